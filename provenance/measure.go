package provenance

import (
	"cmp"
	"copytrail/align"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
	"math"
	"slices"
	"sync"
)

// pairing measures pairs of Docs. It owns scratch memory: one goroutine at a time.
type pairing struct {
	align.Aligner
	gramA, gramB     []bool // word begins a 3-gram that the other text has
	skipA, skipB     []bool // content position is set aside
	quotedA, quotedB []bool // word is in a quotation that is set aside
	hitA, hitB       []bool // content position's term is in the other text
	fewA, fewB       []bool // and the other text mentions it once or twice
	cells            []cellSum
	near             []align.Match // matches of terms that repeat little
	seeds            []align.Match
	detail           []align.Match
	elsewhere        []bool
	sentences        sentenceScratch
	anyOther         []bool    // content position is in another article of the story
	thisOther        []bool    // and in the one that is looked at
	mass, answered   []float64 // of sentences
}

// cellSum is what one sentence shares with one sentence of the other text.
type cellSum struct {
	sum, top float32 // weight of the shared terms, and of the heaviest
}

// measured is all that was measured of a pair, kept for the verdict and for
// telling the reader.
type measured struct {
	v            vector
	massA, massB float64 // with shared quotations set aside
	wordsA       int     // words, with shared quotations set aside
	wordsB       int
	runs         []align.Run // verbatim runs of at least minRun words
	trigramsA    float64     // share of all 3-grams of a that b has
	trigramsB    float64
	verbatim     int     // words in runs; what is set aside counts only in runs that have enough besides
	details      int     // details that both have
	numbers      float64 // share of the smaller text's numbers that the other has; -1 when it has few
	numbersOf    float64 // share of its mass that is numbers
	common       float64 // names and numbers in the common wording, against those of the text, of the text that has fewer there; only of texts of like wording
}

const (
	// minRun is the shortest common run that counts as verbatim. Below 8 words
	// runs are mostly names, titles and set phrases.
	minRun = 8
	// quoteShare is the share of a quotation's 3-grams that must stand in the
	// other text for it to be set aside.
	quoteShare = 0.4
	// farDetails is the share of details, both ways, below which a pair is so far
	// from reuse that order is not looked at: of the development rewrites 0.4 %
	// are, and none of those that the judge finds.
	farDetails = 0.1
	// maxSentenceCells bounds the sentence table of a pair (200 × 200).
	maxSentenceCells = 40000
)

// measure compares a and b.
func (p *pairing) measure(a, b *Doc) *measured {
	m := &measured{numbers: -1}
	p.detail = p.detail[:0]
	p.shareGrams(a, b, m)
	p.setQuotesAside(a, b, m)
	p.hitA, p.hitB = cleared(p.hitA, len(a.content)), cleared(p.hitB, len(b.content))
	p.fewA, p.fewB = cleared(p.fewA, len(a.content)), cleared(p.fewB, len(b.content)) // also when nothing is shared: exclusive reads them
	matches := p.Matches(&a.seq, &b.seq, p.skipA, p.skipB)
	small := min(m.massA, m.massB)
	if small <= 0 || len(matches) == 0 {
		return m
	}
	p.shareTerms(a, b, matches, m)
	if m.v[fDetails] < farDetails && m.v[fDetailsBack] < farDetails {
		return m
	}
	n := b.seq.Len()
	m.v[fOrderGain] = math.Abs(p.Order(matches, n)-p.Reverse(matches, n)) / small
	m.v[fLocalGain] = p.localGain(a, b, matches) / small
	p.shareDetails(a, b, matches, m)
	return m
}

// shareGrams finds the 3-grams in common and the verbatim runs that grow from them.
func (p *pairing) shareGrams(a, b *Doc, m *measured) {
	p.gramA, p.gramB = cleared(p.gramA, len(a.words)), cleared(p.gramB, len(b.words))
	p.seeds = p.seeds[:0]
	align.Shared(a.trigrams, b.trigrams, func(i, j int) {
		p.gramA[i], p.gramB[j] = true, true
		p.seeds = append(p.seeds, align.Match{A: uint32(i), B: uint32(j)})
	})
	m.trigramsA, m.trigramsB = share(p.gramA, len(a.trigrams)), share(p.gramB, len(b.trigrams))
	m.runs = p.Runs(a.hashes, b.hashes, p.seeds, minRun)
}

