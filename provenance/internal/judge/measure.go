package judge

import (
	"cmp"
	"math"
	"slices"

	"copytrail/align"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/passage"
	"copytrail/provenance/internal/terms"
)

// Measurer measures pairs of Docs. It owns scratch memory: one goroutine at a time.
type Measurer struct {
	passage.Comparer
	skipA, skipB     []bool // content position is set aside
	quotedA, quotedB []bool // word is in a quotation that is set aside
	hitA, hitB       []bool // content position's term is in the other text
	fewA, fewB       []bool // and the other text mentions it once or twice
	cells            []cellSum
	near             []align.Match // matches of terms that repeat little
	detail           []align.Match
	elsewhere        []bool
	anyOther         []bool    // content position is in another article of the story
	thisOther        []bool    // and in the one that is looked at
	mass, answered   []float64 // of sentences
}

// cellSum is what one sentence shares with one sentence of the other text.
type cellSum struct {
	sum, top float32 // weight of the shared terms, and of the heaviest
}

// Measured is all that was measured of a pair, kept for the verdict and for
// telling the reader.
type Measured struct {
	passage.Wording
	v            vector
	massA, massB float64 // with shared quotations set aside
	wordsA       int     // words, with shared quotations set aside
	wordsB       int
	verbatim     int     // words in runs; what is set aside counts only in runs that have enough besides
	details      int     // details that both have
	numbers      float64 // share of the smaller text's numbers that the other has; -1 when it has few
	numbersOf    float64 // share of its mass that is numbers
	common       float64 // names and numbers in the common wording, against those of the text, of the text that has fewer there; only of texts of like wording
}

const (
	// farDetails is the share of details, both ways, below which a pair is so far
	// from reuse that order is not looked at: of the development rewrites 0.4 %
	// are, and none of those that the judge finds.
	farDetails = 0.1
)

// Measure compares a and b.
func (p *Measurer) Measure(a, b *doc.Doc) *Measured {
	m := &Measured{numbers: -1}
	p.detail = p.detail[:0]
	m.Wording = p.CompareWording(a, b)
	p.setQuotesAside(a, b, m)
	p.hitA, p.hitB = doc.Cleared(p.hitA, len(a.Content)), doc.Cleared(p.hitB, len(b.Content))
	p.fewA, p.fewB = doc.Cleared(p.fewA, len(a.Content)), doc.Cleared(p.fewB, len(b.Content)) // also when nothing is shared: exclusive reads them
	matches := p.Matches(&a.Seq, &b.Seq, p.skipA, p.skipB)
	small := min(m.massA, m.massB)
	if small <= 0 || len(matches) == 0 {
		return m
	}
	p.shareTerms(a, b, matches, m)
	if m.v[fDetails] < farDetails && m.v[fDetailsBack] < farDetails {
		return m
	}
	n := b.Seq.Len()
	m.v[fOrderGain] = math.Abs(p.Order(matches, n)-p.Reverse(matches, n)) / small
	m.v[fLocalGain] = p.localGain(a, b, matches) / small
	p.shareDetails(a, b, matches, m)
	return m
}

// setQuotesAside marks what stands in both texts but is neither's own: quotations,
// speech without marks, lists of names. One speech quoted by two reporters is not
// reuse.
func (p *Measurer) setQuotesAside(a, b *doc.Doc, m *Measured) {
	p.quotedA, p.quotedB = markQuotes(a, p.GramA, p.quotedA), markQuotes(b, p.GramB, p.quotedB)
	for _, r := range m.Runs {
		if a.IsNameList(r.A, r.N) || a.IsSpeech(r.A, r.N, p.quotedA) {
			for i := range r.N {
				p.quotedA[r.A+i], p.quotedB[r.B+i] = true, true
			}
		}
	}
	p.skipA, p.skipB = aside(a, p.quotedA, p.skipA), aside(b, p.quotedB, p.skipB)
	m.massA, m.massB = massOutside(a, p.skipA), massOutside(b, p.skipB)
	asideA, asideB := doc.Count(p.quotedA), doc.Count(p.quotedB)
	m.wordsA, m.wordsB = len(a.Words)-asideA, len(b.Words)-asideB
	smaller, quoted, aside := a, p.quotedA, asideA
	if m.massB < m.massA {
		smaller, quoted, aside = b, p.quotedB, asideB
	}
	inQuotes := 0
	for _, q := range smaller.Quotes {
		inQuotes += q.End - q.Start
	}
	m.v[fQuotes] = doc.Ratio(aside, inQuotes)
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
	n := 0
	m.verbatim = 0
	for _, r := range m.Runs {
		at := r.A
		if smaller == b {
			at = r.B
		}
		own := r.N - doc.Count(quoted[at:at+r.N])
		n += own
		if own >= passage.ExcerptRun {
			own = r.N // with so many words around them the quotations were taken along
		}
		m.verbatim += own
	}
	m.v[fVerbatim] = doc.Ratio(n, len(smaller.Words)-aside)
}

