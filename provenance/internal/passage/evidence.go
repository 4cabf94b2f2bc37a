package passage

import (
	"copytrail/align"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/shingle"
)

// Evidence is what a reader is shown of a pair: the passages, how much of each text they
// account for, and what somebody said that both carry.
type Evidence struct {
	Passages  []finding.Passage
	A, B      Coverage
	Statement finding.SharedStatement
}

// Coverage is the share of a text's term weight that lies in passages. Each field is in
// [0, 1]. What is neither prose nor said is data, a form or boilerplate.
type Coverage struct {
	All    float64
	Prose  float64 // the text's own writing
	Quoted float64 // quotations and statements
}

// Shown says which passages [Comparer.Evidence] finds.
type Shown uint8

// Which passages are found.
const (
	All          Shown = iota // verbatim runs and linked sentences
	AtLeastTwo                // also the sentences with the most details in common, if there are fewer than two passages otherwise
	VerbatimOnly              // verbatim runs
)

// Evidence aligns a and b for the reader. In each passage Copy is a span of a and Source a
// span of b. Passages are ordered by Copy; no word of either text is in two.
func (p *Comparer) Evidence(a, b *doc.Doc, which Shown) Evidence {
	m := p.CompareWording(a, b)
	w := pairWhose{a: a.Whose(), b: b.Whose()}
	list := p.align(a, b, &m, &w, which)
	ev := Evidence{Statement: w.statement(a, b, LongStretches(m.Runs))}
	var rangesA, rangesB []shingle.Range
	for _, x := range list {
		rangesA, rangesB = append(rangesA, x.a), append(rangesB, x.b)
	}
	spansA, spansB := spans(a, rangesA), spans(b, rangesB)
	coverA, coverB := newCover(a), newCover(b)
	for i, x := range list {
		ofA, ofB := w.of(x)
		coverA.add(x.a, ofA)
		coverB.add(x.b, ofB)
		ev.Passages = append(ev.Passages, finding.Passage{Copy: spansA[i], Source: spansB[i], Kind: x.kind, Similarity: x.p, Words: most(ofA)})
	}
	ev.A, ev.B = coverA.shares(), coverB.shares()
	return ev
}

// pairWhose says of each word of two texts whose it is.
type pairWhose struct{ a, b []finding.Words }

// of returns whose the words of a passage are in the two texts. Words that stand in both are
// somebody's if either text shows it: often only one of them has quotation marks.
func (w *pairWhose) of(x aligned) (ofA, ofB []finding.Words) {
	ofA, ofB = w.a[x.a.Start:x.a.End], w.b[x.b.Start:x.b.End]
	if x.kind != finding.Verbatim {
		return ofA, ofB
	}
	both := make([]finding.Words, len(ofA))
	for i := range both {
		both[i] = together(ofA[i], ofB[i])
	}
	return both, both
}

// split splits a run between long stretches of prose and of somebody's words, so that a
// passage does not show the one as the other. Shorter stretches stay with their neighbours.
func (w *pairWhose) split(r align.Run) []align.Run {
	said := func(i int) bool { return w.a[r.A+i].Said() || w.b[r.B+i].Said() }
	var out []align.Run
	var outSaid []bool
	for i := 0; i < r.N; {
		n := i + 1
		for n < r.N && said(n) == said(i) {
			n++
		}
		last := len(out) - 1
		switch {
		case last >= 0 && (n-i < LongStretch || outSaid[last] == said(i)):
			out[last].N += n - i
		case last >= 0 && out[last].N < LongStretch: // only the first can be short
			out[last].N += n - i
			outSaid[last] = said(i)
		default:
			out = append(out, align.Run{A: r.A + i, B: r.B + i, N: n - i})
			outSaid = append(outSaid, said(i))
		}
		i = n
	}
	return out
}

// together returns whose a word is that stands in two texts.
func together(x, y finding.Words) finding.Words {
	switch {
	case x == finding.Quotation || y == finding.Quotation:
		return finding.Quotation
	case x.Said() || x != finding.Prose && !y.Said():
		return x
	}
	return y
}

// most returns whose most of the words are. Words that are somebody's count together; of
// equal counts the one that comes first in the order of kinds wins.
func most(words []finding.Words) finding.Words {
	var n [finding.Boilerplate + 1]int
	for _, w := range words {
		n[w]++
	}
	said := n[finding.Quotation] + n[finding.Statement]
	if n[finding.Quotation] >= n[finding.Statement] {
		n[finding.Quotation], n[finding.Statement] = said, 0
	} else {
		n[finding.Quotation], n[finding.Statement] = 0, said
	}
	best := finding.Prose
	for w := range n {
		if n[w] > n[best] {
			best = finding.Words(w)
		}
	}
	return best
}

// cover adds up the term weight in passages of one text.
type cover struct {
	d             *doc.Doc
	all, own, say float64
}

func newCover(d *doc.Doc) *cover { return &cover{d: d} }

// add adds the words of r, whose they are by words.
func (c *cover) add(r shingle.Range, words []finding.Words) {
	for at := firstContent(c.d, r.Start); at < len(c.d.Content) && int(c.d.Content[at]) < r.End; at++ {
		x := float64(c.d.Seq.Weight[at])
		c.all += x
		switch w := words[int(c.d.Content[at])-r.Start]; {
		case w == finding.Prose:
			c.own += x
		case w.Said():
			c.say += x
		}
	}
}

func (c *cover) shares() Coverage {
	return Coverage{doc.Over(c.all, c.d.Mass), doc.Over(c.own, c.d.Mass), doc.Over(c.say, c.d.Mass)}
}

// statement returns what somebody said in the long common stretches of a and b.
func (w *pairWhose) statement(a, b *doc.Doc, long []align.Run) finding.SharedStatement {
	var s speakers
	for _, r := range long {
		for i := 0; i < r.N; {
			n := i
			for n < r.N && (w.a[r.A+n].Said() || w.b[r.B+n].Said()) {
				n++
			}
			if n == i {
				i++
				continue
			}
			s.add(n-i, speakerOf(a, w.a, shingle.Range{Start: r.A + i, End: r.A + n}), speakerOf(b, w.b, shingle.Range{Start: r.B + i, End: r.B + n}))
			i = n
		}
	}
	return s.statement()
}
