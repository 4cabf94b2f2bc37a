package judge

import (
	_ "embed"
	"encoding/json"
	"sync"

	"copytrail/provenance/internal/doc"
)

const (
	// printedShorter and printedLonger are the least shares of the shorter and of the longer
	// text's 3-grams in common of two texts of one outlet that may be printings of one article.
	// An update adds paragraphs and cuts others. A digest that has an article among several
	// is no printing of it, nor is the next day's report that ends with the background of
	// the last.
	printedShorter = 0.7
	printedLonger  = 0.4
	// printedProse is the least share of either text's 3-grams in common outside data and
	// forms: a table that is printed every week makes no printings.
	printedProse = 0.3
	// printedAddress is the least share of either text's 3-grams in common of two texts of one
	// address that are printings: an update may rewrite a report, and a live blog lets go of
	// its first items.
	printedAddress = 0.1
)

// Printing is what two texts of one outlet are to each other.
type Printing uint8

// The kinds of Printing. A form that was filled twice is Other.
const (
	Other Printing = iota
	Same           // printings of one article: an update, a print edition, a re-post
	AInB           // the second has the first and much else: a digest, a long update
	BInA           // the first has the second and much else
)

// Printing says what the two texts are to each other if one outlet published both. address
// says that they are texts of one address with wording in common.
func (m *Measured) Printing(address bool) Printing {
	if address && max(m.TrigramsA, m.TrigramsB) >= printedAddress && !m.isTemplate() {
		return Same
	}
	switch less, more := min(m.TrigramsA, m.TrigramsB), max(m.TrigramsA, m.TrigramsB); {
	case more < printedShorter || m.isTemplate():
		return Other
	case m.similarPrintings():
		if learnedPrintings().Printings(m.printingMeasures()) {
			return Same
		}
		return Other
	case less >= printedLonger:
		return Other
	case m.TrigramsA > m.TrigramsB:
		return AInB
	}
	return BInA
}

// similarPrintings reports whether two texts have enough wording in common to be printings of
// one article.
func (m *Measured) similarPrintings() bool {
	return max(m.TrigramsA, m.TrigramsB) >= printedShorter && min(m.TrigramsA, m.TrigramsB) >= printedLonger && m.prose >= printedProse && !m.isTemplate()
}

// PrintingMeasures tell printings of one article from other texts of one outlet that have much
// wording in common: reports that print one gallery of captions, one document in full, or most
// items of a digest again. All are in [0, 1].
type PrintingMeasures struct {
	Less float64 // share of the 3-grams in common, of the text that has less
	Lead float64 // share of the 3-grams in the lead of one text that the other has, the larger one
	Own  float64 // share of the mass outside wording in common whose terms the other text has, the larger one
}

func (m *Measured) printingMeasures() PrintingMeasures {
	return PrintingMeasures{min(m.TrigramsA, m.TrigramsB), m.lead, max(m.own[0], m.own[1])}
}

// PrintingBounds are the least measures of printings: what the two tell in their own words is
// of the same matter, and one has a part of the other's lead, or they have nearly everything in
// common. They are learned by copytrail-train printings.
type PrintingBounds struct {
	Own  float64 `json:"own"`
	Lead float64 `json:"lead"`
	Less float64 `json:"less"` // enough whatever the lead is
}

// Printings reports whether two texts with these measures are printings of one article.
func (b PrintingBounds) Printings(x PrintingMeasures) bool {
	return x.Own >= b.Own && (x.Lead >= b.Lead || x.Less >= b.Less)
}

//go:embed printing.json
var printingData []byte

var learnedPrintings = sync.OnceValue(func() (b PrintingBounds) {
	if err := json.Unmarshal(printingData, &b); err != nil {
		panic("provenance: printing.json: " + err.Error())
	}
	return b
})

const (
	// leadWords is the number of words of a lead.
	leadWords = 60
	// littleOwn is the share of its mass below which what a text has outside common wording
	// tells nothing.
	littleOwn = 0.03
	// ownRun is the least number of words in a row outside common wording that count for it: a
	// correction has other numbers and names here and there.
	ownRun = 8
)

// leadShare returns the share of the 3-grams of a text's lead that the other text has.
func leadShare(gram []bool) float64 {
	n := min(leadWords, len(gram)) - 2 // the last two words begin no 3-gram
	if n <= 0 {
		return 0
	}
	return doc.Ratio(doc.Count(gram[:n]), n)
}

// ownShare returns the share of the mass of a text outside common wording whose terms the
// other text has: how much of what it says in its own words is of the same matter. Only runs
// of ownRun words and more count. It is 1 when the text has next to nothing else.
func ownShare(d *doc.Doc, gram, hit []bool) float64 {
	all, in, from, c := 0.0, 0.0, 0, 0
	run := func(to int) { // the words from from to to are in no common wording
		for ; c < len(d.Content) && int(d.Content[c]) < to; c++ {
			if int(d.Content[c]) < from || to-from < ownRun {
				continue
			}
			all += float64(d.Seq.Weight[c])
			if hit[c] {
				in += float64(d.Seq.Weight[c])
			}
		}
	}
	for i, common := range gram {
		if common {
			run(i)
			from = i + 3
		}
	}
	run(len(d.Words))
	if all < littleOwn*d.Mass {
		return 1
	}
	return in / all
}

// Strength is how much two articles have in common: the number of details, and of words in
// stretches.
type Strength struct{ Details, Verbatim int }

// Covers reports whether s has the given share of what t has.
func (s Strength) Covers(t Strength, share float64) bool {
	return float64(s.Details) >= share*float64(t.Details) && float64(s.Verbatim) >= share*float64(t.Verbatim)
}

// Strength returns how much the pair has in common.
func (v *Judgement) Strength() Strength { return Strength{v.details, v.Verbatim} }
