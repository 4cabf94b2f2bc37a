package lsh

import (
	"cmp"
	"math"
	"slices"
)

// order ranks documents by day, so that those near each other in time have ranks
// near each other. Documents without a day come last.
type order struct {
	docs   []uint32 // by rank
	ranks  []uint32 // by document
	days   []int32  // by rank
	dated  uint32   // the ranks below have a day
	window int64    // in days; 0: none
}

func newOrder(days []int32, docs, window int) *order {
	o := &order{docs: make([]uint32, docs), ranks: make([]uint32, docs), days: make([]int32, docs), window: int64(max(window, 0))}
	for i := range o.docs {
		o.docs[i] = uint32(i)
	}
	if o.window > 0 {
		late := func(d uint32) int64 { // NoDay after all others
			if day := dayOf(days, d); day != NoDay {
				return int64(day)
			}
			return math.MaxInt64
		}
		slices.SortStableFunc(o.docs, func(a, b uint32) int { return cmp.Compare(late(a), late(b)) })
	}
	for rank, doc := range o.docs {
		o.ranks[doc] = uint32(rank)
		o.days[rank] = dayOf(days, doc)
		if o.days[rank] != NoDay {
			o.dated = uint32(rank) + 1
		}
	}
	return o
}

// near reports whether the documents of ranks a < b are within the window.
func (o *order) near(a, b uint32) bool {
	return o.window == 0 || b >= o.dated || int64(o.days[b])-int64(o.days[a]) <= o.window
}

// partitionReader turns one partition into postings.
type partitionReader struct {
	postings       postingList
	keys, frequent int
	err            error
}

// read sorts the entries of a partition and keeps the documents of each key that
// has several and not too many.
func (r *partitionReader) read(k *Keys, part int, o *order) {
	buf, _ := k.buffers.Get().(*partitionBuffer)
	if buf == nil {
		buf = new(partitionBuffer)
	}
	defer k.buffers.Put(buf)
	if r.err = k.load(buf, part); r.err != nil {
		return
	}
	buf.scratch = grow(buf.scratch, len(buf.entries))
	buf.entries, buf.scratch = radixSort(buf.entries, buf.scratch, 32)
	entries, ranks := buf.entries, buf.ranks
	r.keys = len(entries)
	for run := range runs(entries, 32) {
		r.keys -= len(run) - 1
		ranks = ranks[:0]
		for _, x := range run {
			ranks = append(ranks, o.ranks[uint32(x)])
		}
		if len(ranks) > 1 && !slices.IsSorted(ranks) {
			slices.Sort(ranks)
		}
		usable := o.usable(ranks, k.opt.MaxFrequency)
		if len(usable) < len(run) {
			r.frequent++
		}
		for len(usable) > 0 {
			n := o.connected(usable)
			if n > 1 {
				buf.postings = append(append(buf.postings, uint32(n)), usable[:n]...)
			}
			usable = usable[n:]
		}
	}
	r.postings, r.err = k.keep(buf.postings)
	buf.ranks, buf.postings = ranks, buf.postings[:0]
}

// connected returns how many of the ranks from the first on have to stay together:
// up to a gap in time that is wider than the window.
func (o *order) connected(ranks []uint32) int {
	if o.window == 0 || ranks[len(ranks)-1] >= o.dated {
		return len(ranks)
	}
	for i := 1; i < len(ranks); i++ {
		if !o.near(ranks[i-1], ranks[i]) {
			return i
		}
	}
	return len(ranks)
}

// usable removes from the ranks of one key, in place, those around which too many
// others have the key.
func (o *order) usable(ranks []uint32, limit int) []uint32 {
	if limit == 0 || len(ranks) <= limit {
		return ranks
	}
	if o.window == 0 {
		return nil
	}
	undated, _ := slices.BinarySearch(ranks, o.dated)
	from, to := 0, 0 // the dated ranks near the one looked at
	kept := 0
	dates := make([]int64, undated)
	for i := range dates {
		dates[i] = int64(o.days[ranks[i]])
	}
	for i, day := range dates {
		for dates[from] < day-o.window {
			from++
		}
		for to < undated && dates[to] <= day+o.window {
			to++
		}
		if to-from+len(ranks)-undated <= limit {
			ranks[kept] = ranks[i]
			kept++
		}
	}
	return ranks[:kept] // those without a day are near all of them, which are too many
}
