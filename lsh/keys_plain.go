package lsh

import (
	"cmp"
	"slices"
)

// plainKeys is [Keys] by maps, everything in memory: what Keys is held equal to.
type plainKeys struct {
	opt  KeyOptions
	docs map[uint64][]uint32
	n    int
}

func newPlainKeys(o KeyOptions) *plainKeys {
	o.MinShared = max(o.MinShared, 1)
	return &plainKeys{opt: o, docs: map[uint64][]uint32{}}
}

func (k *plainKeys) add(doc uint32, keys []uint64) {
	k.n += len(keys)
	for _, x := range keys {
		k.docs[x] = append(k.docs[x], doc)
	}
}

func (k *plainKeys) pairs(days []int32, window int) ([]Shared, KeyStats) {
	near := func(a, b uint32) bool {
		x, y := int64(dayOf(days, a)), int64(dayOf(days, b))
		return window <= 0 || x == NoDay || y == NoDay || max(x-y, y-x) <= int64(window)
	}
	stats := KeyStats{Keys: len(k.docs), Entries: k.n}
	count := map[Pair]int32{}
	for _, docs := range k.docs {
		var usable []uint32
		for _, a := range docs {
			frequency := 0
			for _, b := range docs {
				if near(a, b) {
					frequency++
				}
			}
			if k.opt.MaxFrequency == 0 || frequency <= k.opt.MaxFrequency {
				usable = append(usable, a)
			}
		}
		if len(usable) < len(docs) {
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
		if int(n) >= k.opt.MinShared && (k.opt.Enough == nil || k.opt.Enough(p, n)) {
			pairs = append(pairs, Shared{p, n})
		}
	}
	slices.SortFunc(pairs, func(a, b Shared) int { return a.Pair.Compare(b.Pair) })
	pairs, stats.Cut = keepBest(pairs, k.opt.MaxCandidates)
	return pairs, stats
}

// keepBest keeps the pairs that are among the n of most shared keys of at least
// one of their documents, those with lower numbers first among equals.
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
