package passage

import (
	"math"
	"math/bits"
)

// This file settles cheaply that one sentence was not made from another. Of the
// sentences of two texts that share some words four in five are not linked in the end,
// and looking at letters, spelling and order is most of the work.

// mayLink reports whether the probability that one of a and b was made from the other
// may be least or more. It never denies what compare would find: what adding up in
// floating point may lose is given, and near 1 all is taken for possible.
func (p *sentenceScratch) mayLink(a, b *sentence, least float64) bool {
	least = min(least, .999)
	var low, high [nSentence]float64
	p.bound(a, b, &low, &high)
	m := &learnedSentences().Made
	z := m.Constant
	for i, w := range m.weights {
		z += max(w*low[i], w*high[i])
	}
	return z >= math.Log(least/(1-least))-1e-9
}

// bound fills low and high with bounds of what compare measures.
func (p *sentenceScratch) bound(a, b *sentence, low, high *[nSentence]float64) {
	same := p.compareWords(a, b, low)
	*high = *low
	x, y := p.compareTerms(a, b)
	more, less := x, x // of what the other may have in another spelling
	less.restBounds(&more, p.onlyA, p.onlyB)
	moreY, lessY := y, y
	lessY.restBounds(&moreY, p.onlyB, p.onlyA)
	tell(a, b, &less, &lessY, same, low)
	tell(a, b, &more, &moreY, same, high)
	for i := range low {
		low[i], high[i] = min(low[i], high[i]), max(low[i], high[i])
	}
	letters := a.bits.mostCommon(&b.bits, len(a.letters), len(b.letters))
	high[sLettersLeast], high[sLettersMost] = leastMost(letters, len(a.letters), len(b.letters))
	for _, f := range [...]sentenceFeature{sTriplesMost, sOrder, sStart, sEnd, sStretches} {
		high[f] = 1
	}
}

// restBounds is rest, once with the other's words as much alike as they can be, in t, and
// once with none alike, in none.
func (t *sideTally) restBounds(none *sideTally, mine, others []*sentenceTerm) {
	for _, x := range mine {
		best := 0.0
		for _, y := range others {
			best = max(best, x.atMost(y.spelledWord))
		}
		t.without(x, best)
		none.without(x, 0)
	}
}

// mostCommon bounds how many of the n runs marked in b are among the m marked in o: a
// bit that only one has stands for at least one run that the other lacks.
func (b *letterBits) mostCommon(o *letterBits, n, m int) int {
	for i, x := range b {
		n -= bits.OnesCount64(x &^ o[i])
		m -= bits.OnesCount64(o[i] &^ x)
	}
	return min(n, m)
}
