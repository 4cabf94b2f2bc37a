package finding

import "copytrail/article"

// Direction says which of the two articles was first, as far as that is known.
type Direction struct {
	Known      bool    // true: Source was first; false: there is too little evidence
	Confidence float64 // calibrated probability that the verdict is right, in [0.5, 1]; 0 when not Known
	By         string  // the cue that decided: "credit", "published", "witnesses"; "" when not Known
	Cues       []Cue   // all cues, also those that did not decide, strongest first
}

// Verdict returns "source-first" or "unknown", as in outputs.
func (d Direction) Verdict() string {
	if d.Known {
		return "source-first"
	}
	return "unknown"
}

// Side names one of the two articles of a finding, or neither.
type Side uint8

// The sides. A cue that favours SideSource says that Source was first.
const (
	Neither Side = iota
	SideSource
	SideCopy
)

// String returns "source", "copy" or "neither".
func (s Side) String() string { return [...]string{"neither", "source", "copy"}[s] }

// Cue is one piece of evidence for a direction.
type Cue struct {
	Name       string // "credit", "published", "loss", "style", …
	Favours    Side   // which of the two was first, by this cue
	Weight     float64
	Evidence   string       // one sentence that a reader can check
	CopySpan   article.Span // where it is in the copy's text; empty when it is in no text
	SourceSpan article.Span // where it is in the source's text

	// Basis is the kind of evidence: a name in trust.json, whose measured reliability
	// gives the cue its weight. It is "" for a cue whose weight is computed for each pair.
	Basis string
}
