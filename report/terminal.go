package report

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// style is an ANSI SGR parameter string.
type style string

// The styles of the terminal forms. Only the eight colours that every theme
// defines are used, so that the text is legible on light and dark grounds.
const (
	bold   style = "1"
	dim    style = "2"
	under  style = "4"
	red    style = "31"
	green  style = "32"
	yellow style = "33"
)

// relationStyle colours relations by the strength of the claim.
func relationStyle(r provenance.Relation) style {
	switch r {
	case provenance.Identical, provenance.NearCopy:
		return "1;31"
	case provenance.Excerpt:
		return "1;35"
	case provenance.Rewrite:
		return "1;33"
	case provenance.SharedSource:
		return "1;36"
	}
	return "1"
}

// terminal lays text out in a fixed number of columns: a narrow gutter of labels
// and, beside it, wrapped text. It never fails: it fills a buffer.
type terminal struct {
	buf   bytes.Buffer
	width int
	color bool
}

// gutter is the width of the column of labels with the spaces around it.
const gutter = 11

func newTerminal(opt Options) *terminal {
	w := opt.Width
	if w == 0 {
		w = 80
	}
	return &terminal{width: max(w, 40), color: opt.Color}
}

// paint returns s, which is already clean, in a style when colours are on.
func (t *terminal) paint(st style, s string) string {
	if !t.color || s == "" || st == "" {
		return s
	}
	return "\x1b[" + string(st) + "m" + s + "\x1b[0m"
}

// line prints one line as it is, without trailing spaces.
func (t *terminal) line(s string) {
	t.buf.WriteString(strings.TrimRight(s, " "))
	t.buf.WriteByte('\n')
}

// heading prints a section's name.
func (t *terminal) heading(s string) {
	t.line("")
	t.line(t.paint(bold, s))
}

// paragraph prints clean text over the full width.
func (t *terminal) paragraph(st style, s string) {
	for _, l := range wrap(s, t.width) {
		t.line(t.paint(st, l))
	}
}

// field prints clean text beside a label, wrapped; an empty style prints plain.
func (t *terminal) field(label, s string, st style) {
	t.lines(label, wrap(s, t.width-gutter), st)
}

// lines prints lines beside a label.
func (t *terminal) lines(label string, ls []string, st style) {
	for i, l := range ls {
		if i > 0 {
			label = ""
		}
		t.line(t.paint(dim, pad("  "+label, gutter)) + t.paint(st, l))
	}
}

// articles prints the two articles of f as aligned rows of outlet, time and
// title, below each where to find it. Titles that do not fit beside get lines of
// their own.
func (t *terminal) articles(f *provenance.Finding) {
	cn, sn := name(f.Copy), name(f.Source)
	timeW := max(len(when(f.Copy.Published)), len(when(f.Source.Published)))
	nameW := min(max(width(cn), width(sn)), max(12, (t.width-gutter)/3), t.width-gutter-timeW-2)
	room := t.width - gutter - nameW - timeW - 4
	beside := width(title(f.Copy)) <= room && width(title(f.Source)) <= room
	row := func(label, n string, a *article.Article) {
		lead := t.paint(bold, column(n, nameW)) + "  " + pad(when(a.Published), timeW)
		if beside {
			t.lines(label, []string{lead + "  " + title(a)}, "")
		} else {
			t.lines(label, []string{lead}, "")
			t.lines("", wrap(title(a), t.width-gutter), "")
		}
		where, u := clean.Line(a.ID), clean.Line(a.URL)
		if where == n {
			where = ""
		}
		if u == where {
			where = ""
		}
		if u != "" && where != "" && width(where)+2+width(u) <= t.width-gutter {
			where, u = where+"  "+u, ""
		}
		if where != "" {
			t.lines("", wrap(where, t.width-gutter), dim)
		}
		switch {
		case u != "" && clean.WebAddress(u) == u && !strings.Contains(u, " "):
			t.lines("", []string{u}, dim) // whole, so that it can be opened and copied
		case u != "":
			t.lines("", wrap(u, t.width-gutter), dim)
		}
	}
	c, s := roles(f)
	if f.Direction.Known && f.Relation != provenance.SharedSource {
		row(c, cn, f.Copy)
		row(s, sn, f.Source)
		return
	}
	row(s, sn, f.Source)
	row(c, cn, f.Copy)
}

