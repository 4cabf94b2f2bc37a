package lsh

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"
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
		ours, _ := BandPairs(Held(sigs), p, BandOptions{MaxBucket: len(sigs) + 1})
		theirs, err := ReferencePairs(sigs, p)
		if err != nil {
			t.Fatalf("%v: %v", p, err)
		}
		if plain := bandPairsPlain(sigs, p); !slices.Equal(ours, plain) {
			t.Errorf("%v: got %d pairs, the plain twin %d", p, len(ours), len(plain))
		}
		if len(theirs) == 0 || !slices.Equal(ours, theirs) {
			t.Errorf("%v: got %d pairs, the reference %d", p, len(ours), len(theirs))
		}
	}
}

// parallel is an Each that runs everything at once.
func parallel(n int, do func(int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { do(i) })
	}
	wg.Wait()
}

func TestBandPairsInParallel(t *testing.T) {
	p := Params{20, 3}
	sigs := randomSignatures(7, 2000, 60)
	for _, bucket := range []int{4, 1000} {
		o := BandOptions{MinSimilarity: 0.3, MaxBucket: bucket}
		want, wantStats := BandPairs(Held(sigs), p, o)
		o.Each = parallel
		got, gotStats := BandPairs(Held(sigs), p, o)
		if !slices.Equal(got, want) || gotStats != wantStats || len(want) == 0 {
			t.Errorf("buckets of %d: got %d pairs %+v, want %d pairs %+v", bucket, len(got), gotStats, len(want), wantStats)
		}
	}
}

// TestHugeBucketsKeepTruePairs puts boilerplate that fills whole bands into all
// signatures and near copies among them: all near copies must still be linked.
func TestHugeBucketsKeepTruePairs(t *testing.T) {
	const docs, rows = 3000, 60
	r := rand.New(rand.NewPCG(9, 9))
	sigs := make([][]uint16, docs)
	for i := range sigs {
		sigs[i] = make([]uint16, rows)
		for j := range sigs[i] {
			sigs[i][j] = uint16(r.IntN(1 << 16))
		}
		copy(sigs[i], []uint16{1, 2, 3, 4, 5, 6}) // two bands of boilerplate
	}
	for i := range 100 { // near copies, far apart
		copy(sigs[docs-1-i][6:], sigs[i][6:50])
	}
	pairs, stats := BandPairs(Held(sigs), Params{20, 3}, BandOptions{MinSimilarity: 0.5})
	if stats.Huge != 2 || stats.Cut == 0 {
		t.Errorf("got %+v, want two huge buckets", stats)
	}
	for i := range 100 {
		if want := (Pair{uint32(i), uint32(docs - 1 - i)}); !slices.Contains(pairs, want) {
			t.Errorf("pair %v is lost", want)
		}
	}
	if len(pairs) != 100 {
		t.Errorf("got %d pairs, want 100", len(pairs))
	}

	// Nothing but one huge bucket: each document is linked to an earlier one.
	same := make([][]uint16, docs)
	for i := range same {
		same[i] = sigs[0]
	}
	pairs, stats = BandPairs(Held(same), Params{20, 3}, BandOptions{MinSimilarity: 0.5})
	linked := map[uint32]bool{}
	for _, p := range pairs {
		linked[p.B] = true
	}
	if len(linked) != docs-1 || stats.Cut == 0 {
		t.Errorf("got %d documents linked to an earlier one (%+v), want %d", len(linked), stats, docs-1)
	}
}

func TestFit(t *testing.T) {
	for _, test := range []struct {
		similarity, recall float64
		want               Params
	}{
		{0.5, 0.99, Params{35, 3}},
		{0.8, 0.99, Params{26, 8}},
		{0.3, 0.99, Params{49, 2}},
		{0.001, 0.99, Params{256, 1}}, // out of reach
		{1, 0.99, Params{1, 256}},
	} {
		got := Fit(test.similarity, test.recall, 256)
		if got != test.want {
			t.Errorf("Fit(%v, %v): got %v (%.4f), want %v (%.4f)", test.similarity, test.recall,
				got, got.Probability(test.similarity), test.want, test.want.Probability(test.similarity))
		}
	}
}

// TestProbability holds the formula to what the bands do.
func TestProbability(t *testing.T) {
	const pairs, rows = 4000, 60
	p := Params{20, 3}
	r := rand.New(rand.NewPCG(5, 5))
	for _, j := range []float64{0.1, 0.3, 0.5, 0.7} {
		sigs := make([][]uint16, 2*pairs)
		for i := range sigs {
			sigs[i] = make([]uint16, rows)
			for k := range sigs[i] {
				sigs[i][k] = uint16(r.IntN(1 << 16))
				if i%2 == 1 && r.Float64() < j {
					sigs[i][k] = sigs[i-1][k]
				}
			}
		}
		found, _ := BandPairs(Held(sigs), p, BandOptions{})
		got, want := float64(len(found))/pairs, p.Probability(j)
		if math.Abs(got-want) > 0.03 {
			t.Errorf("similarity %v: found %.3f of the pairs, want %.3f", j, got, want)
		}
	}
}

// TestPairsLessAlikeAreDropped holds the search with a least similarity to the plain
// twin of the one without.
func TestPairsLessAlikeAreDropped(t *testing.T) {
	p := Params{20, 3}
	sigs := randomSignatures(11, 1500, 61)
	for _, least := range []float64{0.1, 0.4, 0.9, 1} {
		got, _ := BandPairs(Held(sigs), p, BandOptions{MinSimilarity: least, MaxBucket: len(sigs)})
		var want []Pair
		for _, p := range bandPairsPlain(sigs, p) {
			if similarity(sigs[p.A], sigs[p.B]) >= least {
				want = append(want, p)
			}
		}
		if !slices.Equal(got, want) || len(want) == 0 {
			t.Errorf("similarity %v: got %d pairs, want %d", least, len(got), len(want))
		}
	}
}
