package parallel

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
)

func TestEachDoesAllOnce(t *testing.T) {
	for _, workers := range []int{1, 2, 7} {
		const n = 1000
		var done [n]atomic.Int32
		if err := New(t.Context(), workers, nil).Each(n, func(worker, i int) {
			if worker < 0 || worker >= workers {
				t.Errorf("worker %d of %d", worker, workers)
			}
			done[i].Add(1)
		}); err != nil {
			t.Fatal(err)
		}
		for i := range done {
			if got := done[i].Load(); got != 1 {
				t.Errorf("%d workers: %d was done %d times", workers, i, got)
			}
		}
	}
}

func TestInOrderKeepsTheOrder(t *testing.T) {
	in := func(yield func(int) bool) {
		for i := range 500 {
			if !yield(i) {
				return
			}
		}
	}
	for _, workers := range []int{1, 2, 7} {
		var got []int
		err := InOrder(New(t.Context(), workers, nil), in, func(_, i int) int { return i * i }, func(x int) { got = append(got, x) })
		if err != nil || len(got) != 500 || !slices.IsSorted(got) || got[20] != 400 {
			t.Errorf("%d workers: got %d results, sorted %v, %v", workers, len(got), slices.IsSorted(got), err)
		}
	}
}

func TestChunkedTellsWhereAResultBegins(t *testing.T) {
	for _, workers := range []int{1, 3} {
		next := 0
		err := Chunked(New(t.Context(), workers, nil), "counting", 1000, func(_, i int, r *[]int) { *r = append(*r, i) }, func(from int, r *[]int) {
			for k, i := range *r {
				if from != next || i != from+k {
					t.Fatalf("%d workers: result from %d has %d at %d, want it to begin at %d", workers, from, i, k, next)
				}
			}
			next = from + len(*r)
			*r = (*r)[:0]
		})
		if err != nil || next != 1000 {
			t.Errorf("%d workers: %d were taken, %v", workers, next, err)
		}
	}
}

func TestCancelledWorkStops(t *testing.T) {
	for _, workers := range []int{1, 3} {
		ctx, cancel := context.WithCancel(t.Context())
		w := New(ctx, workers, nil)
		var done atomic.Int32
		err := w.Each(1_000_000, func(_, i int) {
			if done.Add(1) == 10 {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) || done.Load() > 100 {
			t.Errorf("%d workers: %v after %d", workers, err, done.Load())
		}
		endless := func(yield func(int) bool) {
			for yield(0) {
			}
		}
		if err := InOrder(w, endless, func(_, i int) int { return i }, func(int) {}); !errors.Is(err, context.Canceled) {
			t.Errorf("%d workers: %v of an endless input", workers, err)
		}
	}
}

// What jobs need is there when they are done, and little more is in memory.
func TestResidents(t *testing.T) {
	const articles, jobs, most = 300, 1200, 12
	needs := func(job int) []uint32 { return []uint32{uint32(job / 4), uint32(min(job/4+job%4, articles-1))} }
	loaded, live, peak := 0, map[uint32]bool{}, 0
	r := Residents[int]{
		Workers: New(t.Context(), 1, nil), Stage: "test", Articles: articles, Batch: 10, Most: most, Needs: needs,
		Load: func(_ int, n uint32) int {
			loaded++
			live[n] = true
			peak = max(peak, len(live))
			return int(n) + 1
		},
		Drop: func(n uint32) { delete(live, n) },
	}
	done := 0
	if err := r.Over(jobs, func(_, job int, have []int) {
		done++
		for _, n := range needs(job) {
			if have[n] != int(n)+1 {
				t.Errorf("job %d: article %d is not there", job, n)
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	if done != jobs || loaded < articles || loaded > articles*5/4 || peak > 2*most+2 || len(live) != 0 {
		t.Errorf("%d jobs done, %d loads of %d articles, %d in memory at most, %d left", done, loaded, articles, peak, len(live))
	}
}
