package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// defuse returns s, which came from outside, as a cell that no spreadsheet takes
// for a formula: with an apostrophe before it when it begins like one, also after
// spaces or in full-width form. (OWASP, "CSV Injection".)
func defuse(s string) string {
	s = clean.Line(s)
	r, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("=+-@|%＝＋－＠", r) {
		return "'" + s
	}
	return s
}

func decimal6(x float64) string {
	return strings.TrimPrefix(string(decimals(roundedDown(x), 1e6)), "null")
}

func decimal(x float64) string {
	b, _ := number4(x).MarshalJSON()
	return strings.TrimPrefix(string(b), "null")
}

// writeCSV writes one row a finding. Article fields are defused; so an id that
// begins with "=" gets an apostrophe that a reader of the file must take off.
func writeCSV(w io.Writer, res *provenance.Result, opt Options) error {
	rows := [][]string{{"relation", "score", "direction", "direction_confidence", "direction_by",
		"copy_id", "copy_outlet", "copy_url", "copy_published", "copy_title",
		"source_id", "source_outlet", "source_url", "source_published", "source_title",
		"copy_coverage", "source_coverage", "exclusive", "passages", "credit_given", "shared_sources", "warnings", "pair"}}
	for i := range res.Findings {
		f := &res.Findings[i]
		exclusive := ""
		if f.Exclusive >= 0 {
			exclusive = decimal(f.Exclusive)
		}
		row := []string{f.Relation.String(), decimal6(f.Score), f.Direction.Verdict(), decimal(f.Direction.Confidence), defuse(f.Direction.By)}
		for _, a := range []*article.Article{f.Copy, f.Source} {
			row = append(row, defuse(a.ID), defuse(a.Outlet), defuse(a.URL), a.Published.String(), defuse(a.Title))
		}
		rows = append(rows, append(row, decimal(f.CopyCovered), decimal(f.SourceCovered), exclusive, strconv.Itoa(len(f.Passages)),
			strconv.FormatBool(f.Credit.Given), defuse(strings.Join(f.SharedSources, "; ")), defuse(strings.Join(f.Warnings, "; ")), pairKey(f)))
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// plainMarkdown returns s so that Markdown shows it as it is: no markup, no HTML,
// no link, no mention of a user or an issue where the page is a forge's. It uses
// entities, not backslashes, because those hold inside HTML too, where a page has
// some.
func plainMarkdown(s string) string { return escapedMarkdown(clean.Line(s), true) }

// escapedMarkdown is plainMarkdown for a part of a safe line, which may begin it.
func escapedMarkdown(s string, begins bool) string {
	var b strings.Builder
	for i, r := range s {
		special := strings.ContainsRune("\\`*_[]{}|~$^<>&\"'@#", r)
		// What begins a line can begin a list, a heading or a rule.
		if first := begins && i == 0 && r < 0x80 && !('a' <= r|0x20 && r|0x20 <= 'z'); special || first {
			fmt.Fprintf(&b, "&#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	s = strings.ReplaceAll(b.String(), "://", "&#58;//")
	return strings.ReplaceAll(s, "www.", "www&#46;")
}

// plainSentence is plainMarkdown for a sentence of ours about f: what is written from
// right to left in it stays set apart.
func plainSentence(f *provenance.Finding, s string) string {
	s = escapedMarkdown(isolated(f, clean.Line(s)), true)
	return strings.NewReplacer(clean.Isolate, "&#x2068;", clean.EndIsolate, "&#x2069;").Replace(s)
}

// markdownLink returns a link to a's page with the text given, or the text alone
// when there is no page to link to.
func markdownLink(text string, a *article.Article) string {
	u, err := url.Parse(clean.WebAddress(a.URL))
	if err != nil || u.Host == "" {
		return plainMarkdown(text)
	}
	u.RawPath = "" // escape afresh
	addr := strings.NewReplacer("<", "%3C", ">", "%3E", "(", "%28", ")", "%29", " ", "%20", "|", "%7C", "\\", "%5C", "`", "%60", "*", "%2A", "_", "%5F").Replace(u.String())
	return fmt.Sprintf("[%s](<%s>)", plainMarkdown(text), addr)
}

// GitHub takes 65,536 characters in an issue or a comment, and 1 MiB in the summary of
// a job's step; what is longer is refused whole. So the page has room for the table,
// then for the evidence of the strongest findings, then for what was skipped, and each
// says how many it has left out.
const (
	maxMarkdown        = 65_000
	maxMarkdownTable   = 40_000
	maxMarkdownSkipped = 6_000
	maxMarkdownDetails = 20  // findings with their evidence
	maxMarkdownCell    = 300 // bytes of a title or a name: a record may call its whole text its title
)

// writeMarkdown writes a page that fits a job summary or an issue.
func writeMarkdown(w io.Writer, res *provenance.Result, opt Options) error {
	var b strings.Builder
	b.WriteString("## Text reuse\n\n" + plainMarkdown(cut(summary(res.Summary), 8*maxMarkdownCell)) + "\n")
	b.WriteString(markdownTable(res))
	skipped := markdownSkipped(res)
	b.WriteString(markdownDetails(res, maxMarkdown-b.Len()-len(skipped)))
	b.WriteString(skipped)
	_, err := io.WriteString(w, b.String())
	return err
}

// cut returns s, or what of it fits n bytes with an ellipsis.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

func markdownTable(res *provenance.Result) string {
	if len(res.Findings) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n| relation | score | later or copy | earlier or source | who was first | covered | credit |\n|---|--:|---|---|---|--:|---|\n")
	for i := range res.Findings {
		row := markdownRow(&res.Findings[i])
		if b.Len()+len(row) > maxMarkdownTable {
			fmt.Fprintf(&b, "\n… and %s.\n", count(len(res.Findings)-i, "more finding"))
			break
		}
		b.WriteString(row)
	}
	return b.String()
}

func markdownRow(f *provenance.Finding) string {
	cell := func(a *article.Article) string {
		return "**" + plainMarkdown(cut(name(a), maxMarkdownCell)) + "**<br>" + markdownLink(cut(title(a), maxMarkdownCell), a) + "<br>" + when(a.Published)
	}
	given := "not seen"
	if f.Credit.Given {
		given = "given"
	}
	first := "not known"
	switch {
	case f.Relation == provenance.SharedSource:
		first = "both from " + plainSentence(f, cut(thirdText(f), maxMarkdownCell))
	case f.Direction.Known:
		first = "the source, " + percent(f.Direction.Confidence)
	}
	return fmt.Sprintf("| %s | %s | %s | %s | %s | %s | %s |\n", f.Relation, score(f.Score), cell(f.Copy), cell(f.Source), first, percent(f.CopyCovered), given)
}

// markdownDetails shows the evidence of the strongest findings, folded away, in at
// most so many bytes.
func markdownDetails(res *provenance.Result, room int) string {
	var b strings.Builder
	for i := range res.Findings[:min(maxMarkdownDetails, len(res.Findings))] {
		if one := markdownDetail(&res.Findings[i]); b.Len()+len(one) <= room {
			b.WriteString(one)
		}
	}
	return b.String()
}

func markdownDetail(f *provenance.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n<details><summary>%s</summary>\n\n", plainSentence(f, sentence(f)))
	fmt.Fprintf(&b, "- shared: %s; %s\n", plainSentence(f, coverage(f)), passageCounts(f.Passages))
	for _, c := range strongest(f.Direction.Cues, 3) {
		fmt.Fprintf(&b, "- %s, for %s: %s\n", plainMarkdown(cueName(c.Name)), plainSentence(f, favours(f, c.Favours)), plainSentence(f, c.Evidence))
	}
	for _, x := range f.Warnings {
		fmt.Fprintf(&b, "- Read with care: %s\n", plainSentence(f, x))
	}
	for _, p := range telling(f, 1) {
		fmt.Fprintf(&b, "\n> %s: “%s”\n>\n> %s: “%s”\n", plainMarkdown(name(f.Source)), plainMarkdown(clean.Excerpt(clean.Slice(f.Source.Text, p.Source), 2*maxExcerptBytes)),
			plainMarkdown(name(f.Copy)), plainMarkdown(clean.Excerpt(clean.Slice(f.Copy.Text, p.Copy), 2*maxExcerptBytes)))
	}
	b.WriteString("\n</details>\n")
	return b.String()
}

func markdownSkipped(res *provenance.Result) string {
	if len(res.Skipped) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n<details><summary>%s skipped</summary>\n\n", count(len(res.Skipped), "record"))
	for i, s := range res.Skipped {
		item := fmt.Sprintf("- %s: %s\n", plainMarkdown(cut(s.Input, maxMarkdownCell)), plainMarkdown(cut(s.Reason, maxMarkdownCell)))
		if b.Len()+len(item) > maxMarkdownSkipped {
			fmt.Fprintf(&b, "- … and %d more\n", len(res.Skipped)-i)
			break
		}
		b.WriteString(item)
	}
	b.WriteString("\n</details>\n")
	return b.String()
}
