package judge

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
	Short    float64     `json:"short"`    // the same where the shorter text has rampWords fewer than LongWords; between them it falls
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

// unseenWords is by how many words of which the other text has nothing the shorter
// text of a pair is taken to be longer: what is shared of few words is a matter of
// chance. Without that nearly half of what was called a rewrite among the short
// reports of ECB+ was none.
const unseenWords = 30

// shrink returns by what the features of a pair are multiplied whose shorter text
// has so many words.
func shrink(words int) float64 { return float64(words) / float64(words+unseenWords) }

// manyWords is a number of words of which nothing is shrunk.
const manyWords = 1 << 30

// probability returns the model's probability of reuse of a pair whose shorter text
// has so many words, shared quotations set aside.
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

// AppendPieces appends to dst how much of each piece of each feature's curve lies
// below the feature's value, of a pair whose shorter text has so many words: the
// model is linear in these. There are [Pieces] for each of the features x.
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
