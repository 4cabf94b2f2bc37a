package terms

import "sync"

// termCounts counts terms, in a hash table with open addressing: 8 bytes a slot, at most
// three quarters of the slots taken. A map takes five times that, and a pile of a million
// articles has tens of millions of terms.
type termCounts struct {
	slots []countedTerm // their number is a power of two, or 0
	used  int
}

// countedTerm is a term with its count. A count of 0 marks a free slot.
type countedTerm struct {
	term Term
	n    uint32
}

// at returns the slot of t, or the free slot where it belongs. There always is one.
func (c *termCounts) at(t Term) *countedTerm {
	mask := uint32(len(c.slots) - 1)
	// The middle bits of the product: the upper bits of t choose the shard.
	for i := uint32(uint64(t) * 0x9e3779b97f4a7c15 >> 24); ; i++ {
		p := &c.slots[i&mask]
		if p.n == 0 || p.term == t {
			return p
		}
	}
}

// add adds n, which is above 0, to the count of t.
func (c *termCounts) add(t Term, n uint32) {
	if c.used*4 >= len(c.slots)*3 {
		c.grow()
	}
	p := c.at(t)
	if p.n == 0 {
		p.term = t
		c.used++
	}
	p.n += n
}

// decrement subtracts 1 from the count of t, but leaves at least 1: a slot must stay
// taken, or terms in later slots would not be found.
func (c *termCounts) decrement(t Term) {
	if len(c.slots) == 0 {
		return
	}
	if p := c.at(t); p.n > 1 {
		p.n--
	}
}

// of returns the count of t.
func (c *termCounts) of(t Term) uint32 {
	if len(c.slots) == 0 {
		return 0
	}
	return c.at(t).n
}

func (c *termCounts) grow() {
	old := c.slots
	c.slots = make([]countedTerm, max(64, 2*len(old)))
	for _, x := range old {
		if x.n > 0 {
			*c.at(x.term) = x
		}
	}
}

// all yields the terms with their counts, in no particular order.
func (c *termCounts) all(yield func(Term, uint32) bool) {
	for _, x := range c.slots {
		if x.n > 0 && !yield(x.term, x.n) {
			return
		}
	}
}

const (
	shardBits = 4
	shards    = 1 << shardBits
)

// sharedCounts is a termCounts to which several goroutines may add at once. The sums do
// not depend on their order.
type sharedCounts struct {
	shards [shards]struct {
		mu sync.Mutex
		termCounts
	}
}

// addEach adds 1 to the count of each of the terms. It reorders the slice.
func (c *sharedCounts) addEach(terms []Term) {
	var next, end [shards]int // where the next term of a shard goes, and where the shard ends
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

// removeEach undoes an addEach. No other goroutine may be adding.
func (c *sharedCounts) removeEach(terms []Term) {
	for _, t := range terms {
		c.shards[t>>(32-shardBits)].decrement(t)
	}
}

// Of returns the count of t. No other goroutine may be adding.
func (c *sharedCounts) Of(t Term) uint32 { return c.shards[t>>(32-shardBits)].of(t) }

// All yields the terms with their counts, in no particular order.
func (c *sharedCounts) All(yield func(Term, uint32) bool) {
	for i := range c.shards {
		for t, n := range c.shards[i].all {
			if !yield(t, n) {
				return
			}
		}
	}
}
