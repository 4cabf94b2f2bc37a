package provenance

import (
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/story"
)

// Relation is what two articles are to each other. String gives its name in outputs,
// and Reuse reports whether it says that one text was made from the other or both from
// a third.
type Relation = finding.Relation

// The relations, from the weakest to the strongest claim.
const (
	Unrelated       = finding.Unrelated       // nothing to say
	SameEvent       = finding.SameEvent       // independent reports of one event: not reuse
	Possible        = finding.Possible        // evidence worth a look, no verdict
	SharedQuotation = finding.SharedQuotation // both carry the same statement or quotation, and nothing else of each other: not reuse
	SharedSource    = finding.SharedSource    // both derive from a third text: wire copy, press release
	Rewrite         = finding.Rewrite         // reworded; the substance follows the source
	Excerpt         = finding.Excerpt         // verbatim passages inside otherwise own text
	NearCopy        = finding.NearCopy        // the same text with small edits
	Identical       = finding.Identical       // the same words after normalising
)

// Relations lists every relation from the strongest claim to the weakest, under the
// name that flags and outputs use.
var Relations = finding.Relations

// ParseRelation returns the relation of that name and reports whether there is one.
func ParseRelation(name string) (Relation, bool) { return finding.ParseRelation(name) }

// Finding is one judged pair with its evidence: the articles Copy and Source, their
// Relation and its Score, the Direction, the Passages and how much of either article
// they cover, of its own prose and of quotations, the Statement that both carry, the
// Credit, the SharedSources and the Warnings. Further marks a finding that does not count,
// since another pair of printings speaks for the two articles. When the direction is
// unknown the two articles stand in order of time, then of id, and Copy and Source are
// only names for the second and the first.
type Finding = finding.Finding

// Feature is one number that the judge saw: its Name, Value and Meaning.
type Feature = finding.Feature

// Passage is a span of the copy aligned with a span of the source, in bytes of their
// texts, with its Kind, whose Words it is, and its Similarity.
type Passage = finding.Passage

// Words says whose words a passage is: prose, a quotation, a statement, data, a form or
// boilerplate. String gives its name in outputs; Said reports whether it is a quotation or
// a statement.
type Words = finding.Words

// Whose words a passage is. Only Prose is evidence that one newsroom took from another.
const (
	Prose       = finding.Prose       // the article's own writing
	Quotation   = finding.Quotation   // somebody's words, marked as such
	Statement   = finding.Statement   // somebody's words without marks: a release, a post, a transcript
	Data        = finding.Data        // a table, a line-up, a list of names or figures
	Form        = finding.Form        // a form that is filled again and again
	Boilerplate = finding.Boilerplate // what stands under articles of different stories
)

// ParseWords returns the kind of words of that name and reports whether there is one.
func ParseWords(name string) (Words, bool) { return finding.ParseWords(name) }

// SharedStatement is what both articles of a finding carry of somebody's words: the number of
// Words and the Speakers, as far as a text names them.
type SharedStatement = finding.SharedStatement

// PassageKind is how a passage relates to its counterpart.
type PassageKind = finding.PassageKind

// The kinds of passage.
const (
	Verbatim  = finding.Verbatim  // the same words in the same order
	Edited    = finding.Edited    // the same sentence with small word edits
	Rewritten = finding.Rewritten // other words, the same substance
)

// Direction is what is known of who was first: whether it is Known, the Confidence in
// [0.5, 1], By which cue it was decided, and all Cues.
type Direction = finding.Direction

// Side names one of the two articles of a finding, or neither.
type Side = finding.Side

// The sides. A cue that favours SideSource says that the source was first.
const (
	Neither    = finding.Neither
	SideSource = finding.SideSource
	SideCopy   = finding.SideCopy
)

// Cue is one piece of evidence for a direction: its Name, which side it Favours, its
// Weight in log odds, and the Evidence as a sentence that a reader can check.
type Cue = finding.Cue

// Credit says whether the copy names the source's outlet, as which Outlet and where.
type Credit = finding.Credit

// Story is a set of articles joined by findings: its Articles by time, the Earliest and
// the Closest of them, each nil when it cannot be told, and the Edges of its provenance
// tree. Its ID stays the same from run to run.
type Story = story.Story

// Edge is one step of a story's provenance tree: Copy was made from Source, as Finding
// shows. Source is nil for a source that is not in the pile; Unseen then names it.
type Edge = story.Edge

// OutletEdge is one arrow of the outlet network: how many of the Articles of the outlet
// Copy were made from those of the outlet Source, how many of these are Credited, how
// long after the source they appeared (Lag), and the best Examples.
type OutletEdge = story.OutletEdge

// OutletSharing says that two outlets have texts from one third source. It has no
// direction.
type OutletSharing = story.OutletSharing

// PileOutlet is an outlet with articles in the pile: the names and domains that its
// records give, how many articles it has, and what their times are worth.
type PileOutlet = story.PileOutlet

// OutletTimes says what the times of publication of an outlet's articles are worth: how far
// they are believed (Trust), the Reason when not fully, and what was counted.
type OutletTimes = finding.OutletTimes

// MaxExamples bounds the examples of an OutletEdge or OutletSharing.
const MaxExamples = story.MaxExamples

// TemplateWarning is the warning of a finding whose texts are worded alike and differ in
// names and numbers: a form that was filled twice, or a box that stands in both.
const TemplateWarning = judge.TemplateWarning

// OneSidedWarning is the warning of a finding whose texts carry the same words, of which
// only one shows that they are somebody's.
const OneSidedWarning = judge.OneSidedWarning