// quote prints text in quotation marks beside a label, at most so many lines.
func (t *terminal) quote(label, s string, most int, st style) {
	ls := wrap("“"+s+"”", t.width-gutter)
	if len(ls) > most {
		ls = ls[:most]
		ls[most-1] = fit(ls[most-1]+" …", t.width-gutter)
	}
	t.lines(label, ls, st)
}

// finding prints one finding: what, who, who was first and why, the evidence.
func (t *terminal) finding(f *provenance.Finding, opt Options) {
	head := f.Relation.String() + " " + score(f.Score)
	pre := t.paint(relationStyle(f.Relation), f.Relation.String()) + " " + score(f.Score)
	ls := wrap(sentence(f), t.width-len(head)-2)
	for i, l := range ls {
		if i == 0 {
			t.line(pre + "  " + l)
		} else {
			t.line(strings.Repeat(" ", len(head)+2) + l)
		}
	}
	t.articles(f)
	if f.Relation != provenance.SharedSource {
		t.field("first", direction(f), "")
		cues := strongest(f.Direction.Cues, 2)
		if opt.Verbose {
			cues = f.Direction.Cues
		}
		for _, c := range cues {
			t.field("", fmt.Sprintf("%s, for %s: %s", cueName(c.Name), favours(f, c.Favours), clean.Line(c.Evidence)), dim)
		}
	}
	if len(f.Passages) > 0 {
		t.field("shared", coverage(f)+"; "+passageCounts(f.Passages), "")
	}
	t.evidence(f, opt)
	if f.Credit.Given || f.Direction.Known && f.Relation.Reuse() && f.Relation != provenance.SharedSource {
		t.field("credit", credit(f), "")
	}
	if len(f.SharedSources) > 0 && f.Relation != provenance.SharedSource {
		t.commonCredit(f)
	}
	for _, w := range f.Warnings {
		t.field("note", clean.Line(w), yellow)
	}
}

// strongest returns the first n cues, which stand strongest first.
func strongest(cues []provenance.Cue, n int) []provenance.Cue { return cues[:min(n, len(cues))] }

// commonCredit says what both articles of f credit. Only of a shared source may it
// be said that they derive from it.
func (t *terminal) commonCredit(f *provenance.Finding) {
	if f.Relation == provenance.SharedSource {
		t.field("from", "both appear to derive from "+thirdText(f), "")
	} else {
		t.field("credit", "both credit "+thirdText(f), "")
	}
}

// maxPassages is how many passages of a finding Options.Verbose shows: whoever
// wants all of them wants copytrail compare, or the page.
const maxPassages = 5

// evidence prints the most telling passages as they stand in both texts.
func (t *terminal) evidence(f *provenance.Finding, opt Options) {
	most := 1
	if opt.Verbose {
		most = maxPassages
	}
	c, s := roles(f)
	for _, p := range telling(f, most) {
		copied, source := clean.Line(clean.Slice(f.Copy.Text, p.Copy)), clean.Line(clean.Slice(f.Source.Text, p.Source))
		if p.Kind == provenance.Verbatim || copied == source {
			t.quote("both", copied, 2, "")
			continue
		}
		t.quote(s, source, 2, "")
		t.quote(c, copied, 2, "")
	}
}

// telling returns the passages that show most at a glance, at most so many: the
// longest, where what corresponds counts. There are none when the texts are not at
// hand.
func telling(f *provenance.Finding, most int) []provenance.Passage {
	// A long passage shows no more than what fits the lines it is given.
	value := func(p provenance.Passage) float64 {
		return float64(min(p.Copy.Len(), p.Source.Len(), 200)) * (0.2 + p.Similarity)
	}
	var all []provenance.Passage
	for _, p := range f.Passages {
		if value(p) > 0 && clean.Slice(f.Copy.Text, p.Copy) != "" && clean.Slice(f.Source.Text, p.Source) != "" {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(x, y provenance.Passage) int { return cmp.Compare(value(y), value(x)) })
	return all[:min(most, len(all))]
}
