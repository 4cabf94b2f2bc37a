package lsh

import (
	"cmp"
	"slices"
	"sync"
)

// counting finds out of postings which documents share how many keys.
type counting struct {
	keys     *Keys
	opt      KeyOptions
	order    *order
	postings []postingList

	mu  sync.Mutex
	err error // the first trouble with the temporary file; under mu

	lists, parts sync.Pool // of *[]uint32: memory for neighbours, and for postings
}

const (
	// maxIncidences is how many neighbours are written out at once, 4 bytes each.
	maxIncidences = 1 << 24
	// leastRanges is into how many ranges the documents are cut even when fewer would
	// do, so that every worker has some, and leastIncidences how few are not cut.
	leastRanges     = 8
	leastIncidences = 1 << 16
)

// pairs returns the pairs that share enough keys, and the number of those left out
// because both documents have better ones.
func (c *counting) pairs() ([]Shared, int) {
	ranges := c.split()
	results := make([]rangeResult, len(ranges))
	c.opt.Each.run(len(ranges), func(i int) { results[i] = c.count(ranges[i]) })
	enough := 0
	sorted := make([][]Shared, len(results))
	for i, r := range results {
		sorted[i] = r.kept
		enough += r.enough
	}
	results = nil
	found := mergeSorted(sorted)
	return found, enough/2 - len(found)
}

// mergeSorted returns the members of all lists, each of them sorted, in order, and
// once: a pair may be among the best of both its documents. It forgets the lists.
func mergeSorted(lists [][]Shared) []Shared {
	switch n := len(lists); n {
	case 0:
		return nil
	case 1:
		list := slices.Compact(lists[0])
		lists[0] = nil
		return list
	default:
		a, b := mergeSorted(lists[:n/2]), mergeSorted(lists[n/2:])
		out := make([]Shared, 0, len(a)+len(b))
		for len(a) > 0 && len(b) > 0 {
			order := a[0].Pair.Compare(b[0].Pair)
			if order <= 0 {
				out, a = append(out, a[0]), a[1:]
			} else {
				out = append(out, b[0])
			}
			if order >= 0 {
				b = b[1:]
			}
		}
		return append(append(out, a...), b...)
	}
}

// all yields the postings of each partition. What it yields is good until the next.
func (c *counting) all(yield func([]uint32) bool) {
	buf := take(&c.parts)
	defer c.parts.Put(buf)
	for _, p := range c.postings {
		if p.held == nil && p.file.size > 0 {
			var err error
			if *buf, err = c.keys.readPostings(*buf, p.file); err != nil {
				c.mu.Lock()
				c.err = cmp.Or(c.err, err)
				c.mu.Unlock()
				return
			}
			p.held = *buf
		}
		if !yield(p.held) {
			return
		}
	}
}

func (c *counting) trouble() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

// take takes memory out of a pool.
func take(pool *sync.Pool) *[]uint32 {
	if buf, ok := pool.Get().(*[]uint32); ok {
		return buf
	}
	return new([]uint32)
}

// rankRange is a range of ranks and how many neighbours each of them has, with
// repeats.
type rankRange struct {
	from, to uint32
	size     []uint32
}

// split cuts the documents into ranges whose neighbours can be written out at once.
func (c *counting) split() []rankRange {
	size := make([]uint32, len(c.order.docs))
	for p := range c.all {
		for ranks := range postings(p) {
			for i, a := range ranks {
				for _, b := range ranks[i+1:] {
					if !c.order.near(a, b) {
						continue
					}
					size[a]++
					size[b]++
				}
			}
		}
	}
	all := 0
	for _, n := range size {
		all += int(n)
	}
	most := min(maxIncidences, max(all/leastRanges, leastIncidences))
	var ranges []rankRange
	sum, from := 0, 0
	for rank, n := range size {
		if sum += int(n); sum > most && rank > from {
			ranges = append(ranges, rankRange{uint32(from), uint32(rank), size[from:rank]})
			sum, from = int(n), rank
		}
	}
	return append(ranges, rankRange{uint32(from), uint32(len(size)), size[from:]})
}

// postings yields the ranks of each key.
func postings(p []uint32) func(yield func([]uint32) bool) {
	return func(yield func([]uint32) bool) {
		for len(p) > 0 {
			n := p[0]
			if !yield(p[1 : 1+n]) {
				return
			}
			p = p[1+n:]
		}
	}
}

// rangeResult is what came of one range.
type rangeResult struct {
	kept   []Shared // the best pairs of the range's documents, sorted
	enough int      // pairs that share enough keys, counted at each of their documents
}

// count counts the neighbours of one range.
func (c *counting) count(r rankRange) (result rangeResult) {
	start := make([]int, len(r.size)+1) // where the neighbours of each document are
	for i, n := range r.size {
		start[i+1] = start[i] + int(n)
	}
	buf := take(&c.lists)
	defer c.lists.Put(buf)
	*buf = grow(*buf, start[len(r.size)])
	neighbours := *buf
	for p := range c.all {
		for ranks := range postings(p) {
			if ranks[0] >= r.to || ranks[len(ranks)-1] < r.from {
				continue
			}
			for i, a := range ranks {
				if a < r.from || a >= r.to {
					continue
				}
				at := &start[a-r.from]
				for j, b := range ranks {
					if j < i && c.order.near(b, a) || j > i && c.order.near(a, b) {
						neighbours[*at] = b
						*at++
					}
				}
			}
		}
	}
	shared := make([]int32, len(c.order.docs))
	var mine []Shared
	for i, n := range r.size {
		rank := r.from + uint32(i)
		end := start[i] // writing has moved it there
		mine = c.countOne(mine[:0], rank, neighbours[end-int(n):end], shared)
		result.enough += len(mine)
		result.kept = append(result.kept, c.best(mine, c.order.docs[rank])...)
	}
	slices.SortFunc(result.kept, func(a, b Shared) int { return a.Pair.Compare(b.Pair) })
	return result
}

// countOne appends the pairs of one document that share enough keys. shared is
// scratch, zero before and after, one for each document.
func (c *counting) countOne(dst []Shared, rank uint32, neighbours []uint32, shared []int32) []Shared {
	for _, n := range neighbours {
		shared[n]++
	}
	doc := c.order.docs[rank]
	for _, n := range neighbours {
		if int(shared[n]) >= c.opt.MinShared {
			other := c.order.docs[n]
			p := Shared{Pair{min(doc, other), max(doc, other)}, shared[n]}
			if c.opt.Enough == nil || c.opt.Enough(p.Pair, p.Count) {
				dst = append(dst, p)
			}
		}
		shared[n] = 0
	}
	return dst
}

// best keeps the pairs of doc that share the most keys, those with lower numbers
// first among equals.
func (c *counting) best(pairs []Shared, doc uint32) []Shared {
	if c.opt.MaxCandidates <= 0 || len(pairs) <= c.opt.MaxCandidates {
		return pairs
	}
	slices.SortFunc(pairs, func(a, b Shared) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), a.Pair.Compare(b.Pair))
	})
	return pairs[:c.opt.MaxCandidates]
}
