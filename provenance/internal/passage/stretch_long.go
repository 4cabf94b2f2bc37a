package passage

import "copytrail/align"

const (
	// LongStretch is the least number of words of a common stretch that is a fact worth
	// telling by itself, whatever the two texts are to each other.
	LongStretch = 25
	// longGap is the most words, in either text, between two runs of one of these: a word
	// that was changed, or "she said" in the middle of a quotation.
	longGap = 4
)

// LongStretches returns the runs that belong to long common stretches: runs that follow one
// another in both texts with small gaps, and have LongStretch words together. runs must be
// in the order of the first text.
func LongStretches(runs []align.Run) []align.Run {
	var out []align.Run
	for _, s := range stretches(runs, longGap) {
		words := 0
		for _, r := range s.Runs {
			words += r.N
		}
		if words >= LongStretch {
			out = append(out, s.Runs...)
		}
	}
	return out
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
		case gap < longGap:
			gap++
		default:
			words = 0
		}
	}
	return false
}
