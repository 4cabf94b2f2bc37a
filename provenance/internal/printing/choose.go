package printing

import (
	"cmp"
	"slices"

	"copytrail/article"
	"copytrail/lsh"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/pile"
)

const (
	// maxPrintings is the most printings of an article, the earliest, that are compared with
	// what any of them is compared with.
	maxPrintings = 6
	// asMuch is the share of what the strongest pair of printings has in common that another
	// pair must have to stand for it: what the rest adds is small changes.
	asMuch = 0.8
	// half is the same share for an earlier pair that is in another order of time: half of what
	// the two articles have in common went the other way.
	half = 0.5
)

// Expand adds to candidates, which are sorted, the pairs of the other printings of their
// articles that are near in time, and returns all, sorted. Of a re-post years later no pair is
// wanted where the search has a window.
func (g *Groups) Expand(candidates []pile.Candidate, nearInTime func(a, b uint32) bool) []pile.Candidate {
	if g.none() {
		return candidates
	}
	var added []pile.Candidate
	for _, c := range candidates {
		as, bs := g.near(c.A), g.near(c.B)
		if len(as)+len(bs) == 2 || g.First(c.A) == g.First(c.B) {
			continue
		}
		for _, a := range as {
			for _, b := range bs {
				if (a != c.A || b != c.B) && a != b && nearInTime(a, b) {
					added = append(added, pile.Candidate{Pair: lsh.Pair{A: min(a, b), B: max(a, b)}, FoundBy: c.FoundBy})
				}
			}
		}
	}
	if added == nil {
		return candidates
	}
	all := slices.Concat(candidates, added)
	slices.SortStableFunc(all, func(x, y pile.Candidate) int { return x.Compare(y.Pair) })
	out := all[:0]
	for _, c := range all {
		if n := len(out); n > 0 && out[n-1].Pair == c.Pair {
			out[n-1].FoundBy |= c.FoundBy
			continue
		}
		out = append(out, c)
	}
	return out
}

// early returns the earliest printings of n, and n.
func (g *Groups) early(n uint32) []uint32 {
	set := g.Of(n)
	if set == nil {
		return []uint32{n}
	}
	if len(set) > maxPrintings {
		set = set[:maxPrintings]
		if !slices.Contains(set, n) {
			set = append(slices.Clone(set), n)
		}
	}
	return set
}

// near returns the articles that are compared where n is: its earliest printings, n, and the
// first of the articles whose text n has among much else.
func (g *Groups) near(n uint32) []uint32 {
	out := g.early(n)
	if in := g.within[n]; len(in) > 0 {
		out = slices.Concat(out, in[:min(len(in), maxPrintings)])
	}
	return out
}

// none reports whether no article has a printing.
func (g *Groups) none() bool { return g == nil || len(g.group)+len(g.within) == 0 }

// Choose finds, for each pair of articles, the one judgement of two of their printings that
// says what they are to each other. That is the strongest one, unless earlier printings
// with half as much in common contradict its order in time: B, which copied A, is not the
// source of A's update. What only the update and B have in common is in no earlier printing,
// so that then the update's own time counts. It drops the others, or says that they are Further
// when all is set, and the pairs of two printings of one article unless within is set.
func (g *Groups) Choose(p Pile, judged []judge.Judgement, within, all bool) []judge.Judgement {
	if g.none() {
		return judged
	}
	sets := map[[2]uint32][]int{}
	drop := make([]bool, len(judged))
	for i := range judged {
		v := &judged[i]
		if g.Of(v.A) == nil && g.Of(v.B) == nil {
			continue
		}
		a, b := g.First(v.A), g.First(v.B)
		if a == b {
			drop[i] = !within
			continue
		}
		key := [2]uint32{min(a, b), max(a, b)}
		sets[key] = append(sets[key], i)
	}
	for key, set := range sets {
		chosen := g.choose(p, judged, set, key[0])
		for _, i := range set {
			judged[i].Further = i != chosen
			drop[i] = judged[i].Further && !all
		}
	}
	g.markVersions(judged, drop)
	if !within { // who compares an outlet with itself wants these pairs
		g.setAsideWider(judged, drop, all)
	}
	kept := judged[:0:0]
	for i := range judged {
		if !drop[i] {
			kept = append(kept, judged[i])
		}
	}
	return kept
}

// version says that an article has something in common with a printing of an article that
// has several.
type version struct {
	of, printing uint32 // the first printing of that article, and the one
	strength     judge.Strength
}

// markVersions sets Versions of the pairs of two articles of which one has most of what they
// share from one version of a third article, and the other from another version: that the
// one appeared before the other does not make it a source. judged has one pair for two
// articles, besides those in drop and further ones.
func (g *Groups) markVersions(judged []judge.Judgement, drop []bool) {
	has := map[uint32][]version{}
	for i := range judged {
		v := &judged[i]
		if drop[i] || v.Further || v.Relation < finding.Excerpt {
			continue
		}
		for _, side := range [2][2]uint32{{v.A, v.B}, {v.B, v.A}} {
			if g.Of(side[1]) != nil {
				has[side[0]] = append(has[side[0]], version{g.First(side[1]), side[1], v.Strength()})
			}
		}
	}
	for i := range judged {
		v := &judged[i]
		if drop[i] || v.Further || !v.Relation.Reuse() {
			continue
		}
		for _, x := range has[v.A] {
			for _, y := range has[v.B] {
				if x.of == y.of && x.printing != y.printing && x.strength.Covers(v.Strength(), asMuch) && y.strength.Covers(v.Strength(), asMuch) {
					v.Versions = true
				}
			}
		}
	}
}

