package lsh

import (
	"cmp"
	"math"
	"slices"
)

// KeyOptions says which pairs [Keys] finds and what it may use.
type KeyOptions struct {
	MinShared     int    // keys that a pair must share; 0: 1
	MaxFrequency  int    // documents within the window beyond which a key does not count; 0: no limit
	MaxCandidates int    // pairs kept a document, those that share the most keys; 0: no limit
	Memory        int64  // bytes of keys held in memory before they go to a temporary file; 0: no limit
	TempDir       string // where that file is made; "": the system's place
	Each          Each   // runs the parts of the work; nil: one after another
}

// NoDay is the day of a document without a date: it is in every window.
const NoDay = math.MinInt32

// Shared is a pair and the number of keys that it shares.
type Shared struct {
	Pair
	Count int32
}

// KeyStats says what a search by keys went through.
type KeyStats struct {
	Keys     int // distinct keys
	Entries  int // keys over all documents
	Frequent int // distinct keys that some document could not use because too many others had it
	Cut      int // pairs that shared enough keys but were not among the best of either document
}

// Keys finds documents that have several rare keys in common. Make one with
// [NewKeys], add every document, then ask for the pairs once.
type Keys struct {
	opt  KeyOptions
	docs map[uint64][]uint32
	n    int
}

// NewKeys returns an empty Keys.
func NewKeys(o KeyOptions) *Keys {
	o.MinShared = max(o.MinShared, 1)
	return &Keys{opt: o, docs: map[uint64][]uint32{}}
}

// Add adds a document with its keys, each of them once. Documents come in any
// order, each number once.
func (k *Keys) Add(doc uint32, keys []uint64) {
	k.n += len(keys)
	for _, x := range keys {
		k.docs[x] = append(k.docs[x], doc)
	}
}

// Close removes what Keys keeps outside memory.
func (k *Keys) Close() error { return nil }

// Pairs returns the pairs that share at least MinShared keys, sorted. days[doc]
// is the day of a document, or [NoDay]; nil means that none has one. With a window
// above 0, only documents at most window days apart make a pair, and the
// frequency of a key is counted around each document within that window.
func (k *Keys) Pairs(days []int32, window int) ([]Shared, KeyStats, error) {
	day := func(d uint32) int32 {
		if int(d) < len(days) {
			return days[d]
		}
		return NoDay
	}
	near := func(a, b uint32) bool {
		x, y := int64(day(a)), int64(day(b))
		return window <= 0 || x == NoDay || y == NoDay || max(x-y, y-x) <= int64(window)
	}
	stats := KeyStats{Keys: len(k.docs), Entries: k.n}
	count := map[Pair]int32{}
	for _, docs := range k.docs {
		frequent := false
		var usable []uint32
		for _, a := range docs {
			df := 0
			for _, b := range docs {
				if near(a, b) {
					df++
				}
			}
			if k.opt.MaxFrequency > 0 && df > k.opt.MaxFrequency {
				frequent = true
				continue
			}
			usable = append(usable, a)
		}
		if frequent {
			stats.Frequent++
		}
		for i, a := range usable {
			for _, b := range usable[:i] {
				if near(a, b) {
					count[Pair{min(a, b), max(a, b)}]++
				}
			}
		}
	}
	var pairs []Shared
	for p, n := range count {
		if int(n) >= k.opt.MinShared {
			pairs = append(pairs, Shared{p, n})
		}
	}
	slices.SortFunc(pairs, func(a, b Shared) int { return a.Pair.Compare(b.Pair) })
	pairs, stats.Cut = keepBest(pairs, k.opt.MaxCandidates)
	return pairs, stats, nil
}

// keepBest keeps the pairs that are among the n of most shared keys of at least
// one of their documents, lower numbers first among equals, in their order.
func keepBest(pairs []Shared, n int) ([]Shared, int) {
	if n <= 0 {
		return pairs, 0
	}
	byDoc := map[uint32][]int{}
	for i, p := range pairs {
		byDoc[p.A] = append(byDoc[p.A], i)
		byDoc[p.B] = append(byDoc[p.B], i)
	}
	keep := make([]bool, len(pairs))
	for _, of := range byDoc {
		slices.SortFunc(of, func(i, j int) int {
			return cmp.Or(cmp.Compare(pairs[j].Count, pairs[i].Count), cmp.Compare(i, j))
		})
		for _, i := range of[:min(n, len(of))] {
			keep[i] = true
		}
	}
	kept := pairs[:0]
	for i, p := range pairs {
		if keep[i] {
			kept = append(kept, p)
		}
	}
	return kept, len(pairs) - len(kept)
}
