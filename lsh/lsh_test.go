package lsh

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// randomSignatures returns n signatures of the given number of rows in groups of
// near copies, some of them without rows.
func randomSignatures(seed uint64, n, rows int) [][]uint16 {
	r := rand.New(rand.NewPCG(seed, 1))
	sigs := make([][]uint16, n)
	for i := range sigs {
		switch {
		case i%17 == 3:
			continue
		case i > 0 && len(sigs[i-1]) > 0 && r.IntN(3) > 0:
			sigs[i] = slices.Clone(sigs[r.IntN(i)])
			edits := r.IntN(4) // of eight rows; 0: an exact copy
			for j := range sigs[i] {
				if r.IntN(8) < edits {
					sigs[i][j] = uint16(r.IntN(1 << 16))
				}
			}
		default:
			sigs[i] = make([]uint16, rows)
			for j := range sigs[i] {
				sigs[i][j] = uint16(r.IntN(1 << 16))
			}
		}
	}
	return sigs
}

func TestReferenceFindsTheSamePairs(t *testing.T) {
	for _, p := range []Params{{16, 4}, {32, 2}, {8, 1}, {3, 7}, {1, 64}} {
		sigs := randomSignatures(uint64(p.Rows), 400, 64)
		ours, _ := BandPairs(sigs, p, BandOptions{MaxBucket: len(sigs) + 1})
		theirs, err := ReferencePairs(sigs, p)
		if err != nil {
			t.Fatalf("%v: %v", p, err)
		}
		if len(theirs) == 0 || !slices.Equal(ours, theirs) {
			t.Errorf("%v: got %d pairs, the reference %d", p, len(ours), len(theirs))
		}
	}
}
