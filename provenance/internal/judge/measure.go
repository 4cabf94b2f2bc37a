package judge

import (
	"math"

	"copytrail/align"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/passage"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// Measurer measures pairs of Docs. It reuses its memory from pair to pair, so only one
// goroutine may use it at a time. The zero value is ready.
type Measurer struct {
	passage.Comparer
	skipA, skipB     []bool // for each content position: it is set aside
	quotedA, quotedB []bool // for each word: it is in a quotation that is set aside
	hitA, hitB       []bool // for each content position: the other text has its term
	fewA, fewB       []bool // the same, and the other text mentions it once or twice
	cells            []cellSum
	near             []align.Match // matches of terms that repeat little
	detail           []align.Match // matches of details
	elsewhere        []bool        // for each content position of the smaller text: another article of the story has its term
	anyOther         []bool        // the same for the text at hand
	thisOther        []bool        // the same for one other article, if it mentions the term once or twice
	detailOf         []float64     // the mass of each content position of the text at hand, if its term is a detail
	mass, answered   []float64     // for each sentence
	sorter           align.Sorter
	order            orderOfSentences
}

// cellSum is what one sentence shares with one sentence of the other text.
type cellSum struct {
	sum, top float32 // weight of the shared terms, and of the heaviest
}

// Measured is everything that was measured of a pair.
type Measured struct {
	passage.Wording
	v            vector
	massA, massB float64 // shared quotations set aside
	wordsA       int     // shared quotations set aside
	wordsB       int
	verbatim     int            // words in common stretches; those set aside count only in stretches with enough others
	longest      int            // words of the longest stretch with words that are not set aside
	prose        float64        // share of both texts' 3-grams in common outside data and forms, the smaller; 1 when neither has much else
	own          [2]float64     // share of the mass outside wording in common that the other text has, of each text
	lead         float64        // share of the 3-grams in the lead of one text that the other has, the larger of the two
	details      int            // details that both have
	form         [nForm]float64 // only for similar wording
	renamed      bool           // a quotation in both has another speaker in each; only for similar wording
	renumbered   bool           // all names in the common wording are the same, and few numbers differ in a text that is not short; only for similar wording
}

// farDetails is the share of details in common, both ways, below which order is not
// measured, because the pair is too far from reuse: 0.4 % of the development rewrites are
// below it, and none of those that the judge finds.
const farDetails = 0.1

// Measure compares a and b. The features of pairs in their stories stay 0; see
// [Measurer.InStory].
func (p *Measurer) Measure(a, b *doc.Doc) *Measured { return p.measure(a, b, false) }

// measure compares a and b; inStory measures the order of sentences too, which costs as
// much as all the rest.
func (p *Measurer) measure(a, b *doc.Doc, inStory bool) *Measured {
	m := &Measured{own: [2]float64{1, 1}} // unless there are terms to tell it by
	p.detail = p.detail[:0]
	m.Wording = p.CompareWording(a, b)
	if min(m.TrigramsA, m.TrigramsB) > similarWording {
		p.measureForm(a, b, m)
	}
	p.setQuotesAside(a, b, m)
	p.hitA, p.hitB = doc.Cleared(p.hitA, len(a.Content)), doc.Cleared(p.hitB, len(b.Content))
	p.fewA, p.fewB = doc.Cleared(p.fewA, len(a.Content)), doc.Cleared(p.fewB, len(b.Content)) // also when nothing is shared, for exclusive
	matches := p.Matches(&a.Seq, &b.Seq, p.skipA, p.skipB)
	small := min(m.massA, m.massB)
	if small <= 0 || len(matches) == 0 {
		return m
	}
	matches = p.withoutFigures(a, b, matches, m)
	if small = min(m.massA, m.massB); small <= 0 || len(matches) == 0 {
		return m
	}
	p.termFeatures(a, b, matches, m)
	m.own = [2]float64{ownShare(a, p.GramA, p.hitA), ownShare(b, p.GramB, p.hitB)}
	if m.v[fDetails] < farDetails && m.v[fDetailsBack] < farDetails {
		return m
	}
	n := b.Seq.Len()
	m.v[fOrderGain] = math.Abs(p.Order(matches, n)-p.Reverse(matches, n)) / small
	m.v[fLocalGain] = p.localGain(a, b, matches) / small
	if inStory {
		m.v[fSentenceOrder] = p.order.measure(a, b, matches, p.skipA, p.skipB)
	}
	p.detailFeatures(a, b, matches, m)
	return m
}

// setQuotesAside marks what is no newsroom's prose: what both texts have of somebody whom
// they quote, and data and forms. One speech quoted by two reporters is no reuse, and one
// table printed by both is none.
func (p *Measurer) setQuotesAside(a, b *doc.Doc, m *Measured) {
	p.quotedA, p.quotedB = markSaid(a, p.GramA, p.quotedA), markSaid(b, p.GramB, p.quotedB)
	whoseA, whoseB := a.Whose(), b.Whose()
	for _, r := range m.Runs {
		list := a.IsNameList(r.A, r.N)
		for i := range r.N {
			x, y := whoseA[r.A+i], whoseB[r.B+i]
			if x.Said() && y == finding.Prose && b.FirstPerson() || y.Said() && x == finding.Prose && a.FirstPerson() {
				p.quotedA[r.A+i], p.quotedB[r.B+i] = false, false // one quotes what the author of the other wrote
			}
			if list || x != finding.Prose && y != finding.Prose {
				p.quotedA[r.A+i], p.quotedB[r.B+i] = true, true
			}
		}
	}
	p.skipA, p.skipB = markContent(a, p.quotedA, p.skipA), markContent(b, p.quotedB, p.skipB)
	m.massA, m.massB = massOutside(a, p.skipA), massOutside(b, p.skipB)
	asideA, asideB := doc.Count(p.quotedA), doc.Count(p.quotedB)
	m.wordsA, m.wordsB = len(a.Words)-asideA, len(b.Words)-asideB
	smaller, quoted, setAside := a, p.quotedA, asideA
	if m.massB < m.massA {
		smaller, quoted, setAside = b, p.quotedB, asideB
	}
	inQuotes := 0
	for _, q := range smaller.Quotes {
		inQuotes += q.End - q.Start
	}
	m.v[fQuotes] = doc.Ratio(setAside, inQuotes)
	grams, flags := smaller.Trigrams, p.GramA
	if smaller == b {
		flags = p.GramB
	}
	all, in := 0, 0
	for i := range len(grams) {
		if quoted[i] {
			continue
		}
		all++
		if flags[i] {
			in++
		}
	}
	m.v[fTrigrams] = doc.Ratio(in, all)
	m.v[fVerbatim] = doc.Ratio(p.countVerbatim(smaller == b, quoted, m), len(smaller.Words)-setAside)
	m.prose = min(proseShare(a, p.GramA), proseShare(b, p.GramB))
	m.lead = max(leadShare(p.GramA), leadShare(p.GramB))
}

// littleProse is the number of words of prose below which a text is its data and forms.
const littleProse = 20

// proseShare returns the share of d's 3-grams that the other text has, of those that begin
// outside data and forms; 1 when there are few.
func proseShare(d *doc.Doc, gram []bool) float64 {
	all, in := 0, 0
	for i, x := range d.Whose() {
		if x == finding.Data || x == finding.Form {
			continue
		}
		all++
		if gram[i] {
			in++
		}
	}
	if all < littleProse {
		return 1
	}
	return float64(in) / float64(all)
}

// markSaid marks the words of d's quotations that the other text has, and those of data and
// forms. Statements without marks are left: whether the other text has them as somebody's
// words too is told where the two run together.
func markSaid(d *doc.Doc, gram, aside []bool) []bool {
	aside = doc.Cleared(aside, len(d.Words))
	for _, q := range d.Quotes {
		markShared(q, gram, aside)
	}
	for i, x := range d.Whose() {
		if x == finding.Data || x == finding.Form {
			aside[i] = true
		}
	}
	return aside
}

// markShared marks the words of r when the other text has enough of its 3-grams.
func markShared(r shingle.Range, gram, aside []bool) {
	in, all := 0, r.End-r.Start-2
	for i := r.Start; i < r.End-2; i++ {
		if gram[i] {
			in++
		}
	}
	if all > 0 && float64(in) >= passage.QuoteShare*float64(all) {
		for i := r.Start; i < r.End; i++ {
			aside[i] = true
		}
	}
}

// markContent returns, for each content position, whether its word is set aside.
func markContent(d *doc.Doc, quoted, skip []bool) []bool {
	skip = doc.Cleared(skip, len(d.Content))
	for c, i := range d.Content {
		skip[c] = quoted[i]
	}
	return skip
}

// localChains are the options for local segments: gaps of at most a long sentence.
var localChains = align.ChainOptions{MaxGap: 12, GapCost: 0.35, MinScore: 14}

// maxChainRepeat is how often either text may have a term that counts in local segments:
// the words of the topic match everywhere.
const maxChainRepeat = 4

// localGain returns the weight of local chains minus that with one text reversed.
func (p *Measurer) localGain(a, b *doc.Doc, matches []align.Match) float64 {
	p.near = p.near[:0]
	for _, x := range matches {
		if a.Repeats[x.A] <= maxChainRepeat && b.Repeats[x.B] <= maxChainRepeat {
			p.near = append(p.near, x)
		}
	}
	sum := func(turned bool) float64 {
		s := 0.0
		for _, c := range p.Chains(p.near, a.Seq.Len(), b.Seq.Len(), turned, localChains) {
			s += c.Weight
		}
		return s
	}
	return max(0, sum(false)-sum(true))
}

// termFeatures fills the features of terms in common, in any order.
func (p *Measurer) termFeatures(a, b *doc.Doc, matches []align.Match, m *Measured) {
	p.fewA, p.fewB = doc.Cleared(p.fewA, len(a.Content)), doc.Cleared(p.fewB, len(b.Content))
	for _, x := range matches {
		p.hitA[x.A], p.hitB[x.B] = true, true
		p.fewA[x.A] = p.fewA[x.A] || b.Repeats[x.B] <= doc.MaxDetailRepeat
		p.fewB[x.B] = p.fewB[x.B] || a.Repeats[x.A] <= doc.MaxDetailRepeat
	}
	ta, tb := sharesOf(a, p.skipA, p.hitA), sharesOf(b, p.skipB, p.hitB)
	da, db := p.details(a, b, matches)
	if m.massB < m.massA {
		ta, tb = tb, ta
		da, db = db, da
	}
	m.v[fShared], m.v[fSharedBack] = ta.shared, tb.shared
	m.v[fFacts], m.v[fNumbers] = ta.facts, ta.numbers
	m.v[fDetails], m.v[fDetailsBack] = da, db
	p.sideFeatures(a, b, m)
	m.v.compare()
}

// withoutFigures sets the figures of both texts aside, and returns the other matches.
func (p *Measurer) withoutFigures(a, b *doc.Doc, matches []align.Match, m *Measured) []align.Match {
	for i, x := range a.Figures() {
		p.skipA[i] = p.skipA[i] || x
	}
	for i, x := range b.Figures() {
		p.skipB[i] = p.skipB[i] || x
	}
	m.massA, m.massB = massOutside(a, p.skipA), massOutside(b, p.skipB)
	kept := matches[:0]
	for _, x := range matches {
		if !p.skipA[x.A] && !p.skipB[x.B] {
			kept = append(kept, x)
		}
	}
	return kept
}

// termShares are the shares of a text's mass that the other text has: of all terms, of names
// and numbers, of numbers.
type termShares struct{ shared, facts, numbers float64 }

func sharesOf(d *doc.Doc, skip, hit []bool) termShares {
	var all, in [terms.Number + 1]float64
	for i, w := range d.Seq.Weight {
		if skip[i] {
			continue
		}
		all[d.Kinds[i]] += float64(w)
		if hit[i] {
			in[d.Kinds[i]] += float64(w)
		}
	}
	return termShares{
		shared:  doc.Over(in[terms.Plain]+in[terms.Name]+in[terms.Number], all[terms.Plain]+all[terms.Name]+all[terms.Number]),
		facts:   doc.Over(in[terms.Name]+in[terms.Number], all[terms.Name]+all[terms.Number]),
		numbers: doc.Over(in[terms.Number], all[terms.Number]+doc.FewNumbers),
	}
}

// details returns, for each text, the share of the mass of its once-mentioned terms that
// the other text mentions once or twice.
func (p *Measurer) details(a, b *doc.Doc, matches []align.Match) (da, db float64) {
	inA, inB := p.once(a, p.skipA), p.once(b, p.skipB)
	var hitA, hitB float64
	for i := 0; i < len(matches); {
		j := i
		for j < len(matches) && matches[j].A == matches[i].A {
			j++
		}
		if a.Once(int(matches[i].A)) && j-i <= 2 {
			hitA += float64(matches[i].Weight)
		}
		i = j
	}
	for _, x := range matches {
		if n := a.Repeats[x.A]; n <= 2 && b.Once(int(x.B)) {
			hitB += float64(x.Weight) / float64(n)
		}
	}
	return doc.Over(hitA, inA), doc.Over(hitB, inB)
}

func (p *Measurer) once(d *doc.Doc, skip []bool) float64 {
	s := 0.0
	for i, w := range d.Seq.Weight {
		if !skip[i] && d.Once(i) {
			s += float64(w)
		}
	}
	return s
}

// massOutside returns the mass of the content positions that are not set aside.
func massOutside(d *doc.Doc, skip []bool) float64 {
	s := 0.0
	for i, w := range d.Seq.Weight {
		if !skip[i] {
			s += float64(w)
		}
	}
	return s
}
