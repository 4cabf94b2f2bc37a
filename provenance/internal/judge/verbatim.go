package judge

import (
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/passage"
)

// countVerbatim counts the words in common stretches in m, and returns how many words of
// common runs are not set aside. aside says of each word of the second text, or of the
// first, whether it is.
func (p *Measurer) countVerbatim(second bool, aside []bool, m *Measured) int {
	n := 0
	m.verbatim, m.longest = 0, 0
	for _, s := range m.Stretches() {
		own, all := 0, 0
		for _, r := range s.Runs {
			at := r.A
			if second {
				at = r.B
			}
			own += r.N - doc.Count(aside[at:at+r.N])
			all += r.N
		}
		n += own
		if own > 0 {
			gaps := s.GapWords(p.GramA, p.GramB)
			own, all = own+gaps, all+gaps
		}
		if own >= passage.ExcerptRun {
			own = all // with so many other words the quotations were copied along with them
		}
		m.verbatim += own
		if own > 0 {
			m.longest = max(m.longest, all)
		}
	}
	return n
}
