package terminal

import (
	"fmt"
	"io"
	"strings"

	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
)

// WriteComparison explains one finding in full on a terminal: the verdict in one
// sentence, what weakens the finding, who was first and which cues say so, credit,
// every passage in both texts with its word-level difference, what the judge
// measured and what that means. Its only errors are those of w.
func WriteComparison(w io.Writer, f *provenance.Finding, opt Options) error {
	v := view.FindingOf(f)
	t := newTerminal(opt)
	t.paragraph(relationStyle(f.Relation), v.Sentence)
	t.paragraph("", fmt.Sprintf("Verdict: %s. Probability of reuse: %s.", f.Relation, view.Percent(f.Score)))
	t.line("")
	t.articles(v)
	t.warnings(v)
	t.directionInFull(v)
	t.sharing(v)
	t.passages(v)
	t.features(v)
	_, err := w.Write(t.buf.Bytes())
	return err
}

// warnings prints what weakens the finding.
func (t *terminal) warnings(v *view.Finding) {
	if len(v.Warnings) == 0 {
		return
	}
	t.heading("Read with care")
	for _, w := range v.Warnings {
		for i, l := range wrap(w, t.width-4) {
			t.line([]string{"  - ", "    "}[min(i, 1)] + t.paint(yellow, l))
		}
	}
}

// directionInFull prints the verdict on who was first and every cue, also those
// that did not decide, with how sure it would be by itself.
func (t *terminal) directionInFull(v *view.Finding) {
	t.heading("Who was first")
	switch v.Of.Relation {
	case provenance.SharedSource:
		t.indented("", "Does not arise: both appear to derive from "+v.Third+".")
	case provenance.SharedQuotation:
		t.indented("", "Does not arise: what both carry is somebody's whom both quote.")
	default:
		t.indented("", v.Direction)
	}
	if len(v.Cues) == 0 {
		t.indented("", "No cue was found.")
		return
	}
	nameW := 0
	for _, c := range v.Cues {
		nameW = max(nameW, width(c.Name))
	}
	nameW = min(nameW, t.width/3)
	t.line("  " + t.paint(dim, fit("each cue with how sure it would be by itself:", t.width-2)))
	for _, c := range v.Cues {
		lead := fmt.Sprintf("  %s %5s  ", column(c.Name, nameW), c.Alone)
		text := c.Evidence
		if c.Of.Favours != provenance.Neither {
			text = "for " + c.For + ": " + text
		}
		for i, l := range wrap(text, t.width-width(lead)) {
			if i > 0 {
				lead = strings.Repeat(" ", width(lead))
			}
			t.line(lead + l)
		}
	}
}

// sharing prints coverage, exclusive detail and credit.
func (t *terminal) sharing(v *view.Finding) {
	f := v.Of
	t.heading("What they share")
	t.field("covered", v.Coverage+"; "+v.Counts, "")
	if v.Statement != "" {
		t.field("quoted", "both carry the same "+v.Statement, "")
	}
	if f.Exclusive >= 0 {
		t.field("detail", view.Percent(f.Exclusive)+" of the rare shared detail stands in no other article of the story", "")
	}
	t.field("credit", v.Credit, "")
	if s := clean.Slice(f.Copy.Text, f.Credit.Span); s != "" {
		t.quote("", clean.Line(s), 2, green)
	}
	if len(f.SharedSources) > 0 {
		t.commonCredit(v)
	}
}

// features prints every number the judge saw with its meaning.
func (t *terminal) features(v *view.Finding) {
	features := v.Features()
	if len(features) == 0 {
		return
	}
	t.heading("What was measured")
	nameW := 0
	for _, x := range features {
		nameW = max(nameW, width(x.Name))
	}
	nameW = min(nameW, t.width/3)
	for _, x := range features {
		lead := fmt.Sprintf("  %s %8s  ", column(x.Name, nameW), x.Value)
		for i, l := range wrap(x.Meaning, t.width-width(lead)) {
			if i > 0 {
				lead = strings.Repeat(" ", width(lead))
			}
			t.line(lead + t.paint(dim, l))
		}
	}
}
