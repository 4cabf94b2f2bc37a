package direction

import (
	"slices"

	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/passage"
)

// Sample is what the two witnesses of direction see of a pair, for the
// program that learns their weights. See [Trainer.Witnesses].
type Sample struct {
	StyleA, StyleB map[string]float64 // rates of words, and measures of the whole, by name
	Loss           []float64          // in the order of LossNames
	Words          int                // of the shorter text
	Common         [2]float64         // shares of the texts' 3-grams that the other has
}

// LossNames returns the names of the loss witness's features.
func LossNames() []string { return lossNames[:] }

// SampleOf measures a pair as the witnesses of direction see it.
func SampleOf(p *passage.Comparer, x, y *doc.Doc) Sample {
	l := measureLosses(p, x, y)
	return Sample{StyleRates(x), StyleRates(y), slices.Clone(l.x[:]), min(len(x.Words), len(y.Words)), l.common}
}

// Claims returns +1 when the witnesses with these weights claim that the first text
// of a sample was first, -1 for the second, 0 for no claim.
func (w *Witnesses) Claims(s Sample) int {
	t := w.testify(s.StyleA, s.StyleB, [nLoss]float64(s.Loss), s.Words)
	t.common = s.Common
	return t.claim()
}
