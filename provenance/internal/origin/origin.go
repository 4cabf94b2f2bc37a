package origin

import (
	"slices"

	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
)

// Pile is the articles of a run, as far as FindShared needs them.
type Pile interface {
	judge.Docs
	Article(n uint32) *article.Article // the text may be missing
	Outlet(n uint32) string            // canonical name, "" when unknown
	Words(n uint32) int                // number of words of the body
}

// search holds the arguments of FindShared for its steps.
type search struct {
	w       *parallel.Workers
	pile    Pile
	judged  []judge.Judgement
	which   []int // indexes of judged
	credits map[uint32]*credit.Attribution
}

// FindShared makes judged[i], for each i in which, shared-source if credits or a third
// article of the pile show it, and sets Shared to the names of what both texts derive from.
// All of judged is evidence for third articles. credits must have an entry for each article
// of these pairs; it is changed too, since a copy that lost its credit gets the credits of
// its copies. The error is that of the workers' context.
func FindShared(w *parallel.Workers, p Pile, judged []judge.Judgement, which []int, credits map[uint32]*credit.Attribution) error {
	s := &search{w, p, judged, which, credits}
	thirds, err := s.findThirds()
	if err != nil {
		return err
	}
	s.inheritOrigins()
	chains, issuers := s.findChains(), s.issuers()
	for k, i := range which {
		v := &judged[i]
		a, b := p.Outlet(v.A), p.Outlet(v.B)
		v.Shared = credit.InBoth(credits[v.A].For(v.B), credits[v.B].For(v.A), a, b)
		if !v.Relation.Reuse() {
			if thirds[k] >= 0 {
				s.shareThird(v, uint32(thirds[k]))
			}
			continue
		}
		x, y := credits[v.A].For(v.B), credits[v.B].For(v.A)
		agencies := sharedAgencies(v, x, y, a, b)
		if len(agencies) == 0 {
			agencies = originsOfOne(v, x, y, a, b)
		}
		if len(agencies) == 0 && chains[i] {
			agencies = []string{credit.SameAuthor(x, y)}
		}
		if len(agencies) > 0 {
			v.Relation, v.Shared = finding.SharedSource, agencies // without the outlets that both only quote
			v.Third = issuers[agencies[0]]
			continue
		}
		if thirds[k] >= 0 {
			s.shareThird(v, uint32(thirds[k]))
		}
	}
	return nil
}

// shareThird makes the pair shared-source, with an article of the pile as its source.
func (s *search) shareThird(v *judge.Judgement, third uint32) {
	name := s.pile.Outlet(third)
	if name == "" {
		name = s.pile.Article(third).ID
	}
	v.Relation, v.Third, v.Shared = finding.SharedSource, true, outlet.AddNew([]string{name}, v.Shared)
}

// sharedAgencies returns the agencies and outlets that the texts of a pair are credited to,
// when that explains the pair without copying from one another: both are credited to one
// agency or outlet, or one is credited to an agency and the other is the same text without
// the credit. It returns nil when one text is an agency's own article that the other
// credits.
func sharedAgencies(v *judge.Judgement, a, b *credit.Attribution, outletA, outletB string) []string {
	if a.Agency && slices.Contains(outlet.AddNew(slices.Clone(b.Agencies), b.Parts), outletA) ||
		b.Agency && slices.Contains(outlet.AddNew(slices.Clone(a.Agencies), a.Parts), outletB) {
		return nil
	}
	if both := originsInBoth(a, b, outletA, outletB); len(both) > 0 {
		return both
	}
	if !a.Gives(outletB) && !b.Gives(outletA) {
		if both := credit.Spread(a, b); len(both) > 0 {
			return both
		}
	}
	// A copy that lost its credit, or gives it differently.
	if v.Relation == finding.Excerpt && !a.Gives(outletB) && !b.Gives(outletA) {
		if from := outlet.AddNew(slices.Clone(a.Agencies), b.Agencies); len(from) > 0 {
			return from // prose of a text that is the agency's as a whole, however short
		}
	}
	if oneText(v) {
		from := outlet.AddNew(slices.Clone(a.Agencies), b.Agencies)
		if len(from) == 0 && (a.Wires || b.Wires) && !a.Agency && !b.Agency {
			from = []string{credit.SomeAgency}
		}
		return from
	}
	return nil
}

const (
	// longExcerpt is the number of words of an excerpt from which it is thought to be the
	// agency's that one of the texts is credited to.
	longExcerpt = 100
	// largeExcerpt is the same as a share of the shorter text.
	largeExcerpt = 0.25
)

// mostlyFrom is the least share of a text's words that must stand verbatim in another text
// for the credits of that text to apply to it.
const mostlyFrom = 0.7

// inheritOrigins gives every article the agencies and origins of the articles that it is a
// copy of, or that have most of its words, also through copies of copies. A reprint often
// loses its dateline, and two reprints without one would look as if one had copied the
// other. The outlet that issued a press release is an origin of its copies.
func (s *search) inheritOrigins() {
	type link struct{ to, from uint32 }
	var links []link
	for _, i := range s.which {
		v := &s.judged[i]
		for _, l := range []link{{v.A, v.B}, {v.B, v.A}} {
			if v.Relation >= finding.NearCopy || v.Relation == finding.Excerpt && float64(v.Verbatim) >= mostlyFrom*float64(s.pile.Words(l.to)) {
				links = append(links, l)
			}
		}
	}
	for changed := true; changed; { // ends, because each round adds an origin to some article
		changed = false
		for _, l := range links {
			to, from := s.credits[l.to], s.credits[l.from].For(l.to)
			agencies, origins := from.Agencies, from.Origins
			if own := s.pile.Outlet(l.from); from.Agency {
				agencies = outlet.AddNew([]string{own}, agencies)
			} else if from.Issuer {
				origins = outlet.AddNew([]string{own}, origins)
			}
			add := func(list *[]string, more []string) {
				for _, x := range more {
					if x != s.pile.Outlet(l.to) && !slices.Contains(*list, x) {
						*list, changed = append(*list, x), true
					}
				}
			}
			add(&to.Agencies, agencies)
			if !to.Issuer {
				add(&to.Origins, origins)
			}
			if from.Wires && !to.Wires {
				to.Wires, changed = true, true
			}
		}
	}
	for _, c := range s.credits {
		slices.Sort(c.Agencies) // the order of adding depends on the order of pairs
		slices.Sort(c.Origins)
	}
}
