package terms

import "sync"

// termCounts is a table of terms with a number each: a hash table of 8 bytes a
// place, of which at most three quarters are taken. A map takes five times that,
// and what counts every term of a million articles has tens of millions.
type termCounts struct {
	places []counted // a power of two of them, or none
	used   int
}

// counted is a term with its number; 0 marks a free place.
type counted struct {
	term Term
	n    uint32
}

// at returns the place of t, or the free one where it belongs. There is one.
func (c *termCounts) at(t Term) *counted {
	mask := uint32(len(c.places) - 1)
	// The middle bits of the product: the upper ones of t choose the shard.
	for i := uint32(uint64(t) * 0x9e3779b97f4a7c15 >> 24); ; i++ {
		p := &c.places[i&mask]
		if p.n == 0 || p.term == t {
			return p
		}
	}
}

// add adds n, which is above 0, to the number of t.
func (c *termCounts) add(t Term, n uint32) {
	if c.used*4 >= len(c.places)*3 {
		c.grow()
	}
	p := c.at(t)
	if p.n == 0 {
		p.term = t
		c.used++
	}
	p.n += n
}

// drop takes 1 from the number of t, down to 1: a place once taken stays so, or
// others would not be found beyond it.
func (c *termCounts) drop(t Term) {
	if len(c.places) == 0 {
		return
	}
	if p := c.at(t); p.n > 1 {
		p.n--
	}
}

// of returns the number of t, 0 when it has none.
func (c *termCounts) of(t Term) uint32 {
	if len(c.places) == 0 {
		return 0
	}
	return c.at(t).n
}

func (c *termCounts) grow() {
	old := c.places
	c.places = make([]counted, max(64, 2*len(old)))
	for _, x := range old {
		if x.n > 0 {
			*c.at(x.term) = x
		}
	}
}

// all yields the terms with their numbers, in no order that means anything.
func (c *termCounts) all(yield func(Term, uint32) bool) {
	for _, x := range c.places {
		if x.n > 0 && !yield(x.term, x.n) {
			return
		}
	}
}

const (
	shardBits = 4
	shards    = 1 << shardBits
)

// sharedCounts is a termCounts that several goroutines add to at once. Sums do not
// depend on who came first.
type sharedCounts struct {
	shards [shards]struct {
		mu sync.Mutex
		termCounts
	}
}

// addEach adds 1 to the number of each of the terms. They come back in another order.
func (c *sharedCounts) addEach(terms []Term) {
	var next, end [shards]int // where the next term of a shard goes, and where its part ends
	for _, t := range terms {
		end[t>>(32-shardBits)]++
	}
	sum := 0
	for i, n := range end {
		next[i] = sum
		sum += n
		end[i] = sum
	}
	from := 0
	for i := range c.shards {
		for next[i] < end[i] {
			t := terms[next[i]]
			home := t >> (32 - shardBits)
			terms[next[i]], terms[next[home]] = terms[next[home]], t
			next[home]++
		}
		s := &c.shards[i]
		s.mu.Lock()
		for _, t := range terms[from:end[i]] {
			s.add(t, 1)
		}
		s.mu.Unlock()
		from = end[i]
	}
}

// dropEach takes back an addEach. Nobody may be adding.
func (c *sharedCounts) dropEach(terms []Term) {
	for _, t := range terms {
		c.shards[t>>(32-shardBits)].drop(t)
	}
}

// Of returns the number of t. Nobody may be adding.
func (c *sharedCounts) Of(t Term) uint32 { return c.shards[t>>(32-shardBits)].of(t) }

// All yields the terms with their numbers, in no order that means anything.
func (c *sharedCounts) All(yield func(Term, uint32) bool) {
	for i := range c.shards {
		for t, n := range c.shards[i].all {
			if !yield(t, n) {
				return
			}
		}
	}
}
