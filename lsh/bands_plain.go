package lsh

import (
	"maps"
	"slices"
)

// bandPairsPlain is [BandPairs] by a map of buckets, all pairs of each, without a
// bound and without looking at similarity: what BandPairs is held equal to.
func bandPairsPlain[S ~[]uint16](sigs []S, p Params) []Pair {
	seen := map[Pair]bool{}
	for b := range p.Bands {
		buckets := map[string][]uint32{}
		for doc, sig := range sigs {
			if len(sig) == 0 {
				continue
			}
			var key []byte
			for _, row := range sig[b*p.Rows : (b+1)*p.Rows] {
				key = append(key, byte(row), byte(row>>8))
			}
			buckets[string(key)] = append(buckets[string(key)], uint32(doc))
		}
		for _, docs := range buckets {
			for i, a := range docs {
				for _, b := range docs[i+1:] {
					seen[Pair{a, b}] = true
				}
			}
		}
	}
	return slices.SortedFunc(maps.Keys(seen), Pair.Compare)
}
