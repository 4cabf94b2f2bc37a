package judge

import (
	"cmp"
	"slices"

	"copytrail/provenance/internal/doc"
	"copytrail/shingle"
)

// itemsTried is the most items of a text that are measured against another text.
const itemsTried = 3

// itemPair is an item of one text and the other text, or an item of that, as measured.
type itemPair struct {
	a, b *doc.Doc
	m    *Measured
}

// measureItems measures the items of a and b that the other text answers most, as whole
// texts: somebody wrote each as a unit. Each is measured against the other text and, when
// that has items too, against its items. others are the other articles of the item's story,
// none to measure the pair by itself. It must follow a call of Measure for the same pair,
// whose marks it reads.
func (p *Measurer) measureItems(a, b *doc.Doc, others []storyArticle) []itemPair {
	var ofA, ofB []*doc.Doc
	if a.Items() != nil {
		ofA = p.mostAnswered(a, p.answeredDetails(a, others, p.skipA, p.fewA))
	}
	if b.Items() != nil {
		ofB = p.mostAnswered(b, p.answeredDetails(b, others, p.skipB, p.fewB))
	}
	var out []itemPair
	add := func(x, y *doc.Doc) {
		m := p.measure(x, y, len(others) > 0)
		if len(others) > 0 {
			p.exclusive(x, y, others, m)
		}
		out = append(out, itemPair{x, y, m})
	}
	for _, x := range ofA {
		add(x, b)
		for _, y := range ofB {
			add(x, y)
		}
	}
	for _, y := range ofB {
		add(a, y)
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
	var items []item
	for _, r := range d.Items() {
		if x := doc.Total(answered[r.Start:r.End]); x > 0 && d.ItemWords(r) >= rules.tinyWords {
			items = append(items, item{r, x})
		}
	}
	slices.SortStableFunc(items, func(x, y item) int { return cmp.Compare(y.answered, x.answered) })
	var out []*doc.Doc
	for _, x := range items[:min(len(items), itemsTried)] {
		out = append(out, d.Item(x.Range, &p.sorter))
	}
	return out
}
