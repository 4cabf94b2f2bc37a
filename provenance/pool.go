package provenance

import (
	"context"
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

// This file owns the goroutines: everything parallel in a scan goes through it.
// Nothing here changes a result: work is handed out in any order and comes back
// in the order it went in.

// workers returns how many goroutines jobs stands for.
func workers(jobs int) int {
	if jobs > 0 {
		return jobs
	}
	return runtime.GOMAXPROCS(0)
}

// forEach runs do(worker, i) for i in [0, n) on jobs goroutines and returns when
// all are done or ctx is cancelled. worker is in [0, jobs): state may hang on it.
func forEach(ctx context.Context, jobs, n int, do func(worker, i int)) error {
	jobs = min(jobs, n)
	if jobs <= 1 {
		for i := range n {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			do(0, i)
		}
		return ctx.Err()
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for w := range jobs {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(w, i)
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}

// overPile calls work for each article i of the pile on all workers, a few articles in
// one result, and take for each result, from one goroutine, in the order of the pile;
// from is the first of its articles. A result is given to work again when take is done
// with it, as take has left it.
func overPile[R any](s *scan, stage string, work func(worker, i int, r *R), take func(from int, r *R)) error {
	const articles = 64
	var done sync.Pool // of *R
	chunks := func(yield func(from int) bool) {
		for from := 0; from < len(s.pile); from += articles {
			if !yield(from) {
				return
			}
		}
	}
	next := 0
	return inOrder(s.ctx, s.jobs, chunks, func(worker, from int) *R {
		r, ok := done.Get().(*R)
		if !ok {
			r = new(R)
		}
		for i := from; i < min(from+articles, len(s.pile)); i++ {
			work(worker, i, r)
		}
		return r
	}, func(r *R) {
		take(next, r)
		done.Put(r)
		next = min(next+articles, len(s.pile))
		s.progress(stage, int64(next), int64(len(s.pile)))
	})
}

// inOrder applies work to each item of in on jobs goroutines and passes the results
// to take, from one goroutine, in the order of the items. At most a few items a
// goroutine are under way at once, so memory does not grow with the input.
func inOrder[T, R any](ctx context.Context, jobs int, in iter.Seq[T], work func(worker int, item T) R, take func(R)) error {
	if jobs <= 1 {
		for item := range in {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			take(work(0, item))
		}
		return ctx.Err()
	}
	type slot struct {
		item T
		done chan R
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	todo := make(chan *slot)
	order := make(chan *slot, 4*jobs)
	var wg sync.WaitGroup
	for w := range jobs {
		wg.Go(func() {
			for s := range todo {
				s.done <- work(w, s.item)
			}
		})
	}
	wg.Go(func() {
		defer close(order)
		defer close(todo)
		for item := range in {
			s := &slot{item, make(chan R, 1)}
			select {
			case order <- s:
			case <-ctx.Done():
				return
			}
			select {
			case todo <- s:
			case <-ctx.Done():
				close(s.done)
				return
			}
		}
	})
	for s := range order {
		if r, ok := <-s.done; ok {
			take(r)
		}
	}
	err := ctx.Err()
	wg.Wait()
	return err
}
