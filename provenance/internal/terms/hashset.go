package terms

// HashSet is a set of hashes, in a hash table with open addressing: 8 bytes a slot, at
// most half of the slots taken. A lookup takes a fraction of the time that a map takes.
// The zero value is empty. Several goroutines may call Has at once when none writes.
type HashSet struct {
	slots []uint64 // 0 for a free one
	taken []uint32 // slots that hold a hash
	zero  bool     // 0 is in the set
}

// hashSetSlots is the smallest number of slots, and the largest that Reset keeps: twice
// the keys of an article.
const hashSetSlots = 1 << 11

// len returns how many hashes are in the set.
func (s *HashSet) len() int {
	if s.zero {
		return len(s.taken) + 1
	}
	return len(s.taken)
}

// Has reports whether x is in the set. A nil set is empty.
func (s *HashSet) Has(x uint64) bool {
	if s == nil || len(s.slots) == 0 {
		return false
	}
	if x == 0 {
		return s.zero
	}
	return s.slots[s.at(x)] != 0
}

// Add adds x and reports whether it was not in the set before.
func (s *HashSet) Add(x uint64) bool {
	if 2*len(s.taken) >= len(s.slots) {
		s.grow()
	}
	if x == 0 {
		was := s.zero
		s.zero = true
		return !was
	}
	i := s.at(x)
	if s.slots[i] != 0 {
		return false
	}
	s.slots[i] = x
	s.taken = append(s.taken, uint32(i))
	return true
}

// at returns the slot of x, or the free slot where it belongs.
func (s *HashSet) at(x uint64) uint64 {
	mask := uint64(len(s.slots) - 1)
	for i := x * 0x9e3779b97f4a7c15 >> 32; ; i++ {
		if y := s.slots[i&mask]; y == x || y == 0 {
			return i & mask
		}
	}
}

// Reset empties the set.
func (s *HashSet) Reset() {
	if len(s.slots) > hashSetSlots {
		s.slots = nil
	} else {
		for _, i := range s.taken {
			s.slots[i] = 0
		}
	}
	s.taken, s.zero = s.taken[:0], false
}

func (s *HashSet) grow() {
	old := s.slots
	s.slots = make([]uint64, max(hashSetSlots, 2*len(old)))
	s.taken = s.taken[:0]
	for _, x := range old {
		if x != 0 {
			i := s.at(x)
			s.slots[i] = x
			s.taken = append(s.taken, uint32(i))
		}
	}
}