// setQuotesAside marks what stands in both texts but is neither's own: quotations,
// speech without marks, lists of names. One speech quoted by two reporters is not
// reuse.
func (p *pairing) setQuotesAside(a, b *Doc, m *measured) {
	p.quotedA, p.quotedB = markQuotes(a, p.gramA, p.quotedA), markQuotes(b, p.gramB, p.quotedB)
	for _, r := range m.runs {
		if a.listed(r.A, r.N) || a.spoken(r.A, r.N, p.quotedA) {
			for i := range r.N {
				p.quotedA[r.A+i], p.quotedB[r.B+i] = true, true
			}
		}
	}
	p.skipA, p.skipB = aside(a, p.quotedA, p.skipA), aside(b, p.quotedB, p.skipB)
	m.massA, m.massB = massOutside(a, p.skipA), massOutside(b, p.skipB)
	asideA, asideB := count(p.quotedA), count(p.quotedB)
	m.wordsA, m.wordsB = len(a.words)-asideA, len(b.words)-asideB
	smaller, quoted, aside := a, p.quotedA, asideA
	if m.massB < m.massA {
		smaller, quoted, aside = b, p.quotedB, asideB
	}
	inQuotes := 0
	for _, q := range smaller.quotes {
		inQuotes += q.End - q.Start
	}
	m.v[fQuotes] = ratio(aside, inQuotes)
	grams, flags := smaller.trigrams, p.gramA
	if smaller == b {
		flags = p.gramB
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
	m.v[fTrigrams] = ratio(in, all)
	n := 0
	m.verbatim = 0
	for _, r := range m.runs {
		at := r.A
		if smaller == b {
			at = r.B
		}
		own := r.N - count(quoted[at:at+r.N])
		n += own
		if own >= rules.excerptRun {
			own = r.N // with so many words around them the quotations were taken along
		}
		m.verbatim += own
	}
	m.v[fVerbatim] = ratio(n, len(smaller.words)-aside)
}

// markQuotes marks the words of the quotations of d that the other text has.
func markQuotes(d *Doc, gram, quoted []bool) []bool {
	quoted = cleared(quoted, len(d.words))
	for _, q := range d.quotes {
		in, all := 0, q.End-q.Start-2
		for i := q.Start; i < q.End-2; i++ {
			if gram[i] {
				in++
			}
		}
		if all > 0 && float64(in) >= quoteShare*float64(all) {
			for i := q.Start; i < q.End; i++ {
				quoted[i] = true
			}
		}
	}
	return quoted
}

// aside marks the content positions whose words are set aside.
func aside(d *Doc, quoted, skip []bool) []bool {
	skip = cleared(skip, len(d.content))
	for c, i := range d.content {
		skip[c] = quoted[i]
	}
	return skip
}

// listShare is the share of capitalised words from which a run is a list of names.
const listShare = 0.7

// spokenWords is how many words of a run there may be for each first person in it
// for the run to be somebody's speech.
const spokenWords = 25

// spoken reports whether what is not quoted of the run of n words at i is a statement
// or a transcript that has lost its quotation marks: reporters do not say "I" or
// "our", those they quote do.
func (d *Doc) spoken(i, n int, quoted []bool) bool {
	persons := firstPersons()
	said, words := 0, 0
	for k := i; k < i+n; k++ {
		if quoted[k] {
			continue
		}
		words++
		if persons[d.hashes[k]] {
			said++
		}
	}
	return said > 0 && said*spokenWords >= words
}

// firstPersons are the hashes of the words by which speakers name themselves, in the
// languages that news here is most read in. French "on" and Spanish verbs without a
// pronoun are not caught.
var firstPersons = onceHashes("i i'm i've i'll i'd me my mine myself we we're we've we'll we'd our ours ourselves " +
	"ich mich mir mein meine wir uns unser unsere je j'ai moi nous notre nos yo mí nosotros nuestro nuestra " +
	"я меня мне мы нас нам наш наша")

// onceHashes returns a function that gives the set of the hashes of the words of list.
func onceHashes(list string) func() map[uint64]bool {
	return sync.OnceValue(func() map[uint64]bool {
		m := map[uint64]bool{}
		for _, w := range shingle.AppendWords(nil, list) {
			m[w.Hash] = true
		}
		return m
	})
}

// listed reports whether the run of n words at i is a list of names (states, closed
// embassies, signers): everybody prints it in the order in which it was given out.
func (d *Doc) listed(i, n int) bool {
	upper := 0
	for _, w := range d.words[i : i+n] {
		if w.Class&shingle.Upper != 0 {
			upper++
		}
	}
	return float64(upper) >= listShare*float64(n)
}

// localChains says what counts as one local segment: gaps of at most a long
// sentence.
var localChains = align.ChainOptions{MaxGap: 12, GapCost: 0.35, MinScore: 14}

// maxChainRepeat is how often a term may stand in either text to take part in local
// segments: the topic's words match everywhere.
const maxChainRepeat = 4

// localGain returns the weight of local chains beyond what the same matches give
// when one text is read backwards.
func (p *pairing) localGain(a, b *Doc, matches []align.Match) float64 {
	p.near = p.near[:0]
	for _, x := range matches {
		if a.repeats[x.A] <= maxChainRepeat && b.repeats[x.B] <= maxChainRepeat {
			p.near = append(p.near, x)
		}
	}
	sum := func(turned bool) float64 {
		s := 0.0
		for _, c := range p.Chains(p.near, a.seq.Len(), b.seq.Len(), turned, localChains) {
			s += c.Weight
		}
		return s
	}
	return max(0, sum(false)-sum(true))
}

// shareTerms fills the features that ask which terms of one text the other has,
// whatever their order.
func (p *pairing) shareTerms(a, b *Doc, matches []align.Match, m *measured) {
	p.fewA, p.fewB = cleared(p.fewA, len(a.content)), cleared(p.fewB, len(b.content))
	for _, x := range matches {
		p.hitA[x.A], p.hitB[x.B] = true, true
		p.fewA[x.A] = p.fewA[x.A] || b.repeats[x.B] <= maxDetailRepeat
		p.fewB[x.B] = p.fewB[x.B] || a.repeats[x.A] <= maxDetailRepeat
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
	if min(m.trigramsA, m.trigramsB) > rules.templateGrams {
		m.common = min(factsInCommon(a, p.gramA), factsInCommon(b, p.gramB))
	}
	m.numbers = -1
	m.numbersOf = over(ta.numberMass, min(m.massA, m.massB))
	if ta.numberMass >= fewNumbers {
		m.numbers = ta.rawNumbers
	}
}

// tallied are the shares of one text's mass, all of it, of names and numbers, and
// of numbers, that the other text has; and the mass of its numbers.
type tallied struct{ shared, facts, numbers, rawNumbers, numberMass float64 }

// fewNumbers is the mass that is added to that of a text's numbers, so that two
// numbers in common are not all there is to know: about three numbers.
const fewNumbers = 20

func tally(d *Doc, skip, hit []bool) tallied {
	var all, in [terms.Number + 1]float64
	for i, w := range d.seq.Weight {
		if skip[i] {
			continue
		}
		all[d.kinds[i]] += float64(w)
		if hit[i] {
			in[d.kinds[i]] += float64(w)
		}
	}
	return tallied{
		shared:  over(in[terms.Plain]+in[terms.Name]+in[terms.Number], all[terms.Plain]+all[terms.Name]+all[terms.Number]),
		facts:   over(in[terms.Name]+in[terms.Number], all[terms.Name]+all[terms.Number]),
		numbers: over(in[terms.Number], all[terms.Number]+fewNumbers),

		rawNumbers: over(in[terms.Number], all[terms.Number]),
		numberMass: all[terms.Number],
	}
}

// factsInCommon returns how many names and numbers there are in the wording that d has
// in common with the other text, against how many there are in all of d: the share of
// their mass over the share of the words. In news it is about 1. In a form that was
// filled twice names and numbers are what is not in common. 1 when nothing is.
func factsInCommon(d *Doc, gram []bool) float64 {
	end := 0 // of the common wording so far
	words := 0
	var in, all float64
	c := 0
	for i := range d.words {
		if i < len(gram) && gram[i] {
			end = i + 3
		}
		common := i < end
		if common {
			words++
		}
		for ; c < len(d.content) && int(d.content[c]) == i; c++ {
			if d.kinds[c] == terms.Plain {
				continue
			}
			all += float64(d.seq.Weight[c])
			if common {
				in += float64(d.seq.Weight[c])
			}
		}
	}
	if all <= 0 || words == 0 {
		return 1
	}
	return in / all * float64(len(d.words)) / float64(words)
}

// details returns, for each text, the share of the mass of its once-mentioned
// terms that the other text mentions once or twice. What is named again and again
// is the topic, which independent reports share; what is named once is detail.
func (p *pairing) details(a, b *Doc, matches []align.Match) (da, db float64) {
	inA, inB := p.once(a, p.skipA), p.once(b, p.skipB)
	var hitA, hitB float64
	for i := 0; i < len(matches); {
		j := i
		for j < len(matches) && matches[j].A == matches[i].A {
			j++
		}
		if a.once(int(matches[i].A)) && j-i <= 2 {
			hitA += float64(matches[i].Weight)
		}
		i = j
	}
	for _, x := range matches {
		if n := a.repeats[x.A]; n <= 2 && b.once(int(x.B)) {
			hitB += float64(x.Weight) / float64(n)
		}
	}
	return over(hitA, inA), over(hitB, inB)
}

func (p *pairing) once(d *Doc, skip []bool) float64 {
	s := 0.0
	for i, w := range d.seq.Weight {
		if !skip[i] && d.once(i) {
			s += float64(w)
		}
	}
	return s
}

// massOutside returns the mass of the content positions that are not set aside.
func massOutside(d *Doc, skip []bool) float64 {
	s := 0.0
	for i, w := range d.seq.Weight {
		if !skip[i] {
			s += float64(w)
		}
	}
	return s
}

// cleared returns a slice of n false values in the memory of s when that is enough.
func cleared(s []bool, n int) []bool {
	if cap(s) < n {
		return make([]bool, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

func count(s []bool) int {
	n := 0
	for _, x := range s {
		if x {
			n++
		}
	}
	return n
}

func share(s []bool, n int) float64 { return ratio(count(s), n) }

func ratio(n, of int) float64 { return over(float64(n), float64(of)) }

// over divides, taking nothing of nothing as 0.
func over(x, of float64) float64 {
	if of <= 0 {
		return 0
	}
	return min(1, x/of)
}

// maxDetailRepeat is how often a term may stand in a text to be a detail of it.
const maxDetailRepeat = 2

// shareDetails fills the features that ask how details are placed: in the same
// order, and several in one sentence. A detail that stands twice counts half.
func (p *pairing) shareDetails(a, b *Doc, matches []align.Match, m *measured) {
	p.detail = p.detail[:0]
	for _, x := range matches {
		ra, rb := a.repeats[x.A], b.repeats[x.B]
		if ra <= maxDetailRepeat && rb <= maxDetailRepeat {
			x.Weight /= float32(ra) * float32(rb)
			p.detail = append(p.detail, x)
			if len(p.detail) < 2 || p.detail[len(p.detail)-2].A != x.A {
				m.details++
			}
		}
	}
	massA, massB := detailMass(a, p.skipA), detailMass(b, p.skipB)
	n := b.seq.Len()
	m.v[fDetailOrder] = over(math.Abs(p.Order(p.detail, n)-p.Reverse(p.detail, n)), min(total(massA), total(massB)))
	bestA, bestB := p.bestSentences(p.detail, a, b, .5)
	if m.massB < m.massA {
		bestA, massA = bestB, massB
	}
	m.v[fDetailTop] = betterHalf(bestA, massA)
}

// detailMass returns the mass of details of each sentence.
func detailMass(d *Doc, skip []bool) []float64 {
	out := make([]float64, len(d.sentences))
	for i, w := range d.seq.Weight {
		if !skip[i] && d.repeats[i] <= maxDetailRepeat {
			out[d.sentence[i]] += float64(w) / float64(d.repeats[i])
		}
	}
	return out
}

func total(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s
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
	half := total(mass) / 2
	var in, all float64
	for _, i := range order {
		if all >= half {
			break
		}
		in += min(answered[i], mass[i])
		all += mass[i]
	}
	return over(in, all)
}

// table returns a cleared table of rows × cols sentences, nil when that is too large.
func (p *pairing) table(rows, cols int) []cellSum {
	if rows*cols > maxSentenceCells {
		return nil
	}
	if p.cells == nil {
		p.cells = make([]cellSum, maxSentenceCells)
	}
	cells := p.cells[:rows*cols]
	clear(cells)
	return cells
}

// bestSentences returns, for each sentence of a and of b, the most that one sentence
// of the other shares with it by matches, less the share less of the heaviest match:
// one detail in common is no answer.
func (p *pairing) bestSentences(matches []align.Match, a, b *Doc, less float32) (bestA, bestB []float64) {
	rows, cols := len(a.sentences), len(b.sentences)
	bestA, bestB = make([]float64, rows), make([]float64, cols)
	cells := p.table(rows, cols)
	if cells == nil {
		return bestA, bestB
	}
	for _, x := range matches {
		c := &cells[int(a.sentence[x.A])*cols+int(b.sentence[x.B])]
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
