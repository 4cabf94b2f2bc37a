package provenance

import (
	"math/rand/v2"
	"slices"
	"testing"

	"copytrail/shingle"
)

// commonWordsPlain is commonWords by its definition.
func commonWordsPlain(a, b []uint64) int {
	n, end := 0, 0
	for i, x := range b {
		if slices.Contains(a, x) {
			n += i + shingle.RunWords - max(i, end)
			end = i + shingle.RunWords
		}
	}
	return n
}

func TestCommonWordsAreThePlainOnes(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	var s runSeeker
	for range 300 {
		a, b := make([]uint64, r.IntN(700)), make([]uint64, r.IntN(700))
		for i := range a {
			a[i] = r.Uint64() // 0 among them below
		}
		for i := range b {
			b[i] = r.Uint64()
		}
		for range r.IntN(20) { // runs that both have
			if n := min(len(a), len(b)); n > 0 {
				from, to := r.IntN(len(a)), r.IntN(len(b))
				copy(b[to:], a[from:min(len(a), from+r.IntN(60))])
			}
		}
		if len(a) > 0 && len(b) > 0 && r.IntN(4) == 0 {
			a[0], b[0] = 0, 0
		}
		if got, want := s.commonWords(a, b), commonWordsPlain(a, b); got != want {
			t.Fatalf("%d and %d runs: got %d words in common, want %d", len(a), len(b), got, want)
		}
	}
}
