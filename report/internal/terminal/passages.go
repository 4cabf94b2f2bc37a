package terminal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
	"copytrail/report/internal/worddiff"
)

// maxPassageBytes bounds how much of one passage is printed. A common run of several
// pages shows no more than its first page does.
const maxPassageBytes = 4000

// passages prints every passage as it stands in both texts, in the order of the copy.
func (t *terminal) passages(v *view.Finding) {
	f, c, s := v.Of, v.CopyRole, v.SourceRole
	t.heading("Passages")
	if len(f.Passages) == 0 {
		t.indented("", "None: no span of one answers a span of the other.")
		return
	}
	t.legend(v)
	ps := slices.Clone(f.Passages)
	slices.SortStableFunc(ps, func(a, b provenance.Passage) int {
		return cmp.Or(cmp.Compare(a.Copy.Start, b.Copy.Start), cmp.Compare(a.Source.Start, b.Source.Start))
	})
	most := maxPassageBytes
	if t.NoText {
		most = view.ExcerptBytes
	}
	for i, p := range ps {
		t.line("")
		head := fmt.Sprintf("%3d  %s %s", i+1, p.Kind, p.Words)
		if p.Kind == provenance.Rewritten {
			head += fmt.Sprintf(", likeness %s", view.Percent(p.Similarity))
		}
		if f.Source.Text != "" && f.Copy.Text != "" {
			head += fmt.Sprintf("; paragraph %d of %s, %d of %s", paragraph(f.Source.Text, p.Source), the(s), paragraph(f.Copy.Text, p.Copy), the(c))
		}
		t.line(t.paint(bold, fit(head, t.width)))
		t.passage(v, p, most)
	}
}

// the puts "the" before the name of a role where it needs it: the source, the copy, the
// other, but one.
func the(role string) string {
	if role == "one" {
		return role
	}
	return "the " + role
}

// paragraph returns the number, counted from 1, of the paragraph of text in which s
// begins. A paragraph is a line that is not blank.
func paragraph(text string, s article.Span) int {
	n := 0
	for l := range strings.Lines(text[:clean.Inside(text, s).Start] + "x") {
		if strings.TrimSpace(l) != "" {
			n++
		}
	}
	return n
}

// kindMeaning explains a kind of passage to a reader.
func kindMeaning(k provenance.PassageKind) string {
	return [...]string{"the same words in the same order", "the same sentence with small word edits", "other words, the same substance"}[k]
}

// likenessMeaning explains the similarity of a rewritten passage (doc/sentences.md).
const likenessMeaning = "at a likeness of 50 % independent reports are as alike as often"

// legend explains the kinds of passage that a finding has, and their marks.
func (t *terminal) legend(v *view.Finding) {
	source, copied := v.SourceRole, v.CopyRole
	var has [3]bool
	var words []string // whose words passages are, other than prose
	for _, p := range v.Passages {
		has[p.Kind] = true
		if w := p.Words; w != provenance.Prose && !slices.Contains(words, wordsMeaning(w)) {
			words = append(words, wordsMeaning(w))
		}
	}
	for k, ok := range has {
		if !ok {
			continue
		}
		kind := provenance.PassageKind(k)
		text := kind.String() + ": " + kindMeaning(kind)
		switch {
		case kind == provenance.Edited && t.Color:
			t.indented("", text)
			t.line("    " + t.paint("31;9", "only in "+the(source)) + "  " + t.paint(green, "only in "+the(copied)))
			t.line("    " + t.paint(dim, "elsewhere in "+the(copied)))
			continue
		case kind == provenance.Edited:
			text += fmt.Sprintf(", [-only in %s-] {+only in %s+} [~elsewhere in %s~]", the(source), the(copied), the(copied))
		case kind == provenance.Rewritten:
			text += "; " + likenessMeaning
			if t.Color {
				text += "; words in both are underlined"
			}
		}
		t.indented("", text)
	}
	slices.Sort(words)
	for _, w := range words {
		t.indented("", w)
	}
}

// wordsMeaning explains whose words a passage is.
func wordsMeaning(w provenance.Words) string {
	return w.String() + ": " + map[provenance.Words]string{
		provenance.Prose: "the article's own writing", provenance.Quotation: "somebody's words, marked as such in one of the texts at least",
		provenance.Statement: "somebody's words without marks, as in a release or a transcript", provenance.Data: "a table, a list of names or of figures",
		provenance.Form: "a form that is filled again and again", provenance.Boilerplate: "what stands under articles of different stories",
	}[w]
}

// passage prints at most so many bytes of one passage. Identical words are printed
// once, as the copy has them, edited ones as one word diff. Reworded ones stand one above the other, or side
// by side where the terminal is wide enough, with the words that both have underlined.
func (t *terminal) passage(v *view.Finding, p provenance.Passage, most int) {
	f, c, s := v.Of, v.CopyRole, v.SourceRole
	sp, left := clean.Clip(p.Source, most)
	cp, leftCopy := clean.Clip(p.Copy, most)
	left = max(left, leftCopy)
	if clean.Slice(f.Source.Text, sp) == "" || clean.Slice(f.Copy.Text, cp) == "" {
		t.field("", "(the text is not at hand)", dim)
		return
	}
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
	if p.Kind == provenance.Verbatim {
		t.styled("both", marked(f.Copy.Text, cp, nil))
		if left > 0 {
			t.field("", fmt.Sprintf("… %d bytes more", left), dim)
		}
		return
	}
	edits := worddiff.Compare(f.Source.Text, sp, f.Copy.Text, cp)
	label := ""
	if len(edits) == 1 && edits[0].Op == worddiff.Keep {
		label = "both"
	}
	t.styled(label, t.runs(f, edits))
	if left > 0 {
		t.field("", fmt.Sprintf("… %d bytes more", left), dim)
	}
}

// runs turns the steps of a word diff into styled text: words that the copy has where the
// copy has them, removed and inserted ones marked, and so the places in the source of words
// that stand elsewhere in the copy.
func (t *terminal) runs(f *provenance.Finding, edits []worddiff.Step) []run {
	var rs []run
	for _, e := range edits {
		rawS, rawC := clean.Slice(f.Source.Text, e.Source), clean.Slice(f.Copy.Text, e.Copy)
		s, c := run{text: clean.Line(rawS), space: endsInSpace(rawS)}, run{text: clean.Line(rawC), space: endsInSpace(rawC)}
		switch {
		case e.Op == worddiff.Moved && e.Copy.Len() == 0:
			s.st, s.space = dim, true
			rs = append(rs, t.mark(s, "[~", "~]"))
		case e.Op == worddiff.Keep, e.Op == worddiff.Moved:
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
