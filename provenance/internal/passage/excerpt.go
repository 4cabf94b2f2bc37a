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

// This file decides whether words in common were copied by one newsroom from another (or
// by both from a third), or are somebody's words that both quote: a statement, a
// transcript, a post, the text of a law. Quotation marks show that when both texts have
// them. Often one text sets quotations off without marks; what is left then looks like
// reporting.

// excerptFeature is the index of a feature that is evidence for copied prose. Each is in
// [0, 1] and the same for (a, b) and (b, a); more of it never speaks against copying.
type excerptFeature int

// The features of an excerpt. Common words are the words of common runs of minRun words
// and more, without names in a row, data and forms; free words are common words that are
// prose in both texts, and those of the gaps of stretches that have some. "n against h" means n/(n+h).
const (
	xFree       excerptFeature = iota // free words against excerptHalf
	xLongest                          // most free words in a row of one stretch, without a first person, against excerptHalf
	xRuns                             // stretches with minRun free words, against 2
	xUnquoted                         // 1 minus the share of free words and those that only one text quotes that only one quotes
	xBothQuoted                       // 1 minus the share of common words that both quote
	xCrosses                          // stretches with free and quoted words, against 1
	xImpersonal                       // 1 minus the first persons among words not quoted in both, per spokenWords words
	xAttributed                       // attribution verbs among free words, per attributedEvery words
	xLed                              // share of common words in runs that do not follow a colon, in either text
	xNotLast                          // 1 when a run stands elsewhere than at the end of both texts
	xVerbatim                         // WordingShares.Verbatim, times xBothQuoted
	xOrder                            // WordingShares.DetailOrder
	xFacts                            // WordingShares.FactDetails
	xAgency                           // 1 when a text credits an agency or is an agency's
	xOther                            // 1 when one text credits the other's outlet
	xThird                            // 1 when both credit a third outlet
	xNear                             // share of common words in runs with a credit of an outlet beside them
	xWhole                            // share of 3-grams in common, of the text with less in common, times the same
	xThroughout                       // 1 when minCopied of both texts and more is common wording, which runs from end to end with small gaps
	xPlain                            // how far nothing speaks for a quotation: the product of xUnquoted, xBothQuoted, xImpersonal, xLed and xNotLast; 0 below plainWords free words or plainRun in a row
	nExcerpt
)

// ExcerptNames are the names of the features of an excerpt, in their order.
var ExcerptNames = [nExcerpt]string{
	"free-words", "longest", "runs", "unquoted", "not-both-quoted", "crosses", "impersonal", "tells", "no-lead-in",
	"not-last", "verbatim", "detail-order", "fact-details-most", "agency", "other-credited", "third-credited", "credit-near", "whole", "throughout", "plain",
}

const (
	// excerptHalf is the number of free words at which xFree is 1/2.
	excerptHalf = 40
	// attributedEvery is the number of free words of reporting among which one attribution
	// verb is enough for the full value of xAttributed.
	attributedEvery = 40
	// plainWords and plainRun are the least numbers of free words, and of such words in
	// a row, at which words without a sign of a quotation may be called copied for that
	// alone. Of 54 real excerpts with 30 to 40 words, in rows of 20 and more, that were
	// labelled 42 were copied, of 25 with 40 to 50 words 22.
	plainWords, plainRun = 40, 25
	// spokenWords is the largest number of words per first-person word for words to be
	// speech.
	spokenWords = 25
	// lastShare is the share of a text that counts as its end, where short biographies
	// of writers and invitations to subscribe stand.
	lastShare = 0.1
)

