package judge

import (
	"cmp"
	"math"
	"slices"

	"copytrail/provenance/internal/doc"
	"copytrail/shingle"
)

const (
	// itemsTried is the most items of a text that are measured against another text, and
	// itemsOfWay the most of them that one way of telling items apart gives.
	itemsTried = 4
	itemsOfWay = 2
)

// itemPair is an item of one text and the other text, or an item of that, as measured.
type itemPair struct {
	a, b   *doc.Doc
	m      *Measured
	others int // articles of the item's story that it was compared with
}

// measureItems measures the items of a and b that the other text answers most, as whole
// texts: somebody wrote each as a unit. Each is measured against the other text and, when
// that has items too, against its items, and among those of others that are on its event. It
// must follow a call of Measure for the same pair, whose marks it reads.
func (p *Measurer) measureItems(a, b *doc.Doc, others []storyArticle) []itemPair {
	var ofA, ofB []*doc.Doc
	if a.Items() != nil {
		ofA = p.mostAnswered(a, p.answeredDetails(a, others, p.skipA, p.fewA))
	}
	if b.Items() != nil {
		ofB = p.mostAnswered(b, p.answeredDetails(b, others, p.skipB, p.fewB))
	}
	var out []itemPair
	add := func(x, y, item *doc.Doc) {
		story := p.onEventOf(item, others)
		m := p.measure(x, y, len(story) > 0)
		if len(story) > 0 {
			p.exclusive(x, y, story, m)
		}
		out = append(out, itemPair{x, y, m, len(story)})
	}
	for _, x := range ofA {
		add(x, b, x)
		for _, y := range ofB {
			add(x, y, x)
		}
	}
	for _, y := range ofB {
		add(a, y, y)
	}
	return out
}

// onEventOf returns those of others that are on the event of an item: the neighbours of a
// text without items, and of the others those that have enough in common with the item, the
// most first. The neighbours of a newsletter are on all of its events.
func (p *Measurer) onEventOf(item *doc.Doc, others []storyArticle) []storyArticle {
	type other struct {
		storyArticle
		shared float64
	}
	var on []other
	for _, o := range others {
		if o.sure {
			on = append(on, other{o, math.Inf(1)})
			continue
		}
		p.thisOther = doc.Cleared(p.thisOther, len(item.Content))
		p.shared(item, o, make([]bool, len(item.Content)), func(i uint32, _ bool) { p.thisOther[i] = true })
		in := 0.0
		for i, w := range item.Seq.Weight {
			if p.thisOther[i] {
				in += float64(w)
			}
		}
		if in >= rules.sameEvent*item.Mass {
			on = append(on, other{o, in})
		}
	}
	slices.SortStableFunc(on, func(x, y other) int { return cmp.Compare(y.shared, x.shared) })
	var out []storyArticle
	for _, o := range on[:min(len(on), maxOthers)] {
		out = append(out, o.storyArticle)
	}
	return out
}

// mostAnswered returns the items of d, of tinyWords and more, in which the other text has
// most details: answered is the mass of these for each sentence.
func (p *Measurer) mostAnswered(d *doc.Doc, answered []float64) []*doc.Doc {
	type item struct {
		shingle.Range
		answered float64
	}
	var best []shingle.Range
	for _, way := range d.Items() {
		var items []item
		for _, r := range way {
			if x := doc.Total(answered[r.Start:r.End]); x > 0 && d.ItemWords(r) >= rules.tinyWords {
				items = append(items, item{r, x})
			}
		}
		slices.SortStableFunc(items, func(x, y item) int { return cmp.Compare(y.answered, x.answered) })
		for _, x := range items[:min(len(items), itemsOfWay)] {
			if !slices.Contains(best, x.Range) && len(best) < itemsTried {
				best = append(best, x.Range)
			}
		}
	}
	var out []*doc.Doc
	for _, r := range best {
		out = append(out, d.Item(r, &p.sorter))
	}
	return out
}
