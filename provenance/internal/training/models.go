package training

import (
	"copytrail/article"
	"copytrail/provenance/internal/direction"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/passage"
)

// The judge: see the room judge.

// LongWords is the number of words from which the shorter text of a pair is long enough
// to be judged like any other.
const LongWords = judge.LongWords

// Pieces is the number of straight pieces of each feature's curve.
const Pieces = judge.Pieces

// FeatureNames returns the names of the judge's features in the order of
// [Trainer.Features].
func FeatureNames() []string { return judge.FeatureNames() }

// StoryFeatures returns the number of the first feature that needs the story's other
// articles; all after it do too.
func StoryFeatures() int { return judge.StoryFeatures() }

// PrefilterFeatures returns the numbers of the features that the pre-filter sees as well.
func PrefilterFeatures() []int { return judge.PrefilterFeatures() }

// AppendPieces appends to dst how much of each piece of each feature's curve lies below
// the feature's value, of a pair whose shorter text has so many words.
func AppendPieces(dst, x []float64, words int) []float64 { return judge.AppendPieces(dst, x, words) }

// Admitted returns the score of a pair that may be reuse, once one of the two texts gives
// the other's outlet as a source.
func Admitted(score float64) float64 { return judge.Admitted(score) }

// Passages: see the room passage.

// ExcerptNames returns the names of what is measured of words in common.
func ExcerptNames() []string { return passage.ExcerptNames[:] }

// SentenceMeasurer measures pairs of English sentences.
type SentenceMeasurer = passage.SentenceMeasurer

// NewSentenceMeasurer returns a SentenceMeasurer whose term weights are those of the
// background.
func NewSentenceMeasurer() *SentenceMeasurer { return passage.NewSentenceMeasurer() }

// SentenceFeatureNames returns the names of the features of two sentences.
func SentenceFeatureNames() []string { return passage.SentenceFeatureNames() }

// Sentences returns the sentences of a, as the detector cuts them.
func Sentences(a *article.Article) []article.Span { return passage.Sentences(a) }

// The direction: see the room direction.

// Sample is what the two witnesses of direction see of a pair.
type Sample = direction.Sample

// Witnesses are the learned weights of the two witnesses of direction.
type Witnesses = direction.Witnesses

// LossNames returns the names of the loss witness's features.
func LossNames() []string { return direction.LossNames() }

// Trust is how often one kind of evidence named the right text as the first.
type Trust = direction.Trust

// The kinds of evidence for a direction that have a measured trust.
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

// Bases lists the kinds of evidence that have a trust, of credits the plainest first.
var Bases = direction.Bases

// Wilson returns the interval in which a probability lies with 95 % confidence after hits
// successes in n trials.
func Wilson(hits, n int) (low, high float64) { return finding.Wilson(hits, n) }
