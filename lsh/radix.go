package lsh

const (
	radixBits = 11
	radixSize = 1 << radixBits
)

// radixSort sorts a by its bits from bit from upwards, stably, with scratch of the
// same length. It returns the sorted slice and the other one: which of the two
// holds the result depends on the number of passes. Digits that all values share
// cost only the count.
func radixSort(a, scratch []uint64, from int) (sorted, other []uint64) {
	if len(a) < 64 {
		insertionSort(a, from)
		return a, scratch
	}
	for shift := from; shift < 64; shift += radixBits {
		var count [radixSize]int
		for _, x := range a {
			count[x>>shift&(radixSize-1)]++
		}
		if count[a[0]>>shift&(radixSize-1)] == len(a) {
			continue
		}
		sum := 0
		for i, n := range count {
			count[i] = sum
			sum += n
		}
		for _, x := range a {
			at := &count[x>>shift&(radixSize-1)]
			scratch[*at] = x
			*at++
		}
		a, scratch = scratch, a
	}
	return a, scratch
}

func insertionSort(a []uint64, from int) {
	for i, x := range a {
		j := i
		for ; j > 0 && a[j-1]>>from > x>>from; j-- {
			a[j] = a[j-1]
		}
		a[j] = x
	}
}

// grow returns a slice of n values, a's memory if that is enough. What it holds
// is not said.
func grow[T any](a []T, n int) []T {
	if cap(a) < n {
		return make([]T, n, n+n/8) // the next is rarely of the same size
	}
	return a[:n]
}
