package align

import "slices"

// Grams is a set of hashed features with the position each stands at, prepared for
// merging: hash in the upper half, position in the lower, sorted.
type Grams []uint64

// NewGrams sorts and returns g, whose entries are made by [Gram] and come in the
// order of their positions.
func NewGrams(g []uint64) Grams {
	return new(Sorter).Grams(len(g), func(i int) uint64 { return g[i] })
}

// Grams returns the set of n entries, as [NewGrams] does, in memory of its own.
func (s *Sorter) Grams(n int, entry func(i int) uint64) Grams {
	keys, spare := s.take(n)
	for i := range keys {
		keys[i] = entry(i)
	}
	keys, _ = SortHigh(keys, spare)
	return slices.Clone(keys)
}

// Gram packs a hash and the position it stands at. Only the upper 32 bits of the
// hash are kept: two articles hold some 10^3 grams each, so one pair in about
// 4,000 has an accidental match, which no feature notices.
func Gram(hash uint64, pos int) uint64 { return hash&^0xffffffff | uint64(uint32(pos)) }

// Shared calls f, in no order, for each pair of positions, one of a and one of b, whose hashes
// are equal. Of a hash that repeats, at most the first 8 positions on each side are paired.
//
// Each step of a merge waits for the one before, so the lower and the upper half of the hashes
// are merged side by side.
func Shared(a, b Grams, f func(posA, posB int)) {
	midA, midB := halves(a, b)
	i, j, k, l := 0, 0, midA, midB
	for i < midA && j < midB && k < len(a) && l < len(b) {
		x, y, u, v := a[i]>>32, b[j]>>32, a[k]>>32, b[l]>>32
		if x != y && u != v {
			low, low2 := less(x, y), less(u, v)
			i, j, k, l = i+low, j+1-low, k+low2, l+1-low2
			continue
		}
		if x == y {
			i, j = sharedHash(a, b, i, j, f)
		}
		if u == v {
			k, l = sharedHash(a, b, k, l, f)
		}
	}
	sharedFrom(a[:midA], b[:midB], i, j, f)
	sharedFrom(a, b, k, l, f)
}

// halves returns where in a and in b the hashes begin that are not below the middle one of a.
func halves(a, b Grams) (inA, inB int) {
	if len(a) == 0 {
		return 0, 0
	}
	mid := a[len(a)/2] >> 32 << 32
	inA, _ = slices.BinarySearch(a, mid)
	inB, _ = slices.BinarySearch(b, mid)
	return inA, inB
}

// sharedFrom is Shared for the hashes from a[i] and b[j] on.
func sharedFrom(a, b Grams, i, j int, f func(posA, posB int)) {
	for i < len(a) && j < len(b) {
		x, y := a[i]>>32, b[j]>>32
		if x != y {
			low := less(x, y)
			i, j = i+low, j+1-low
			continue
		}
		i, j = sharedHash(a, b, i, j, f)
	}
}

// sharedHash calls f for the positions of the hash that begins at a[i] and at b[j], and returns
// where the next hash of each begins.
func sharedHash(a, b Grams, i, j int, f func(posA, posB int)) (nextA, nextB int) {
	const most = 8
	hash := a[i] >> 32
	nextA, nextB = i, j
	for nextA < len(a) && a[nextA]>>32 == hash {
		nextA++
	}
	for nextB < len(b) && b[nextB]>>32 == hash {
		nextB++
	}
	for _, x := range a[i:min(nextA, i+most)] {
		for _, y := range b[j:min(nextB, j+most)] {
			f(int(uint32(x)), int(uint32(y)))
		}
	}
	return nextA, nextB
}

// Run is a maximal stretch of equal elements: N of them from A in one sequence and
// from B in the other.
type Run struct{ A, B, N int }

// Runs returns the maximal common runs of at least k elements of a and b, ordered
// by A, such that no element of either is in two runs; longer runs go first where
// they compete. seeds says which positions to try: pairs that are known to begin
// an equal stretch, as Shared finds them, in any order. What Matches returned is no
// longer good.
func (al *Aligner) Runs(a, b []uint64, seeds []Match, k int) []Run {
	var found []Run
	// Seeds on one diagonal that lie inside a run already found repeat it: they come by A,
	// and ends knows, of each diagonal, where what was found there ends.
	al.sortMatches(seeds, len(a))
	al.ends = slices.Grow(al.ends[:0], len(a)+len(b))[:len(a)+len(b)]
	clear(al.ends)
	for _, s := range al.sorted {
		end := &al.ends[int(s.A)+len(b)-int(s.B)-1]
		if s.A < *end {
			continue
		}
		x, y := int(s.A), int(s.B)
		e, f := x, y
		for x > 0 && y > 0 && a[x-1] == b[y-1] {
			x, y = x-1, y-1
		}
		for e < len(a) && f < len(b) && a[e] == b[f] {
			e, f = e+1, f+1
		}
		*end = max(uint32(e), s.A+1)
		if e-x >= k {
			found = append(found, Run{x, y, e - x})
		}
	}
	return disjoint(found, len(a), len(b), k)
}

// disjoint keeps the longest runs and cuts the others down to what they leave.
func disjoint(runs []Run, lenA, lenB, k int) []Run {
	slices.SortFunc(runs, func(x, y Run) int {
		if x.N != y.N {
			return y.N - x.N
		}
		if x.A != y.A {
			return x.A - y.A
		}
		return x.B - y.B
	})
	usedA, usedB := make([]bool, lenA), make([]bool, lenB)
	kept := runs[:0]
	for _, r := range runs {
		// The free part of a run is the longest stretch that nothing has taken.
		best, start := Run{}, 0
		for i := 0; i <= r.N; i++ {
			if i < r.N && !usedA[r.A+i] && !usedB[r.B+i] {
				continue
			}
			if n := i - start; n > best.N {
				best = Run{r.A + start, r.B + start, n}
			}
			start = i + 1
		}
		if best.N < k {
			continue
		}
		for i := range best.N {
			usedA[best.A+i], usedB[best.B+i] = true, true
		}
		kept = append(kept, best)
	}
	slices.SortFunc(kept, func(x, y Run) int { return x.A - y.A })
	return kept
}
