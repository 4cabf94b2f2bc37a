package terms

// RoughCounts counts hashes up to three, in counters of two bits (a counting Bloom filter
// with one hash function). A count is never too low; it is too high when two hashes share
// a counter. So a count of 1 proves that a hash came once.
type RoughCounts struct {
	counters []uint8 // four in a byte
	mask     uint64
}

// NewRoughCounts returns a RoughCounts with at least two counters for each of n hashes.
func NewRoughCounts(n int) *RoughCounts {
	size := uint64(1 << 12)
	for size < 2*uint64(n) {
		size *= 2
	}
	return &RoughCounts{make([]uint8, size/4), size - 1}
}

// Add adds 1 to the count of h.
func (c *RoughCounts) Add(h uint64) {
	i := c.at(h)
	if shift := i & 3 * 2; c.counters[i>>2]>>shift&3 < 3 {
		c.counters[i>>2] += 1 << shift
	}
}

// Of returns an upper bound of how often h was added, in [0, 3]; 3 stands for three
// times or more.
func (c *RoughCounts) Of(h uint64) int {
	i := c.at(h)
	return int(c.counters[i>>2] >> (i & 3 * 2) & 3)
}

// at returns the number of the counter of h.
func (c *RoughCounts) at(h uint64) uint64 { return h * 0x9e3779b97f4a7c15 >> 20 & c.mask }
