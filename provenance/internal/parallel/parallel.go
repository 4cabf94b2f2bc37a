// Package parallel spreads the work of a run over goroutines, and keeps what work needs
// of articles in memory only for as long as it is needed. It owns all goroutines of the
// detector. It never changes a result: work is handed out in any order, and its results
// come back in the order in which it went in.
package parallel

import (
	"context"
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

// Workers are the goroutines of one run. They are started anew for each piece of work
// and end with it.
type Workers struct {
	ctx      context.Context
	n        int
	progress func(stage string, done, total int64)
}

// New returns workers that stop when ctx is cancelled. There are n of them, one a core
// for 0. progress, when not nil, is called now and then from one goroutine with the
// name of a stage, how much of it is done, and of how much (0: not known).
func New(ctx context.Context, n int, progress func(stage string, done, total int64)) *Workers {
	if n <= 0 {
		n = runtime.GOMAXPROCS(0)
	}
	return &Workers{ctx, n, progress}
}

// N returns how many workers there are. Work is told which of them does it, in [0, N),
// so that each may have memory of its own.
func (w *Workers) N() int { return w.n }

// Err returns the error of the context: why the run must end, nil when it need not.
func (w *Workers) Err() error { return w.ctx.Err() }

// Progress tells how far a stage is.
func (w *Workers) Progress(stage string, done, total int64) {
	if w.progress != nil {
		w.progress(stage, done, total)
	}
}

// Each runs do(worker, i) for each i in [0, n) and returns when all are done or the
// context is cancelled.
func (w *Workers) Each(n int, do func(worker, i int)) error {
	jobs := min(w.n, n)
	if jobs <= 1 {
		for i := range n {
			if w.ctx.Err() != nil {
				return w.ctx.Err()
			}
			do(0, i)
		}
		return w.ctx.Err()
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for worker := range jobs {
		wg.Go(func() {
			for w.ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(worker, i)
			}
		})
	}
	wg.Wait()
	return w.ctx.Err()
}

// Spread is Each for work that needs no memory of its own, as lsh wants it.
func (w *Workers) Spread(n int, do func(i int)) {
	w.Each(n, func(_, i int) { do(i) })
}

// Chunked calls work for each i in [0, n), some of them into one result, and take for
// each result, from one goroutine, in order; from is the first i of the result. A result
// is given to work again when take is done with it, as take has left it.
func Chunked[R any](w *Workers, stage string, n int, work func(worker, i int, r *R), take func(from int, r *R)) error {
	const chunk = 64
	var done sync.Pool // of *R
	chunks := func(yield func(from int) bool) {
		for from := 0; from < n; from += chunk {
			if !yield(from) {
				return
			}
		}
	}
	next := 0
	return InOrder(w, chunks, func(worker, from int) *R {
		r, ok := done.Get().(*R)
		if !ok {
			r = new(R)
		}
		for i := from; i < min(from+chunk, n); i++ {
			work(worker, i, r)
		}
		return r
	}, func(r *R) {
		take(next, r)
		done.Put(r)
		next = min(next+chunk, n)
		w.Progress(stage, int64(next), int64(n))
	})
}

// InOrder applies work to each item of in and passes the results to take, from one
// goroutine, in the order of the items. At most a few items a worker are under way at
// once, so memory does not grow with the input.
func InOrder[T, R any](w *Workers, in iter.Seq[T], work func(worker int, item T) R, take func(R)) error {
	if w.n <= 1 {
		for item := range in {
			if w.ctx.Err() != nil {
				return w.ctx.Err()
			}
			take(work(0, item))
		}
		return w.ctx.Err()
	}
	type slot struct {
		item T
		done chan R
	}
	ctx, cancel := context.WithCancel(w.ctx)
	defer cancel()
	todo := make(chan *slot)
	order := make(chan *slot, 4*w.n)
	var wg sync.WaitGroup
	for worker := range w.n {
		wg.Go(func() {
			for s := range todo {
				s.done <- work(worker, s.item)
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
