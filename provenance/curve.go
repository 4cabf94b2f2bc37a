package provenance

import "math"

// curveKnots are the values of a feature between which what it adds to the log odds
// is a straight line. They are closer where most pairs are: what two reports of an
// event have in common is a tenth to a third of them.
var curveKnots = [...]float64{0, .05, .1, .2, .3, .4, .5, .6, .8, 1}

// Pieces is the number of straight pieces of each feature's curve.
const Pieces = len(curveKnots) - 1

// model is an additive logistic model over the features of a pair (Hastie and
// Tibshirani 1986): each feature adds to the log odds of reuse what its own curve
// says. The curves rise or are level, so that more evidence never lowers the score,
// and bend, since evidence wears off: that two texts share a third of their details
// instead of a tenth says more than that they share nine tenths instead of two thirds.
type model struct {
	Features []string    `json:"features"`
	Slopes   [][]float64 `json:"slopes"` // of each feature's curve, a slope for each piece
	Constant float64     `json:"constant"`
	Reuse    float64     `json:"reuse"`    // score from which a pair is called reuse
	Short    float64     `json:"short"`    // the same where the shorter text has at most shortWords words; between them and LongWords it falls
	Possible float64     `json:"possible"` // score from which a pair is worth a look
	pieces   [nFeatures][]float64
}

// bind puts the slopes, which the file names, in the order of features.
func (m *model) bind() {
	for i, name := range m.Features {
		for f, t := range featureTexts {
			if t.name == name {
				m.pieces[f] = m.Slopes[i]
			}
		}
	}
}

// probability returns the model's probability of reuse.
func (m *model) probability(v *vector) float64 {
	z := m.Constant
	for f, slopes := range m.pieces {
		for i, slope := range slopes {
			if v[f] <= curveKnots[i] {
				break
			}
			z += slope * (min(v[f], curveKnots[i+1]) - curveKnots[i])
		}
	}
	return 1 / (1 + math.Exp(-z))
}

// AppendPieces appends to dst how much of each piece of each feature's curve lies
// below the feature's value: the model is linear in these. There are
// [Pieces] for each of the features x.
func AppendPieces(dst, x []float64) []float64 {
	for _, v := range x {
		for i := range Pieces {
			dst = append(dst, min(max(v, curveKnots[i]), curveKnots[i+1])-curveKnots[i])
		}
	}
	return dst
}
