package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/worddiff"
)

// WriteComparison explains one finding in full on a terminal: the verdict in one
// sentence, what weakens the finding, who was first and which cues say so, credit,
// every passage in both texts with its word-level difference, what the judge
// measured and what that means. Its only errors are those of w.
func WriteComparison(w io.Writer, f *provenance.Finding, opt Options) error {
	t := newTerminal(opt)
	t.paragraph(relationStyle(f.Relation), sentence(f))
	t.paragraph("", fmt.Sprintf("Verdict: %s. Probability of reuse: %s.", f.Relation, percent(f.Score)))
	t.line("")
	t.articles(f)
	t.warnings(f)
	t.directionInFull(f)
	t.sharing(f)
	t.passages(f, opt)
	t.features(f)
	_, err := w.Write(t.buf.Bytes())
	return err
}

// indented prints clean text two columns in, wrapped.
func (t *terminal) indented(st style, s string) {
	for _, l := range wrap(s, t.width-2) {
		t.line("  " + t.paint(st, l))
	}
}

func (t *terminal) warnings(f *provenance.Finding) {
	if len(f.Warnings) == 0 {
		return
	}
	t.heading("Read with care")
	for _, w := range f.Warnings {
		for i, l := range wrap(clean.Line(w), t.width-4) {
			t.line([]string{"  - ", "    "}[min(i, 1)] + t.paint(yellow, l))
		}
	}
}

