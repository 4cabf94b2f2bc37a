package lsh

import "math"

// Params says how signatures are cut into bands.
type Params struct {
	Bands int // groups of rows; two signatures that agree on a whole one are candidates
	Rows  int // rows in a band
}

// Fit returns the bands and rows, within rows rows of a signature, that make a
// pair of the given Jaccard similarity a candidate with at least the given
// recall, and as few other pairs as that allows: the most rows in a band, then
// the fewest bands. When no choice reaches the recall it returns the one that
// comes closest: one row a band.
func Fit(similarity, recall float64, rows int) Params {
	for r := rows; r > 1; r-- {
		for b := 1; b*r <= rows; b++ {
			if p := (Params{b, r}); p.Probability(similarity) >= recall {
				return p
			}
		}
	}
	for b := 1; b < rows; b++ {
		if p := (Params{b, 1}); p.Probability(similarity) >= recall {
			return p
		}
	}
	return Params{max(rows, 1), 1}
}

// Probability returns the probability that two signatures become candidates when
// their texts have Jaccard similarity j: 1 - (1 - j^Rows)^Bands.
func (p Params) Probability(j float64) float64 {
	return 1 - math.Pow(1-math.Pow(j, float64(p.Rows)), float64(p.Bands))
}
