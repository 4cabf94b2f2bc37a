package doc

import (
	"encoding/binary"
	"math"
	"sort"

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
// in bytes, in the lower half and that in y in the upper half, in the order of the terms.
// Each step waits for the one before, so the lower and the upper half of the lists are merged
// side by side.
func (g *GistComparer) sharedTerms(x, y []byte) []uint64 {
	most := min(len(x), len(y))/gistTermBytes + 1
	if len(g.both) < 2*most {
		g.both = make([]uint64, 3*most)
	}
	lower, upper := g.both[:most], g.both[most:]
	midX := len(x) / 2 / gistTermBytes * gistTermBytes
	midY := len(y)
	if midX < len(x) {
		first := binary.LittleEndian.Uint32(x[midX:])
		midY = gistTermBytes * sort.Search(len(y)/gistTermBytes, func(j int) bool { return binary.LittleEndian.Uint32(y[gistTermBytes*j:]) >= first })
	}
	i, j, n := 0, 0, 0
	k, l, o := midX, midY, 0
	for i < midX && j < midY && k < len(x) && l < len(y) {
		lower[n], upper[o] = uint64(j)<<32|uint64(i), uint64(l)<<32|uint64(k)
		low, high := inOrder(x[i:], y[j:])
		low2, high2 := inOrder(x[k:], y[l:])
		i, j, n = i+gistTermBytes*low, j+gistTermBytes*high, n+low&high
		k, l, o = k+gistTermBytes*low2, l+gistTermBytes*high2, o+low2&high2
	}
	for i < midX && j < midY {
		lower[n] = uint64(j)<<32 | uint64(i)
		low, high := inOrder(x[i:], y[j:])
		i, j, n = i+gistTermBytes*low, j+gistTermBytes*high, n+low&high
	}
	for k < len(x) && l < len(y) {
		upper[o] = uint64(l)<<32 | uint64(k)
		low, high := inOrder(x[k:], y[l:])
		k, l, o = k+gistTermBytes*low, l+gistTermBytes*high, o+low&high
	}
	return g.both[:n+copy(g.both[n:], upper[:o])]
}

// inOrder compares the terms at the head of two lists: low is 1 when that of x is not the
// greater one, otherwise 0, and high the same for y. It does not branch, because the processor
// cannot predict which is lower.
func inOrder(x, y []byte) (low, high int) {
	s, t := int64(binary.LittleEndian.Uint32(x)), int64(binary.LittleEndian.Uint32(y))
	return int(uint64(s-t-1) >> 63), int(uint64(t-s-1) >> 63)
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
