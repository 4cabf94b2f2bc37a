package terminal

import (
	"fmt"
	"strings"

	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
)

// FindingText returns one finding as [WriteText] prints it, in so many columns and
// without colour: in full when verbose is set.
func FindingText(v *view.Finding, width int, verbose bool) string {
	t := newTerminal(Options{Width: width, Verbose: verbose})
	t.finding(v)
	return t.buf.String()
}

// finding prints one finding: what, who, who was first and why, the evidence.
func (t *terminal) finding(v *view.Finding) {
	f := v.Of
	t.head(f.Relation, v.Shown, v.Sentence)
	t.articles(v)
	if !view.NoneFirst(f.Relation) {
		t.field("first", v.Direction, "")
		cues := v.Strongest(2)
		if t.Verbose {
			cues = v.Cues
		}
		for _, c := range cues {
			t.field("", fmt.Sprintf("%s, for %s: %s", c.Name, c.For, c.Evidence), dim)
		}
	}
	if len(f.Passages) > 0 {
		t.field("shared", v.Coverage+"; "+v.Counts, "")
	}
	if v.Statement != "" && f.Relation != provenance.SharedQuotation {
		t.field("quoted", "both carry the same "+v.Statement, "")
	}
	t.evidence(v)
	if f.Credit.Given || v.Directed && f.Relation.Reuse() {
		t.field("credit", v.Credit, "")
	}
	if v.Licence != "" {
		t.field("licence", v.Licence, "")
	}
	if len(f.SharedSources) > 0 && f.Relation != provenance.SharedSource {
		t.commonCredit(v)
	}
	for _, w := range v.Warnings {
		t.field("note", w, yellow)
	}
}

// head prints a relation with its score, which may be "", and what is claimed.
func (t *terminal) head(r provenance.Relation, score, sentence string) {
	if score != "" {
		score = " " + score
	}
	head := r.String() + score
	pre := t.paint(relationStyle(r), r.String()) + score
	for i, l := range wrap(sentence, t.width-len(head)-2) {
		if i == 0 {
			t.line(pre + "  " + l)
		} else {
			t.line(strings.Repeat(" ", len(head)+2) + l)
		}
	}
}

// commonCredit says what both articles credit. That they derive from it may be said
// only where the relation is a shared source.
func (t *terminal) commonCredit(v *view.Finding) {
	if v.Of.Relation == provenance.SharedSource {
		t.field("from", "both appear to derive from "+v.Third, "")
	} else {
		t.field("credit", "both credit "+v.Third, "")
	}
}

// maxPassages is how many passages of a finding are shown with Options.Verbose. All of
// them are in the HTML page and in the output of copytrail compare.
const maxPassages = 5

// evidence prints the most telling passages as they stand in both texts.
func (t *terminal) evidence(v *view.Finding) {
	most := 1
	if t.Verbose {
		most = maxPassages
	}
	for _, p := range v.Telling(most) {
		copied, source := clean.Line(p.CopyText), clean.Line(p.SourceText)
		if p.Kind == provenance.Verbatim || copied == source {
			t.quote("both", copied, 2, "")
			continue
		}
		t.quote(v.SourceRole, source, 2, "")
		t.quote(v.CopyRole, copied, 2, "")
	}
}

// articles prints the two articles of a finding as rows of outlet, time and title in
// columns, and below each where to find it. Titles that do not fit into their column
// stand in lines of their own.
func (t *terminal) articles(v *view.Finding) {
	timeW := max(len(v.Copy.When), len(v.Source.When))
	nameW := min(max(width(v.Copy.Name), width(v.Source.Name)), max(12, (t.width-gutter)/3), t.width-gutter-timeW-2)
	room := t.width - gutter - nameW - timeW - 4
	beside := width(v.Copy.Title) <= room && width(v.Source.Title) <= room
	row := func(label string, a view.Article) {
		lead := t.paint(bold, column(a.Name, nameW)) + "  " + pad(a.When, timeW)
		if beside {
			t.lines(label, []string{lead + "  " + a.Title}, "")
		} else {
			t.lines(label, []string{lead}, "")
			t.lines("", wrap(a.Title, t.width-gutter), "")
		}
		if a.Printings != "" {
			t.lines("", wrap(a.Printings, t.width-gutter), dim)
		}
		t.whereabouts(a)
	}
	if v.Directed {
		row(v.CopyRole, v.Copy)
		row(v.SourceRole, v.Source)
		return
	}
	row(v.SourceRole, v.Source)
	row(v.CopyRole, v.Copy)
}

// whereabouts prints the id and the address of an article, each only when it says more
// than what was printed before.
func (t *terminal) whereabouts(a view.Article) {
	id, u := clean.Line(a.Of.ID), clean.Line(a.Of.URL)
	if id == a.Name {
		id = ""
	}
	if u == id {
		u = ""
	}
	if u != "" && id != "" && width(id)+2+width(u) <= t.width-gutter {
		id, u = id+"  "+u, ""
	}
	if id != "" {
		t.lines("", wrap(id, t.width-gutter), dim)
	}
	switch {
	case u != "" && a.Link == u && !strings.Contains(u, " "):
		t.lines("", []string{u}, dim) // whole, so that it can be opened and copied
	case u != "":
		t.lines("", wrap(u, t.width-gutter), dim)
	}
}
