package provenance

import (
	"cmp"
	"math"
	"slices"

	"copytrail/align"
)

// feature numbers the evidence that the judge weighs. Each is a share in [0, 1]
// or a difference of two shares, is the same for (a, b) and (b, a), and says
// nothing of length, topic, style or outlet.
type feature int

// The features of a pair. Mass means summed term weights, with quotations that
// stand in both texts set aside; the smaller text is the one with less of it.
const (
	fOrderGain     feature = iota // order: what the smaller text's details share with the other's order, beyond accident
	fLocalGain                    // the same in separate segments, so that moved or merged blocks count
	fShared                       // share of the smaller text's mass whose terms the other has
	fSharedBack                   // share of the larger text's mass whose terms the smaller has
	fFacts                        // share of the smaller text's names and numbers that the other has
	fNumbers                      // share of its numbers alone
	fDetails                      // share of its once-mentioned terms that the other mentions once or twice
	fNear                         // share of its content pairs (two terms within three) that the other has
	fTrigrams                     // share of its word 3-grams that the other has
	fVerbatim                     // share of its words in common runs of 8 words and more
	fSentences                    // share of its mass that single sentences of the other account for, two terms or more at a time
	fSentencesBack                // the same of the larger text
	fRarePairs                    // sentences with two rare terms that one sentence of the other has too
	fQuotes                       // share of its quoted words that the other quotes as well
	fDetailOrder                  // order gain of the once-mentioned terms alone
	fDetailTop                    // share of detail mass that single sentences answer, in the better half of the smaller text
	fDetailHalf                   // details share in the better half (any sentence)
	fDetailsBack
	fExclusive          // share of the details in common that no other article of the story has
	fExclusiveMass      // their share of the smaller text's details
	fExclusiveOrder     // order gain of those details alone, over the smaller text's details
	fExclusiveSentences // share of the smaller text's details that stand, two or more exclusive ones at a time, in one sentence of both
	nFeatures
)

// featureTexts gives each feature its name and what a reader should make of it.
var featureTexts = [nFeatures]struct{ name, meaning string }{
	fOrderGain:          {"order-gain", "details come in the other text's order, beyond what chance and topic give"},
	fLocalGain:          {"local-gain", "details come in the other text's order within separate segments"},
	fShared:             {"shared-terms", "share of the shorter text's content that the other has too"},
	fSharedBack:         {"shared-terms-back", "share of the longer text's content that the shorter has too"},
	fFacts:              {"facts", "share of the shorter text's names and numbers that the other has too"},
	fNumbers:            {"numbers", "share of the shorter text's numbers that the other has too"},
	fDetails:            {"details", "share of what the shorter text mentions once that the other mentions once or twice"},
	fNear:               {"content-pairs", "share of the shorter text's neighbouring content words that stand together in the other too"},
	fTrigrams:           {"word-3-grams", "share of the shorter text's runs of three words that the other has too"},
	fVerbatim:           {"verbatim", "share of the shorter text in common runs of 8 words and more"},
	fSentences:          {"sentences", "share of the shorter text that single sentences of the other answer"},
	fSentencesBack:      {"sentences-back", "share of the longer text that single sentences of the shorter answer"},
	fRarePairs:          {"rare-pairs", "share of the shorter text's sentences whose rare details stand together in one sentence of the other"},
	fDetailOrder:        {"detail-order", "what both mention once comes in the same order, beyond chance"},
	fDetailTop:          {"detail-top", "in the better half of the shorter text, share of once-mentioned terms that single sentences of the other answer"},
	fDetailHalf:         {"detail-half", "x"},
	fDetailsBack:        {"details-back", "x"},
	fExclusive:          {"exclusive", "share of the details in common that no other article of the story has"},
	fExclusiveMass:      {"exclusive-mass", "share of the shorter text's details that the other has and no other article of the story"},
	fExclusiveOrder:     {"exclusive-order", "details that only these two have come in the same order, beyond chance"},
	fExclusiveSentences: {"exclusive-sentences", "share of the shorter text's details that only these two have, several in one sentence of each"},
	fQuotes:             {"shared-quotes", "share of the shorter text's quoted words that both quote, set aside for the rest"},
}

// vector holds the features of one pair.
type vector [nFeatures]float64

