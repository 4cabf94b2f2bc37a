package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
)

// writeCSV writes one row for each finding. What comes from articles is defused, so an
// id that begins with "=" has an apostrophe before it, which a program that reads the
// file must take off. The ids of the first printings let a reader count articles once. New
// columns stand at the end, for readers that know columns by their place.
func writeCSV(w io.Writer, res *provenance.Result, opt Options) error {
	rows := [][]string{{"relation", "score", "direction", "direction_confidence", "direction_by",
		"copy_id", "copy_outlet", "copy_url", "copy_published", "copy_title",
		"source_id", "source_outlet", "source_url", "source_published", "source_title",
		"copy_coverage", "source_coverage", "exclusive", "passages", "credit_given", "shared_sources", "warnings", "pair",
		"copy_prose", "copy_quoted", "source_prose", "source_quoted", "statement_words", "speakers", "copy_first_id", "source_first_id", "further_printing",
		"licensed", "licence_note"}}
	for _, v := range view.Findings(res) {
		f := v.Of
		exclusive := ""
		if f.Exclusive >= 0 {
			exclusive = view.Decimal4(f.Exclusive).String()
		}
		row := []string{f.Relation.String(), view.Decimal6(f.Score).String(), f.Direction.Verdict(), view.Decimal4(f.Direction.Confidence).String(), defuse(f.Direction.By)}
		for _, a := range []*article.Article{f.Copy, f.Source} {
			row = append(row, defuse(a.ID), defuse(a.Outlet), defuse(a.URL), a.Published.String(), defuse(a.Title))
		}
		row = append(row, view.Decimal4(f.CopyCovered).String(), view.Decimal4(f.SourceCovered).String(), exclusive, strconv.Itoa(len(f.Passages)),
			strconv.FormatBool(f.Credit.Given), defuse(strings.Join(f.SharedSources, "; ")), defuse(strings.Join(f.Warnings, "; ")), v.Pair)
		for _, x := range []float64{f.CopyProse, f.CopyQuoted, f.SourceProse, f.SourceQuoted} {
			row = append(row, view.Decimal4(x).String())
		}
		rows = append(rows, append(row, strconv.Itoa(f.Statement.Words), defuse(strings.Join(f.Statement.Speakers, "; ")),
			defuse(f.Copy.First().ID), defuse(f.Source.First().ID), strconv.FormatBool(f.Further),
			strconv.FormatBool(f.Licensed), defuse(f.LicenceNote)))
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// defuse returns s, which came from outside, as a cell that no spreadsheet takes for a
// formula: when it begins like one, also after spaces or in full-width form, an
// apostrophe stands before it (OWASP, "CSV Injection").
func defuse(s string) string {
	s = clean.Line(s)
	r, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("=+-@|%＝＋－＠", r) {
		return "'" + s
	}
	return s
}
