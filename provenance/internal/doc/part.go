package doc

import (
	"slices"

	"copytrail/align"
	"copytrail/shingle"
)

// Part returns the Doc of the sentences [r.Start, r.End) of d, which are at least one. It
// shares memory with d. Repeats stay those of the whole text, so that the topic of the text
// does not become a detail of its part. Body stays 0: a part is no text of its own.
func (d *Doc) Part(r shingle.Range, sorter *align.Sorter) *Doc {
	w := d.WordsOf(r)
	from, _ := slices.BinarySearch(d.Content, uint32(w.Start))
	to, _ := slices.BinarySearch(d.Content, uint32(w.End))
	p := &Doc{
		Article: d.Article, Lang: d.Lang,
		Words: d.Words[w.Start:w.End], Hashes: d.Hashes[w.Start:w.End],
		Kinds: d.Kinds[from:to], Repeats: d.Repeats[from:to],
		Sentences: make([]shingle.Range, r.End-r.Start),
		Sentence:  make([]uint16, to-from),
		Content:   make([]uint32, to-from),
		Seq:       sorter.Seq(d.Seq.Sym[from:to], d.Seq.Weight[from:to]),

		whose: d.whose[w.Start:w.End], firstPerson: d.firstPerson, figures: d.figures[from:to],
	}
	for i, s := range d.Sentences[r.Start:r.End] {
		p.Sentences[i] = shingle.Range{Start: s.Start - w.Start, End: s.End - w.Start}
	}
	for i := range p.Content {
		p.Content[i] = d.Content[from+i] - uint32(w.Start)
		p.Sentence[i] = d.Sentence[from+i] - uint16(r.Start)
		p.Mass += float64(p.Seq.Weight[i])
	}
	for _, q := range d.Quotes {
		if q = (shingle.Range{Start: max(q.Start, w.Start), End: min(q.End, w.End)}); q.Start < q.End {
			p.Quotes = append(p.Quotes, shingle.Range{Start: q.Start - w.Start, End: q.End - w.Start})
		}
	}
	p.Trigrams = trigrams(p.Hashes, sorter)
	return p
}
