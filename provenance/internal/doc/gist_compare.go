package doc

import (
	"encoding/binary"
	"math"

	"copytrail/align"
)

// Overlap is what two articles have in common by their gists. Each field is a share in
// [0, 1] of the weights of the lighter article, except DetailsBack.
type Overlap struct {
	Shared      float64 // of all words
	Facts       float64 // of names and numbers
	Numbers     float64 // of numbers, with FewNumbers added to the whole
	Details     float64 // of terms that occur once, and at most twice in the other
	DetailsBack float64 // Details as a share of the heavier article
}

// GistComparer compares gists. The zero value is ready. Only one goroutine may use it at
// a time.
type GistComparer struct{ both []uint64 }

// sharedTerms finds the terms that are in both lists. For each it returns its offset in x,
// in bytes, in the lower half and that in y in the upper half. The loop does not branch on
// which term is lower, because the processor cannot predict that.
func (g *GistComparer) sharedTerms(x, y []byte) []uint64 {
	if most := min(len(x), len(y))/gistTermBytes + 1; len(g.both) < most {
		g.both = make([]uint64, most+most/2)
	}
	both, n := g.both, 0
	for i, j := 0, 0; i+gistTermBytes <= len(x) && j+gistTermBytes <= len(y); {
		s := int64(binary.LittleEndian.Uint32(x[i:]))
		t := int64(binary.LittleEndian.Uint32(y[j:]))
		both[n] = uint64(j)<<32 | uint64(i)
		low := int(uint64(s-t-1) >> 63)  // 1 when s <= t, otherwise 0
		high := int(uint64(t-s-1) >> 63) // 1 when t <= s
		n += low & high
		i += gistTermBytes * low
		j += gistTermBytes * high
	}
	return both[:n]
}

// Compare returns the overlap of two gists, which must not be empty.
func (g *GistComparer) Compare(a, b Gist) Overlap {
	var sharedA, sharedB, factsA, factsB, numbersA, numbersB, onceA, onceB float64
	termsA, restA := a.terms()
	termsB, restB := b.terms()
	for _, both := range g.sharedTerms(termsA, termsB) {
		x, y := restA[gistRestBytes/gistTermBytes*uint32(both):], restB[gistRestBytes/gistTermBytes*(both>>32):]
		w := float64(math.Float32frombits(binary.LittleEndian.Uint32(x)))
		n, m := x[4], y[4]
		sharedA += w * float64(n)
		sharedB += w * float64(m)
		factsA += w * float64(x[5])
		factsB += w * float64(y[5])
		numbersA += w * float64(x[6])
		numbersB += w * float64(y[6])
		if n == 1 && m <= 2 {
			onceA += w
		}
		if m == 1 && n <= 2 {
			onceB += w
		}
	}
	if b.head(0) < a.head(0) {
		a, b = b, a
		sharedA, factsA, numbersA = sharedB, factsB, numbersB
		onceA, onceB = onceB, onceA
	}
	return Overlap{
		Shared: Over(sharedA, a.head(0)), Facts: Over(factsA, a.head(1)), Numbers: Over(numbersA, a.head(2)+FewNumbers),
		Details: Over(onceA, a.head(3)), DetailsBack: Over(onceB, b.head(3)),
	}
}

// FewNumbers is added to the weight of a text's numbers, so that the share is small when
// a text has only two numbers and both are shared. It is the weight of about three
// numbers.
const FewNumbers = 20

// MarkTerms calls mark for each position of seq whose term is in g, except those set in
// skip. few says whether the article of g has the term at most MaxDetailRepeat times.
func (g Gist) MarkTerms(seq *align.Seq, skip []bool, mark func(i uint32, few bool)) {
	if len(g) < gistHeadBytes {
		return
	}
	list, rest := g.terms()
	k := 0 // where in list
	for sym, at := range seq.Symbols {
		for k < len(list) && binary.LittleEndian.Uint32(list[k:]) < sym {
			k += gistTermBytes
		}
		if k == len(list) {
			return
		}
		if binary.LittleEndian.Uint32(list[k:]) != sym {
			continue
		}
		few := rest[gistRestBytes/gistTermBytes*k+4] <= MaxDetailRepeat
		for _, i := range at {
			if !skip[i] {
				mark(i, few)
			}
		}
	}
}
