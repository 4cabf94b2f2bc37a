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
	// WeighFrom is the first score from which a pair is judged again with its
	// story: below, no exclusive detail makes it reuse.
	WeighFrom = 0.05
	// maxOthers bounds the other articles of a story that a pair is weighed against. A
	// large pile has dozens, and the more there are the less is exclusive by accident:
	// among 37,726 articles 48 % of the made rewrites were called reuse with 24, 55 %
	// with the nearest 5, no more of them wrongly. With 3 real reports began to be.
	maxOthers = 5
)

// Neighbours knows, of each article, which others are on its event and how near they
// are to it, and which pairs may be kin.
type Neighbours struct {
	near [][]neighbour      // of each article, the nearest first
	kin  map[[2]uint32]bool // pairs that are at least possible by the first judgement
}

// neighbour is another article of an article's event. Score is that of the pair by
// itself, 0 when it was not measured.
type neighbour struct {
	article uint32
	score   float64
}

// nearer orders neighbours: the higher score first, then the lower number.
func nearer(x, y neighbour) int {
	return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.article, y.article))
}

// NeighboursOf reads them from the first judgements of a pile of so many articles, and
// from the pairs that the pre-filter discarded.
func NeighboursOf(articles int, judged []Judgement, discarded []Discarded) *Neighbours {
	n := &Neighbours{make([][]neighbour, articles), map[[2]uint32]bool{}}
	join := func(a, b uint32, score float64) {
		n.near[a] = append(n.near[a], neighbour{b, score})
		n.near[b] = append(n.near[b], neighbour{a, score})
	}
	for i := range judged {
		v := &judged[i]
		if v.Relation != finding.Unrelated {
			join(v.A, v.B, v.Score)
		}
		if v.Relation >= finding.Possible {
			n.kin[[2]uint32{v.A, v.B}] = true
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

func (n *Neighbours) related(x, y uint32) bool { return n.kin[[2]uint32{min(x, y), max(x, y)}] }

// Group returns a, b, and the other articles of their story that the pair is
// weighed against, those that are nearest to either. An article that is kin to both
// may have been made from either, so what it shares with them proves nothing and it
// is left out.
func (n *Neighbours) Group(a, b uint32) []uint32 {
	var others []neighbour
	for _, c := range slices.Concat(n.near[a], n.near[b]) {
		if c.article != a && c.article != b && !(n.related(a, c.article) && n.related(b, c.article)) {
			others = append(others, c)
		}
	}
	slices.SortFunc(others, nearer)
	needs := []uint32{a, b}
	for _, c := range others {
		if len(needs) < maxOthers+2 && !slices.Contains(needs, c.article) {
			needs = append(needs, c.article)
		}
	}
	return needs
}

// InStories judges again, in the light of what the other reports of the same story
// have, every pair that may be reuse. It changes the judgements in place.
func InStories(w *parallel.Workers, p Pile, judged []Judgement, discarded []Discarded) error {
	n := NeighboursOf(p.Len(), judged, discarded)
	var which []int
	var stories, prepared [][]uint32 // all articles of each story, and those that must be prepared
	for i := range judged {
		v := &judged[i]
		if v.Score < WeighFrom || v.Relation >= finding.Excerpt || v.template {
			continue
		}
		if story := n.Group(v.A, v.B); len(story) > 2 {
			which = append(which, i)
			stories = append(stories, story)
			prepared = append(prepared, withoutGists(p, story))
		}
	}
	pairings := NewMeasurers(w)
	needs := func(i int) []uint32 { return prepared[i] }
	return OverDocs(w, p, "weighing stories", len(which), needs, func(worker, i int, d []*doc.Doc) {
		v := &judged[which[i]]
		others := make([]other, 0, maxOthers)
		for _, n := range stories[i][2:] {
			o := other{doc: d[n]}
			if !slices.Contains(prepared[i], n) { // its Doc may be there for another pair
				o = other{gist: p.Gist(n)}
			}
			others = append(others, o)
		}
		pairings[worker].weigh(v, d[v.A], d[v.B], others)
	})
}

// withoutGists returns the articles of a story that must be prepared: the pair, and of
// the others those whose gist does not tell what they have in common with it.
func withoutGists(p Pile, story []uint32) []uint32 {
	a, b := p.Lang(story[0]), p.Lang(story[1])
	out := slices.Clone(story[:2])
	for _, n := range story[2:] {
		if !p.GistIsComplete(n, a) || !p.GistIsComplete(n, b) {
			out = append(out, n)
		}
	}
	return out
}

// weigh judges the pair (a, b) again against the other articles of its story.
func (p *Measurer) weigh(v *Judgement, a, b *doc.Doc, others []other) {
	m := p.Measure(a, b)
	p.Exclusive(a, b, others, m)
	v.v, v.others = m.v, len(others)
	v.decide(&learned().Story, a, b, m)
	v.noteCommon(p, a, b, m)
}

// Exclusive fills the features that ask how much of what a and b share no other
// article of the story has. It follows a call of measure for the same pair.
func (p *Measurer) Exclusive(a, b *doc.Doc, others []other, m *Measured) {
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
	p.beyond(a, b, others, m)
	p.exclusiveDetails(a, b, small == a, m)
}

// exclusiveDetails asks of the once-mentioned details that no other article has
// whether they come in the same order and several at a time.
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

// Unexplained returns the share of the details that a and b have in common that c
// does not have.
func (p *Measurer) Unexplained(a, b, c *doc.Doc) float64 {
	if c.Body == a.Body || c.Body == b.Body {
		return 0 // it is the same text
	}
	m := p.Measure(a, b)
	p.Exclusive(a, b, Others(c), m)
	return m.v[fExclusive]
}
