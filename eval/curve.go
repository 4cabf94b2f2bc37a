package eval

import (
	"cmp"
	"math"
	"slices"
)

// point is one labelled pair with the score it was given.
type point struct {
	score  float64 // 0: the pair is not among the findings
	reuse  bool
	weight int // how often it counts: 1, or how often the bootstrap drew its event
}

// sortPoints puts the best scores first, which the functions below expect.
func sortPoints(points []point) {
	slices.SortStableFunc(points, func(x, y point) int { return cmp.Compare(y.score, x.score) })
}

// totals returns how many reuse and independent pairs there are, by weight.
func totals(points []point) (reuse, independent int) {
	for _, p := range points {
		if p.reuse {
			reuse += p.weight
		} else {
			independent += p.weight
		}
	}
	return reuse, independent
}

// step is one point of the ROC: what a threshold at Score lets through.
type step struct {
	score        float64
	reuse, other int // pairs of either kind with at least this score
}

// steps calls yield for every distinct score above 0, the highest first. Pairs of
// one score stand or fall together: a threshold cannot part them. Pairs of score
// 0 were not found, so no threshold reaches them.
func steps(points []point, yield func(step) bool) {
	var s step
	for i := 0; i < len(points) && points[i].score > 0; {
		s.score = points[i].score
		for ; i < len(points) && points[i].score == s.score; i++ {
			if points[i].reuse {
				s.reuse += points[i].weight
			} else {
				s.other += points[i].weight
			}
		}
		if !yield(s) {
			return
		}
	}
}

// atRate returns the most that a threshold finds while letting through at most
// rate of the independent pairs. Without any it returns a step that finds
// nothing, at a score above all.
func atRate(points []point, rate float64) step {
	_, independent := totals(points)
	// The rounding error of rate × independent must not cost a whole pair.
	allowed := int(math.Floor(rate*float64(independent) + 1e-9))
	best := step{score: math.Inf(1)}
	steps(points, func(s step) bool {
		if s.other > allowed {
			return false
		}
		best = s
		return true
	})
	return best
}

// auc returns the area under the ROC curve: the probability that a reuse pair has
// a higher score than an independent one, ties counting half. It is NaN unless
// there are both.
func auc(points []point) float64 {
	reuse, independent := totals(points)
	if reuse == 0 || independent == 0 {
		return math.NaN()
	}
	// Sum over groups of equal score: each reuse pair beats all independent pairs
	// below its group and half of those within.
	var won float64
	below := independent
	for i := 0; i < len(points); {
		var r, o int
		for j := points[i].score; i < len(points) && points[i].score == j; i++ {
			if points[i].reuse {
				r += points[i].weight
			} else {
				o += points[i].weight
			}
		}
		below -= o
		won += float64(r) * (float64(below) + float64(o)/2)
	}
	return won / (float64(reuse) * float64(independent))
}

// brier returns the mean squared distance between the score, as a probability of
// reuse, and the truth: 0 is perfect, 0.25 is what always saying a half gives.
func brier(points []point) float64 {
	var sum, n float64
	for _, p := range points {
		d := p.score
		if p.reuse {
			d = 1 - p.score
		}
		sum += float64(p.weight) * d * d
		n += float64(p.weight)
	}
	return sum / n // NaN without points
}
