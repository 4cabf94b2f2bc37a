package terminal

import (
	"fmt"

	"copytrail/provenance"
	"copytrail/report/internal/view"
)

// maxStatements bounds how many statements are shown, and maxCredits who names whom in
// one of them. With Options.Verbose, and where shared quotations are all there is, no
// statement is left out.
const (
	maxStatements = 10
	maxCredits    = 3
)

// statements prints what several articles quote, an entry for each statement.
func (t *terminal) statements(res *provenance.Result, all *view.Statements) {
	if all.Len() == 0 {
		return
	}
	shown := all.Len()
	if !t.Verbose && !all.Only() {
		shown = min(shown, maxStatements)
	}
	if !all.Only() || all.Len() > 1 {
		t.paragraph(bold, "Quoted by several, not reuse ("+all.Total()+")")
		if !t.Quiet {
			t.line("")
		}
	}
	for i := range shown {
		if i > 0 && !t.Quiet {
			t.line("")
		}
		t.statement(res, all.At(i))
	}
	if shown < all.Len() {
		if !t.Quiet {
			t.line("")
		}
		for _, l := range wrap("… and "+all.After(shown)+"; --verbose shows them all", t.width-2) {
			t.line("  " + t.paint(dim, l))
		}
	}
}

// statement prints one entry: the words once, with all articles that carry them. Below it
// stand, with Options.Verbose, the findings for which it stands. A pair is printed like
// other findings.
func (t *terminal) statement(res *provenance.Result, v *view.Statement) {
	pair := len(v.Findings) == 1 && len(v.Carriers) == 2
	switch {
	case pair && t.Quiet:
		t.brief(view.FindingOf(&res.Findings[v.Findings[0]]))
		return
	case pair:
		t.finding(view.FindingOf(&res.Findings[v.Findings[0]]))
		return
	case t.Quiet:
		t.briefly(provenance.SharedQuotation, "", v.Brief)
		return
	}
	t.head(provenance.SharedQuotation, "", v.Sentence)
	if v.Text != "" {
		t.excerpt("words", view.Said(v.Text), t.linesOfWords(), "")
	}
	t.carriers(v)
	credits := v.Credits
	if !t.Verbose {
		credits = credits[:min(maxCredits, len(credits))]
	}
	for i, c := range credits {
		t.field([]string{"credit", ""}[min(i, 1)], c, "")
	}
	if n := len(v.Credits) - len(credits); n > 0 {
		t.field("", fmt.Sprintf("… and %d more", n), dim)
	}
	for _, w := range v.Warnings {
		t.field("note", w, yellow)
	}
	if !t.Verbose {
		t.field("pairs", fmt.Sprintf("%d; --verbose shows each", len(v.Findings)), "")
	} else {
		for _, n := range v.Findings {
			t.line("")
			t.finding(view.FindingOf(&res.Findings[n]))
		}
	}
}

// linesOfWords returns how many lines of a statement are shown.
func (t *terminal) linesOfWords() int {
	if t.Verbose {
		return maxTree
	}
	return 4
}

// carriers prints the articles of a statement as rows of outlet, time, how many of the
// words it carries, and title.
func (t *terminal) carriers(v *view.Statement) {
	shown := v.Carriers
	if !t.Verbose && len(shown) > maxTree {
		shown = shown[:maxTree]
	}
	nameW, timeW, wordsW := 0, 0, 0
	equal := true
	for _, c := range shown {
		nameW, timeW = max(nameW, width(c.Name)), max(timeW, len(c.When))
		wordsW = max(wordsW, len(view.Count(c.Words, "word")))
		equal = equal && c.Words == v.Carriers[0].Words
	}
	nameW = min(nameW, max(12, (t.width-gutter)/4))
	for i, c := range shown {
		lead := t.paint(bold, column(c.Name, nameW)) + "  " + pad(c.When, timeW)
		used := nameW + 2 + timeW
		if !equal {
			words := ""
			if c.Words > 0 {
				words = view.Count(c.Words, "word")
			}
			lead += "  " + pad(words, wordsW)
			used += 2 + wordsW
		}
		if room := t.width - gutter - used - 2; room >= 12 {
			lead += "  " + fit(c.Title, room)
		}
		t.lines([]string{"in", ""}[min(i, 1)], []string{lead}, "")
	}
	if n := len(v.Carriers) - len(shown); n > 0 {
		t.field("", "… and "+view.Count(n, "more article"), dim)
	}
}
