// Package terminal prints findings as text for people at a terminal.
//
// [WriteText] prints a whole result, story by story; [WriteComparison] explains one
// finding in full, passage by passage; [FindingText] is one finding as it stands in
// the text report, for formats that have a place for it. No line is wider than asked
// for, except an address that must stay whole to be opened, and colour changes nothing
// but colour.
package terminal

import (
	"bytes"
	"strings"

	"copytrail/provenance"
	"copytrail/report/internal/view"
)

// Options says how text is printed. The zero value prints without colour, in 80
// columns, and with full passages.
type Options struct {
	Color   bool // use ANSI colours
	Width   int  // columns to fit, at least 40; 0 means 80
	Quiet   bool // WriteText only: one line a finding or statement
	Verbose bool // WriteText only: every finding in full, with all cues and more passages; and what was skipped, merged or noted
	NoText  bool // WriteComparison only: short excerpts instead of passages
}

// style is an ANSI SGR parameter string.
type style string

// The styles. Only the eight colours that every theme defines are used, so that the text
// is legible on light and dark grounds.
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
	case provenance.SharedQuotation:
		return "1;32"
	}
	return "1"
}

// terminal lays text out in a fixed number of columns: a narrow column of labels and,
// beside it, wrapped text. It writes to a buffer, so printing cannot fail.
type terminal struct {
	buf bytes.Buffer
	Options
	width     int // Options.Width with its default and its minimum
	relations int // the width of the column of relations, of findings in one line
}

// gutter is the width of the column of labels with the spaces around it.
const gutter = 11

func newTerminal(opt Options) *terminal {
	w := opt.Width
	if w == 0 {
		w = 80
	}
	return &terminal{Options: opt, width: max(w, 40)}
}

// paint returns s, which must be clean, in a style when colours are on.
func (t *terminal) paint(st style, s string) string {
	if !t.Color || s == "" || st == "" {
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

// quote prints text in quotation marks beside a label, at most so many lines.
func (t *terminal) quote(label, s string, most int, st style) {
	t.excerpt(label, view.InMarks(s), most, st)
}

// excerpt prints clean text beside a label, at most so many lines.
func (t *terminal) excerpt(label, s string, most int, st style) {
	ls := wrap(s, t.width-gutter)
	if len(ls) > most {
		ls = ls[:most]
		ls[most-1] = fit(ls[most-1]+" …", t.width-gutter)
	}
	t.lines(label, ls, st)
}

// indented prints clean text indented by two columns and wrapped.
func (t *terminal) indented(st style, s string) {
	for _, l := range wrap(s, t.width-2) {
		t.line("  " + t.paint(st, l))
	}
}

// listed prints a list under a heading, nothing when it is empty.
func (t *terminal) listed(heading string, items []string) {
	if len(items) == 0 {
		return
	}
	t.line(t.paint(bold, heading))
	for _, item := range items {
		for i, l := range wrap(item, t.width-4) {
			t.line([]string{"  ", "    "}[min(i, 1)] + l)
		}
	}
	t.line("")
}
