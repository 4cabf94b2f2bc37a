package origin

import (
	"copytrail/provenance/internal/direction"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/judge"
)

// hub asks whether two texts were both made from a third, by what speaks for a
// direction in each of the two pairs. One goroutine uses it, for one pair.
type hub struct {
	s      *origins
	p      *judge.Measurer
	d      []*doc.Doc
	styles map[*doc.Doc]map[string]float64 // of the texts that were asked about
}

// is reports whether a and b were both made from c. Whether b was made from c by way of
// a cannot be told and does not matter: it derives from c all the same.
func (h *hub) is(a, b, c uint32, least float64) bool {
	toA := h.leaning(c, a)
	toB := h.leaning(c, b)
	return toA > direction.Faint && toB > direction.Faint && toA+toB >= least
}

// mayBe reports whether nothing speaks against c having been before a and b: the
// first of two rewrites of one source has nearly all that the other shares with the
// source.
func (h *hub) mayBe(a, b, c uint32) bool {
	return h.leaning(c, a) > -direction.WitnessLeast/2 && h.leaning(c, b) > -direction.WitnessLeast/2
}

// leaning returns the log odds that x was first of a pair, by all that speaks for a
// direction, also what is too weak to decide.
func (h *hub) leaning(x, y uint32) float64 {
	c := direction.Case{A: h.d[x], B: h.d[y], OutletA: h.s.pile.Outlet(x), OutletB: h.s.pile.Outlet(y)}
	if cx, cy := h.s.credits[x], h.s.credits[y]; cx != nil && cy != nil {
		c.CreditsA, c.CreditsB = cx.Mentions, cy.Mentions
	}
	return c.Leaning(&h.p.Comparer, h.style)
}

// style returns how a text is worded.
func (h *hub) style(d *doc.Doc) map[string]float64 {
	if h.styles[d] == nil {
		h.styles[d] = direction.StyleRates(d)
	}
	return h.styles[d]
}
