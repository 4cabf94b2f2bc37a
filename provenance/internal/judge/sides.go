package judge

import (
	"math"
	"slices"

	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
)

// This file measures how much of each text the other answers. The source has nearly
// everything that a rewrite has; the rewrite need not have everything of its source. Of two
// independent reporters each has names, quotations and whole sentences of their own.

const (
	// fewFacts is added to the mass of a text's names and numbers, so that a text with
	// few of them does not reach a high share: about three.
	fewFacts = 20
	// fewQuotes is added to the mass of a text's quotations: about a sentence.
	fewQuotes = 30
	// quoteCovered is the least share of a quotation's mass that a text has when it
	// reports the quotation, in any words.
	quoteCovered = 0.5
	// sentenceMass0 is added to the mass of a sentence's details: about one detail.
	sentenceMass0 = 5
)

// sideFeatures fills the features of how much of each text the other answers. It reads the
// marks that termFeatures has set.
func (p *Measurer) sideFeatures(a, b *doc.Doc, m *Measured) {
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

// ownQuotes returns the share of d's quoted mass in quotations that the other text does not
// report in any words. Quotations that are set aside are in both.
func (p *Measurer) ownQuotes(d *doc.Doc, quoted, hit []bool) float64 {
	own, all := 0.0, 0.0
	for _, q := range d.Quotes {
		from, _ := slices.BinarySearch(d.Content, uint32(q.Start))
		covered, mass := 0.0, 0.0
		for i := from; i < len(d.Content) && int(d.Content[i]) < q.End; i++ {
			w := float64(d.Seq.Weight[i])
			mass += w
			if hit[i] || quoted[d.Content[i]] {
				covered += w
			}
		}
		all += mass
		if covered < quoteCovered*mass {
			own += mass
		}
	}
	return own / (all + fewQuotes)
}

// leastAnswered returns the lower quartile, over the sentences of d, of the share of details
// that the other text has.
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
	return nth(p.answered, n/4)
}

// nth returns the number of rank n of list, from 0 for the least, in time that grows in
// proportion to the length of the list. It changes the order of the list.
func nth(list []float64, n int) float64 {
	for from, to := 0, len(list)-1; from < to; {
		pivot := list[(from+to)/2]
		i, j := from, to
		for i <= j {
			for list[i] < pivot {
				i++
			}
			for list[j] > pivot {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			to = j
		case n >= i:
			from = i
		default:
			return list[n]
		}
	}
	return list[n]
}

// beyondFeatures fills the features of what a and b have in common that single other
// articles of the story do not have, and of names and numbers that none of them has.
func (p *Measurer) beyondFeatures(a, b *doc.Doc, others []storyArticle, m *Measured) {
	bestA, eachA, factsA := p.beyondOthers(a, others, p.skipA, p.hitA, p.fewA)
	bestB, eachB, factsB := p.beyondOthers(b, others, p.skipB, p.hitB, p.fewB)
	m.v[fBeyond] = max(bestA, bestB)
	m.v[fBeyondEach] = max(eachA, eachB)
	m.v[fExclusiveFacts] = max(factsA, factsB)
}

// beyondOthers returns the share of d's details that the other text of the pair has and the
// best of the other articles does not, the smallest such share over the other articles,
// and the share of d's names and numbers that the other text has and no other article.
func (p *Measurer) beyondOthers(d *doc.Doc, others []storyArticle, skip, hit, few []bool) (best, each, facts float64) {
	p.detailOf = doc.Cleared(p.detailOf, len(d.Content))
	mass := 0.0
	for i, w := range d.Seq.Weight {
		if !skip[i] && d.Repeats[i] <= doc.MaxDetailRepeat {
			p.detailOf[i] = float64(w) / float64(d.Repeats[i])
			mass += p.detailOf[i]
		}
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
		for i, x := range p.detailOf {
			switch {
			case x == 0:
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
