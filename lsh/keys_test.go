package lsh

import (
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"testing"
)

// randomKeys returns the keys of docs documents, few of them common to many, and
// a day for most.
func randomKeys(seed uint64, docs int) (keys [][]uint64, days []int32) {
	r := rand.New(rand.NewPCG(seed, 2))
	keys, days = make([][]uint64, docs), make([]int32, docs)
	for i := range keys {
		for range r.IntN(40) {
			keys[i] = append(keys[i], uint64(r.ExpFloat64()*float64(docs)/4))
		}
		slices.Sort(keys[i])
		keys[i] = slices.Compact(keys[i])
		days[i] = int32(r.IntN(60)) - 30
		if r.IntN(10) == 0 {
			days[i] = NoDay
		}
	}
	return keys, days
}

func TestKeysAreThePlainOnes(t *testing.T) {
	for seed, test := range []struct {
		o      KeyOptions
		window int
	}{
		{KeyOptions{}, 0},
		{KeyOptions{MinShared: 2}, 0},
		{KeyOptions{MinShared: 2, MaxFrequency: 8}, 0},
		{KeyOptions{MaxFrequency: 5}, 7},
		{KeyOptions{MinShared: 2}, 3},
		{KeyOptions{MinShared: 2, MaxFrequency: 12, MaxCandidates: 3}, 10},
		{KeyOptions{MaxCandidates: 1, Each: parallel}, 0},
		{KeyOptions{MinShared: 2, Enough: func(p Pair, n int32) bool { return n >= 3 || p.A%2 == 0 }}, 4},
		{KeyOptions{MinShared: 2, MaxCandidates: 2, MaxFrequency: 9, Each: parallel, Memory: 1, TempDir: t.TempDir()}, 5},
	} {
		keys, days := randomKeys(uint64(seed), 500)
		plain, k := newPlainKeys(test.o), NewKeys(test.o)
		for doc, x := range keys {
			plain.add(uint32(doc), x)
			k.Add(uint32(doc), x)
		}
		want, wantStats := plain.pairs(days, test.window)
		got, gotStats, err := k.Pairs(days, test.window)
		if err != nil {
			t.Fatal(err)
		}
		if err := k.Close(); err != nil {
			t.Fatal(err)
		}
		if len(want) == 0 || !slices.Equal(got, want) {
			t.Errorf("%d: got %d pairs, the plain twin %d", seed, len(got), len(want))
		}
		if gotStats != wantStats {
			t.Errorf("%d: got %+v, want %+v", seed, gotStats, wantStats)
		}
	}
}

func TestKeysInSeveralRanges(t *testing.T) {
	// One key in common gives 25 million neighbours: more than one range holds.
	const docs = 5000
	k := NewKeys(KeyOptions{MaxCandidates: 2})
	for doc := range uint32(docs) {
		k.Add(doc, []uint64{1, 2 + uint64(doc/2)})
	}
	pairs, stats, err := k.Pairs(nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pairs {
		if p.B == p.A+1 && p.A%2 == 0 && p.Count != 2 {
			t.Fatalf("got %v, want 2 shared", p)
		}
	}
	if total := docs * (docs - 1) / 2; stats.Cut != total-len(pairs) || len(pairs) < docs/2 || len(pairs) > 2*docs {
		t.Errorf("got %d pairs and %d cut of %d", len(pairs), stats.Cut, total)
	}
}

func TestKeysRemoveTheirFile(t *testing.T) {
	dir := t.TempDir()
	k := NewKeys(KeyOptions{Memory: 1, TempDir: dir})
	k.Add(0, []uint64{1, 2, 3})
	if k.spill == nil {
		t.Fatal("nothing was put on disk")
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 && runtime.GOOS != "windows" {
		t.Errorf("got %v, %v, want no name that a killed run would leave", files, err)
	}
	for range 2 {
		if err := k.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 {
		t.Fatalf("got %v, %v, want no file", files, err)
	}
	if _, _, err := k.Pairs(nil, 0); err == nil {
		t.Error("a closed Keys gives pairs")
	}
}

func TestKeysReportTroubleWithTheirFile(t *testing.T) {
	k := NewKeys(KeyOptions{Memory: 1, TempDir: t.TempDir() + "/none"})
	for doc := range uint32(3) {
		k.Add(doc, []uint64{1, 2, 3})
	}
	if _, _, err := k.Pairs(nil, 0); err == nil {
		t.Error("no error for a folder that is not there")
	}
	if err := k.Close(); err != nil {
		t.Error(err)
	}
}
