package direction

import (
	"cmp"
	"slices"

	"copytrail/align"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/passage"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// lossFeature is the index of a feature of the loss witness. Each is what b lacks of a minus
// what a lacks of b, in [-1, 1], so swapping the texts turns its sign. A positive value
// means that b lost more, which is evidence that a was first.
type lossFeature int

// The features of the loss witness. Rewriters drop details and seldom add any; they turn
// quotations into reported speech and never the reverse. Names count by their term weight,
// not by their capitals, which some scrapers lose.
const (
	lossDetail    lossFeature = iota // rare terms lost in sentences that have an answer
	lossNumbers                      // numbers lost there
	lossQuotes                       // quoted words that the other text reports without quoting
	lossContent                      // content that the other text lacks altogether
	lossSentences                    // sentences without an answer in the other text
	lossVariety                      // share of different words in equally long parts: rewriters avoid repetition
	lossAsides                       // parentheses that the other text lacks
	nLoss
)

var lossNames = [nLoss]string{"detail", "numbers", "quotes", "content", "sentences", "variety", "asides"}

const (
	// rareWeight is the least weight of a detail: one article in 150 has the term.
	rareWeight = 5
	// answerLeast is the least share of the lighter sentence's mass that two sentences
	// must have in common for one to answer the other.
	answerLeast = 0.25
	// Priors, added to denominators so that shares of little evidence stay small: mass of
	// details, numbers, mass of quoted words, asides.
	priorDetail, priorNumbers, priorQuotes, priorAsides = 20, 4, 30, 2
)

// losses are the features of a pair, and the evidence for them.
type losses struct {
	x           [nLoss]float64
	lostA       []lostDetail // details of a that b lacks, heaviest first
	lostB       []lostDetail
	quoteA      shingle.Range // the longest quotation of a that b reports in its own words
	quoteB      shingle.Range
	quoteMassA  float64
	quoteMassB  float64
	reportedInB int // word of b where quoteA's heaviest shared term stands unquoted
	reportedInA int
	common      [2]float64 // shares of the 3-grams of a and of b that the other has
	missingA    float64    // share of a's content that b lacks
	missingB    float64
	asidesA     []aside // of a, that b lacks
	asidesB     []aside
}

// lostDetail is a word that the other text lacks, in a sentence that it answers.
type lostDetail struct {
	word     int // index of the word
	weight   float32
	sentence int // its sentence
	answer   int // the sentence of the other text that answers it
	number   bool
}

// side is one text of a pair as measured by the loss witness.
type side struct {
	d          *doc.Doc
	hit        []bool  // for each content position: the other text has its term
	answer     []int   // for each sentence the best answer in the other text, -1 for none
	quote      []int32 // for each word the quotation it lies in, -1 for none
	missing    float64 // share of the mass that the other text lacks
	unanswered float64 // share of sentences without an answer
	detail     float64 // mass of details in answered sentences
	lost       float64 // mass of those that the other text lacks
	numbers    float64 // numbers in answered sentences
	lostNum    float64 // those that the other text lacks
	list       []lostDetail
}

// measureLosses measures what each text lacks of the other. The texts are measured in a
// fixed order whichever is a, because a term that one has twice and the other once is
// counted from one side, and swapping the texts may only turn the signs.
func measureLosses(p *passage.Comparer, a, b *doc.Doc) *losses {
	if cmp.Or(cmp.Compare(len(a.Hashes), len(b.Hashes)), slices.Compare(a.Hashes, b.Hashes)) > 0 {
		return lossesInOrder(p, b, a).swapped()
	}
	return lossesInOrder(p, a, b)
}

// swapped returns l with the two texts swapped.
func (l *losses) swapped() *losses {
	t := &losses{
		lostA: l.lostB, lostB: l.lostA, quoteA: l.quoteB, quoteB: l.quoteA,
		quoteMassA: l.quoteMassB, quoteMassB: l.quoteMassA, reportedInA: l.reportedInB, reportedInB: l.reportedInA,
		common: [2]float64{l.common[1], l.common[0]}, missingA: l.missingB, missingB: l.missingA,
		asidesA: l.asidesB, asidesB: l.asidesA,
	}
	for i, v := range l.x {
		t.x[i] = -v
	}
	return t
}

func lossesInOrder(p *passage.Comparer, a, b *doc.Doc) *losses {
	wording := p.CompareWording(a, b)
	matches := p.Matches(&a.Seq, &b.Seq, nil, nil)
	sa, sb := newSide(a), newSide(b)
	for _, m := range matches {
		sa.hit[m.A], sb.hit[m.B] = true, true
	}
	answers(sa, sb, matches)
	sa.count()
	sb.count()
	l := &losses{lostA: sa.list, lostB: sb.list, reportedInA: -1, reportedInB: -1, missingA: sa.missing, missingB: sb.missing, common: [2]float64{wording.TrigramsA, wording.TrigramsB}}
	l.x[lossDetail] = sa.lost/(sa.detail+priorDetail) - sb.lost/(sb.detail+priorDetail)
	l.x[lossNumbers] = (sa.lostNum - sb.lostNum) / (sa.numbers + sb.numbers + priorNumbers)
	l.x[lossContent] = sa.missing - sb.missing
	l.x[lossSentences] = sa.unanswered - sb.unanswered
	l.x[lossVariety] = distinctShare(b, len(a.Words)) - distinctShare(a, len(b.Words))
	inA, inB := asides(a), asides(b)
	l.asidesA, l.asidesB = lostAsides(inA, inB), lostAsides(inB, inA)
	nA, nB := float64(len(l.asidesA)), float64(len(l.asidesB))
	l.x[lossAsides] = (nA - nB) / (nA + nB + priorAsides)
	l.quotes(sa, sb, matches)
	return l
}

func newSide(d *doc.Doc) *side {
	s := &side{d: d, hit: make([]bool, d.Seq.Len()), answer: make([]int, len(d.Sentences)), quote: make([]int32, len(d.Words))}
	for i := range s.answer {
		s.answer[i] = -1
	}
	for i := range s.quote {
		s.quote[i] = -1
	}
	for n, q := range d.Quotes {
		for i := q.Start; i < q.End; i++ {
			s.quote[i] = int32(n)
		}
	}
	return s
}

// answers finds, for each sentence of either text, its answer: the sentence of the other
// text with which it has most mass in common, if that is enough.
func answers(a, b *side, matches []align.Match) {
	rows, cols := len(a.d.Sentences), len(b.d.Sentences)
	if rows == 0 || cols == 0 || rows*cols > passage.MaxSentenceCells {
		return
	}
	type cell struct {
		sum  float32
		last uint32
	}
	cells := make([]cell, rows*cols)
	for _, m := range matches {
		c := &cells[int(a.d.Sentence[m.A])*cols+int(b.d.Sentence[m.B])]
		if c.last != m.A+1 {
			c.last, c.sum = m.A+1, c.sum+m.Weight
		}
	}
	massA, massB := a.d.SentenceMasses(), b.d.SentenceMasses()
	bestA, bestB := make([]float64, rows), make([]float64, cols)
	for r := range rows {
		for c := range cols {
			sum := float64(cells[r*cols+c].sum)
			if sum < 2*rareWeight {
				continue
			}
			if sum > bestA[r] && sum >= answerLeast*min(massA[r], massB[c]) {
				bestA[r], a.answer[r] = sum, c
			}
			if sum > bestB[c] && sum >= answerLeast*min(massA[r], massB[c]) {
				bestB[c], b.answer[c] = sum, r
			}
		}
	}
}

// count sums what the other text has and what it lacks.
func (s *side) count() {
	d := s.d
	mass := 0.0
	for i, w := range d.Seq.Weight {
		mass += float64(w)
		if !s.hit[i] {
			s.missing += float64(w)
		}
		sentence := int(d.Sentence[i])
		if s.answer[sentence] < 0 {
			continue
		}
		number := d.Kinds[i] == terms.Number
		if number {
			s.numbers++
			if !s.hit[i] {
				s.lostNum++
			}
		}
		if w < rareWeight && !number {
			continue
		}
		s.detail += float64(w)
		if !s.hit[i] {
			s.lost += float64(w)
			s.list = append(s.list, lostDetail{int(d.Content[i]), w, sentence, s.answer[sentence], number})
		}
	}
	s.missing = doc.Over(s.missing, mass)
	n := 0
	for _, a := range s.answer {
		if a < 0 {
			n++
		}
	}
	s.unanswered = doc.Ratio(n, len(s.answer))
}

// quotes measures what one text quotes and the other reports in its own words.
func (l *losses) quotes(a, b *side, matches []align.Match) {
	perA, perB := make([]float64, len(a.d.Quotes)), make([]float64, len(b.d.Quotes))
	type hit struct {
		word   int
		weight float32
	}
	hitB, hitA := make([]hit, len(perA)), make([]hit, len(perB))
	seen := map[uint32]bool{} // terms that both quote: these are not lost
	for _, m := range matches {
		wa, wb := int(a.d.Content[m.A]), int(b.d.Content[m.B])
		if a.quote[wa] >= 0 && b.quote[wb] >= 0 {
			seen[a.d.Seq.Sym[m.A]] = true
		}
	}
	last := uint32(0)
	for _, m := range matches {
		wa, wb := int(a.d.Content[m.A]), int(b.d.Content[m.B])
		if seen[a.d.Seq.Sym[m.A]] || m.A+1 == last && a.quote[wa] >= 0 {
			continue
		}
		switch {
		case a.quote[wa] >= 0 && b.quote[wb] < 0:
			if q := a.quote[wa]; answered(a, b, m) {
				last = m.A + 1
				l.quoteMassA += float64(m.Weight)
				perA[q] += float64(m.Weight)
				if m.Weight > hitB[q].weight {
					hitB[q] = hit{wb, m.Weight}
				}
			}
		case b.quote[wb] >= 0 && a.quote[wa] < 0:
			if q := b.quote[wb]; answered(a, b, m) {
				l.quoteMassB += float64(m.Weight)
				perB[q] += float64(m.Weight)
				if m.Weight > hitA[q].weight {
					hitA[q] = hit{wa, m.Weight}
				}
			}
		}
	}
	if q := heaviest(perA); q >= 0 {
		l.quoteA, l.reportedInB = a.d.Quotes[q], hitB[q].word
	}
	if q := heaviest(perB); q >= 0 {
		l.quoteB, l.reportedInA = b.d.Quotes[q], hitA[q].word
	}
	l.x[lossQuotes] = (l.quoteMassA - l.quoteMassB) / (l.quoteMassA + l.quoteMassB + priorQuotes)
}

// answered reports whether a match lies in sentences that answer one another.
func answered(a, b *side, m align.Match) bool {
	sa, sb := int(a.d.Sentence[m.A]), int(b.d.Sentence[m.B])
	return a.answer[sa] == sb || b.answer[sb] == sa
}

// heaviest returns the index of the largest positive number, -1 for none.
func heaviest(x []float64) int {
	best := -1
	for i, v := range x {
		if v > 0 && (best < 0 || v > x[best]) {
			best = i
		}
	}
	return best
}

// distinctShare returns the share, in [0, 1], of different words among the first n words of
// a text, or among all when it has fewer.
func distinctShare(d *doc.Doc, n int) float64 {
	n = min(n, len(d.Hashes))
	in := make(map[uint64]bool, n)
	for _, h := range d.Hashes[:n] {
		in[h] = true
	}
	return doc.Ratio(len(in), n)
}
