package terms

import (
	"sync"

	"copytrail/shingle"
)

// Mix combines two hashes into one that depends on their order, with the mixing
// function of SplitMix64 (Steele, Lea, Flood 2014).
func Mix(a, b uint64) uint64 {
	x := a*0x9e3779b97f4a7c15 + b
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// HashesOf returns a function that returns the set of the hashes of the words in list,
// which are separated by spaces. The set is made at the first call.
func HashesOf(list string) func() map[uint64]bool {
	return sync.OnceValue(func() map[uint64]bool {
		m := map[uint64]bool{}
		for _, w := range shingle.AppendWords(nil, list) {
			m[w.Hash] = true
		}
		return m
	})
}