// setAsideWider drops the pairs of an article that has the text of another one of its outlet
// among much else, a digest, when that other one has as much in common with the same
// article: then it was copied, or copied from.
func (g *Groups) setAsideWider(judged []judge.Judgement, drop []bool, all bool) {
	if len(g.within) == 0 {
		return
	}
	at := map[[2]uint32]int{}
	for i := range judged {
		if !drop[i] && !judged[i].Further {
			at[[2]uint32{judged[i].A, judged[i].B}] = i
		}
	}
	for i := range judged {
		v := &judged[i]
		if drop[i] || v.Further {
			continue
		}
		for _, side := range [2][2]uint32{{v.A, v.B}, {v.B, v.A}} {
			for _, m := range g.within[side[0]] {
				if j, ok := at[[2]uint32{min(m, side[1]), max(m, side[1])}]; ok && j != i && judged[j].Strength().Covers(v.Strength(), asMuch) {
					v.Further = true
				}
			}
		}
		drop[i] = v.Further && !all
	}
}

// choose returns the index of the judgement, of those of one pair of articles, that stands
// for all. first is the first printing of one of the two.
func (g *Groups) choose(p Pile, judged []judge.Judgement, set []int, first uint32) int {
	strongest := slices.MinFunc(set, func(x, y int) int { return g.stronger(judged, x, y) })
	best := judged[strongest].Strength()
	earliest := strongest
	for _, i := range set {
		if judged[i].Strength().Covers(best, asMuch) && cmp.Or(cmp.Compare(g.rank(&judged[i]), g.rank(&judged[earliest])), cmp.Compare(i, earliest)) < 0 {
			earliest = i
		}
	}
	chosen := earliest
	if g.order(p, &judged[earliest], first) == g.order(p, &judged[strongest], first) {
		chosen = strongest
	}
	if chosen == strongest {
		chosen = g.otherWay(p, judged, set, first, strongest)
	}
	if i := g.untimed(p, judged, set, first, chosen, best); i >= 0 {
		return i
	}
	return chosen
}

// stronger compares two judgements of one pair of articles, the stronger one first. The score
// of an excerpt is not known yet, so that its words in common come first.
func (g *Groups) stronger(judged []judge.Judgement, x, y int) int {
	v, u := &judged[x], &judged[y]
	score := cmp.Compare(u.Score, v.Score)
	words := cmp.Or(cmp.Compare(u.Strength().Verbatim, v.Strength().Verbatim), cmp.Compare(u.Strength().Details, v.Strength().Details), cmp.Compare(g.rank(v), g.rank(u)))
	if v.Relation == finding.Excerpt {
		score, words = words, score
	}
	return cmp.Or(cmp.Compare(u.Relation, v.Relation), score, words, cmp.Compare(x, y))
}

// otherWay returns the strongest judgement of earlier printings than those of the strongest
// one that has a known order in time, another one than that, and half as much in common; and
// strongest when there is none. When earlier printings in the opposite order have less in
// common, it sets BothWays of the strongest: then neither is said to be the source.
func (g *Groups) otherWay(p Pile, judged []judge.Judgement, set []int, first uint32, strongest int) int {
	best, order := judged[strongest].Strength(), g.order(p, &judged[strongest], first)
	found, opposite := strongest, false
	for _, i := range set {
		v := &judged[i]
		o := g.order(p, v, first)
		if o == 0 || o == order || !v.Relation.Reuse() || g.rank(v) >= g.rank(&judged[strongest]) {
			continue
		}
		opposite = opposite || order != 0
		if v.Strength().Covers(best, half) && (found == strongest || g.stronger(judged, i, found) < 0) {
			found = i
		}
	}
	judged[strongest].BothWays = opposite && found == strongest
	return found
}

// untimed returns a judgement with as much in common as best whose later article, by the
// chosen judgement, is a printing without a time: it may be the first of all. It returns -1 if
// there is none.
func (g *Groups) untimed(p Pile, judged []judge.Judgement, set []int, first uint32, chosen int, best judge.Strength) int {
	order := g.order(p, &judged[chosen], first)
	for _, i := range set {
		x, y := g.sides(&judged[i], first)
		if order <= 0 {
			x = y
		}
		if order != 0 && !p.Later(x) && p.Article(x).Published.Believed() == article.NoTime && judged[i].Strength().Covers(best, asMuch) {
			return i
		}
	}
	return -1
}

// rank is how late the printings of a pair are among those of their articles.
func (g *Groups) rank(v *judge.Judgement) int {
	at := func(n uint32) int { return max(0, slices.Index(g.Of(n), n)) }
	return at(v.A) + at(v.B)
}

// order returns the order in time of the two articles of v, as [finding.TimeOrder] does. The
// one whose first printing is first comes first.
func (g *Groups) order(p Pile, v *judge.Judgement, first uint32) int {
	x, y := g.sides(v, first)
	return finding.TimeOrder(p.Article(x).Published, p.Article(y).Published)
}

// sides returns the articles of v, the one whose first printing is first before the other.
func (g *Groups) sides(v *judge.Judgement, first uint32) (x, y uint32) {
	if g.First(v.A) == first {
		return v.A, v.B
	}
	return v.B, v.A
}

// Mark sets the printings of the articles that hold has, which are those that findings name.
func (g *Groups) Mark(n uint32, hold func(n uint32) *article.Article) {
	set := g.Of(n)
	if set == nil {
		return
	}
	list := make([]*article.Article, len(set))
	for i, m := range set {
		list[i] = hold(m)
	}
	for _, a := range list {
		a.Printings = list
	}
}
