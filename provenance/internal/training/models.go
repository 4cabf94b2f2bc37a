package training

import (
	"copytrail/article"
	"copytrail/provenance/internal/direction"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/passage"
)

// The judge: see the room judge.

// LongWords is the number of words of the shorter text from which a pair is judged by the
// threshold of long texts.
const LongWords = judge.LongWords

// Pieces is the number of straight pieces of each feature's curve.
const Pieces = judge.Pieces

// FeatureNames returns the names of the judge's features in the order of
// [Trainer.Features].
func FeatureNames() []string { return judge.FeatureNames() }

// StoryFeatures returns the index of the first feature that needs the story's other
// articles. All after it need them too.
func StoryFeatures() int { return judge.StoryFeatures() }

// PrefilterFeatures returns the indexes of the features that the pre-filter uses.
func PrefilterFeatures() []int { return judge.PrefilterFeatures() }

// AppendPieces appends to dst, for each of the features x, how much of each of the [Pieces]
// pieces of its curve lies below its value. words is the length of the pair's shorter text.
func AppendPieces(dst, x []float64, words int) []float64 { return judge.AppendPieces(dst, x, words) }

// ScoreWithCredit returns the score, in [0, 1], of a pair that may be reuse when one of the
// two texts credits the other's outlet.
func ScoreWithCredit(score float64) float64 { return judge.ScoreWithCredit(score) }

// FormNames returns the names of the features of a form, in the order of [Trainer.Form].
func FormNames() []string { return judge.FormNames[:] }

// PrintingMeasures are what tells printings of one article from other texts of one outlet that
// have much wording in common, and PrintingBounds the bounds that are learned for them.
type (
	PrintingMeasures = judge.PrintingMeasures
	PrintingBounds   = judge.PrintingBounds
)

// Passages: see the room passage.

// ExcerptNames returns the names of the features of words in common.
func ExcerptNames() []string { return passage.ExcerptNames[:] }

// SentenceMeasurer measures pairs of English sentences.
type SentenceMeasurer = passage.SentenceMeasurer

// NewSentenceMeasurer returns a SentenceMeasurer whose term weights come from the built-in
// background table.
func NewSentenceMeasurer() *SentenceMeasurer { return passage.NewSentenceMeasurer() }

// SentenceFeatureNames returns the names of the features of two sentences, in the order of
// [SentenceMeasurer.Features].
func SentenceFeatureNames() []string { return passage.SentenceFeatureNames() }

// Sentences returns the sentences of a as the detector splits them, in bytes of its text.
func Sentences(a *article.Article) []article.Span { return passage.Sentences(a) }

// The direction: see the room direction.

// Sample is the features of a pair for the two witnesses of direction.
type Sample = direction.Sample

// Witnesses are the learned weights of the two witnesses of direction.
type Witnesses = direction.Witnesses

// LossNames returns the names of the loss witness's features.
func LossNames() []string { return direction.LossNames() }

// Trust is the reliability of one kind of evidence for a direction.
type Trust = direction.Trust

// The kinds of evidence for a direction.
const (
	BasisWhole   = direction.BasisWhole
	BasisSaid    = direction.BasisSaid
	BasisPart    = direction.BasisPart
	BasisLoose   = direction.BasisLoose
	BasisMinutes = direction.BasisMinutes
	BasisHours   = direction.BasisHours
	BasisDays    = direction.BasisDays
	BasisClock   = direction.BasisClock
)

// Bases lists the kinds of evidence; among credits the most explicit comes first.
var Bases = direction.Bases

// Wilson returns the 95 % confidence interval of a probability after hits successes in n
// trials.
func Wilson(hits, n int) (low, high float64) { return finding.Wilson(hits, n) }

// TemplateWarning is the warning of a finding whose texts are a form that was filled twice.
const TemplateWarning = judge.TemplateWarning