// markQuotes marks the words of the quotations of d that the other text has.
func markQuotes(d *doc.Doc, gram, quoted []bool) []bool {
	quoted = doc.Cleared(quoted, len(d.Words))
	for _, q := range d.Quotes {
		in, all := 0, q.End-q.Start-2
		for i := q.Start; i < q.End-2; i++ {
			if gram[i] {
				in++
			}
		}
		if all > 0 && float64(in) >= passage.QuoteShare*float64(all) {
			for i := q.Start; i < q.End; i++ {
				quoted[i] = true
			}
		}
	}
	return quoted
}

// aside marks the content positions whose words are set aside.
func aside(d *doc.Doc, quoted, skip []bool) []bool {
	skip = doc.Cleared(skip, len(d.Content))
	for c, i := range d.Content {
		skip[c] = quoted[i]
	}
	return skip
}

// localChains says what counts as one local segment: gaps of at most a long
// sentence.
var localChains = align.ChainOptions{MaxGap: 12, GapCost: 0.35, MinScore: 14}

// maxChainRepeat is how often a term may stand in either text to take part in local
// segments: the topic's words match everywhere.
const maxChainRepeat = 4

// localGain returns the weight of local chains beyond what the same matches give
// when one text is read backwards.
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

// shareTerms fills the features that ask which terms of one text the other has,
// whatever their order.
func (p *Measurer) shareTerms(a, b *doc.Doc, matches []align.Match, m *Measured) {
	p.fewA, p.fewB = doc.Cleared(p.fewA, len(a.Content)), doc.Cleared(p.fewB, len(b.Content))
	for _, x := range matches {
		p.hitA[x.A], p.hitB[x.B] = true, true
		p.fewA[x.A] = p.fewA[x.A] || b.Repeats[x.B] <= doc.MaxDetailRepeat
		p.fewB[x.B] = p.fewB[x.B] || a.Repeats[x.A] <= doc.MaxDetailRepeat
	}
	ta, tb := tally(a, p.skipA, p.hitA), tally(b, p.skipB, p.hitB)
	da, db := p.details(a, b, matches)
	if m.massB < m.massA {
		ta, tb = tb, ta
		da, db = db, da
	}
	m.v[fShared], m.v[fSharedBack] = ta.shared, tb.shared
	m.v[fFacts], m.v[fNumbers] = ta.facts, ta.numbers
	m.v[fDetails], m.v[fDetailsBack] = da, db
	p.shareSides(a, b, m)
	if min(m.TrigramsA, m.TrigramsB) > rules.templateGrams {
		m.common = min(factsInCommon(a, p.GramA), factsInCommon(b, p.GramB))
	}
	m.numbers = -1
	m.numbersOf = doc.Over(ta.numberMass, min(m.massA, m.massB))
	if ta.numberMass >= doc.FewNumbers {
		m.numbers = ta.rawNumbers
	}
}

// tallied are the shares of one text's mass, all of it, of names and numbers, and
// of numbers, that the other text has; and the mass of its numbers.
type tallied struct{ shared, facts, numbers, rawNumbers, numberMass float64 }

func tally(d *doc.Doc, skip, hit []bool) tallied {
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
	return tallied{
		shared:  doc.Over(in[terms.Plain]+in[terms.Name]+in[terms.Number], all[terms.Plain]+all[terms.Name]+all[terms.Number]),
		facts:   doc.Over(in[terms.Name]+in[terms.Number], all[terms.Name]+all[terms.Number]),
		numbers: doc.Over(in[terms.Number], all[terms.Number]+doc.FewNumbers),

		rawNumbers: doc.Over(in[terms.Number], all[terms.Number]),
		numberMass: all[terms.Number],
	}
}

