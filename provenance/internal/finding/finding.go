// Package finding has the values that describe what was found of a pair of articles: its
// relation, direction, passages, credit and the evidence for them.
//
// They are plain values, which the later stages fill in and outputs print. The package
// computes little: names of values, order in time as far as the precision of two times
// allows it (times.go), and the interval of a measured share (wilson.go).
//
// Start at [Finding].
package finding

import "copytrail/article"

// Finding is one judged pair with its evidence. When the direction is unknown, Source is
// the first of the two in order of time, then of id, and Copy is the second.
type Finding struct {
	Copy, Source  *article.Article
	Relation      Relation
	Score         float64 // calibrated probability of reuse, in [0, 1]
	Direction     Direction
	CopyCovered   float64 // share of Copy's content that Passages account for, in [0, 1]
	SourceCovered float64 // the same of Source
	CopyProse     float64 // the part of CopyCovered that is Copy's own writing
	CopyQuoted    float64 // the part of CopyCovered that is quotations and statements
	SourceProse   float64 // the part of SourceCovered that is Source's own writing
	SourceQuoted  float64 // the part of SourceCovered that is quotations and statements
	Statement     SharedStatement
	Exclusive     float64 // share of rare shared detail that no other article of the story has, in [0, 1]; -1 when the story has no other article
	Passages      []Passage
	Credit        Credit
	SharedSources []string // the third texts or agencies from which both derive
	ThirdInPile   bool     // SharedSources[0] is an article of the pile, not only a name
	Warnings      []string // what weakens this finding
	Further       bool     // one of the two is a further printing of its article, or has it among much else, and another finding speaks for the pair: no direction is told, and nothing counts it
	Features      []Feature

	// Licensed says that the user's licences allow the one outlet to print the other, and
	// LicenceNote what they note of it.
	Licensed    bool
	LicenceNote string

	// Pair is a short name of the pair that stays the same from run to run: it depends on
	// the texts, outlets and addresses of the two articles, not on where they were read
	// from. "" when nobody has named the pair.
	Pair string
}

// Feature is one measure of the pair from which the relation was judged.
type Feature struct {
	Name    string
	Value   float64
	Meaning string // one sentence: what the value says
}

// Passage is a span of the copy aligned with a span of the source.
type Passage struct {
	Copy, Source article.Span
	Kind         PassageKind
	Words        Words   // whose words most of it is
	Similarity   float64 // probability that one was made from the other and not written independently, in [0, 1]; 1 for Verbatim. See doc/sentences.md
}

// SharedStatement is what both articles of a finding carry of somebody's words, in stretches of 25
// words and more that are the same in both. The zero value says that there is none.
type SharedStatement struct {
	Words    int      // number of these words
	Speakers []string // whose they are, as one of the texts names them, the one of most words first; empty when neither tells
}

// PassageKind is how a passage relates to its counterpart.
type PassageKind uint8

// The kinds of passage.
const (
	Verbatim  PassageKind = iota // the same words in the same order
	Edited                       // the same sentence with small word edits
	Rewritten                    // other words, the same content
)

// String returns "identical", "edited" or "rewritten", the names in outputs.
func (k PassageKind) String() string { return [...]string{"identical", "edited", "rewritten"}[k] }

// Credit says whether the copy names its source.
type Credit struct {
	Given  bool         // the copy credits the source's outlet
	Outlet string       // the name as it is written in the copy
	Span   article.Span // where in the copy's text; empty when the credit is in its metadata
}
