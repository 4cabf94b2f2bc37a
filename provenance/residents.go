package provenance

import (
	"cmp"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
	"math"
	"slices"
)

// residents keeps what jobs need of articles, Docs or gists, while it is needed. The
// jobs are done a batch at a time: what a batch needs and is not there is made, the
// jobs are done, and what no later batch needs is dropped; beyond a bound also what
// is needed latest. The pile is in order of time and candidates are near each other
// in time, so little lives at once and little is made twice.
type residents[T any] struct {
	scan  *scan
	stage string // as progress is told
	batch int    // jobs in a batch
	most  int    // what may live between batches, and be made for one

	needs func(job int) []uint32 // the articles that a job needs
	load  func(worker int, n uint32) T
	drop  func(n uint32) // nil: nothing to do
}

// over does all jobs on all workers. do gets what is loaded by the number of the
// article.
func (r *residents[T]) over(jobs int, do func(worker, job int, have []T)) error {
	s := r.scan
	have := make([]T, len(s.pile))
	uses := newUses(len(s.pile), jobs, r.needs)
	alive := make([]bool, len(s.pile))
	var live, missing []uint32
	for from, to := 0, 0; from < jobs; from = to {
		missing = missing[:0]
		for ; to < jobs && to < from+r.batch && len(missing) <= r.most; to++ {
			for _, n := range r.needs(to) {
				if !alive[n] {
					alive[n] = true
					missing = append(missing, n)
				}
			}
		}
		slices.Sort(missing)
		live = append(live, missing...)
		if err := forEach(s.ctx, s.jobs, len(missing), func(worker, i int) {
			have[missing[i]] = r.load(worker, missing[i])
		}); err != nil {
			return err
		}
		if err := forEach(s.ctx, s.jobs, to-from, func(worker, i int) { do(worker, from+i, have) }); err != nil {
			return err
		}
		gone := uses.leave(&live, to, r.most)
		var none T
		for _, n := range gone {
			have[n], alive[n] = none, false
			if r.drop != nil {
				r.drop(n)
			}
		}
		s.progress(r.stage, int64(to), int64(jobs))
	}
	return s.trouble()
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
// what is needed latest, and returns it.
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

const (
	// docsAtOnce is how many pairs, or groups of more articles, are judged in one batch.
	docsAtOnce = 1024
	// maxDocs bounds the Docs kept for later ones, some 30 kB each.
	maxDocs = 1536
	// gistsAtOnce and maxGists are the same for gists, some 3 kB each.
	gistsAtOnce = 8192
	maxGists    = 8192
)

// group is a unit of work that needs these articles.
type group struct{ needs []uint32 }

// overGroups prepares the articles that groups need and calls do for each group on
// all workers.
func (s *scan) overGroups(stage string, groups []group, do func(worker, i int, d []*doc.Doc)) error {
	return s.overDocs(stage, len(groups), func(i int) []uint32 { return groups[i].needs }, do)
}

// overDocs prepares the articles that jobs need and calls do for each job on all
// workers.
func (s *scan) overDocs(stage string, jobs int, needs func(job int) []uint32, do func(worker, job int, d []*doc.Doc)) error {
	r := residents[*doc.Doc]{scan: s, stage: stage, batch: docsAtOnce, most: maxDocs, needs: needs, load: s.prepare}
	r.drop = func(n uint32) {
		if a := s.pile[n].held; a != nil {
			a.Text = ""
		}
	}
	return r.over(jobs, do)
}

// prepare makes the Doc of article n, and gives the article its text when it is held.
func (s *scan) prepare(worker int, n uint32) *doc.Doc {
	e := &s.pile[n]
	a := e.held
	if a == nil {
		a = s.whole(e)
	} else {
		a.Text = s.text(e)
	}
	var aside *terms.HashSet
	if e.boilerplate {
		aside = s.recurring
	}
	return s.preparers[worker].PrepareWithout(aside, a, s.stats)
}
