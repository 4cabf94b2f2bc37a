package doc

import (
	"encoding/binary"
	"math"
	"slices"

	"copytrail/align"
	"copytrail/article"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

const (
	// mixedShare is the share of an item's terms that the item before or behind it has too, on
	// average, below which the items of a text are on several subjects. Of 900 texts put
	// together from the parts of 4 to 40 articles all are below .10; of the articles of
	// allsides with headings, numbers or titles in them, which are nearly all on one
	// subject, 7 %. Newsletters put what belongs together in a row, so that a little more is
	// allowed, which one article in ten has.
	mixedShare = 0.12
	// itemWords is the least number of words of an item that counts for that, and minItems the
	// least number of such items.
	itemWords = 25
)

// Items returns the items of a newsletter, a live blog or a digest as ranges of d's sentences,
// in order, once for each way of telling them apart: there may be headings above sections and
// bold leads within these. It returns nil for other texts. What stands before the first item
// is one of them. An article with headings on one subject has none: its sections are written
// together.
func (d *Doc) Items() [][]shingle.Range { return d.items }

// setItems finds the items of d.
func (d *Doc) setItems() {
	m := marksOf(d.Article)
	for kind := byClock; kind < noMark; kind++ {
		if !m.enough(kind) || kind == byTitle && !titlesAreRegular(m.lines, m.count[byTitle]) {
			continue
		}
		items := d.sentencesOf(m.cut(kind))
		if kind == byClock && len(items) >= minItems || d.areMixed(items) {
			d.items = append(d.items, items)
		}
	}
}

// sentencesOf returns the sentences of items. A sentence belongs to the item that it begins
// in; items without words of the body are left out.
func (d *Doc) sentencesOf(spans []article.Span) (items []shingle.Range) {
	last := -1 // the index of the last item in spans
	for s, r := range d.Sentences {
		at := int(d.Words[r.Start].Start)
		i, _ := slices.BinarySearchFunc(spans, at, func(x article.Span, at int) int { return x.End - at - 1 })
		switch {
		case i == len(spans) || at < spans[i].Start: // a rule
		case i == last:
			items[len(items)-1].End = s + 1
		default:
			items, last = append(items, shingle.Range{Start: s, End: s + 1}), i
		}
	}
	return items
}

// areMixed reports whether items are on several subjects: few terms are in two items in a
// row.
func (d *Doc) areMixed(items []shingle.Range) bool {
	in := make([]int32, len(d.Content)) // of each content position the number of its item, from 1 on; 0 for none that counts
	n := 0
	for _, r := range items {
		if d.ItemWords(r) < itemWords {
			continue
		}
		n++
		from, _ := slices.BinarySearch(d.Sentence, uint16(r.Start))
		to, _ := slices.BinarySearch(d.Sentence, uint16(r.End))
		for i := from; i < to; i++ {
			in[i] = int32(n)
		}
	}
	if n < minItems {
		return false
	}
	of := make([]struct{ all, shared int }, n) // in thousandths, so that the order of the terms does not matter
	var with []itemTerm
	for at := range d.Seq.Positions {
		with = with[:0]
		for _, i := range at {
			switch item, weight := int(in[i])-1, int(1000*float64(d.Seq.Weight[i])); {
			case item < 0:
			case len(with) > 0 && with[len(with)-1].item == item:
				with[len(with)-1].weight = weight
			default:
				with = append(with, itemTerm{item, weight})
			}
		}
		for i, x := range with {
			of[x.item].all += x.weight
			// The first and the last item are in a row too.
			before, behind := with[(i+len(with)-1)%len(with)].item, with[(i+1)%len(with)].item
			if before == (x.item+n-1)%n || behind == (x.item+1)%n {
				of[x.item].shared += x.weight
			}
		}
	}
	sum := 0.0
	for _, m := range of {
		sum += Ratio(m.shared, m.all)
	}
	return sum < mixedShare*float64(n)
}

// itemTerm is a term of an item.
type itemTerm struct {
	item   int // its number among those that count
	weight int
}

// Item returns the Doc of the item r of d, which is a text of its own: unlike those of a
// [Doc.Part], its Repeats are counted within it. It shares memory with d.
func (d *Doc) Item(r shingle.Range, sorter *align.Sorter) *Doc {
	x := d.Part(r, sorter)
	x.Repeats = x.Seq.Repeats()
	for _, h := range x.Hashes {
		x.Body = terms.Mix(x.Body, h)
	}
	return x
}

// ItemWords returns the number of words of the item r of d.
func (d *Doc) ItemWords(r shingle.Range) int {
	w := d.WordsOf(r)
	return w.End - w.Start
}

// ItemGist returns the gist of the item r of d, which [Preparer.PrepareTerms] may have made.
func (d *Doc) ItemGist(r shingle.Range, sorter *align.Sorter) Gist {
	w := d.WordsOf(r)
	from, _ := slices.BinarySearch(d.Content, uint32(w.Start))
	to, _ := slices.BinarySearch(d.Content, uint32(w.End))
	item := Doc{Kinds: d.Kinds[from:to], Seq: sorter.Seq(d.Seq.Sym[from:to], d.Seq.Weight[from:to])}
	return item.Gist()
}

// Gist returns the gist of d, which may be compared with the gists of its pile. Unlike the
// gist of a record it also has the terms that no other article has.
func (d *Doc) Gist() Gist {
	var sums [4]float64 // see Gist: of all, of names and numbers, of numbers, of terms mentioned once
	g := make(Gist, gistHeadBytes)
	var rest []byte
	for sym, at := range d.Seq.Symbols {
		weight := float64(d.Seq.Weight[at[0]])
		n, facts, numbers := len(at), 0, 0
		for _, i := range at {
			if d.Kinds[i] != terms.Plain {
				facts++
			}
			if d.Kinds[i] == terms.Number {
				numbers++
			}
		}
		sums[0] += weight * float64(n)
		sums[1] += weight * float64(facts)
		sums[2] += weight * float64(numbers)
		if n == 1 {
			sums[3] += weight
		}
		g = binary.LittleEndian.AppendUint32(g, sym)
		rest = binary.LittleEndian.AppendUint32(rest, math.Float32bits(float32(weight)))
		rest = append(rest, uint8(min(n, 255)), uint8(min(facts, 255)), uint8(min(numbers, 255)), 0)
	}
	for i, x := range sums {
		binary.LittleEndian.PutUint32(g[4*i:], math.Float32bits(float32(x)))
	}
	return append(g, rest...)
}
