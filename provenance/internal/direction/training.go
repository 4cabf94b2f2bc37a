package direction

import (
	"slices"

	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/passage"
)

// Sample is the features of a pair for the two witnesses, for the training program.
type Sample struct {
	StyleA, StyleB map[string]float64 // see [StyleRates]
	Loss           []float64          // in the order of LossNames
	Words          int                // of the shorter text
	Common         [2]float64         // shares of the texts' 3-grams that the other has
}

// LossNames returns the names of the loss witness's features.
func LossNames() []string { return lossNames[:] }

// SampleOf measures the features of the witnesses. p is scratch memory.
func SampleOf(p *passage.Comparer, x, y *doc.Doc) Sample {
	l := measureLosses(p, x, y)
	return Sample{StyleRates(x), StyleRates(y), slices.Clone(l.x[:]), min(len(x.Words), len(y.Words)), l.common}
}

// Claims returns which text of a sample was first by the witnesses with these weights: +1
// the first, -1 the second, 0 no claim.
func (w *Witnesses) Claims(s Sample) int {
	t := w.score(s.StyleA, s.StyleB, [nLoss]float64(s.Loss), s.Words)
	t.common = s.Common
	return t.claim()
}

// LogOdds returns the log odds that the first text of a sample was first, by the witnesses with
// these weights, in [-maxLogOdds, maxLogOdds], as [Case.LogOdds] sums them up; 0 for a text
// that is too short for them.
func (w *Witnesses) LogOdds(s Sample) float64 {
	if s.Words < witnessWords {
		return 0
	}
	t := w.score(s.StyleA, s.StyleB, [nLoss]float64(s.Loss), s.Words)
	return max(-maxLogOdds, min(maxLogOdds, t.style+t.loss))
}
