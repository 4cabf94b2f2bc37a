package judge

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestNthIsOfSortedList(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for size := 1; size < 60; size++ {
		list := make([]float64, size)
		for i := range list {
			list[i] = float64(r.IntN(size)) / 7 // with ties
		}
		sorted := slices.Sorted(slices.Values(list))
		for n := range size {
			if got := nth(slices.Clone(list), n); got != sorted[n] {
				t.Fatalf("nth(%v, %d) = %v, want %v", list, n, got, sorted[n])
			}
		}
	}
}
