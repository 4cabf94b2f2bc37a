package pile

import (
	"maps"
	"slices"

	"copytrail/lsh"
)

const (
	// printingSimilarity is the estimated Jaccard similarity from which two articles are
	// printings of one text.
	printingSimilarity = 0.7
	// manyPrintings is the largest number of printings of a text that is not widely
	// printed. With more its keys come near maxKeyArticles, the bound of a rare key.
	manyPrintings = maxKeyArticles / 2
	// keptPrintings is how many printings of a widely printed text are searched for
	// rewrites.
	keptPrintings = 4
	// A text with more than crowdPrintings printings is a crowd. Each printing is
	// compared with the first firstPrintings only. A hundred papers with one wire story
	// have 4,950 pairs that all show the same; this way the number of pairs is linear in
	// the size of the crowd, not quadratic.
	crowdPrintings = 32
	firstPrintings = 8
)

// crowds holds the widely printed texts of a pile.
type crowds struct {
	noRewrites []bool              // of each article: a later printing of a widely printed text, which is not searched for rewrites
	members    map[uint32]printing // the articles of crowds
	firsts     map[uint32][]uint32 // the first printings of each crowd, by its first article
	skipped    int                 // number of pairs of two later printings, which are not compared
}

// printing is an article of a crowd.
type printing struct {
	crowd uint32 // the first article of the crowd
	first bool   // one of the first firstPrintings
}

// findCrowds finds the widely printed texts among the articles, from the pairs of similar
// signatures. A wire story in fifty papers would make its own rare keys common, so that
// its rewrites could not be found; therefore only a few printings are searched for
// rewrites. With a window there are no crowds, because the first printings may be outside
// it.
func findCrowds(articles int, sigs *signatures, copies []lsh.Pair, window bool) *crowds {
	first := make([]uint32, articles) // the first printing, for each article
	for i := range first {
		first[i] = uint32(i)
	}
	root := func(i uint32) uint32 {
		for first[i] != i {
			first[i] = first[first[i]]
			i = first[i]
		}
		return i
	}
	for _, p := range copies {
		if sigs.similarity(p) >= printingSimilarity {
			a, b := root(p.A), root(p.B)
			first[max(a, b)] = min(a, b)
		}
	}
	size := map[uint32]int{}
	for i := range first {
		if r := root(uint32(i)); r != uint32(i) {
			size[r]++ // without the first
		}
	}
	c := &crowds{noRewrites: make([]bool, articles), members: map[uint32]printing{}, firsts: map[uint32][]uint32{}}
	kept := map[uint32]int{}
	for i := range first {
		r := root(uint32(i))
		if size[r]+1 <= manyPrintings {
			continue
		}
		kept[r]++
		c.noRewrites[i] = kept[r] > keptPrintings
		if size[r]+1 <= crowdPrintings || window {
			continue
		}
		c.skipped += max(0, kept[r]-firstPrintings-1)
		c.members[uint32(i)] = printing{r, kept[r] <= firstPrintings}
		if kept[r] <= firstPrintings {
			c.firsts[r] = append(c.firsts[r], uint32(i))
		}
	}
	return c
}

// crowded reports whether both articles of a pair are later printings of one crowd.
func (c *crowds) crowded(p lsh.Pair) bool {
	a, ok := c.members[p.A]
	if !ok || a.first {
		return false
	}
	b, ok := c.members[p.B]
	return ok && a.crowd == b.crowd && !b.first
}

// pairs returns the pairs of each printing of a crowd with the first printings before it.
func (c *crowds) pairs() []lsh.Pair {
	var out []lsh.Pair
	for _, i := range slices.Sorted(maps.Keys(c.members)) {
		for _, f := range c.firsts[c.members[i].crowd] {
			if f < i {
				out = append(out, lsh.Pair{A: f, B: i})
			}
		}
	}
	return out
}