// pairing measures pairs of Docs. It owns scratch memory: one goroutine at a time.
type pairing struct {
	align.Aligner
	gramA, gramB     []bool // word begins a 3-gram that the other text has
	skipA, skipB     []bool // content position is set aside
	quotedA, quotedB []bool // word is in a quotation that is set aside
	hitA, hitB       []bool // content position's term is in the other text
	nearA, nearB     []bool // content position begins a shared content pair
	cells            []cellSum
	touched          []int32
	seeds            []align.Run
	detail           []align.Match
	elsewhere        []bool
}

// cellSum is what one sentence shares with one sentence of the other text.
type cellSum struct {
	sum, top float32 // weight of the shared terms, and of the heaviest
	lastA    uint32  // last content position counted, plus one: a term counts once
	terms    uint16
}

// measured is all that was measured of a pair, kept for the verdict and for
// telling the reader.
type measured struct {
	v            vector
	massA, massB float64 // with shared quotations set aside
	wordsA       int     // words, with shared quotations set aside
	wordsB       int
	runs         []align.Run // verbatim runs of at least minRun words
	verbatimA    float64     // share of all words of a in runs
	verbatimB    float64
	trigramsA    float64 // share of all 3-grams of a that b has
	trigramsB    float64
	quoted       int // words set aside as shared quotations, in the smaller text
}

const (
	// minRun is the shortest common run that counts as verbatim. Below 8 words
	// runs are mostly names, titles and set phrases.
	minRun = 8
	// quoteShare is the share of a quotation's 3-grams that must stand in the
	// other text for it to be set aside.
	quoteShare = 0.4
	// maxSentenceCells bounds the sentence table of a pair (200 × 200).
	maxSentenceCells = 40000
	// rareWeight is the weight from which a term is rare: ln(N/df) ≥ 4.5 is one
	// article in 90.
	rareWeight = 4.5
)

// measure compares a and b.
func (p *pairing) measure(a, b *Doc) *measured {
	m := &measured{}
	p.shareGrams(a, b, m)
	p.setQuotesAside(a, b, m)
	matches := p.Matches(&a.seq, &b.seq, p.skipA, p.skipB)
	small := min(m.massA, m.massB)
	if small <= 0 || len(matches) == 0 {
		return m
	}
	n := b.seq.Len()
	m.v[fOrderGain] = math.Abs(p.Order(matches, n)-p.Reverse(matches, n)) / small
	m.v[fLocalGain] = p.localGain(matches, a.seq.Len(), n) / small
	p.shareTerms(a, b, matches, m)
	p.shareSentences(a, b, matches, m)
	p.shareDetails(a, b, matches, m)
	return m
}

// shareGrams finds the 3-grams in common and the verbatim runs that grow from them.
func (p *pairing) shareGrams(a, b *Doc, m *measured) {
	p.gramA, p.gramB = cleared(p.gramA, len(a.words)), cleared(p.gramB, len(b.words))
	p.seeds = p.seeds[:0]
	align.Shared(a.trigrams, b.trigrams, func(i, j int) {
		p.gramA[i], p.gramB[j] = true, true
		p.seeds = append(p.seeds, align.Run{A: i, B: j, N: 3})
	})
	m.trigramsA, m.trigramsB = share(p.gramA, len(a.trigrams)), share(p.gramB, len(b.trigrams))
	m.runs = align.Runs(a.hashes, b.hashes, p.seeds, minRun)
	n := 0
	for _, r := range m.runs {
		n += r.N
	}
	m.verbatimA, m.verbatimB = ratio(n, len(a.words)), ratio(n, len(b.words))
}

// setQuotesAside marks the quotations that stand in both texts: one speech quoted
// by two reporters is not reuse.
func (p *pairing) setQuotesAside(a, b *Doc, m *measured) {
	p.quotedA, p.skipA = markQuotes(a, p.gramA, p.quotedA, p.skipA)
	p.quotedB, p.skipB = markQuotes(b, p.gramB, p.quotedB, p.skipB)
	m.massA, m.massB = massOutside(a, p.skipA), massOutside(b, p.skipB)
	asideA, asideB := count(p.quotedA), count(p.quotedB)
	m.wordsA, m.wordsB = len(a.words)-asideA, len(b.words)-asideB
	smaller, quoted, aside := a, p.quotedA, asideA
	if m.massB < m.massA {
		smaller, quoted, aside = b, p.quotedB, asideB
	}
	m.quoted = aside
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
	for _, r := range m.runs {
		at := r.A
		if smaller == b {
			at = r.B
		}
		for i := at; i < at+r.N; i++ {
			if !quoted[i] {
				n++
			}
		}
	}
	m.v[fVerbatim] = ratio(n, len(smaller.words)-aside)
}

