package provenance

import "copytrail/article"

// Relation is what two articles are to each other.
type Relation uint8

// The relations, from weakest to strongest claim.
const (
	Unrelated    Relation = iota // nothing to say
	SameEvent                    // independent reports of one event: not reuse
	Possible                     // evidence worth a look, no verdict
	SharedSource                 // both derive from a third text: wire copy, press release
	Rewrite                      // reworded; the substance follows the source
	Excerpt                      // verbatim passages inside otherwise own text
	NearCopy                     // the same text with small edits
	Identical                    // the same words after normalising
)

// Relations lists every relation from the strongest claim to the weakest, under
// the name that flags and outputs use.
var Relations = []Relation{Identical, NearCopy, Excerpt, Rewrite, SharedSource, Possible, SameEvent, Unrelated}

var relationNames = [...]string{"unrelated", "same-event", "possible", "shared-source", "rewrite", "excerpt", "near-copy", "identical"}

// String returns the relation's name in outputs and flags.
func (r Relation) String() string { return relationNames[r] }

// ParseRelation returns the relation of that name and reports whether there is one.
func ParseRelation(name string) (Relation, bool) {
	for i, n := range relationNames {
		if n == name {
			return Relation(i), true
		}
	}
	return Unrelated, false
}

// Reuse reports whether r says that one of the two texts was made from the other
// or both from a third.
func (r Relation) Reuse() bool { return r >= SharedSource }

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
	Warnings      []string // what weakens this finding
	Features      []Feature

	seenThird bool // SharedSources[0] is an article of the pile
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

// Direction is what is known of who was first.
type Direction struct {
	Known      bool    // true: Source was first; false: the evidence does not carry a verdict
	Confidence float64 // calibrated probability that the verdict is right, in [0.5, 1]; 0 when not Known
	By         string  // the cue that decided: "credit", "published", "witnesses"; "" when not Known
	Cues       []Cue   // every cue seen, strongest first, also those that did not decide

	flipped bool // while a pair is being explained: the second Doc was first
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

	basis string // one of Bases; "" for a cue whose weight is learned pair by pair
}

// Basis returns which of [Bases] a credit or a time is, by whose [Trust] it has its
// weight; "" for other cues.
func (c *Cue) Basis() string { return c.basis }

// Credit says whether the copy names where it took from.
type Credit struct {
	Given  bool         // the copy credits the source's outlet
	Outlet string       // the name as the copy writes it
	Span   article.Span // where in the copy's text; empty when the credit is in its metadata
}

// Story is a set of articles joined by findings.
type Story struct {
	ID       string             // stable: derived from the ids of its articles
	Articles []*article.Article // by time, then id
	Earliest *article.Article   // the earliest by time as far as precision allows; nil when it cannot be told
	Closest  *article.Article   // the article that the others are closest to; nil when it cannot be told
	Edges    []Edge
}

// Edge is one step of a story's provenance tree. Source is nil for a source that
// is not in the pile; Unseen then names it, "" when its name is not known. A copy that
// was merged from two sources has two edges.
type Edge struct {
	Source, Copy *article.Article
	Unseen       string
	Finding      *Finding
	Share        float64 // of the copy's content, that Source accounts for and no earlier edge of the copy does; 0 for an unseen source
}

// Skipped is one record that did not become a judged article.
type Skipped struct {
	Input  string // its place
	Reason string
}

// Result is all that one run has to say.
type Result struct {
	Findings []Finding // strongest relation first, then score, then ids
	Stories  []Story
	Outlets  []OutletEdge    // who used whom, the most articles first
	Sharing  []OutletSharing // who prints texts of one third source, the most findings first
	Pile     []PileOutlet    // the outlets of the pile, the most articles first
	Skipped  []Skipped       // in input order
	Notes    []Note          // in input order
	Merged   []Merged        // in input order
	Summary  Summary

	// OutletNames has the name that Outlets uses for the outlet of each article that
	// a finding names; see [Result.OutletName].
	OutletNames map[*article.Article]string
}

// OutletName returns the name that r.Outlets uses for a's outlet: the canonical
// one where it is known, else as a has it.
func (r *Result) OutletName(a *article.Article) string {
	if n := r.OutletNames[a]; n != "" {
		return n
	}
	return a.Outlet
}

// Summary counts what went through a run.
type Summary struct {
	Read       int // records that came in: kept + merged + skipped
	Kept       int // articles that were compared
	Merged     int // records that were such an article once more
	Noted      int // articles compared that have a note of how they were read
	Skips      map[string]int
	Candidates int              // pairs that were judged
	Cut        int              // candidate pairs left out because a bucket or key was too common
	Crowded    int              // pairs of two later printings of a text that is printed very often: each is compared with the first few
	Findings   map[Relation]int // what is in Result.Findings
	Accepted   int              // findings left out of Result.Findings because they were accepted before
}
