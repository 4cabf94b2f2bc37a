package judge

import (
	"cmp"
	"math"
	"slices"

	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/parallel"
)

const (
	// MinStoryScore is the least score of a pair that is judged again in its story: below
	// it, exclusive details cannot make a pair reuse.
	MinStoryScore = 0.05
	// maxOthers is the most other articles of a story that a pair is compared with. A
	// large pile has dozens, and the more there are the fewer details are exclusive:
	// among 37,726 articles 48 % of the made rewrites were called reuse with 24 others,
	// 55 % with the nearest 5, with no more false ones. With 3, real independent reports
	// began to be called reuse.
	maxOthers = 5
)

// Neighbours has, for each article, the other articles on its event, and the pairs that
// may be reuse.
type Neighbours struct {
	near     [][]neighbour      // for each article, the nearest first
	possible map[[2]uint32]bool // pairs that are at least possible by the first judgement
}

// neighbour is another article on an article's event. score is the first score of the pair,
// 0 when it was not measured.
type neighbour struct {
	article uint32
	score   float64
}

// nearer orders neighbours: the higher score first, then the lower number.
func nearer(x, y neighbour) int {
	return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.article, y.article))
}

// NeighboursOf returns the neighbours by the first judgements of a pile, and by the pairs
// that the pre-filter discarded. articles is the number of articles of the pile.
func NeighboursOf(articles int, judged []Judgement, discarded []Discarded) *Neighbours {
	n := &Neighbours{make([][]neighbour, articles), map[[2]uint32]bool{}}
	join := func(a, b uint32, score float64) {
		n.near[a] = append(n.near[a], neighbour{b, score})
		n.near[b] = append(n.near[b], neighbour{a, score})
	}
	for i := range judged {
		v := &judged[i]
		if score, ok := v.isNeighbour(); ok {
			join(v.A, v.B, score)
		}
		if v.Relation >= finding.Possible {
			n.possible[[2]uint32{v.A, v.B}] = true
		}
	}
	for _, p := range discarded {
		if p.sameEvent {
			join(p.A, p.B, 0)
		}
	}
	for _, near := range n.near {
		slices.SortFunc(near, nearer)
	}
	return n
}

func (n *Neighbours) possibleReuse(x, y uint32) bool {
	return n.possible[[2]uint32{min(x, y), max(x, y)}]
}

// Group returns a, b and the other articles of their story that the pair is compared with,
// nearest first. Articles that may be reuse with both a and b are left out: they may have
// been made from either, so what they share with both proves nothing. So are other printings of
// a and b: same reports whether two articles are one report.
func (n *Neighbours) Group(a, b uint32, same func(x, y uint32) bool) []uint32 {
	var others []neighbour
	for _, c := range slices.Concat(n.near[a], n.near[b]) {
		if x := c.article; x != a && x != b && !same(x, a) && !same(x, b) && !(n.possibleReuse(a, c.article) && n.possibleReuse(b, c.article)) {
			others = append(others, c)
		}
	}
	slices.SortFunc(others, nearer)
	needs := []uint32{a, b}
	for _, c := range others {
		if len(needs) < maxOthers+2 && !slices.ContainsFunc(needs, func(m uint32) bool { return m == c.article || same(m, c.article) }) {
			needs = append(needs, c.article)
		}
	}
	return needs
}

// InStories judges every pair that may be reuse again, against the other reports of the
// same story. same reports whether two articles are one report: printings of one article, or a
// digest and what it has. It changes judged in place. The error is that of the workers' context.
func InStories(w *parallel.Workers, p Pile, judged []Judgement, discarded []Discarded, same func(x, y uint32) bool) error {
	n := NeighboursOf(p.Len(), judged, discarded)
	var which []int
	var stories, prepared [][]uint32 // for each pair the articles of its story, and those that must be prepared
	byItem := map[int][]uint32{}     // for pairs with items, the other articles that an item is compared with
	for i := range judged {
		v := &judged[i]
		if v.Score < MinStoryScore && !v.partPossible() && v.items.best < MinStoryScore || v.Relation >= finding.Excerpt || v.template {
			continue
		}
		if story := n.Group(v.A, v.B, same); len(story) > 2 {
			which = append(which, i)
			stories = append(stories, story)
			if v.items.any() {
				byItem[i] = n.itemGroup(v)
			}
			prepared = append(prepared, withoutGists(p, story, byItem[i]))
		}
	}
	measurers := NewMeasurers(w)
	needs := func(i int) []uint32 { return prepared[i] }
	return OverDocs(w, p, "weighing stories", len(which), needs, func(worker, i int, d []*doc.Doc) {
		v := &judged[which[i]]
		among := func(list []uint32) []storyArticle {
			others := make([]storyArticle, 0, maxOthers)
			for _, n := range list {
				o := storyArticle{doc: d[n]}
				if !slices.Contains(prepared[i], n) { // d[n] may be set for another pair
					o = storyArticle{gist: p.Gist(n)}
				}
				others = append(others, o)
			}
			return others
		}
		v.wholeAgain()
		measurers[worker].judgeInStory(v, d[v.A], d[v.B], among(stories[i][2:]))
		measurers[worker].judgeItemsInStory(v, d[v.A], d[v.B], among(byItem[which[i]]))
	})
}