func markQuotes(d *Doc, gram, quoted, skip []bool) (quotedOut, skipOut []bool) {
	quoted, skip = cleared(quoted, len(d.words)), cleared(skip, len(d.content))
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
	for c, i := range d.content {
		skip[c] = quoted[i]
	}
	return quoted, skip
}

// localChains says what counts as one local segment: gaps of at most a long
// sentence.
var localChains = align.ChainOptions{MaxGap: 12, GapCost: 0.35, MinScore: 14}

// localGain returns the weight of local chains beyond what the same matches give
// when one text is read backwards.
func (p *pairing) localGain(matches []align.Match, lenA, n int) float64 {
	sum := func(turned bool) float64 {
		s := 0.0
		for _, c := range p.Chains(matches, lenA, n, turned, localChains) {
			s += c.Weight
		}
		return s
	}
	return sum(false) - sum(true)
}

// shareTerms fills the features that ask which terms and content pairs of the
// smaller text the other has, whatever their order.
func (p *pairing) shareTerms(a, b *Doc, matches []align.Match, m *measured) {
	p.hitA, p.hitB = cleared(p.hitA, len(a.content)), cleared(p.hitB, len(b.content))
	for _, x := range matches {
		p.hitA[x.A], p.hitB[x.B] = true, true
	}
	p.nearA, p.nearB = cleared(p.nearA, len(a.content)), cleared(p.nearB, len(b.content))
	align.Shared(a.near, b.near, func(i, j int) {
		if !p.skipA[i] && !p.skipB[j] {
			p.nearA[i], p.nearB[j] = true, true
		}
	})
	ta, tb := tally(a, p.skipA, p.hitA, p.nearA), tally(b, p.skipB, p.hitB, p.nearB)
	da, db := p.details(a, b, matches)
	if m.massB < m.massA {
		ta, tb = tb, ta
		da, db = db, da
	}
	m.v[fDetailsBack] = db
	m.v[fShared], m.v[fSharedBack] = ta.shared, tb.shared
	m.v[fFacts], m.v[fNumbers] = ta.facts, ta.numbers
	m.v[fNear] = ta.near
	m.v[fDetails] = da
}

// tallied are the shares of one text.
type tallied struct{ shared, facts, numbers, near float64 }

