package lsh

import (
	"fmt"
	"maps"
	"slices"

	minhashlsh "github.com/ekzhu/minhash-lsh"
)

// ReferencePairs returns what [BandPairs] returns with zero options, found by the
// published implementation github.com/ekzhu/minhash-lsh, so that our candidates
// can be checked against independent code. It is slow and needs several
// kilobytes a document.
//
// That package chooses bands and rows itself, from a threshold that it takes for
// a midpoint, and offers no other way in. Asked for a threshold of 1 over the
// rows of one band it can only answer "one band of all of them", so each band
// gets an index of its own; the choice is checked. Its hash values are cut to 16
// bits, which is what our rows are.
func ReferencePairs[S ~[]uint16](sigs []S, p Params) ([]Pair, error) {
	seen := map[Pair]bool{}
	wide := make([]uint64, p.Rows)
	for b := range p.Bands {
		index := minhashlsh.NewMinhashLSH16(p.Rows, 1)
		if k, l := index.Params(); k != p.Rows || l != 1 {
			return nil, fmt.Errorf("reference index took %d bands of %d rows (want 1 of %d)", l, k, p.Rows)
		}
		band := func(sig S) []uint64 {
			for i, row := range sig[b*p.Rows : (b+1)*p.Rows] {
				wide[i] = uint64(row)
			}
			return wide
		}
		for doc, sig := range sigs {
			if len(sig) > 0 {
				index.Add(uint32(doc), band(sig))
			}
		}
		index.Index()
		for doc, sig := range sigs {
			if len(sig) == 0 {
				continue
			}
			for _, other := range index.Query(band(sig)) {
				if o := other.(uint32); o < uint32(doc) {
					seen[Pair{o, uint32(doc)}] = true
				}
			}
		}
	}
	return slices.SortedFunc(maps.Keys(seen), Pair.Compare), nil
}
