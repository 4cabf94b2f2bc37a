package shingle

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// randomWords returns n words from a vocabulary of the given size.
func randomWords(r *rand.Rand, n, vocabulary int) []Word {
	words := make([]Word, n)
	for i := range words {
		words[i].Hash = mix(r.Uint64N(uint64(vocabulary)) + 1)
	}
	return words
}

func TestFingerprintsAreThePlainOnes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		words := randomWords(r, r.IntN(300), 1+r.IntN(50)) // few different words: many equal hashes
		if got, want := AppendFingerprints(nil, words), appendFingerprintsPlain(nil, words); !slices.Equal(got, want) {
			t.Fatalf("%d words: got %d fingerprints, want %d: %x, %x", len(words), len(got), len(want), got, want)
		}
		if got, want := AppendRuns(nil, words), appendRunsPlain(nil, words); !slices.Equal(got, want) {
			t.Fatalf("%d words: got %d runs, want %d: %x, %x", len(words), len(got), len(want), got, want)
		}
	}
}

func TestCommonRunSharesAFingerprint(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 500 {
		a, b := randomWords(r, 100+r.IntN(900), 1e6), randomWords(r, 100+r.IntN(900), 1e6)
		from, to := r.IntN(len(a)-FingerprintGuarantee), r.IntN(len(b)-FingerprintGuarantee)
		copy(b[to:], a[from:from+FingerprintGuarantee])
		x, y := AppendFingerprints(nil, a), AppendFingerprints(nil, b)
		if !slices.ContainsFunc(x, func(h uint64) bool { return slices.Contains(y, h) }) {
			t.Fatalf("texts of %d and %d words share %d words at %d and %d and no fingerprint", len(a), len(b), FingerprintGuarantee, from, to)
		}
	}
}