// excerptModel is a logistic model over the features of an excerpt.
type excerptModel struct {
	Features []string  `json:"features"`
	Weights  []float64 `json:"weights"`
	Constant float64   `json:"constant"`
	Reuse    float64   `json:"reuse"`    // least probability of reuse
	Possible float64   `json:"possible"` // least probability of possible reuse
	Plain    float64   `json:"plain"`    // least value of xPlain at which the words are copied whatever the probability
	Sure     float64   `json:"sure"`     // share of such pairs that are reuse
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

// probability returns the probability that the common words are copied prose.
func (m *excerptModel) probability(x *[nExcerpt]float64) float64 {
	z := m.Constant
	for i, name := range m.Features {
		z += m.Weights[i] * x[slices.Index(ExcerptNames[:], name)]
	}
	return 1 / (1 + math.Exp(-z))
}

// CommonWords are the words in common of two texts, measured for [CommonWords.Judge]. They
// stay valid when the texts are gone.
type CommonWords struct {
	x    [nExcerpt]float64
	runs []commonRun
	led  bool // a colon leads all of them in, in both texts
}

// WordingShares are measures of a pair, in [0, 1], that are also evidence for copied words.
type WordingShares struct {
	Verbatim    float64 // share of the shorter text's words in common runs
	DetailOrder float64 // how far the details in common come in the same order
	FactDetails float64 // share of a text's names and numbers mentioned once or twice that the other has; the larger of the two
}

// commonRun is where a run of common words stands in the two texts.
type commonRun struct {
	a, b  article.Span
	words int
}

// CommonWords returns the common words of a and b. m must come from the last call of
// CompareWording, for the same texts.
func (p *Comparer) CommonWords(a, b *doc.Doc, m *Wording, s WordingShares) *CommonWords {
	c := &CommonWords{x: p.ExcerptFeatures(a, b, m, s), runs: make([]commonRun, 0, len(m.Runs)), led: len(m.Runs) > 0}
	for _, r := range m.Runs {
		c.led = c.led && a.AfterColon(r.A) && b.AfterColon(r.B)
		c.runs = append(c.runs, commonRun{
			a.Span(shingle.Range{Start: r.A, End: r.A + r.N}), b.Span(shingle.Range{Start: r.B, End: r.B + r.N}), r.N,
		})
	}
	return c
}

// Features returns all features of the common words, in the order of [ExcerptNames], given
// the credits of the two articles and the canonical names of their outlets ("" when
// unknown).
func (c *CommonWords) Features(a, b *credit.Attribution, outletA, outletB string) [nExcerpt]float64 {
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

// ExcerptFeatures returns the features of the common words of a and b that need no credits;
// the others are 0. m must come from the last call of CompareWording.
func (p *Comparer) ExcerptFeatures(a, b *doc.Doc, m *Wording, s WordingShares) [nExcerpt]float64 {
	c := commonCount{a: a, b: b, whoseA: a.Whose(), whoseB: b.Whose(), last: true}
	for _, t := range m.Stretches() {
		c.add(&t, t.GapWords(p.GramA, p.GramB))
	}
	var x [nExcerpt]float64
	x[xFree] = float64(c.free) / float64(c.free+excerptHalf)
	x[xLongest] = float64(c.longest) / float64(c.longest+excerptHalf)
	x[xRuns] = float64(c.stretches) / float64(c.stretches+2)
	x[xUnquoted] = 1 - doc.Ratio(c.half, c.free+c.half)
	x[xBothQuoted] = 1 - doc.Ratio(c.both, c.free+c.half+c.both)
	x[xCrosses] = float64(c.crosses) / float64(c.crosses+1)
	x[xImpersonal] = 1 - doc.Ratio(c.spoken*spokenWords, c.free+c.half)
	x[xAttributed] = doc.Ratio(c.attributed*attributedEvery, c.free)
	x[xLed] = doc.Ratio(c.led, c.all)
	x[xNotLast] = indicator(!c.last)
	whole, own := min(m.TrigramsA, m.TrigramsB), x[xBothQuoted]
	x[xThroughout] = indicator(whole >= minCopied && min(throughoutShare(p.GramA), throughoutShare(p.GramB)) >= minThroughout)
	x[xWhole], x[xVerbatim] = own*whole, own*s.Verbatim
	x[xOrder], x[xFacts] = s.DetailOrder, s.FactDetails
	if c.free >= plainWords && c.longest >= plainRun {
		x[xPlain] = x[xUnquoted] * x[xBothQuoted] * x[xImpersonal] * x[xLed] * x[xNotLast]
	}
	return x
}

const (
	// maxGap is the most words between two pieces of common wording that count as a gap
	// in it, where some words were changed.
	maxGap = 8
	// minThroughout is the least share of a text, in common wording and its gaps, at
	// which the wording runs through all of the text.
	minThroughout = 0.8
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

// attributionWords are the hashes of the words by which reporters say who spoke.
var attributionWords = terms.HashesOf("said says told asked added wrote reported according announced tweeted posted testified argued " +
	"sagte erklärte teilte dit déclaré selon affirmé dijo según afirmó сказал сообщил заявил")

func indicator(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Verdict says where the common words of two texts come from.
type Verdict uint8

// The verdicts.
const (
	Quoted           Verdict = iota // somebody's words that both quote
	Unclear                         // possibly copied
	Copied                          // copied by one newsroom from the other, or by both from a third
	CopiedThroughout                // copied, and from end to end of both texts: one text with many small edits
)

// MostQuoted returns the greatest probability, in [0, 1], that words were copied which
// [CommonWords.Judge] calls Quoted.
func MostQuoted() float64 { return learnedExcerpts().Possible }

// minCopied is the least share of both texts' 3-grams in common at which copied words that
// run through both texts make them one text.
const minCopied = 0.40

// Judge returns where the common words come from, and the probability, in [0, 1], that they
// were copied.
func (c *CommonWords) Judge(a, b *credit.Attribution, outletA, outletB string) (Verdict, float64) {
	by, x := learnedExcerpts(), c.Features(a, b, outletA, outletB)
	p := by.probability(&x)
	if x[xPlain] >= by.Plain {
		p = max(p, by.Sure, by.Reuse)
	}
	if p >= by.Reuse && c.speech() {
		p = (by.Reuse + by.Possible) / 2
	}
	switch {
	case p >= by.Reuse && x[xThroughout] > 0:
		return CopiedThroughout, p
	case p >= by.Reuse:
		return Copied, p
	case p >= by.Possible:
		return Unclear, p
	}
	return Quoted, p
}

// speech reports whether the words are somebody's for certain: a colon leads all of them in, in
// both texts; or they are in the first person and one text sets all of them in marks.
func (c *CommonWords) speech() bool {
	return c.led || c.x[xFree] == 0 && c.x[xImpersonal] == 0
}
