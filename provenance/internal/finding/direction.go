package finding

import "copytrail/article"

// Direction is what is known of who was first.
type Direction struct {
	Known      bool    // true: Source was first; false: the evidence does not carry a verdict
	Confidence float64 // calibrated probability that the verdict is right, in [0.5, 1]; 0 when not Known
	By         string  // the cue that decided: "credit", "published", "witnesses"; "" when not Known
	Cues       []Cue   // every cue seen, strongest first, also those that did not decide
}

// Verdict returns "source-first" or "unknown", the names in outputs.
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
	Favours    Side   // which of the two it says was first
	Weight     float64
	Evidence   string       // one sentence a reader can check
	CopySpan   article.Span // where it shows in the copy; empty when it shows nowhere
	SourceSpan article.Span // where it shows in the source

	// Basis is the kind of evidence, one of the names in trust.json, whose
	// measured trust gives the cue its weight; "" for a cue whose weight is learned pair
	// by pair.
	Basis string
}
