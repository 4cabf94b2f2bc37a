package terms

// RoughCounts counts hashes up to three, and sometimes too many of them: two hashes
// that fall on one place are counted together. It takes a quarter of a byte a place,
// and tells which hashes need not be looked at because nobody else can have them.
type RoughCounts struct {
	places []uint8 // four of two bits each
	mask   uint64
}

// NewRoughCounts returns counts with at least two places for each of n hashes.
func NewRoughCounts(n int) *RoughCounts {
	size := uint64(1 << 12)
	for size < 2*uint64(n) {
		size *= 2
	}
	return &RoughCounts{make([]uint8, size/4), size - 1}
}

// Add counts h once more.
func (c *RoughCounts) Add(h uint64) {
	i := c.at(h)
	if shift := i & 3 * 2; c.places[i>>2]>>shift&3 < 3 {
		c.places[i>>2] += 1 << shift
	}
}

// Of returns how often h has been counted, 3 for three times and more; that, or more.
func (c *RoughCounts) Of(h uint64) int {
	i := c.at(h)
	return int(c.places[i>>2] >> (i & 3 * 2) & 3)
}

// at returns the place of h.
func (c *RoughCounts) at(h uint64) uint64 { return h * 0x9e3779b97f4a7c15 >> 20 & c.mask }
