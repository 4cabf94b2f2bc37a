package lsh

import (
	"maps"
	"slices"
)

// BandOptions says how [BandPairs] treats candidates.
type BandOptions struct {
	MinSimilarity float64 // share of equal rows below which a candidate is dropped; 0 keeps all
	MaxBucket     int     // documents in one bucket from which not all its pairs are tried; 0: DefaultMaxBucket
	Each          Each    // runs the parts of the work; nil: one after another
}

// DefaultMaxBucket is the MaxBucket that 0 stands for.
const DefaultMaxBucket = 256

// BandStats says what a search by bands went through.
type BandStats struct {
	Candidates int // pairs whose signatures were compared
	Huge       int // buckets that had more than MaxBucket documents
	Cut        int // pairs of such buckets that were not tried there
}

// BandPairs returns the pairs of signatures that agree on all rows of at least
// one band, sorted. Signatures without rows are passed over.
func BandPairs[S ~[]uint16](sigs []S, p Params, o BandOptions) ([]Pair, BandStats) {
	found := bandPairsPlain(sigs, p)
	pairs := found[:0]
	for _, q := range found {
		if similarity(sigs[q.A], sigs[q.B]) >= o.MinSimilarity {
			pairs = append(pairs, q)
		}
	}
	return pairs, BandStats{Candidates: len(found)}
}

// bandPairsPlain is BandPairs by a map of buckets, all pairs of each, unbounded
// and without looking at similarity: what BandPairs is held equal to.
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

// similarity returns the share of rows in which a and b agree.
func similarity[S ~[]uint16](a, b S) float64 {
	same := 0
	for i := range a {
		if a[i] == b[i] {
			same++
		}
	}
	return float64(same) / float64(max(len(a), 1))
}
