package terms

// HashSet is a set of hashes: a table of 8 bytes a place, at most half of it taken.
// Looking up takes a fraction of what it takes in a map. The zero value is empty.
type HashSet struct {
	places []uint64 // 0 for a free one
	taken  []uint32 // places that hold a hash
	zero   bool     // 0 is in the set
}

// hashSetPlaces is how many places a set begins with, and goes back to when it is
// emptied: twice the keys of an article.
const hashSetPlaces = 1 << 11

// len returns how many hashes are in the set.
func (s *HashSet) len() int {
	if s.zero {
		return len(s.taken) + 1
	}
	return len(s.taken)
}

// Has reports whether x is in the set. A nil set is empty.
func (s *HashSet) Has(x uint64) bool {
	if s == nil || len(s.places) == 0 {
		return false
	}
	if x == 0 {
		return s.zero
	}
	return s.places[s.at(x)] != 0
}

// Add adds x and reports whether it was not there.
func (s *HashSet) Add(x uint64) bool {
	if 2*len(s.taken) >= len(s.places) {
		s.grow()
	}
	if x == 0 {
		was := s.zero
		s.zero = true
		return !was
	}
	i := s.at(x)
	if s.places[i] != 0 {
		return false
	}
	s.places[i] = x
	s.taken = append(s.taken, uint32(i))
	return true
}

// at returns the place of x, or the free one where it belongs.
func (s *HashSet) at(x uint64) uint64 {
	mask := uint64(len(s.places) - 1)
	for i := x * 0x9e3779b97f4a7c15 >> 32; ; i++ {
		if y := s.places[i&mask]; y == x || y == 0 {
			return i & mask
		}
	}
}

// Reset empties the set.
func (s *HashSet) Reset() {
	if len(s.places) > hashSetPlaces {
		s.places = nil
	} else {
		for _, i := range s.taken {
			s.places[i] = 0
		}
	}
	s.taken, s.zero = s.taken[:0], false
}

func (s *HashSet) grow() {
	old := s.places
	s.places = make([]uint64, max(hashSetPlaces, 2*len(old)))
	s.taken = s.taken[:0]
	for _, x := range old {
		if x != 0 {
			i := s.at(x)
			s.places[i] = x
			s.taken = append(s.taken, uint32(i))
		}
	}
}
