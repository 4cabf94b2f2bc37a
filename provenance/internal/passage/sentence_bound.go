package passage

import (
	"math"
	"math/bits"
)

// This file shows cheaply that one sentence was not made from another. Of the pairs of
// sentences that share some words four in five are not linked in the end, and comparing
// letters, spelling and order is most of the work.

// mayLink reports whether the probability that one of a and b was made from the other may
// be least or more. It never rejects a pair that compare would accept: it allows for
// rounding errors, and a least near 1 is lowered to .999.
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

// bound fills low and high with lower and upper bounds of what compare measures.
func (p *sentenceScratch) bound(a, b *sentence, low, high *[nSentence]float64) {
	same := p.compareWords(a, b, low)
	*high = *low
	x, y := p.compareTerms(a, b)
	more, less := x, x // with as many terms missing as possible, and as few
	less.boundUnmatched(&more, p.onlyA, p.onlyB)
	moreY, lessY := y, y
	lessY.boundUnmatched(&moreY, p.onlyB, p.onlyA)
	contentFeatures(a, b, &less, &lessY, same, low)
	contentFeatures(a, b, &more, &moreY, same, high)
	for i := range low {
		low[i], high[i] = min(low[i], high[i]), max(low[i], high[i])
	}
	letters := a.bits.mostCommon(&b.bits, len(a.letters), len(b.letters))
	high[sLettersLeast], high[sLettersMost] = leastMost(letters, len(a.letters), len(b.letters))
	for _, f := range [...]sentenceFeature{sTriplesMost, sOrder, sStart, sEnd, sStretches} {
		high[f] = 1
	}
}

// boundUnmatched does what addUnmatched does twice: in t with the other's words spelt as
// similarly as their bounds allow, in none with no similar spelling at all.
func (t *sideTally) boundUnmatched(none *sideTally, mine, others []*sentenceTerm) {
	for _, x := range mine {
		best := 0.0
		for _, y := range others {
			best = max(best, x.maxDice(y.spelledWord))
		}
		t.addMissing(x, best)
		none.addMissing(x, 0)
	}
}

// mostCommon returns an upper bound of the runs in common between the n runs of b and the
// m runs of o: a bit that only one has stands for at least one run that the other lacks.
func (b *letterBits) mostCommon(o *letterBits, n, m int) int {
	for i, x := range b {
		n -= bits.OnesCount64(x &^ o[i])
		m -= bits.OnesCount64(o[i] &^ x)
	}
	return min(n, m)
}