// factsInCommon returns how many names and numbers there are in the wording that d has
// in common with the other text, against how many there are in all of d: the share of
// their mass over the share of the words. In news it is about 1. In a form that was
// filled twice names and numbers are what is not in common. 1 when nothing is.
func factsInCommon(d *doc.Doc, gram []bool) float64 {
	end := 0 // of the common wording so far
	words := 0
	var in, all float64
	c := 0
	for i := range d.Words {
		if i < len(gram) && gram[i] {
			end = i + 3
		}
		common := i < end
		if common {
			words++
		}
		for ; c < len(d.Content) && int(d.Content[c]) == i; c++ {
			if d.Kinds[c] == terms.Plain {
				continue
			}
			all += float64(d.Seq.Weight[c])
			if common {
				in += float64(d.Seq.Weight[c])
			}
		}
	}
	if all <= 0 || words == 0 {
		return 1
	}
	return in / all * float64(len(d.Words)) / float64(words)
}

// details returns, for each text, the share of the mass of its once-mentioned
// terms that the other text mentions once or twice. What is named again and again
// is the topic, which independent reports share; what is named once is detail.
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

// shareDetails fills the features that ask how details are placed: in the same
// order, and several in one sentence. A detail that stands twice counts half.
func (p *Measurer) shareDetails(a, b *doc.Doc, matches []align.Match, m *Measured) {
	p.detail = p.detail[:0]
	for _, x := range matches {
		ra, rb := a.Repeats[x.A], b.Repeats[x.B]
		if ra <= doc.MaxDetailRepeat && rb <= doc.MaxDetailRepeat {
			x.Weight /= float32(ra) * float32(rb)
			p.detail = append(p.detail, x)
			if len(p.detail) < 2 || p.detail[len(p.detail)-2].A != x.A {
				m.details++
			}
		}
	}
	massA, massB := detailMass(a, p.skipA), detailMass(b, p.skipB)
	n := b.Seq.Len()
	m.v[fDetailOrder] = doc.Over(math.Abs(p.Order(p.detail, n)-p.Reverse(p.detail, n)), min(doc.Total(massA), doc.Total(massB)))
	bestA, bestB := p.bestSentences(p.detail, a, b, .5)
	if m.massB < m.massA {
		bestA, massA = bestB, massB
	}
	m.v[fDetailTop] = betterHalf(bestA, massA)
}

// detailMass returns the mass of details of each sentence.
func detailMass(d *doc.Doc, skip []bool) []float64 {
	out := make([]float64, len(d.Sentences))
	for i, w := range d.Seq.Weight {
		if !skip[i] && d.Repeats[i] <= doc.MaxDetailRepeat {
			out[d.Sentence[i]] += float64(w) / float64(d.Repeats[i])
		}
	}
	return out
}

// littleMass is added to the mass of a sentence's details before sentences are
// ranked, so that a sentence with one detail is not the best answered: about two
// details.
const littleMass = 10

// betterHalf returns the share of mass that is answered in those sentences, best
// first, that make up half of the mass of all.
func betterHalf(answered, mass []float64) float64 {
	order := make([]int, len(answered))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Compare(answered[y]/(mass[y]+littleMass), answered[x]/(mass[x]+littleMass))
	})
	half := doc.Total(mass) / 2
	var in, all float64
	for _, i := range order {
		if all >= half {
			break
		}
		in += min(answered[i], mass[i])
		all += mass[i]
	}
	return doc.Over(in, all)
}

// table returns a cleared table of rows × cols sentences, nil when that is too large.
func (p *Measurer) table(rows, cols int) []cellSum {
	if rows*cols > passage.MaxSentenceCells {
		return nil
	}
	if p.cells == nil {
		p.cells = make([]cellSum, passage.MaxSentenceCells)
	}
	cells := p.cells[:rows*cols]
	clear(cells)
	return cells
}

// bestSentences returns, for each sentence of a and of b, the most that one sentence
// of the other shares with it by matches, less the share less of the heaviest match:
// one detail in common is no answer.
func (p *Measurer) bestSentences(matches []align.Match, a, b *doc.Doc, less float32) (bestA, bestB []float64) {
	rows, cols := len(a.Sentences), len(b.Sentences)
	bestA, bestB = make([]float64, rows), make([]float64, cols)
	cells := p.table(rows, cols)
	if cells == nil {
		return bestA, bestB
	}
	for _, x := range matches {
		c := &cells[int(a.Sentence[x.A])*cols+int(b.Sentence[x.B])]
		c.sum += x.Weight
		c.top = max(c.top, x.Weight)
	}
	for r := range rows {
		for c, x := range cells[r*cols : (r+1)*cols] {
			if x.sum == 0 {
				continue
			}
			v := float64(x.sum - less*x.top)
			bestA[r], bestB[c] = max(bestA[r], v), max(bestB[c], v)
		}
	}
	return bestA, bestB
}
