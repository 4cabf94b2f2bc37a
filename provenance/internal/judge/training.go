package judge

import (
	"slices"

	"copytrail/provenance/internal/finding"
)

// FeatureNames returns the names of the judge's features in the order of
// [Measured.Features].
func FeatureNames() []string {
	names := make([]string, nFeatures)
	for i := range names {
		names[i] = featureTexts[i].name
	}
	return names
}

// StoryFeatures returns the number of the first feature that needs the story's other
// articles; all after it do too.
func StoryFeatures() int { return int(fExclusive) }

// PrefilterFeatures returns the numbers of the features that the pre-filter sees as well, but for quotations.
func PrefilterFeatures() []int {
	return []int{int(fShared), int(fFacts), int(fNumbers), int(fDetails), int(fDetailsBack)}
}

// Features returns what was measured, in the order of [FeatureNames].
func (m *Measured) Features() []float64 { return slices.Clone(m.v[:]) }

// Words returns the number of words of the shorter text, shared quotations set aside.
func (m *Measured) Words() int { return min(m.wordsA, m.wordsB) }

// WordedAlike reports whether the words in common decide the relation of a pair, so that
// the score does not, and whether they make it an excerpt.
func (v *Judgement) WordedAlike() (decide, excerpt bool) {
	return v.Relation >= finding.Excerpt || v.template, v.Relation == finding.Excerpt
}
