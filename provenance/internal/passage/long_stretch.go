package passage

import "copytrail/align"

const (
	// LongStretch is the least number of words of a common stretch that is a fact worth
	// telling by itself, whatever the two texts are to each other.
	LongStretch = 25
	// stretchGap is the most words, in either text, between two runs of one stretch: a
	// word that was changed, or "she said" in the middle of a quotation.
	stretchGap = 4
)

// LongStretches returns the runs that belong to long common stretches: runs that follow one
// another in both texts with small gaps, and have LongStretch words together. runs must be
// in the order of the first text.
func LongStretches(runs []align.Run) []align.Run {
	var out []align.Run
	for i := 0; i < len(runs); {
		j, words := i+1, runs[i].N
		for j < len(runs) && follows(runs[j-1], runs[j]) {
			words += runs[j].N
			j++
		}
		if words >= LongStretch {
			out = append(out, runs[i:j]...)
		}
		i = j
	}
	return out
}

// follows reports whether y follows x in both texts with a small gap.
func follows(x, y align.Run) bool {
	gapA, gapB := y.A-x.A-x.N, y.B-x.B-x.N
	return gapA >= 0 && gapA <= stretchGap && gapB >= 0 && gapB <= stretchGap
}

// hasStretch reports whether the words that are covered have a stretch of LongStretch words
// with small gaps.
func hasStretch(covered []bool) bool {
	words, gap := 0, 0
	for _, in := range covered {
		switch {
		case in:
			words, gap = words+1, 0
			if words >= LongStretch {
				return true
			}
		case gap < stretchGap:
			gap++
		default:
			words = 0
		}
	}
	return false
}
