package provenance

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
)

// TestHiddenIsSaid checks that a finding and the notes of the article say what a text hides
// within its words, and that nothing is said of texts that hide nothing.
func TestHiddenIsSaid(t *testing.T) {
	for name, want := range map[string]string{
		"invisible-homoglyph-all":  "mixed scripts: 631 Cyrillic letters within Latin words",
		"invisible-greek-o":        "mixed scripts: 72 Greek letters within Latin words",
		"invisible-ru-latin":       "mixed scripts: 344 Latin letters within Cyrillic words",
		"invisible-zwsp":           "invisible characters within words: ",
		"invisible-vs16":           "invisible characters within words: ",
		"invisible-vi-joiner":      "invisible characters within words: ",
		"invisible-hangul-filler":  "invisible characters within words: ",
		"invisible-underline":      "marks on letters that no spelling has: ",
		"invisible-small-capitals": "letters in another style (bold, full-width, small capitals): ",
		"invisible-discussed":      "",
		"entities-discussed":       "",
		"spelling-ru-yo":           "",
		"spelling-sr-cyrillic":     "",
		"spelling-vi-bare":         "",
		"spelling-he-points":       "",
		"control-rewrite":          "",
	} {
		res := scanCase(t, name)
		var notes, warnings []string
		for _, n := range res.Notes {
			notes = append(notes, n.Note)
		}
		for i := range res.Findings {
			for _, w := range res.Findings[i].Warnings {
				if HiddenWarning(w) {
					warnings = append(warnings, w)
				}
			}
		}
		if want == "" {
			if len(warnings) > 0 {
				t.Errorf("%s: warnings %q, want none", name, warnings)
			}
			continue
		}
		if !slices.ContainsFunc(notes, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("%s: notes %q, want %q", name, notes, want)
		}
		if len(warnings) != 1 || !strings.HasPrefix(warnings[0], "the copy has "+want) {
			t.Errorf("%s: warnings %q, want one that the copy has %q", name, warnings, want)
		}
	}
}

// scanCase scans a case of testdata/judging and keeps all findings.
func scanCase(t *testing.T, name string) *Result {
	t.Helper()
	opt, read := DefaultOptions, article.DefaultOptions()
	opt.Keep = func(*finding.Finding) bool { return true }
	res, err := Scan(t.Context(), article.Scan([]string{filepath.Join("../testdata/judging", name, "in.jsonl")}, nil, read), read, opt)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// TestSpansAreOfTheTextAsItCame checks that passages count the bytes of a text with hidden
// characters, not of what was compared.
func TestSpansAreOfTheTextAsItCame(t *testing.T) {
	for _, name := range []string{"invisible-zwsp", "invisible-homoglyph-all", "invisible-underline", "spelling-sr-cyrillic", "spelling-he-points", "entities-de"} {
		res := scanCase(t, name)
		if len(res.Findings) != 1 || len(res.Findings[0].Passages) == 0 {
			t.Errorf("%s: %d findings, want one with a passage", name, len(res.Findings))
			continue
		}
		f := &res.Findings[0]
		for _, p := range f.Passages {
			for _, side := range []struct {
				a    *article.Article
				span article.Span
			}{{f.Copy, p.Copy}, {f.Source, p.Source}} {
				s := side.a.Text[side.span.Start:side.span.End]
				if strings.ToValidUTF8(s, "") != s || len(f.Passages) == 1 && len(s) < len(side.a.Text)*9/10 {
					t.Errorf("%s: passage of %d bytes in a text of %d: %.40q", name, len(s), len(side.a.Text), s)
				}
			}
		}
	}
}
