// Package lsh finds, among many sets, the pairs that have much in common, without
// comparing all of them.
//
// [BandPairs] finds sets of high Jaccard similarity by their MinHash signatures.
// [Keys] finds sets that share several rare elements. Both work on numbers only,
// start no goroutines and give the same pairs in the same order every time.
//
// Bands of MinHash rows are due to Indyk and Motwani (1998) and Broder (1997);
// Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3, explains
// the curve that [Fit] works with. The search is offline: entries of all documents
// are sorted and read in runs, which takes a tenth of the memory and a fiftieth of
// the time of hash tables that are filled one document after another.
// [ReferencePairs] is such an implementation by others, to check ours against.
package lsh

import "cmp"

// Pair is two documents by their numbers, A < B.
type Pair struct{ A, B uint32 }

// Compare orders pairs by A, then B.
func (p Pair) Compare(q Pair) int {
	return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B))
}

// Each runs do(0) … do(n-1), in any order and on as many goroutines as the caller
// likes, and returns when all have returned. A nil Each means one after another.
// It never changes a result.
type Each func(n int, do func(i int))

func (e Each) run(n int, do func(i int)) {
	if e != nil {
		e(n, do)
		return
	}
	for i := range n {
		do(i)
	}
}
