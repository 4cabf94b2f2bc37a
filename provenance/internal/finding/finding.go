package finding

import "copytrail/article"

// Finding is one judged pair with its evidence. With direction unknown the two
// articles stand in order of time, then of id, and Copy and Source are only names
// for the second and the first.
type Finding struct {
	Copy, Source  *article.Article
	Relation      Relation
	Score         float64 // calibrated probability of reuse, in [0, 1]
	Direction     Direction
	CopyCovered   float64 // share of Copy's content that Passages account for, in [0, 1]
	SourceCovered float64 // the same of Source's
	Exclusive     float64 // share of rare shared detail that no other article of the story has, in [0, 1]; -1 when the story has no other article
	Passages      []Passage
	Credit        Credit
	SharedSources []string // the third texts or agencies that both derive from
	ThirdInPile   bool     // SharedSources[0] is an article of the pile, not only a name
	Warnings      []string // what weakens this finding
	Features      []Feature
}

// Feature is one number that the judge saw, for a reader who asks why.
type Feature struct {
	Name    string
	Value   float64
	Meaning string // one sentence: what the value says
}

// Passage is a span of the copy aligned with a span of the source.
type Passage struct {
	Copy, Source article.Span
	Kind         PassageKind
	Similarity   float64 // probability that one was made from the other and not told independently, in [0, 1]; 1 for Verbatim. See doc/sentences.md
}

// PassageKind is how a passage relates to its counterpart.
type PassageKind uint8

// The kinds of passage.
const (
	Verbatim  PassageKind = iota // the same words in the same order
	Edited                       // the same sentence with small word edits
	Rewritten                    // other words, the same substance
)

// String returns "identical", "edited" or "rewritten", the names in outputs.
func (k PassageKind) String() string { return [...]string{"identical", "edited", "rewritten"}[k] }

// Credit says whether the copy names where it took from.
type Credit struct {
	Given  bool         // the copy credits the source's outlet
	Outlet string       // the name as the copy writes it
	Span   article.Span // where in the copy's text; empty when the credit is in its metadata
}
