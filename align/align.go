// Package align finds what two sequences of numbers have in common: order
// (the heaviest common subsequence, forwards and backwards), local chains, runs,
// and shared members of two sets.
//
// It works on indexes. A caller turns an article into a [Seq] of term numbers once
// and aligns it with as many others as it likes; what a number stood for is the
// caller's business. Nothing here allocates in steady state: an [Aligner] owns
// the scratch memory and is used by one goroutine at a time.
package align

import (
	"math"
	"slices"
)

// Seq is a sequence of weighted symbols, prepared so that its matches with
// another are found by one merge.
type Seq struct {
	Sym    []uint32  // one symbol a position
	Weight []float32 // the weight of each position, ≥ 0; equal symbols have equal weights
	order  []uint32  // positions sorted by symbol, then position
	sorted []uint32  // the symbol of each position in order
}

// NewSeq prepares sym, whose positions weigh weight. It keeps both slices.
func NewSeq(sym []uint32, weight []float32) Seq { return new(Sorter).Seq(sym, weight) }

// Sorter holds the memory for preparing sequences and sets, one after another. The
// zero value is ready.
type Sorter struct{ keys, spare []uint64 }

// take returns memory for n keys, and as much to sort them with.
func (s *Sorter) take(n int) (keys, spare []uint64) {
	if len(s.keys) < n {
		s.keys, s.spare = make([]uint64, n+n/2), make([]uint64, n+n/2)
	}
	return s.keys[:n], s.spare[:n]
}

// Seq is [NewSeq] in the memory of s, but for what it returns.
func (s *Sorter) Seq(sym []uint32, weight []float32) Seq {
	keys, spare := s.take(len(sym))
	for i, x := range sym {
		keys[i] = uint64(x)<<32 | uint64(i)
	}
	keys, _ = SortHigh(keys, spare)
	both := make([]uint32, 2*len(keys))
	order, sorted := both[:len(keys):len(keys)], both[len(keys):]
	for i, k := range keys {
		order[i], sorted[i] = uint32(k), uint32(k>>32)
	}
	return Seq{Sym: sym, Weight: weight, order: order, sorted: sorted}
}

// Len returns the number of positions.
func (s *Seq) Len() int { return len(s.Sym) }

// Symbols yields each symbol of the sequence, in rising order, with its positions: of
// one that stands very often the first ones, as in [Aligner.Matches].
func (s *Seq) Symbols(yield func(sym uint32, at []uint32) bool) {
	for at := range s.Positions {
		if !yield(s.Sym[at[0]], at[:min(len(at), maxRepeat)]) {
			return
		}
	}
}

// Positions yields all positions of each symbol of the sequence, in rising order of the symbols
// and then of the positions.
func (s *Seq) Positions(yield func(at []uint32) bool) {
	for i := 0; i < len(s.order); {
		j := endOfRun(s.sorted, i)
		if !yield(s.order[i:j]) {
			return
		}
		i = j
	}
}

// endOfRun returns the first index from i on at which another number stands than at i.
func endOfRun(sorted []uint32, i int) int {
	j := i + 1
	for j < len(sorted) && sorted[j] == sorted[i] {
		j++
	}
	return j
}

// less returns 1 when x is less than y, otherwise 0, without a branch: a processor cannot
// foresee which of two sorted lists goes on. The upper bit of neither may be set.
func less(x, y uint64) int { return int((x - y) >> 63) }

// Match is a position of one sequence and a position of another that hold the
// same symbol.
type Match struct {
	A, B   uint32
	Weight float32
}

// maxRepeat bounds the matches of one symbol: a symbol that stands n times in
// one sequence and m times in the other gives n·m of them, and the ones that
// stand that often tell least about order. Of a symbol above the bound only the
// first occurrences count.
const maxRepeat = 24

// Aligner holds scratch memory for aligning pairs. The zero value is ready.
type Aligner struct {
	matches []Match // as found, symbol by symbol, in no order of symbols
	sorted  []Match
	count   []uint32
	tree    []uint32 // the bits of weights, which are ordered as the weights are: none is below 0
	cells   []cell
	ends    []uint32
	turned  []Match
	takenA  []bool
	takenB  []bool
	chains  []Chain
}

// Matches returns all pairs of equal symbols of a and b whose positions are not
// set aside, ordered by A, then by falling B. skipA and skipB say which positions
// are set aside; nil means none. The result is good until the next call.
func (al *Aligner) Matches(a, b *Seq, skipA, skipB []bool) []Match {
	al.matches = al.matches[:0]
	x, y := a.sorted, b.sorted
	midX, midY := 0, 0 // where the symbols begin that are not below the middle one of a
	if len(x) > 0 {
		midX, _ = slices.BinarySearch(x, x[len(x)/2])
		midY, _ = slices.BinarySearch(y, x[len(x)/2])
	}
	// Each step of a merge waits for the one before, so the lower and the upper half are merged
	// side by side.
	i, j, k, l := 0, 0, midX, midY
	for i < midX && j < midY && k < len(x) && l < len(y) {
		s, t, u, v := uint64(x[i]), uint64(y[j]), uint64(x[k]), uint64(y[l])
		if s != t && u != v {
			low, low2 := less(s, t), less(u, v)
			i, j, k, l = i+low, j+1-low, k+low2, l+1-low2
			continue
		}
		if s == t {
			i, j = al.matchSymbol(a, b, i, j, skipA, skipB)
		}
		if u == v {
			k, l = al.matchSymbol(a, b, k, l, skipA, skipB)
		}
	}
	al.matchFrom(a, b, i, j, midX, midY, skipA, skipB)
	al.matchFrom(a, b, k, l, len(x), len(y), skipA, skipB)
	al.sortMatches(al.matches, len(a.Sym))
	return al.sorted
}

