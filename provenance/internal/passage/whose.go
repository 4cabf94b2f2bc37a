package passage

import (
	_ "embed"
	"encoding/json"
	"math"
	"slices"
	"sync"

	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// This file decides whether words that two texts share were taken by one newsroom
// from another (or by both from a third), or are somebody's words that both quote: a
// statement, a transcript, a post, the text of a law. Quotation marks tell it where
// they stand in both texts; often one of the two sets quotations off without marks,
// and what is left then looks like reporting.

// excerptFeature numbers what speaks for taken prose. Each is in [0, 1], the same for
// (a, b) and (b, a), and may only speak for it.
type excerptFeature int

// The features of an excerpt. Common words are those of common runs of minRun words
// and more; free ones stand in quotation marks in neither text.
const (
	xFree       excerptFeature = iota // free words, against excerptHalf more
	xLongest                          // the longest stretch of free words without a first person, likewise
	xRuns                             // runs with free words, against two more
	xUnquoted                         // 1 less the share of common words that one text quotes and the other does not
	xBothQuoted                       // 1 less the share of common words that both quote
	xCrosses                          // runs in which reporting and quotation follow one another, against one more
	xImpersonal                       // 1 less first persons among the words not quoted in both, 1 in spokenWords being all
	xTells                            // free words that tell who said a thing, 1 in 40 being all
	xLed                              // share of common words in runs that no colon leads in to, in either text
	xNotLast                          // 1 when a run stands elsewhere than at the end of both texts
	xVerbatim                         // as fVerbatim
	xOrder                            // as fDetailOrder
	xFacts                            // as fFactDetailsMost
	xAgency                           // 1 when a text is credited to an agency or is one's
	xOther                            // 1 when one text credits the other's outlet
	xThird                            // 1 when both credit a third outlet
	xNear                             // share of common words in runs with the credit of an outlet beside them
	xWhole                            // share of 3-grams in common, of the text that has less in common
	xThroughout                       // 1 when common wording goes through both texts from end to end, with small gaps
	nExcerpt
)

var ExcerptNames = [nExcerpt]string{
	"free-words", "longest", "runs", "unquoted", "not-both-quoted", "crosses", "impersonal", "tells", "no-lead-in",
	"not-last", "verbatim", "detail-order", "fact-details-most", "agency", "other-credited", "third-credited", "credit-near", "whole", "throughout",
}

const (
	// excerptHalf is how many free words count half of what any number does.
	excerptHalf = 40
	// tellEvery is in how many free words of reporting one that tells who spoke is as
	// many as there need be.
	tellEvery = 40
	// lastShare is the share of a text that is its end, where writers' lives and
	// invitations to subscribe stand.
	lastShare = 0.1
)

// excerptModel is a logistic model over the features of an excerpt.
type excerptModel struct {
	Features []string  `json:"features"`
	Weights  []float64 `json:"weights"`
	Constant float64   `json:"constant"`
	Reuse    float64   `json:"reuse"`    // score from which an excerpt is reuse
	Possible float64   `json:"possible"` // score from which it is worth a look
}

//go:embed excerpt.json
var excerptData []byte

var learnedExcerpts = sync.OnceValue(func() *excerptModel {
	m := &excerptModel{}
	if err := json.Unmarshal(excerptData, m); err != nil {
		panic("provenance: excerpt.json: " + err.Error())
	}
	return m
})

// probability returns the probability that the common words are taken prose.
func (m *excerptModel) probability(x *[nExcerpt]float64) float64 {
	z := m.Constant
	for i, name := range m.Features {
		z += m.Weights[i] * x[slices.Index(ExcerptNames[:], name)]
	}
	return 1 / (1 + math.Exp(-z))
}

// CommonWords is what an excerpt is judged by, as far as the two texts tell it.
type CommonWords struct {
	x    [nExcerpt]float64
	runs []commonRun
}

// WordingShares are measures of a pair, in [0, 1], that also speak for taken words.
type WordingShares struct {
	Verbatim    float64 // share of the shorter text's words in common runs
	DetailOrder float64 // how far the details that both have come in one order
	FactDetails float64 // share of one text's names and numbers mentioned once or twice that the other has, of the text with more
}

// commonRun is where a run of common words stands in the two texts.
type commonRun struct {
	a, b  article.Span
	words int
}

// CommonWords returns the common words of a and b, which were measured last.
func (p *Comparer) CommonWords(a, b *doc.Doc, m *Wording, s WordingShares) *CommonWords {
	c := &CommonWords{x: p.ExcerptWords(a, b, m, s), runs: make([]commonRun, 0, len(m.Runs))}
	for _, r := range m.Runs {
		c.runs = append(c.runs, commonRun{
			a.Span(shingle.Range{Start: r.A, End: r.A + r.N}), b.Span(shingle.Range{Start: r.B, End: r.B + r.N}), r.N,
		})
	}
	return c
}

// Credited returns all that is measured of the common words, once it is known whom the
// two articles credit and whose they are.
func (c *CommonWords) Credited(a, b *credit.Attribution, outletA, outletB string) [nExcerpt]float64 {
	x := c.x
	x[xAgency] = indicator(len(a.Agencies) > 0 || len(b.Agencies) > 0 || a.Agency || b.Agency)
	_, aNames := a.Names(outletB)
	_, bNames := b.Names(outletA)
	x[xOther] = indicator(outletA != "" && outletB != "" && (aNames || bNames))
	x[xThird] = indicator(len(credit.InBoth(a, b, outletA, outletB)) > 0)
	near, all := 0, 0
	for _, r := range c.runs {
		all += r.words
		if a.Beside(r.a) || b.Beside(r.b) {
			near += r.words
		}
	}
	x[xNear] = doc.Ratio(near, all)
	return x
}

// ExcerptWords fills the features that ask about the common words themselves.
func (p *Comparer) ExcerptWords(a, b *doc.Doc, m *Wording, s WordingShares) [nExcerpt]float64 {
	var x [nExcerpt]float64
	qa, qb := a.QuotedWords(), b.QuotedWords()
	persons, telling := doc.FirstPersons(), tellingWords()
	var free, half, both, longest, spoken, tells, runs, crosses, led, all int
	last := true
	for _, r := range m.Runs {
		if a.IsNameList(r.A, r.N) {
			continue
		}
		freeHere, quotedHere, stretch := 0, 0, 0
		for i := range r.N {
			h := a.Hashes[r.A+i]
			inA, inB := qa[r.A+i], qb[r.B+i]
			if inA && inB {
				both++
				quotedHere++
				stretch = 0
				continue
			}
			if persons[h] {
				spoken++
				stretch = 0
			}
			if inA || inB {
				half++
				quotedHere++
				stretch = 0
				continue
			}
			free++
			freeHere++
			stretch++
			longest = max(longest, stretch)
			if telling[h] {
				tells++
			}
		}
		all += r.N
		if freeHere >= minRun {
			runs++
		}
		if freeHere > 0 && quotedHere > 0 {
			crosses++
		}
		if !a.AfterColon(r.A) && !b.AfterColon(r.B) {
			led += r.N
		}
		last = last && atEnd(a, r.A) && atEnd(b, r.B)
	}
	x[xFree] = float64(free) / float64(free+excerptHalf)
	x[xLongest] = float64(longest) / float64(longest+excerptHalf)
	x[xRuns] = float64(runs) / float64(runs+2)
	x[xUnquoted] = 1 - doc.Ratio(half, free+half)
	x[xBothQuoted] = 1 - doc.Ratio(both, free+half+both)
	x[xCrosses] = float64(crosses) / float64(crosses+1)
	x[xImpersonal] = 1 - doc.Ratio(spoken*doc.SpokenWords, free+half)
	x[xTells] = doc.Ratio(tells*tellEvery, free)
	x[xLed] = doc.Ratio(led, all)
	x[xNotLast] = indicator(!last)
	x[xWhole] = min(m.TrigramsA, m.TrigramsB)
	x[xThroughout] = indicator(min(throughoutShare(p.GramA), throughoutShare(p.GramB)) >= fromEndToEnd)
	x[xVerbatim], x[xOrder], x[xFacts] = s.Verbatim, s.DetailOrder, s.FactDetails
	return x
}

const (
	// maxGap is the most words between common wording that are a gap in it, where some
	// words were changed.
	maxGap = 8
	// fromEndToEnd is the share of a text that lies in common wording and its gaps
	// from which the wording goes through all of it.
	fromEndToEnd = 0.8
)

// throughoutShare returns the share of a text's words that lie in common wording or in a gap
// of it. gram says of each word whether it begins a 3-gram that the other text has.
func throughoutShare(gram []bool) float64 {
	n, end := 0, 0 // end of the common wording so far
	for i, in := range gram {
		if !in {
			continue
		}
		if i-end > maxGap {
			end = i
		}
		n += i + 3 - end
		end = i + 3
	}
	return doc.Ratio(n, len(gram))
}

func atEnd(d *doc.Doc, word int) bool { return float64(word) >= (1-lastShare)*float64(len(d.Words)) }

// tellingWords are the hashes of the words by which reporters say who spoke.
var tellingWords = terms.HashesOf("said says told asked added wrote reported according announced tweeted posted testified argued " +
	"sagte erklärte teilte dit déclaré selon affirmé dijo según afirmó сказал сообщил заявил")

func indicator(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Whose says whose words the common words of two texts are.
type Whose uint8

const (
	Quoted     Whose = iota // somebody's words that both quote
	Unclear                 // perhaps that: worth a look
	Taken                   // one newsroom's, taken by the other, or a third's that both took
	Throughout              // the same, and they go through both texts from end to end: one text with many small edits
)

// mostlyCopied is the share of both texts' 3-grams in common from which taken words that
// go through both texts make them one text.
const mostlyCopied = 0.40

// Judge says whose the common words are, and how probable it is that they were taken, in
// [0, 1].
func (c *CommonWords) Judge(a, b *credit.Attribution, outletA, outletB string) (Whose, float64) {
	by, x := learnedExcerpts(), c.Credited(a, b, outletA, outletB)
	p := by.probability(&x)
	switch {
	case p >= by.Reuse && x[xWhole] >= mostlyCopied && x[xThroughout] > 0:
		return Throughout, p
	case p >= by.Reuse:
		return Taken, p
	case p >= by.Possible:
		return Unclear, p
	}
	return Quoted, p
}
