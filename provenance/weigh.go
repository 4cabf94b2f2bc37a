package provenance

import (
	"math"
	"slices"
)

// pairsAtOnce is how many pairs are judged between two looks at which Docs are
// still needed. The pile is in order of time and candidates are near each other
// in time, so few Docs live at once however large the pile.
const pairsAtOnce = 4096

// maxLive bounds the Docs kept for later pairs, some 30 kB each. A pile without
// dates has no order that keeps its pairs together; then Docs are made again.
const maxLive = 8192

// docs keeps the prepared articles that the pairs under way need.
type docs struct {
	scan *scan
	docs []*Doc
	last []int // for each article, the last group of pairs that needs it
}

// group is a unit of work that needs these articles.
type group struct{ needs []uint32 }

// overGroups prepares the articles that groups need, a batch of groups at a time,
// calls do for each group on all workers, and drops what no later group needs.
func (s *scan) overGroups(stage string, groups []group, do func(worker, i int, d []*Doc)) error {
	c := docs{s, make([]*Doc, len(s.pile)), make([]int, len(s.pile))}
	for i, g := range groups {
		for _, n := range g.needs {
			c.last[n] = i
		}
	}
	var live []uint32
	for from := 0; from < len(groups); from += pairsAtOnce {
		to := min(from+pairsAtOnce, len(groups))
		var missing []uint32
		for _, g := range groups[from:to] {
			for _, n := range g.needs {
				if c.docs[n] == nil {
					missing = append(missing, n)
				}
			}
		}
		slices.Sort(missing)
		missing = slices.Compact(missing)
		live = append(live, missing...)
		if err := forEach(s.ctx, s.jobs, len(missing), func(worker, i int) {
			n := missing[i]
			c.docs[n] = s.prepare(worker, n)
		}); err != nil {
			return err
		}
		if err := forEach(s.ctx, s.jobs, to-from, func(worker, i int) {
			do(worker, from+i, c.docs)
		}); err != nil {
			return err
		}
		full := len(live) > maxLive
		live = slices.DeleteFunc(live, func(n uint32) bool {
			if c.last[n] >= to && !full {
				return false
			}
			c.docs[n] = nil
			return true
		})
		s.progress(stage, int64(to), int64(len(groups)))
	}
	return nil
}

// prepare makes the Doc of article n.
func (s *scan) prepare(worker int, n uint32) *Doc {
	e := &s.pile[n]
	var aside map[uint64]bool
	if e.boilerplate {
		aside = s.recurring
	}
	return s.preparers[worker].prepareWithout(aside, e.article, s.stats)
}

// judge measures and judges every candidate pair by itself.
func (s *scan) judge() error {
	groups := make([]group, len(s.pairs))
	for i, p := range s.pairs {
		groups[i].needs = []uint32{p.A, p.B}
	}
	s.judged = make([]judgement, len(s.pairs))
	return s.overGroups("judging", groups, func(worker, i int, d []*Doc) {
		p := s.pairs[i]
		a, b := d[p.A], d[p.B]
		m := &measured{numbers: -1}
		if p.surface || !s.pairings[worker].far(a, b) {
			m = s.pairings[worker].measure(a, b)
		}
		v := judge(a, b, m)
		v.a, v.b = p.A, p.B
		s.judged[i] = v
	})
}

const (
	// weighFrom is the first score from which a pair is judged again with its
	// story: below, no exclusive detail makes it reuse.
	weighFrom = 0.05
	// maxOthers bounds the other articles of a story that a pair is weighed against.
	maxOthers = 24
)

// neighbours knows, of each article, which others are on its event, and which pairs
// may be kin.
type neighbours struct {
	near [][]uint32
	kin  map[[2]uint32]bool // pairs that are at least possible by the first judgement
}

// neighbours reads them from the first judgements.
func (s *scan) neighbours() *neighbours {
	n := &neighbours{make([][]uint32, len(s.pile)), map[[2]uint32]bool{}}
	for _, v := range s.judged {
		if v.relation != Unrelated {
			n.near[v.a] = append(n.near[v.a], v.b)
			n.near[v.b] = append(n.near[v.b], v.a)
		}
		if v.relation >= Possible {
			n.kin[[2]uint32{v.a, v.b}] = true
		}
	}
	return n
}

func (n *neighbours) related(x, y uint32) bool { return n.kin[[2]uint32{min(x, y), max(x, y)}] }

// group returns a, b, and the other articles of their story that the pair is
// weighed against. An article that is kin to both may have been made from either,
// so what it shares with them proves nothing and it is left out.
func (n *neighbours) group(a, b uint32) group {
	needs := []uint32{a, b}
	for _, c := range slices.Concat(n.near[a], n.near[b]) {
		if len(needs) < maxOthers+2 && !slices.Contains(needs, c) && !(n.related(a, c) && n.related(b, c)) {
			needs = append(needs, c)
		}
	}
	return group{needs}
}

// weighStories judges again, in the light of what the other reports of the same
// story have, every pair that may be reuse.
func (s *scan) weighStories() error {
	n := s.neighbours()
	var which []int
	var groups []group
	for i, v := range s.judged {
		if v.score < weighFrom || v.relation >= Excerpt || v.template {
			continue
		}
		if g := n.group(v.a, v.b); len(g.needs) > 2 {
			which = append(which, i)
			groups = append(groups, g)
		}
	}
	return s.overGroups("weighing stories", groups, func(worker, i int, d []*Doc) {
		v := &s.judged[which[i]]
		others := make([]*Doc, 0, maxOthers)
		for _, n := range groups[i].needs[2:] {
			others = append(others, d[n])
		}
		s.pairings[worker].weigh(v, d[v.a], d[v.b], others)
	})
}

// weigh judges the pair (a, b) again against the other articles of its story.
func (p *pairing) weigh(v *judgement, a, b *Doc, others []*Doc) {
	m := p.measure(a, b)
	p.exclusive(a, b, others, m)
	v.v, v.others = m.v, len(others)
	v.decide(&learned().Story, a, b, m)
}

// exclusive fills the features that ask how much of what a and b share no other
// article of the story has. It follows a call of measure for the same pair.
func (p *pairing) exclusive(a, b *Doc, others []*Doc, m *measured) {
	small, skip, hit := a, p.skipA, p.hitA
	if m.massB < m.massA {
		small, skip, hit = b, p.skipB, p.hitB
	}
	p.elsewhere = cleared(p.elsewhere, len(small.content))
	for _, o := range others {
		for _, x := range p.Matches(&small.seq, &o.seq, skip, nil) {
			p.elsewhere[x.A] = true
		}
	}
	var shared, only float64
	for i, w := range small.seq.Weight {
		if skip[i] || !hit[i] {
			continue
		}
		x := float64(w) / float64(small.repeats[i])
		shared += x
		if !p.elsewhere[i] {
			only += x
		}
	}
	m.v[fExclusive] = over(only, shared)
	p.exclusiveDetails(a, b, small == a, m)
}

// exclusiveDetails asks of the once-mentioned details that no other article has
// whether they come in the same order and several at a time.
func (p *pairing) exclusiveDetails(a, b *Doc, smallIsA bool, m *measured) {
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
	mass := total(detailMass(small, skip))
	n := b.seq.Len()
	m.v[fExclusiveOrder] = over(math.Abs(p.Order(kept, n)-p.Reverse(kept, n)), mass)
	bestA, bestB := p.bestSentences(kept, a, b, 1)
	if smallIsA {
		m.v[fExclusiveSentences] = over(total(bestA), mass)
	} else {
		m.v[fExclusiveSentences] = over(total(bestB), mass)
	}
}