// directionInFull prints the verdict on who was first and every cue, also those
// that did not decide, with how sure it would be by itself.
func (t *terminal) directionInFull(f *provenance.Finding) {
	t.heading("Who was first")
	if f.Relation == provenance.SharedSource {
		t.indented("", "Does not arise: both appear to derive from "+thirdText(f)+".")
	} else {
		t.indented("", direction(f))
	}
	if len(f.Direction.Cues) == 0 {
		t.indented("", "No cue was found.")
		return
	}
	nameW := 0
	for _, c := range f.Direction.Cues {
		nameW = max(nameW, width(cueName(c.Name)))
	}
	nameW = min(nameW, t.width/3)
	t.line("  " + t.paint(dim, fit("each cue with how sure it would be by itself:", t.width-2)))
	for _, c := range f.Direction.Cues {
		lead := fmt.Sprintf("  %s %5s  ", column(cueName(c.Name), nameW), alone(c.Weight))
		text := clean.Line(c.Evidence)
		if c.Favours != provenance.Neither {
			text = "for " + favours(f, c.Favours) + ": " + text
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
func (t *terminal) sharing(f *provenance.Finding) {
	t.heading("What they share")
	t.field("covered", coverage(f)+"; "+passageCounts(f.Passages), "")
	if f.Exclusive >= 0 {
		t.field("detail", percent(f.Exclusive)+" of the rare shared detail stands in no other article of the story", "")
	}
	t.field("credit", credit(f), "")
	if s := clean.Slice(f.Copy.Text, f.Credit.Span); s != "" {
		t.quote("", clean.Line(s), 2, green)
	}
	if len(f.SharedSources) > 0 {
		t.commonCredit(f)
	}
}

// features prints every number the judge saw with its meaning.
func (t *terminal) features(f *provenance.Finding) {
	if len(f.Features) == 0 {
		return
	}
	t.heading("What was measured")
	nameW := 0
	for _, x := range f.Features {
		nameW = max(nameW, width(clean.Line(x.Name)))
	}
	nameW = min(nameW, t.width/3)
	for _, x := range f.Features {
		lead := fmt.Sprintf("  %s %8s  ", column(clean.Line(x.Name), nameW), number(x.Value))
		for i, l := range wrap(clean.Line(x.Meaning), t.width-width(lead)) {
			if i > 0 {
				lead = strings.Repeat(" ", width(lead))
			}
			t.line(lead + t.paint(dim, l))
		}
	}
}

// number formats a measured value: whole numbers as they are, others with three
// digits after the point.
func number(x float64) string {
	if x == float64(int64(x)) {
		return fmt.Sprintf("%d", int64(x))
	}
	return fmt.Sprintf("%.3f", x)
}

// maxPassageBytes bounds how much of one passage is printed; a run of several
// pages shows nothing that its first one does not.
const maxPassageBytes = 4000

// maxExcerptBytes bounds a passage when texts are to be left out.
const maxExcerptBytes = 160

// passages prints every passage in the copy's order, each as it stands in both
// texts.
func (t *terminal) passages(f *provenance.Finding, opt Options) {
	t.heading("Passages")
	if len(f.Passages) == 0 {
		t.indented("", "None: no span of one answers a span of the other.")
		return
	}
	c, s := roles(f)
	t.legend(f, c, s)
	ps := slices.Clone(f.Passages)
	slices.SortStableFunc(ps, func(a, b provenance.Passage) int {
		return cmp.Or(cmp.Compare(a.Copy.Start, b.Copy.Start), cmp.Compare(a.Source.Start, b.Source.Start))
	})
	most := maxPassageBytes
	if opt.NoText {
		most = maxExcerptBytes
	}
	for i, p := range ps {
		t.line("")
		head := fmt.Sprintf("%3d  %s", i+1, p.Kind)
		if p.Kind == provenance.Rewritten {
			head += fmt.Sprintf(", likeness %s", percent(p.Similarity))
		}
		if f.Source.Text != "" && f.Copy.Text != "" {
			head += fmt.Sprintf("; paragraph %d of %s, %d of %s", paragraph(f.Source.Text, p.Source), the(s), paragraph(f.Copy.Text, p.Copy), the(c))
		}
		t.line(t.paint(bold, fit(head, t.width)))
		t.passage(f, p, most)
	}
}

// the puts an article before the name of a role: the source, the copy, the other,
// but one.
func the(role string) string {
	if role == "one" {
		return role
	}
	return "the " + role
}

// paragraph returns the number of the paragraph of text that s begins in, from 1.
// Lines that hold nothing do not count.
func paragraph(text string, s article.Span) int {
	n := 0
	for l := range strings.Lines(text[:clean.Inside(text, s).Start] + "x") {
		if strings.TrimSpace(l) != "" {
			n++
		}
	}
	return n
}

// legend explains the kinds of passage that f has, and the marks they use.
func (t *terminal) legend(f *provenance.Finding, copied, source string) {
	var has [3]bool
	for _, p := range f.Passages {
		has[p.Kind] = true
	}
	for k, ok := range has {
		if !ok {
			continue
		}
		kind := provenance.PassageKind(k)
		text := kind.String() + ": " + kindMeaning(kind)
		switch {
		case kind == provenance.Edited && t.color:
			t.indented("", text)
			t.line("    " + t.paint("31;9", "only in "+the(source)) + "  " + t.paint(green, "only in "+the(copied)))
			continue
		case kind == provenance.Edited:
			text += fmt.Sprintf(", [-only in %s-] {+only in %s+}", the(source), the(copied))
		case kind == provenance.Rewritten:
			text += "; " + likenessMeaning
			if t.color {
				text += "; words in both are underlined"
			}
		}
		t.indented("", text)
	}
}

// passage prints one passage: once when both texts have the same words, as one
// word diff when they were edited; when reworded, one above the other, or side by
// side where the terminal is wide enough, with the words of both underlined.
func (t *terminal) passage(f *provenance.Finding, p provenance.Passage, most int) {
	sp, left := clean.Clip(p.Source, most)
	cp, leftCopy := clean.Clip(p.Copy, most)
	left = max(left, leftCopy)
	if clean.Slice(f.Source.Text, sp) == "" || clean.Slice(f.Copy.Text, cp) == "" {
		t.field("", "(the text is not at hand)", dim)
		return
	}
	c, s := roles(f)
	if p.Kind == provenance.Rewritten {
		inSource, inCopy := worddiff.Shared(f.Source.Text, sp, f.Copy.Text, cp)
		source, copied := marked(f.Source.Text, sp, inSource), marked(f.Copy.Text, cp, inCopy)
		if t.width >= 110 {
			t.sideBySide(s, c, source, copied)
		} else {
			t.styled(s, source)
			t.styled(c, copied)
		}
		if left > 0 {
			t.field("", fmt.Sprintf("… %d bytes more", left), dim)
		}
		return
	}
	edits := worddiff.Compare(f.Source.Text, sp, f.Copy.Text, cp)
	switch {
	case len(edits) == 1 && edits[0].Op == worddiff.Keep:
		t.styled("both", t.runs(f, edits, oneText))
	default:
		t.styled("", t.runs(f, edits, merged))
	}
	if left > 0 {
		t.field("", fmt.Sprintf("… %d bytes more", left), dim)
	}
}

// run is a piece of clean text in one style.
type run struct {
	text  string
	st    style
	space bool // white space follows
}

// view selects what of a word diff is shown.
type view int

const (
	oneText view = iota // the copy's text, plain
	merged              // both in one, removals and insertions marked
)

// runs turns edits into styled text.
func (t *terminal) runs(f *provenance.Finding, edits []worddiff.Step, v view) []run {
	var rs []run
	for _, e := range edits {
		rawS, rawC := clean.Slice(f.Source.Text, e.Source), clean.Slice(f.Copy.Text, e.Copy)
		s, c := run{text: clean.Line(rawS), space: endsInSpace(rawS)}, run{text: clean.Line(rawC), space: endsInSpace(rawC)}
		switch {
		case v == oneText || e.Op == worddiff.Keep:
			rs = append(rs, c)
		case e.Op == worddiff.Remove:
			s.st, s.space = "31;9", true // never run into what took its place
			rs = append(rs, t.mark(s, "[-", "-]"))
		default:
			c.st = green
			rs = append(rs, t.mark(c, "{+", "+}"))
		}
	}
	return rs
}

// marked turns the span s of text into runs, those in words underlined.
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

// mark puts brackets around a run where there is no colour to tell it by.
func (t *terminal) mark(r run, open, shut string) run {
	if !t.color {
		r.text, r.st = open+r.text+shut, ""
	}
	return r
}

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

// stripStyle removes the escape sequences that paint adds. The text between them
// is clean, so every ESC is ours and ends at the next m.
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
