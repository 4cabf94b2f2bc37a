package lsh

import "iter"

// runs yields the longest stretches of at least two values that are equal from bit
// from upwards; a is sorted by these bits.
func runs(a []uint64, from int) iter.Seq[[]uint64] {
	return func(yield func([]uint64) bool) {
		for start := 0; start < len(a); {
			end := start + 1
			for end < len(a) && a[end]>>from == a[start]>>from {
				end++
			}
			if end-start > 1 && !yield(a[start:end]) {
				return
			}
			start = end
		}
	}
}
