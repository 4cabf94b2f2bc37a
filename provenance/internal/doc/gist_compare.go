package doc

import (
	"encoding/binary"
	"math"

	"copytrail/align"
)

// Overlap is what two gists show.
type Overlap struct {
	Shared               float64 // as fShared and the next ones
	Facts, Numbers       float64
	Details, DetailsBack float64
}

// GistComparer compares gists. One goroutine uses it at a time.
type GistComparer struct{ both []uint64 }

// sharedTerms finds the terms that stand in both lists. It returns the places, in bytes,
// of each in the first and, in the upper half, in the second list. Which of two terms is
// lower cannot be foreseen, so nothing here branches on it.
func (g *GistComparer) sharedTerms(x, y []byte) []uint64 {
	if most := min(len(x), len(y))/gistTerm + 1; len(g.both) < most {
		g.both = make([]uint64, most+most/2)
	}
	both, n := g.both, 0
	for i, j := 0, 0; i+gistTerm <= len(x) && j+gistTerm <= len(y); {
		s := int64(binary.LittleEndian.Uint32(x[i:]))
		t := int64(binary.LittleEndian.Uint32(y[j:]))
		both[n] = uint64(j)<<32 | uint64(i)
		low := int(uint64(s-t-1) >> 63)  // 1 when s <= t, otherwise 0
		high := int(uint64(t-s-1) >> 63) // 1 when t <= s
		n += low & high
		i += gistTerm * low
		j += gistTerm * high
	}
	return both[:n]
}

// Compare compares two gists.
func (g *GistComparer) Compare(a, b Gist) Overlap {
	var sharedA, sharedB, factsA, factsB, numbersA, numbersB, onceA, onceB float64
	termsA, restA := a.terms()
	termsB, restB := b.terms()
	for _, both := range g.sharedTerms(termsA, termsB) {
		x, y := restA[gistRest/gistTerm*uint32(both):], restB[gistRest/gistTerm*(both>>32):]
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

// FewNumbers is the mass that is added to that of a text's numbers, so that two
// numbers in common are not all there is to know: about three numbers.
const FewNumbers = 20

// MarkTerms calls mark for each position of a sequence of terms, but those in skip,
// whose term g has; few says whether g's article has the term once or twice.
func (g Gist) MarkTerms(seq *align.Seq, skip []bool, mark func(i uint32, few bool)) {
	if len(g) < gistHead {
		return
	}
	list, rest := g.terms()
	for sym, at := range seq.Symbols {
		for len(list) > 0 && binary.LittleEndian.Uint32(list) < sym {
			list, rest = list[gistTerm:], rest[gistRest:]
		}
		if len(list) == 0 {
			return
		}
		if binary.LittleEndian.Uint32(list) != sym {
			continue
		}
		few := rest[4] <= MaxDetailRepeat
		for _, i := range at {
			if !skip[i] {
				mark(i, few)
			}
		}
	}
}
