package judge

import "math"

// curveKnots are the feature values between which a curve is a straight line. They are
// closer where most pairs are: two reports of an event have a tenth to a third in common.
var curveKnots = [...]float64{0, .05, .1, .2, .3, .4, .5, .6, .8, 1}

// Pieces is the number of straight pieces of each feature's curve.
const Pieces = len(curveKnots) - 1

// model is a generalised additive model with a logistic link (Hastie and Tibshirani 1986):
// each feature adds the value of its own curve to the log odds of reuse. Curves never
// fall, so more evidence never lowers the score. They bend because evidence wears off: to
// share a third of the details instead of a tenth says more than to share nine tenths
// instead of two thirds.
type model struct {
	Features []string    `json:"features"`
	Slopes   [][]float64 `json:"slopes"` // for each feature the slope of each piece of its curve
	Constant float64     `json:"constant"`
	Reuse    float64     `json:"reuse"`    // least score of reuse when the shorter text has LongWords or more
	Short    float64     `json:"short"`    // the same when it has LongWords-rampWords or fewer; linear between them
	Possible float64     `json:"possible"` // least score of possible reuse
	pieces   [nFeatures][]float64
}

// bind puts the slopes, which the file gives by name, in the order of the features.
func (m *model) bind() {
	for i, name := range m.Features {
		for f, t := range featureTexts {
			if t.name == name {
				m.pieces[f] = m.Slopes[i]
			}
		}
	}
}

// shrinkWords is the number of unshared words that are added to the shorter text of a pair,
// because a share of few words depends on chance. Without it nearly half of the pairs
// called rewrites among the short reports of ECB+ were wrong.
const shrinkWords = 30

// shrink returns the factor, in [0, 1), for the features of a pair whose shorter text has
// the given number of words.
func shrink(words int) float64 { return float64(words) / float64(words+shrinkWords) }

// manyWords is a number of words at which shrink is 1.
const manyWords = 1 << 30

// probability returns the model's probability of reuse. words is the length of the shorter
// text, shared quotations set aside.
func (m *model) probability(v *vector, words int) float64 {
	z, by := m.Constant, shrink(words)
	for f, slopes := range m.pieces {
		x := v[f] * by
		for i, slope := range slopes {
			if x <= curveKnots[i] {
				break
			}
			z += slope * (min(x, curveKnots[i+1]) - curveKnots[i])
		}
	}
	return 1 / (1 + math.Exp(-z))
}

// AppendPieces appends to dst, for each of the features x, how much of each of the [Pieces]
// pieces of its curve lies below its value. The model is linear in these. words is the
// length of the shorter text of the pair.
func AppendPieces(dst, x []float64, words int) []float64 {
	by := shrink(words)
	for _, v := range x {
		v *= by
		for i := range Pieces {
			dst = append(dst, min(max(v, curveKnots[i]), curveKnots[i+1])-curveKnots[i])
		}
	}
	return dst
}