func tally(d *Doc, skip, hit, near []bool) tallied {
	var all, in, facts, factsIn, numbers, numbersIn, pairs, pairsIn float64
	for i, w := range d.seq.Weight {
		if skip[i] {
			continue
		}
		x := float64(w)
		all += x
		pairs++
		if near[i] {
			pairsIn++
		}
		if d.kinds[i] != plainWord {
			facts += x
		}
		if d.kinds[i] == numberWord {
			numbers += x
		}
		if !hit[i] {
			continue
		}
		in += x
		if d.kinds[i] != plainWord {
			factsIn += x
		}
		if d.kinds[i] == numberWord {
			numbersIn += x
		}
	}
	return tallied{over(in, all), over(factsIn, facts), over(numbersIn, numbers+20), over(pairsIn, pairs)}
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

// shareSentences fills the features that ask whether one sentence answers another.
func (p *pairing) shareSentences(a, b *Doc, matches []align.Match, m *measured) {
	rows, cols := len(a.sentences), len(b.sentences)
	if rows*cols > maxSentenceCells {
		return
	}
	if cap(p.cells) < rows*cols {
		p.cells = make([]cellSum, maxSentenceCells)
	}
	cells := p.cells[:rows*cols]
	clear(cells)
	for _, x := range matches {
		c := &cells[int(a.sentence[x.A])*cols+int(b.sentence[x.B])]
		if c.lastA == x.A+1 {
			continue
		}
		c.lastA = x.A + 1
		c.sum += x.Weight
		c.top = max(c.top, x.Weight)
		if x.Weight >= rareWeight {
			c.terms++
		}
	}
	bestA, bestB := make([]float32, rows), make([]float32, cols)
	rareA, rareB := make([]uint16, rows), make([]uint16, cols)
	for r := range rows {
		for c := range cols {
			x := cells[r*cols+c]
			v := x.sum - x.top
			bestA[r], bestB[c] = max(bestA[r], v), max(bestB[c], v)
			rareA[r], rareB[c] = max(rareA[r], x.terms), max(rareB[c], x.terms)
		}
	}
	sa, sb := over(sum32(bestA), m.massA), over(sum32(bestB), m.massB)
	ra, rb := rareShare(a, p.skipA, rareA), rareShare(b, p.skipB, rareB)
	if m.massB < m.massA {
		sa, sb = sb, sa
		ra = rb
	}
	m.v[fSentences], m.v[fSentencesBack], m.v[fRarePairs] = sa, sb, ra
}

// rareShare returns the share of sentences with at least two rare terms of which
// one sentence of the other text has two.
func rareShare(d *Doc, skip []bool, best []uint16) float64 {
	have := make([]uint16, len(d.sentences))
	for i, w := range d.seq.Weight {
		if !skip[i] && w >= rareWeight {
			have[d.sentence[i]]++
		}
	}
	all, in := 0, 0
	for s, n := range have {
		if n < 2 {
			continue
		}
		all++
		if best[s] >= 2 {
			in++
		}
	}
	return ratio(in, all)
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

func sum32(s []float32) float64 {
	t := 0.0
	for _, x := range s {
		t += float64(x)
	}
	return t
}

func (p *pairing) shareDetails(a, b *Doc, matches []align.Match, m *measured) {
	p.detail = p.detail[:0]
	for _, x := range matches {
		ra, rb := a.repeats[x.A], b.repeats[x.B]
		if ra <= 2 && rb <= 2 {
			x.Weight /= float32(ra) * float32(rb)
			p.detail = append(p.detail, x)
		}
	}
	massA, massB := detailMass(a, p.skipA), detailMass(b, p.skipB)
	tot := min(total(massA), total(massB))
	m.v[fDetailOrder] = over(math.Abs(p.Order(p.detail, b.seq.Len())-p.Reverse(p.detail, b.seq.Len())), tot)
	rows, cols := len(a.sentences), len(b.sentences)
	if rows*cols > maxSentenceCells {
		return
	}
	bestA, bestB := p.bestSentences(p.detail, a, b, .5)
	anyA, anyB := make([]float64, rows), make([]float64, cols)
	for _, x := range p.detail {
		anyA[a.sentence[x.A]] += float64(x.Weight)
		anyB[b.sentence[x.B]] += float64(x.Weight)
	}
	if m.massB < m.massA {
		bestA, massA, anyA = bestB, massB, anyB
	}
	m.v[fDetailTop] = topHalf(bestA, massA)
	m.v[fDetailHalf] = topHalf(anyA, massA)
}

func detailMass(d *Doc, skip []bool) []float64 {
	out := make([]float64, len(d.sentences))
	for i, w := range d.seq.Weight {
		if !skip[i] && d.repeats[i] <= 2 {
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

// topHalf
func topHalf(got, of []float64) float64 {
	idx := make([]int, len(got))
	for i := range idx {
		idx[i] = i
	}
	slices.SortStableFunc(idx, func(x, y int) int { return cmp.Compare(over(got[y], of[y]+10), over(got[x], of[x]+10)) })
	half := total(of) / 2
	var g, o float64
	for _, i := range idx {
		if o >= half {
			break
		}
		g += min(got[i], of[i])
		o += of[i]
	}
	return over(g, o)
}

// bestSentences returns, for each sentence of a and of b, the most that one sentence
// of the other shares with it by matches, less the share less of the heaviest match:
// one detail in common is no answer.
func (p *pairing) bestSentences(matches []align.Match, a, b *Doc, less float32) (bestA, bestB []float64) {
	rows, cols := len(a.sentences), len(b.sentences)
	cells := p.cells[:rows*cols]
	clear(cells)
	for _, x := range matches {
		c := &cells[int(a.sentence[x.A])*cols+int(b.sentence[x.B])]
		c.sum += x.Weight
		c.top = max(c.top, x.Weight)
	}
	bestA, bestB = make([]float64, rows), make([]float64, cols)
	for r := range rows {
		for c := range cols {
			x := cells[r*cols+c]
			v := float64(x.sum - less*x.top)
			bestA[r], bestB[c] = max(bestA[r], v), max(bestB[c], v)
		}
	}
	return bestA, bestB
}
