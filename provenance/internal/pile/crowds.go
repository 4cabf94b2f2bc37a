package pile

import (
	"maps"
	"slices"

	"copytrail/lsh"
)

const (
	// printingSimilarity is the similarity from which two texts are printings of one.
	printingSimilarity = 0.7
	// manyPrintings is how many printings make a text widely printed: with more, its
	// keys come near the bound of what is rare.
	manyPrintings = maxKeyArticles / 2
	// keptPrintings is how many of them are searched for rewrites.
	keptPrintings = 4
	// crowdPrintings is how many printings make a crowd: each of them is compared with
	// the first firstPrintings and no other. A hundred papers with one wire story are
	// 4,950 pairs that all say the same; pairs of a crowd grow with it, not with its
	// square.
	crowdPrintings = 32
	firstPrintings = 8
)

// crowds knows the texts of a pile that are printed very often.
type crowds struct {
	leftOut []bool              // of each article, that it is one more printing of a widely printed text and is not searched for rewrites
	members map[uint32]printing // the articles of crowds
	firsts  map[uint32][]uint32 // the first printings of each crowd, by its first article
	left    int                 // pairs of later printings, which are not compared
}

// printing is an article of a crowd, which is named by its first one.
type printing struct {
	crowd uint32
	first bool // one of the first few
}

// findCrowds finds the printings of widely printed texts beyond the first few of each. A
// wire story that fifty papers print would make its own rare pairs common, and its
// rewrites could not be found; so they are looked for beside a few printings only. When
// articles are compared within a window there are no crowds: the first printings may be
// too long ago.
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
	c := &crowds{leftOut: make([]bool, articles), members: map[uint32]printing{}, firsts: map[uint32][]uint32{}}
	kept := map[uint32]int{}
	for i := range first {
		r := root(uint32(i))
		if size[r]+1 <= manyPrintings {
			continue
		}
		kept[r]++
		c.leftOut[i] = kept[r] > keptPrintings
		if size[r]+1 <= crowdPrintings || window {
			continue
		}
		c.left += max(0, kept[r]-firstPrintings-1)
		c.members[uint32(i)] = printing{r, kept[r] <= firstPrintings}
		if kept[r] <= firstPrintings {
			c.firsts[r] = append(c.firsts[r], uint32(i))
		}
	}
	return c
}

// crowded reports whether a pair is of two later printings of one crowd.
func (c *crowds) crowded(p lsh.Pair) bool {
	a, ok := c.members[p.A]
	if !ok || a.first {
		return false
	}
	b, ok := c.members[p.B]
	return ok && a.crowd == b.crowd && !b.first
}

// pairs returns the pairs of each printing of a crowd with the first ones.
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