// matchFrom adds the matches of the symbols from the i-th on and below endA of a, and from the
// j-th on and below endB of b, in the order of symbols.
func (al *Aligner) matchFrom(a, b *Seq, i, j, endA, endB int, skipA, skipB []bool) {
	for i < endA && j < endB {
		x, y := uint64(a.sorted[i]), uint64(b.sorted[j])
		if x != y {
			low := less(x, y)
			i, j = i+low, j+1-low
			continue
		}
		i, j = al.matchSymbol(a, b, i, j, skipA, skipB)
	}
}

// matchSymbol adds the matches of the symbol that is the i-th of a and the j-th of b in the
// order of symbols, and returns where the next symbol of each begins.
func (al *Aligner) matchSymbol(a, b *Seq, i, j int, skipA, skipB []bool) (nextA, nextB int) {
	nextA, nextB = endOfRun(a.sorted, i), endOfRun(b.sorted, j)
	w := a.Weight[a.order[i]]
	for _, p := range a.order[i:min(nextA, i+maxRepeat)] {
		if skipA != nil && skipA[p] {
			continue
		}
		for _, q := range b.order[j:min(nextB, j+maxRepeat)] {
			if skipB != nil && skipB[q] {
				continue
			}
			al.matches = append(al.matches, Match{p, q, w})
		}
	}
	return nextA, nextB
}

// sortMatches puts into sorted the matches by A, which is below n, and those of one A
// from the last to the first: a counting sort by A. Matches gives them ordered by B
// within one A's symbol.
func (al *Aligner) sortMatches(matches []Match, n int) {
	al.count = slices.Grow(al.count[:0], n+1)[:n+1]
	clear(al.count)
	for _, m := range matches {
		al.count[m.A+1]++
	}
	for i := 1; i <= n; i++ {
		al.count[i] += al.count[i-1]
	}
	// Each A has one symbol, so its matches were appended in rising B; filling
	// from the back of the list turns that round.
	al.sorted = slices.Grow(al.sorted[:0], len(matches))[:len(matches)]
	for i := len(matches) - 1; i >= 0; i-- {
		m := matches[i]
		al.sorted[al.count[m.A]] = m
		al.count[m.A]++
	}
}

// Order returns the weight of the heaviest common subsequence that matches
// (ordered as Matches returns them) admit, for sequences of which the second has
// n positions: the most weight that can be picked so that both positions rise.
// It is the Hunt-Szymanski method with weights and a Fenwick tree for the prefix
// maximum: O(m log n) for m matches.
func (al *Aligner) Order(matches []Match, n int) float64 {
	al.resetTree(n)
	best := float32(0)
	for _, m := range matches {
		v := al.prefixMax(int(m.B)) + m.Weight
		al.raise(int(m.B)+1, v)
		if v > best {
			best = v
		}
	}
	return float64(best)
}

// Reverse returns the heaviest common subsequence with the second sequence turned
// round: what the same matches would give if order were accident. With Order it
// makes the order gain, which length and topic do not move.
func (al *Aligner) Reverse(matches []Match, n int) float64 {
	al.resetTree(n)
	best := float32(0)
	for i := 0; i < len(matches); {
		j := i
		for j < len(matches) && matches[j].A == matches[i].A {
			j++
		}
		// Within one A the turned positions must fall, so B rises.
		for k := j - 1; k >= i; k-- {
			b := n - 1 - int(matches[k].B)
			v := al.prefixMax(b) + matches[k].Weight
			al.raise(b+1, v)
			if v > best {
				best = v
			}
		}
		i = j
	}
	return float64(best)
}

func (al *Aligner) resetTree(n int) {
	if cap(al.tree) < n+2 {
		al.tree = make([]uint32, 2*n+2)
	}
	al.tree = al.tree[:n+2]
	clear(al.tree)
}

// prefixMax returns the largest value at tree positions 1..i.
func (al *Aligner) prefixMax(i int) float32 {
	best := uint32(0)
	for ; i > 0; i &= i - 1 {
		best = max(best, al.tree[i])
	}
	return math.Float32frombits(best)
}

func (al *Aligner) raise(i int, weight float32) {
	v := math.Float32bits(weight)
	for ; i < len(al.tree); i += i & -i {
		if al.tree[i] >= v {
			return // every node above covers this one and is no smaller
		}
		al.tree[i] = v
	}
}

// Repeats returns, for each position, how often its symbol stands in the sequence,
// at most 255.
func (s *Seq) Repeats() []uint8 {
	out := make([]uint8, len(s.Sym))
	for i := 0; i < len(s.order); {
		j := endOfRun(s.sorted, i)
		for _, p := range s.order[i:j] {
			out[p] = uint8(min(j-i, 255))
		}
		i = j
	}
	return out
}
