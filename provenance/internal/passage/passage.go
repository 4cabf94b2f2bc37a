package passage

import (
	"cmp"
	"slices"

	"copytrail/align"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/shingle"
)

const (
	// editedShare is the share of 3-grams in common from which two linked sentences are the
	// same sentence with small edits.
	editedShare = 0.40
	// minPiece is the fewest words of a passage that is left when furniture or another
	// passage takes a part of it away.
	minPiece = 4
)

// aligned is a passage in words of the two texts.
type aligned struct {
	a, b shingle.Range
	kind finding.PassageKind
	p    float64 // probability that one was made from the other
}

// aligner collects the passages of a pair, so that no word of either text is in two.
type aligner struct {
	a, b         *doc.Doc
	usedA, usedB []bool
	out          []aligned
}

// align returns the passages of a and b for the reader: verbatim runs first, then linked
// sentences. They are in the order of a. No word of a and no word of b is in two of them. m
// must come from CompareWording of the same texts.
func (p *Comparer) align(a, b *doc.Doc, m *Wording, w *pairWhose, which Shown) []aligned {
	l := aligner{a: a, b: b, usedA: make([]bool, len(a.Words)), usedB: make([]bool, len(b.Words))}
	for _, r := range m.Runs {
		// The whole run is taken, also the furniture in it and pieces that are too short.
		l.take(shingle.Range{Start: r.A, End: r.A + r.N}, shingle.Range{Start: r.B, End: r.B + r.N})
		for _, r := range splitRun(a, b, r) {
			if r.N < minPiece {
				continue
			}
			for _, r := range w.split(r) {
				l.out = append(l.out, aligned{shingle.Range{Start: r.A, End: r.A + r.N}, shingle.Range{Start: r.B, End: r.B + r.N}, finding.Verbatim, 1})
			}
		}
	}
	if which == VerbatimOnly {
		return l.out
	}
	matches := p.Matches(&a.Seq, &b.Seq, nil, nil)
	links := p.links(a, b, matches, halfUsed(a, l.usedA), halfUsed(b, l.usedB))
	slices.SortStableFunc(links, func(x, y link) int { return cmp.Compare(y.P, x.P) })
	for _, k := range links {
		l.link(p, a.WordsOf(k.A), b.WordsOf(k.B), k.P)
	}
	if which == AtLeastTwo {
		p.addLikeliest(&l, matches, 2)
	}
	slices.SortFunc(l.out, func(x, y aligned) int { return cmp.Compare(x.a.Start, y.a.Start) })
	return l.out
}

// take marks the words of a passage as used.
func (l *aligner) take(a, b shingle.Range) {
	for i := a.Start; i < a.End; i++ {
		l.usedA[i] = true
	}
	for i := b.Start; i < b.End; i++ {
		l.usedB[i] = true
	}
}

// link adds the words of linked sentences, cut down to what other passages leave. What is
// left must have a term in common.
func (l *aligner) link(p *Comparer, a, b shingle.Range, probability float64) {
	whole := a.End - a.Start + b.End - b.Start
	a, b = freePart(l.usedA, a), freePart(l.usedB, b)
	left := a.End - a.Start + b.End - b.Start
	if min(a.End-a.Start, b.End-b.Start) < minPiece && left < whole || left == 0 || !shareTerm(l.a, a, l.b, b) {
		return
	}
	kind := finding.Rewritten
	if p.gramShare(a) >= editedShare {
		kind = finding.Edited
	}
	l.take(a, b)
	l.out = append(l.out, aligned{a, b, kind, probability})
}

// freePart returns the longest part of a range of words that is not used.
func freePart(used []bool, r shingle.Range) (best shingle.Range) {
	start := r.Start
	for i := r.Start; i <= r.End; i++ {
		if i < r.End && !used[i] {
			continue
		}
		if i-start > best.End-best.Start {
			best = shingle.Range{Start: start, End: i}
		}
		start = i + 1
	}
	return best
}

// shareTerm reports whether two ranges of words have a content term in common.
func shareTerm(a *doc.Doc, ra shingle.Range, b *doc.Doc, rb shingle.Range) bool {
	x, y := termsIn(a, ra), termsIn(b, rb)
	return slices.ContainsFunc(x, func(s uint32) bool { return slices.Contains(y, s) })
}

// termsIn returns the terms at the content positions of a range of words.
func termsIn(d *doc.Doc, r shingle.Range) []uint32 {
	return d.Seq.Sym[firstContent(d, r.Start):firstContent(d, r.End)]
}

// firstContent returns the first content position of word or a later one.
func firstContent(d *doc.Doc, word int) int {
	i, _ := slices.BinarySearch(d.Content, uint32(word))
	return i
}

// halfUsed returns, for each sentence, whether more than half of its words are used.
func halfUsed(d *doc.Doc, used []bool) []bool {
	out := make([]bool, len(d.Sentences))
	for i, s := range d.Sentences {
		out[i] = 2*doc.Count(used[s.Start:s.End]) > s.End-s.Start
	}
	return out
}

// splitRun splits a run where furniture, a repeated block or ignored text stands between its words in
// either text, so that a passage shows only text that was compared.
func splitRun(a, b *doc.Doc, r align.Run) []align.Run {
	var out []align.Run
	start := 0
	for i := range r.N {
		if i == r.N-1 || a.CutAfter(r.A+i) || b.CutAfter(r.B+i) {
			out = append(out, align.Run{A: r.A + start, B: r.B + start, N: i + 1 - start})
			start = i + 1
		}
	}
	return out
}

// gramShare returns the share of the 3-grams in a range of words of the first text that
// the other text has, in [0, 1].
func (p *Comparer) gramShare(r shingle.Range) float64 {
	if r.End-r.Start < 3 {
		return 0
	}
	return doc.Share(p.GramA[r.Start:r.End-2], r.End-r.Start-2)
}
