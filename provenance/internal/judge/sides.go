package judge

import (
	"math"
	"slices"

	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
)

// This file measures what is asked of each of the two texts alone: how much of it
// the other text answers. A rewrite is answered by its source nearly everywhere, its
// source need not be answered by it; of two reporters who were both there each has
// names, quotations and whole sentences of their own.

const (
	// fewFacts is the mass that is added to that of a text's names and numbers, so
	// that few of them in common are not all there is to know: about three.
	fewFacts = 20
	// fewQuotes is the mass added to that of a text's quotations: about a sentence.
	fewQuotes = 30
	// quoteTold is the share of a quotation's mass from which the other text tells it,
	// in whatever words.
	quoteTold = 0.5
	// sentenceMass0 is the mass added to that of a sentence's details: about one.
	sentenceMass0 = 5
)

// shareSides fills the features that ask of each text how much of it the other
// answers. It follows the marking of hits.
func (p *Measurer) shareSides(a, b *doc.Doc, m *Measured) {
	fa, fb := factDetails(a, p.skipA, p.hitA), factDetails(b, p.skipB, p.hitB)
	m.v[fFactDetails], m.v[fFactDetailsMost] = min(fa, fb), max(fa, fb)
	m.v[fOwnQuotes] = 1 - min(p.ownQuotes(a, p.quotedA, p.hitA), p.ownQuotes(b, p.quotedB, p.hitB))
	m.v[fLeastAnswered] = max(p.leastAnswered(a, p.skipA, p.fewA), p.leastAnswered(b, p.skipB, p.fewB))
}

// factDetails returns the share of the mass of d's names and numbers mentioned once
// or twice that the other text has.
func factDetails(d *doc.Doc, skip, hit []bool) float64 {
	in, all := 0.0, 0.0
	for i, w := range d.Seq.Weight {
		if skip[i] || d.Kinds[i] == terms.Plain || d.Repeats[i] > doc.MaxDetailRepeat {
			continue
		}
		x := float64(w) / float64(d.Repeats[i])
		all += x
		if hit[i] {
			in += x
		}
	}
	return in / (all + fewFacts)
}

// ownQuotes returns the share of d's quoted mass in quotations of which the other
// text tells less than half in any words. Those that are set aside are in both.
func (p *Measurer) ownQuotes(d *doc.Doc, quoted, hit []bool) float64 {
	own, all := 0.0, 0.0
	for _, q := range d.Quotes {
		from, _ := slices.BinarySearch(d.Content, uint32(q.Start))
		told, mass := 0.0, 0.0
		for i := from; i < len(d.Content) && int(d.Content[i]) < q.End; i++ {
			w := float64(d.Seq.Weight[i])
			mass += w
			if hit[i] || quoted[d.Content[i]] {
				told += w
			}
		}
		all += mass
		if told < quoteTold*mass {
			own += mass
		}
	}
	return own / (all + fewQuotes)
}

// leastAnswered returns the share of details that the other text has in the sentence
// of d at the lower quartile.
func (p *Measurer) leastAnswered(d *doc.Doc, skip, few []bool) float64 {
	n := len(d.Sentences)
	if n == 0 {
		return 0
	}
	p.mass, p.answered = slices.Grow(p.mass[:0], n)[:n], slices.Grow(p.answered[:0], n)[:n]
	clear(p.mass)
	clear(p.answered)
	for i, w := range d.Seq.Weight {
		if skip[i] || d.Repeats[i] > doc.MaxDetailRepeat {
			continue
		}
		x := float64(w) / float64(d.Repeats[i])
		s := min(int(d.Sentence[i]), n-1)
		p.mass[s] += x
		if few[i] {
			p.answered[s] += x
		}
	}
	for s := range p.answered {
		p.answered[s] /= p.mass[s] + sentenceMass0
	}
	slices.Sort(p.answered)
	return p.answered[n/4]
}

// beyond fills the features that ask what a and b have in common beyond single other
// articles of the story, and what names and numbers none of them has.
func (p *Measurer) beyond(a, b *doc.Doc, others []other, m *Measured) {
	bestA, eachA, factsA := p.beyondSide(a, others, p.skipA, p.hitA, p.fewA)
	bestB, eachB, factsB := p.beyondSide(b, others, p.skipB, p.hitB, p.fewB)
	m.v[fBeyond] = max(bestA, bestB)
	m.v[fBeyondEach] = max(eachA, eachB)
	m.v[fExclusiveFacts] = max(factsA, factsB)
}

// beyondSide returns the share of d's details that the other text of the pair has
// and the best of the other articles has not, the least such share over the other
// articles, and the share of d's names and numbers that the other text has and none
// of the other articles.
func (p *Measurer) beyondSide(d *doc.Doc, others []other, skip, hit, few []bool) (best, each, facts float64) {
	detail := func(i int) float64 {
		if skip[i] || d.Repeats[i] > doc.MaxDetailRepeat {
			return 0
		}
		return float64(d.Seq.Weight[i]) / float64(d.Repeats[i])
	}
	mass := 0.0
	for i := range d.Seq.Weight {
		mass += detail(i)
	}
	p.anyOther = doc.Cleared(p.anyOther, len(d.Content))
	covers := -1.0
	each = math.Inf(1)
	for _, o := range others {
		p.thisOther = doc.Cleared(p.thisOther, len(d.Content))
		p.shared(d, o, skip, func(i uint32, few bool) {
			p.anyOther[i] = true
			p.thisOther[i] = p.thisOther[i] || few
		})
		covered, left := 0.0, 0.0
		for i := range d.Seq.Weight {
			switch x := detail(i); {
			case p.thisOther[i]:
				covered += x
			case few[i]:
				left += x
			}
		}
		if covered > covers {
			covers, best = covered, left
		}
		each = min(each, left)
	}
	in, all := 0.0, 0.0
	for i, w := range d.Seq.Weight {
		if skip[i] || d.Kinds[i] == terms.Plain {
			continue
		}
		x := float64(w) / float64(d.Repeats[i])
		all += x
		if hit[i] && !p.anyOther[i] {
			in += x
		}
	}
	return doc.Over(best, mass), doc.Over(each, mass), in / (all + fewFacts)
}
