package parallel

import (
	"cmp"
	"math"
	"slices"
)

// Residents keeps what jobs need of articles (say, the prepared texts of pairs) in
// memory while it is needed. Jobs are done a batch at a time: what a batch needs and is
// not in memory is loaded, the jobs are done, and what no later batch needs is dropped;
// beyond a bound also what is needed latest. Articles are numbered in order of time and
// the articles of one job are near each other in time, so little is in memory at once
// and little is loaded twice.
type Residents[T any] struct {
	Workers  *Workers
	Stage    string // the name under which progress is told
	Articles int    // how many there are: they are numbered from 0
	Batch    int    // jobs in a batch
	Most     int    // articles that may stay in memory between batches, and be loaded for one

	Needs func(job int) []uint32       // the articles that a job needs
	Load  func(worker int, n uint32) T // loads what is needed of article n
	Drop  func(n uint32)               // is told that article n is dropped; may be nil
}

// Over does all jobs on all workers. do gets what is loaded, by the number of the
// article.
func (r *Residents[T]) Over(jobs int, do func(worker, job int, have []T)) error {
	have := make([]T, r.Articles)
	uses := newUses(r.Articles, jobs, r.Needs)
	alive := make([]bool, r.Articles)
	var live, missing []uint32
	for from, to := 0, 0; from < jobs; from = to {
		missing = missing[:0]
		for ; to < jobs && to < from+r.Batch && len(missing) <= r.Most; to++ {
			for _, n := range r.Needs(to) {
				if !alive[n] {
					alive[n] = true
					missing = append(missing, n)
				}
			}
		}
		slices.Sort(missing)
		live = append(live, missing...)
		if err := r.Workers.Each(len(missing), func(worker, i int) {
			have[missing[i]] = r.Load(worker, missing[i])
		}); err != nil {
			return err
		}
		if err := r.Workers.Each(to-from, func(worker, i int) { do(worker, from+i, have) }); err != nil {
			return err
		}
		var none T
		for _, n := range uses.leave(&live, to, r.Most) {
			have[n], alive[n] = none, false
			if r.Drop != nil {
				r.Drop(n)
			}
		}
		r.Workers.Progress(r.Stage, int64(to), int64(jobs))
	}
	return r.Workers.Err()
}

// uses knows which jobs need an article.
type uses struct {
	start []uint32 // of each article, where its jobs are in jobs; moves on as they are done
	end   []uint32
	jobs  []uint32 // rising for each article
}

func newUses(articles, jobs int, needs func(job int) []uint32) *uses {
	u := &uses{start: make([]uint32, articles), end: make([]uint32, articles)}
	for job := range jobs {
		for _, n := range needs(job) {
			u.end[n]++
		}
	}
	sum := uint32(0)
	for n, uses := range u.end {
		u.start[n], u.end[n] = sum, sum
		sum += uses
	}
	u.jobs = make([]uint32, sum)
	for job := range jobs {
		for _, n := range needs(job) {
			u.jobs[u.end[n]] = uint32(job)
			u.end[n]++
		}
	}
	return u
}

// next returns the first job from the given one on that needs n.
func (u *uses) next(n uint32, from int) uint32 {
	for u.start[n] < u.end[n] {
		if job := u.jobs[u.start[n]]; int(job) >= from {
			return job
		}
		u.start[n]++
	}
	return math.MaxUint32
}

// leave takes out of live what no job from the given one on needs, and beyond most
// also what is needed latest, and returns it.
func (u *uses) leave(live *[]uint32, from, most int) []uint32 {
	type use struct{ article, job uint32 }
	var gone []uint32
	var stay []use
	for _, n := range *live {
		if job := u.next(n, from); job == math.MaxUint32 {
			gone = append(gone, n)
		} else {
			stay = append(stay, use{n, job})
		}
	}
	if len(stay) > most {
		slices.SortFunc(stay, func(x, y use) int { return cmp.Or(cmp.Compare(x.job, y.job), cmp.Compare(x.article, y.article)) })
		for _, x := range stay[most:] {
			gone = append(gone, x.article)
		}
		stay = stay[:most]
	}
	*live = (*live)[:0]
	for _, x := range stay {
		*live = append(*live, x.article)
	}
	return gone
}
