package align

import "slices"

// SortHigh sorts a by the upper halves of its values, stably, with scratch, which
// must be as long. It returns the sorted slice and the other one: which of the two
// holds the result depends on the number of passes.
func SortHigh(a, scratch []uint64) (sorted, other []uint64) {
	if len(a) < 48 { // below, four passes over 256 counts cost more than comparing
		slices.SortStableFunc(a, func(x, y uint64) int {
			switch x, y := x>>32, y>>32; {
			case x < y:
				return -1
			case x > y:
				return 1
			}
			return 0
		})
		return a, scratch
	}
	var counts [4][256]uint32
	for _, x := range a {
		counts[0][x>>32&0xff]++
		counts[1][x>>40&0xff]++
		counts[2][x>>48&0xff]++
		counts[3][x>>56]++
	}
	scratch = scratch[:len(a)]
	for pass := range counts {
		count, shift := &counts[pass], 32+8*pass
		sum := uint32(0)
		for i, n := range count {
			count[i] = sum
			sum += n
		}
		for _, x := range a {
			at := &count[x>>shift&0xff]
			scratch[*at] = x
			*at++
		}
		a, scratch = scratch, a
	}
	return a, scratch
}
