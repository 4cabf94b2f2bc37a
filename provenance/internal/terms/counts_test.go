package terms

import (
	"math/rand/v2"
	"sync"
	"testing"
)

func TestSharedCountsCountLikeAMap(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	want := map[Term]uint32{}
	var lists [][]Term
	for range 200 {
		var list []Term
		for range r.IntN(300) {
			x := Term(r.Uint32())
			if r.IntN(2) == 0 {
				x = Term(r.Uint32N(50)) // 0 is a term like any other
			}
			list = append(list, x)
			want[x]++
		}
		lists = append(lists, list)
	}
	var c sharedCounts
	var wg sync.WaitGroup
	for w := range 2 {
		wg.Go(func() {
			for i := w; i < len(lists); i += 2 {
				c.addEach(lists[i])
			}
		})
	}
	wg.Wait()
	got := 0
	for x, n := range c.All {
		got++
		if want[x] != n || c.Of(x) != n {
			t.Fatalf("term %d: got %d and %d, want %d", x, n, c.Of(x), want[x])
		}
	}
	if got != len(want) || c.Of(12345678) != want[12345678] {
		t.Errorf("got %d terms, want %d", got, len(want))
	}
}

func TestHashSet(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	var s HashSet
	for range 3 {
		s.Reset()
		want := map[uint64]bool{}
		for range 5000 {
			x := r.Uint64N(4000)
			if s.Has(x) != want[x] {
				t.Fatalf("has(%d): got %v", x, s.Has(x))
			}
			if s.Add(x) == want[x] {
				t.Fatalf("add(%d): got %v", x, !want[x])
			}
			want[x] = true
		}
		if s.len() != len(want) {
			t.Errorf("got %d hashes, want %d", s.len(), len(want))
		}
	}
}

func TestRoughCountsNeverCountTooFew(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	const n = 20_000
	c := NewRoughCounts(n)
	want := map[uint64]int{}
	for range n {
		x := r.Uint64N(n)
		want[x]++
		c.Add(x)
	}
	more := 0
	for x, k := range want {
		switch got := c.Of(x); {
		case got < min(k, 3):
			t.Fatalf("%d stood %d times, counted %d", x, k, got)
		case got > k:
			more++
		}
	}
	if more > len(want)/2 {
		t.Errorf("%d of %d are counted too often", more, len(want))
	}
}
