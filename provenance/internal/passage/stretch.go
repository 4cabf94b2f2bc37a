package passage

import (
	"copytrail/align"
	"copytrail/shingle"
)

// Stretch is a part of two texts a and b that is the same but for small edits: common runs
// with small gaps between them.
type Stretch struct {
	Runs []align.Run   // at least one, in order; the words between them are the gaps
	A, B shingle.Range // from the first run to the last, in words of a and of b
}

// maxStretchGap is the most words, in either text, between two runs of one stretch: a
// clause that was put in, left out or worded anew.
const maxStretchGap = 12

// Stretches joins the runs of m to stretches, in order of a.
func (m *Wording) Stretches() []Stretch { return stretches(m.Runs, maxStretchGap) }

// stretches joins runs, which are in order of a, where at most gap words of either text lie
// between them.
func stretches(runs []align.Run, gap int) []Stretch {
	var out []Stretch
	for i, r := range runs {
		if n := len(out); n > 0 {
			s := &out[n-1]
			if r.A >= s.A.End && r.B >= s.B.End && r.A-s.A.End <= gap && r.B-s.B.End <= gap {
				s.Runs = runs[i-len(s.Runs) : i+1]
				s.A.End, s.B.End = r.A+r.N, r.B+r.N
				continue
			}
		}
		out = append(out, Stretch{
			Runs: runs[i : i+1],
			A:    shingle.Range{Start: r.A, End: r.A + r.N}, B: shingle.Range{Start: r.B, End: r.B + r.N},
		})
	}
	return out
}

// GapWords returns how many words of the gaps of s are in common, in the text that has fewer:
// they are in 3-grams that the other text has too. gramA and gramB say of each word of a and
// of b whether it begins one.
func (s *Stretch) GapWords(gramA, gramB []bool) int {
	n := 0
	for k := 1; k < len(s.Runs); k++ {
		x, y := s.Runs[k-1], s.Runs[k]
		n += min(covered(gramA, x.A+x.N, y.A), covered(gramB, x.B+x.N, y.B))
	}
	return n
}

// covered returns how many of the words from to to are in 3-grams that begin there.
func covered(gram []bool, from, to int) int {
	n, end := 0, from
	for i := from; i < to; i++ {
		if gram[i] {
			till := min(i+3, to)
			n += till - max(i, end)
			end = till
		}
	}
	return n
}
