package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/report/internal/clean"
)

// A run is a piece of clean text in one style.
type run struct {
	text  string
	st    style
	space bool // white space follows
}

// marked turns the span s of text into runs; those that words names are underlined.
func marked(text string, s article.Span, words []article.Span) []run {
	var rs []run
	add := func(start, end int, st style) {
		if raw := clean.Slice(text, article.Span{Start: start, End: end}); raw != "" {
			if r, _ := utf8.DecodeRuneInString(raw); len(rs) > 0 && unicode.IsSpace(r) {
				rs[len(rs)-1].space = true
			}
			if clean := clean.Line(raw); clean != "" {
				rs = append(rs, run{clean, st, endsInSpace(raw)})
			}
		}
	}
	pos := s.Start
	for _, w := range words {
		add(pos, w.Start, "")
		add(w.Start, w.End, under)
		pos = w.End
	}
	add(pos, s.End, "")
	return rs
}

// mark puts brackets around a run where there is no colour to distinguish it.
func (t *terminal) mark(r run, open, shut string) run {
	if !t.Color {
		r.text, r.st = open+r.text+shut, ""
	}
	return r
}

// endsInSpace reports whether the last character of s is white space.
func endsInSpace(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}

// styled prints runs of text beside a label.
func (t *terminal) styled(label string, rs []run) {
	t.lines(label, t.wrapRuns(rs, t.width-gutter), "")
}

// wrapRuns wraps styled text to w columns. Wrapping looks at the text alone, so
// that lines break in the same places with and without colour.
func (t *terminal) wrapRuns(rs []run, w int) []string {
	var all strings.Builder
	var styles []style // of each byte
	for _, r := range rs {
		all.WriteString(r.text)
		for range len(r.text) {
			styles = append(styles, r.st)
		}
		if r.space {
			all.WriteByte(' ')
			styles = append(styles, "")
		}
	}
	var out []string
	full, pos := all.String(), 0
	for _, l := range wrap(full, w) {
		// wrap drops only spaces at line ends.
		pos += strings.Index(full[pos:], l)
		var b strings.Builder
		for i := 0; i < len(l); {
			j := i
			for j < len(l) && styles[pos+j] == styles[pos+i] {
				j++
			}
			b.WriteString(t.paint(styles[pos+i], l[i:j]))
			i = j
		}
		pos += len(l)
		out = append(out, b.String())
	}
	return out
}

// sideBySide prints two texts as two columns.
func (t *terminal) sideBySide(leftLabel, rightLabel string, left, right []run) {
	w := (t.width - 2 - 3) / 2
	bar := t.paint(dim, " │ ")
	t.line("  " + t.paint(dim, pad(leftLabel, w)) + bar + t.paint(dim, rightLabel))
	ls, rs := t.wrapRuns(left, w), t.wrapRuns(right, w)
	for i := range max(len(ls), len(rs)) {
		var l, r string
		if i < len(ls) {
			l = ls[i]
		}
		if i < len(rs) {
			r = rs[i]
		}
		t.line("  " + l + strings.Repeat(" ", max(0, w-width(stripStyle(l)))) + bar + r)
	}
}

// stripStyle removes the escape sequences that paint adds. The text between them is
// clean, so every ESC was added by paint, and its sequence ends at the next m.
func stripStyle(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, 0x1b)
		if i < 0 {
			return b.String() + s
		}
		b.WriteString(s[:i])
		s = s[i:]
		s = s[strings.IndexByte(s, 'm')+1:]
	}
}
