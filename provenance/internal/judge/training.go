package judge

import (
	"slices"

	"copytrail/provenance/internal/finding"
)

// FeatureNames returns the names of the features in the order of [Measured.Features].
func FeatureNames() []string {
	names := make([]string, nFeatures)
	for i := range names {
		names[i] = featureTexts[i].name
	}
	return names
}

// StoryFeatures returns the index of the first feature that needs the story's other
// articles. All after it need them too.
func StoryFeatures() int { return int(fExclusive) }

// PrefilterFeatures returns the indexes of the features that the pre-filter uses. It
// measures them without setting quotations aside.
func PrefilterFeatures() []int {
	return []int{int(fShared), int(fFacts), int(fNumbers), int(fDetails), int(fDetailsBack)}
}

// Features returns the features, in the order of [FeatureNames].
func (m *Measured) Features() []float64 { return slices.Clone(m.v[:]) }

// Words returns the number of words of the shorter text, shared quotations set aside.
func (m *Measured) Words() int { return min(m.wordsA, m.wordsB) }

// Longer returns the number of words of the longer text, shared quotations set aside.
func (m *Measured) Longer() int { return max(m.wordsA, m.wordsB) }

// ByWording reports whether the relation was decided by the wording and not by the score,
// and whether it is excerpt.
func (v *Judgement) ByWording() (decide, excerpt bool) {
	return v.Relation >= finding.Excerpt || v.template, v.Relation == finding.Excerpt
}

// PrintingMeasures returns what the bounds of printings are for, and reports whether the two
// texts have enough wording in common to be printings of one article.
func (m *Measured) PrintingMeasures() (x PrintingMeasures, similar bool) {
	return m.printingMeasures(), m.similarPrintings()
}

// Form returns the features of a form filled twice, in the order of [FormNames], and reports
// whether the wording is similar enough for one.
func (m *Measured) Form() (features []float64, similar bool) {
	return slices.Clone(m.form[:]), min(m.TrigramsA, m.TrigramsB) > similarWording
}
