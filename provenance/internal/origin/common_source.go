package origin

import (
	"copytrail/provenance/internal/direction"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/judge"
)

// sourceTest tests whether two texts were both made from a third, by all evidence for a
// direction in each of the two pairs. It is made for one pair and used by one goroutine.
type sourceTest struct {
	s      *search
	p      *judge.Measurer
	d      []*doc.Doc
	styles map[*doc.Doc]map[string]float64 // style rates computed so far
}

// isSource reports whether a and b were both made from c: the evidence in both pairs says
// that c was first, with a sum of log odds of at least least. Whether b was made from c by
// way of a cannot be told and does not matter: it derives from c either way.
func (t *sourceTest) isSource(a, b, c uint32, least float64) bool {
	toA := t.logOdds(c, a)
	toB := t.logOdds(c, b)
	return toA > direction.MinLogOdds && toB > direction.MinLogOdds && toA+toB >= least
}

// mayBeSource reports whether no evidence contradicts that c was before a and b. Explaining
// what they share is not enough: the first of two rewrites of one source also has nearly
// all that the other shares with the source.
func (t *sourceTest) mayBeSource(a, b, c uint32) bool {
	return t.logOdds(c, a) > -direction.MinClaim/2 && t.logOdds(c, b) > -direction.MinClaim/2
}

// logOdds returns the log odds that x was before y, see [direction.Case.LogOdds].
func (t *sourceTest) logOdds(x, y uint32) float64 {
	return t.caseOf(x, y).LogOdds(&t.p.Comparer, t.style)
}

// textLogOdds is logOdds without times.
func (t *sourceTest) textLogOdds(x, y uint32) float64 {
	return t.caseOf(x, y).TextLogOdds(&t.p.Comparer, t.style)
}

// caseOf returns what may say which of two texts was first.
func (t *sourceTest) caseOf(x, y uint32) *direction.Case {
	c := &direction.Case{A: t.d[x], B: t.d[y], OutletA: t.s.pile.Outlet(x), OutletB: t.s.pile.Outlet(y)}
	if cx, cy := t.s.credits[x], t.s.credits[y]; cx != nil && cy != nil {
		c.CreditsA, c.CreditsB = cx.For(y).Mentions, cy.For(x).Mentions
	}
	return c
}

// style returns the style rates of a text, computed once.
func (t *sourceTest) style(d *doc.Doc) map[string]float64 {
	if t.styles[d] == nil {
		t.styles[d] = direction.StyleRates(d)
	}
	return t.styles[d]
}
