package terminal

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/sample"
)

func printed(t *testing.T, res *provenance.Result, opt Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteText(&b, res, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func heads(out string) int { return strings.Count("\n"+out, "\n"+"shared-quotation ") }

// TestStatementsInFull: every finding is printed in full when asked for, also those that an
// entry stands for.
func TestStatementsInFull(t *testing.T) {
	out := printed(t, sample.Quoted(t), Options{Verbose: true})
	if n := heads(out); n != 8 {
		t.Errorf("%d headings, want an entry with its 6 pairs, and a pair:\n%s", n, out)
	}
}

// TestStatementsBound: what can accuse comes first, and beside it few statements are shown,
// with the number of the others; when nothing else was found, or asked for, all are.
func TestStatementsBound(t *testing.T) {
	res := sample.Quoted(t)
	of := res.Findings[5]
	for i := range maxStatements {
		f := of
		c, s := *f.Copy, *f.Source
		c.ID, s.ID = fmt.Sprint("copy", i), fmt.Sprint("source", i)
		f.Copy, f.Source = &c, &s
		res.Findings = append(res.Findings, f)
	}
	out := printed(t, res, Options{})
	if n := heads(out); n != maxStatements || !strings.Contains(out, "\n  … and 2 more statements, in 2 pairs; --verbose shows them all\n") {
		t.Errorf("%d statements, want %d and the number of the others:\n%s", n, maxStatements, out)
	}
	if strings.Index(out, "\npossible") > strings.Index(out, "\nshared-quotation") {
		t.Error("statements stand before a possible finding")
	}
	var only []provenance.Finding
	for _, f := range res.Findings {
		if f.Relation == provenance.SharedQuotation {
			only = append(only, f)
		}
	}
	res.Findings = only
	if n := heads(printed(t, res, Options{})); n != maxStatements+2 {
		t.Errorf("%d statements of %d when there is nothing else", n, maxStatements+2)
	}
}

// TestStatementsWithoutTexts: findings read back may have no texts, and those of other
// programs no passages.
func TestStatementsWithoutTexts(t *testing.T) {
	res := sample.Quoted(t)
	bare := map[*article.Article]*article.Article{}
	without := func(a *article.Article) *article.Article {
		if bare[a] == nil {
			b := *a
			b.Text = ""
			bare[a] = &b
		}
		return bare[a]
	}
	for i := range res.Findings {
		f := &res.Findings[i]
		f.Copy, f.Source = without(f.Copy), without(f.Source)
	}
	out := printed(t, res, Options{})
	if !strings.Contains(strings.Join(strings.Fields(out), " "), "4 articles carry the same statement by Ida Holm, up to 53 words.") || strings.Contains(out, " 0 words") {
		t.Errorf("without texts:\n%s", out)
	}
	for i := range res.Findings {
		res.Findings[i].Passages = nil
	}
	if n := heads(printed(t, res, Options{})); n != 7 {
		t.Errorf("%d entries for 7 pairs without passages", n)
	}
}
