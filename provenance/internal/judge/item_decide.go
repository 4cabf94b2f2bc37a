package judge

import (
	"slices"

	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/parallel"
)

// This file judges newsletters, live blogs and digests by the item that answers best. Who
// puts an article of somebody else's into a newsletter, reworded, has nothing of it in the
// other items.

// itemVerdict is what the items of a pair add to the verdict on the whole texts.
type itemVerdict struct {
	inA, inB bool       // the text has items
	best     float64    // score of the item that answers best
	whole    *Judgement // the verdict on the whole texts when an item decides, otherwise nil

	sure int // of the other articles of the story, the neighbours of the text without items

	discarded, sameEvent bool // what the pre-filter says of the whole texts
}

// judgeItems judges the pair by its items after the whole texts were judged: the item with the
// strongest relation decides when that is stronger than what the whole texts give. Words in
// common are found in whole texts.
func (p *Measurer) judgeItems(v *Judgement, a, b *doc.Doc, others []storyArticle) {
	v.items.inA, v.items.inB, v.items.best = a.Items() != nil, b.Items() != nil, 0
	if !v.items.any() || v.template || v.Relation >= finding.Excerpt || v.Relation == finding.Rewrite && !v.items.both() {
		return
	}
	var best *Judgement
	for _, x := range p.measureItems(a, b, others) {
		by := &learned().Pair
		if x.others > 0 {
			by = &learned().Story
		}
		item := measuredOnly(x.m)
		item.others = x.others
		item.decide(by, x.a, x.b, x.m)
		v.items.best = max(v.items.best, item.Score)
		if item.Relation != finding.Possible && item.Relation != finding.Rewrite {
			continue
		}
		if best == nil || item.Relation > best.Relation || item.Relation == best.Relation && item.Score > best.Score {
			best = &item
		}
	}
	whole := *v
	if v.items.both() && v.Relation >= finding.Possible {
		v.dropWhole()
	}
	if best == nil || best.Relation <= v.Relation {
		return
	}
	best.A, best.B, best.items, best.Part, best.quoted = v.A, v.B, v.items, true, v.quoted
	best.items.whole = &whole
	*v = *best
}

// dropWhole takes the verdict on two whole texts with items back. Two digests of one day
// tell the same events, and two live blogs the same evening, in the same order: that
// says nothing of how an item was written.
func (v *Judgement) dropWhole() {
	v.Score, v.Part = min(v.Score, v.items.best), false
	v.Relation = finding.Unrelated
	if v.v[fShared] >= rules.sameEvent {
		v.Relation = finding.SameEvent
	}
}

// both reports whether both texts have items.
func (x *itemVerdict) both() bool { return x.inA && x.inB }

// PairsAndItems measures the pairs that the pre-filter left, and then those that it discarded
// but for their items, and judges each by itself, as Pairs does. The judgements are in this
// order. All are measured in order of time, so that an article of both is prepared once.
func PairsAndItems(w *parallel.Workers, p Docs, stage string, s *Screened) ([]Judgement, error) {
	pairs := slices.Clone(s.Pairs)
	for _, d := range s.Items {
		pairs = append(pairs, [2]uint32{d.A, d.B})
	}
	order := make([]int, len(pairs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, k int) int { return slices.Compare(pairs[i][:], pairs[k][:]) })
	judged, err := pairsInOrder(w, p, stage, pairs, order)
	for i, d := range s.Items {
		x := &judged[len(s.Pairs)+i].items
		x.discarded, x.sameEvent = true, d.sameEvent
	}
	return judged, err
}

// isNeighbour reports whether the two articles are on one event, and with which score. A pair
// that the pre-filter discarded counts as the others that it discarded unless an item decides.
func (v *Judgement) isNeighbour() (score float64, ok bool) {
	if v.items.discarded && v.Relation < finding.Possible {
		return 0, v.items.sameEvent
	}
	return v.Score, v.Relation != finding.Unrelated
}

// any reports whether one of the texts has items.
func (x *itemVerdict) any() bool { return x.inA || x.inB }

// decide reports whether the verdict is that on an item.
func (x *itemVerdict) decide() bool { return x.whole != nil }

// wholeAgain makes v the verdict on the whole texts, before an item decided.
func (v *Judgement) wholeAgain() {
	if v.items.whole != nil {
		a, b, items := v.A, v.B, v.items
		*v = *items.whole
		v.A, v.B, v.items = a, b, items
		v.items.whole = nil
	}
}

// itemNeighbours is the most other articles of which those on the event of an item are chosen.
const itemNeighbours = 16

// itemGroup returns the other articles among which those on the event of an item of the pair
// are: the neighbours of the text without items, the nearest first, then those of the one
// with items, which are on all of its events.
func (n *Neighbours) itemGroup(v *Judgement) []uint32 {
	first, second := v.A, v.B
	if v.items.inA {
		first, second = second, first
	}
	var out []uint32
	for i, c := range slices.Concat(n.near[first], n.near[second]) {
		both := n.possibleReuse(v.A, c.article) && n.possibleReuse(v.B, c.article)
		if c.article != v.A && c.article != v.B && !both && len(out) < itemNeighbours && !slices.Contains(out, c.article) {
			out = append(out, c.article)
			if i < len(n.near[first]) && !v.items.both() {
				v.items.sure = len(out)
			}
		}
	}
	return out
}

// judgeItemsInStory judges the pair by its items among the other articles of their stories,
// after judgeInStory.
func (p *Measurer) judgeItemsInStory(v *Judgement, a, b *doc.Doc, others []storyArticle) {
	if v.items.any() {
		for i := range v.items.sure {
			others[i].sure = true
		}
		p.Measure(a, b) // for its marks, which other measuring has overwritten
		p.judgeItems(v, a, b, others)
	}
}