// withoutGists returns the articles of a story that must be prepared: the pair, and those of
// the others, and of more, whose gist does not have all terms that they may share with it.
func withoutGists(p Pile, story, more []uint32) []uint32 {
	a, b := p.Lang(story[0]), p.Lang(story[1])
	out := slices.Clone(story[:2])
	for _, n := range slices.Concat(story[2:], more) {
		if !slices.Contains(out, n) && (!p.GistIsComplete(n, a) || !p.GistIsComplete(n, b)) {
			out = append(out, n)
		}
	}
	return out
}

// judgeInStory judges the pair (a, b) again against the other articles of its story.
func (p *Measurer) judgeInStory(v *Judgement, a, b *doc.Doc, others []storyArticle) {
	m := p.measure(a, b, true)
	p.exclusive(a, b, others, m)
	v.v, v.others = m.v, len(others)
	v.decide(&learned().Story, a, b, m)
	v.keepCommonWords(p, a, b, m)
	if v.Relation < finding.Rewrite && !v.template && !v.items.any() && v.partPossible() {
		v.decidePart(p.measureParts(a, b, others))
	}
}

// exclusive does what Exclusive does, with gists for articles that have no Doc.
func (p *Measurer) exclusive(a, b *doc.Doc, others []storyArticle, m *Measured) {
	small, skip, hit := a, p.skipA, p.hitA
	if m.massB < m.massA {
		small, skip, hit = b, p.skipB, p.hitB
	}
	p.elsewhere = doc.Cleared(p.elsewhere, len(small.Content))
	for _, o := range others {
		p.shared(small, o, skip, func(i uint32, _ bool) { p.elsewhere[i] = true })
	}
	var shared, only float64
	for i, w := range small.Seq.Weight {
		if skip[i] || !hit[i] {
			continue
		}
		x := float64(w) / float64(small.Repeats[i])
		shared += x
		if !p.elsewhere[i] {
			only += x
		}
	}
	m.v[fExclusive] = doc.Over(only, shared)
	p.beyondFeatures(a, b, others, m)
	p.exclusiveDetails(a, b, small == a, m)
}

// exclusiveDetails fills the features of details in common that no other article has: how
// far they come in the same order, and several in one sentence.
func (p *Measurer) exclusiveDetails(a, b *doc.Doc, smallIsA bool, m *Measured) {
	kept := p.detail[:0]
	for _, x := range p.detail {
		at := x.B
		if smallIsA {
			at = x.A
		}
		if !p.elsewhere[at] {
			kept = append(kept, x)
		}
	}
	p.detail = kept
	small, skip := a, p.skipA
	if !smallIsA {
		small, skip = b, p.skipB
	}
	mass := doc.Total(detailMass(small, skip))
	n := b.Seq.Len()
	m.v[fExclusiveOrder] = doc.Over(math.Abs(p.Order(kept, n)-p.Reverse(kept, n)), mass)
	bestA, bestB := p.bestSentences(kept, a, b, 1)
	if smallIsA {
		m.v[fExclusiveSentences] = doc.Over(doc.Total(bestA), mass)
	} else {
		m.v[fExclusiveSentences] = doc.Over(doc.Total(bestB), mass)
	}
}

// Unexplained returns the share, in [0, 1], of the details in common of a and b that c does
// not have; 0 when c is the same text as one of them.
func (p *Measurer) Unexplained(a, b, c *doc.Doc) float64 {
	if c.Body == a.Body || c.Body == b.Body {
		return 0
	}
	m := p.Measure(a, b)
	p.exclusive(a, b, docsOf([]*doc.Doc{c}), m)
	return m.v[fExclusive]
}
