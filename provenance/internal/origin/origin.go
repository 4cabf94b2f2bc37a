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

// This file decides when two texts that are alike derive from a third. Saying "A copied
// B" of two customers of one agency is the worst mistake there is, so every doubt here
// goes to shared-source.

// Pile is what the search for shared sources asks of the articles of a run.
type Pile interface {
	judge.Docs
	Article(n uint32) *article.Article // its text may be missing
	Outlet(n uint32) string            // the canonical name, "" when unknown
	Words(n uint32) int                // of its body
}

// origins is the work of finding the shared sources of some judgements.
type origins struct {
	w       *parallel.Workers
	pile    Pile
	judged  []judge.Judgement
	which   []int // of judged
	credits map[uint32]*credit.Attribution
}

// Share turns the judgements of which into shared-source where credits or a third
// article of the pile say so, and notes the names of what both texts derive from. credits
// has what the articles of these pairs say of their sources. The other judgements are
// evidence for a third article. Judgements and credits are changed in place: a printing
// that has lost its credit gets that of its copies.
func Share(w *parallel.Workers, p Pile, judged []judge.Judgement, which []int, credits map[uint32]*credit.Attribution) error {
	s := &origins{w, p, judged, which, credits}
	thirds, err := s.findThirds()
	if err != nil {
		return err
	}
	s.inherit()
	for k, i := range which {
		v := &judged[i]
		a, b := p.Outlet(v.A), p.Outlet(v.B)
		v.Shared = credit.InBoth(credits[v.A], credits[v.B], a, b)
		if !v.Relation.Reuse() {
			if thirds[k] >= 0 {
				s.shareThird(v, uint32(thirds[k]))
			}
			continue
		}
		if agencies := sharedAgencies(v, credits[v.A], credits[v.B], a, b); len(agencies) > 0 {
			v.Relation, v.Shared = finding.SharedSource, agencies // what both only quote is not where they are from
			continue
		}
		if thirds[k] >= 0 {
			s.shareThird(v, uint32(thirds[k]))
		}
	}
	return nil
}

// shareThird makes an article of the pile what both texts of a pair derive from.
func (s *origins) shareThird(v *judge.Judgement, third uint32) {
	name := s.pile.Outlet(third)
	if name == "" {
		name = s.pile.Article(third).ID
	}
	v.Relation, v.Third, v.Shared = finding.SharedSource, true, outlet.AddNew([]string{name}, v.Shared)
}

// sharedAgencies returns the agencies that the texts of a pair are credited to,
// when that explains the pair without one having taken from the other: both are
// credited to one agency or outlet, or one is to an agency and the other is the same text without the credit. An
// agency's own article is a source like any other; so is one that the other credits.
func sharedAgencies(v *judge.Judgement, a, b *credit.Attribution, outletA, outletB string) []string {
	if a.Agency && slices.Contains(outlet.AddNew(slices.Clone(b.Agencies), b.Parts), outletA) ||
		b.Agency && slices.Contains(outlet.AddNew(slices.Clone(a.Agencies), a.Parts), outletB) {
		return nil
	}
	var both []string
	bs := outlet.AddNew(slices.Clone(b.Agencies), b.Origins)
	for _, x := range outlet.AddNew(slices.Clone(a.Agencies), a.Origins) {
		if x != outletA && x != outletB && slices.Contains(bs, x) {
			both = append(both, x)
		}
	}
	if len(both) > 0 {
		return both
	}
	if !a.Gives(outletB) && !b.Gives(outletA) {
		if both := credit.Spread(a, b); len(both) > 0 {
			return both
		}
	}
	// A printing that has lost its credit, or gives it differently.
	if v.Relation >= finding.NearCopy || v.Relation == finding.Excerpt && v.Verbatim >= 100 {
		from := outlet.AddNew(slices.Clone(a.Agencies), b.Agencies)
		if len(from) == 0 && (a.Wires || b.Wires) {
			from = []string{credit.SomeAgency}
		}
		return from
	}
	return nil
}

// mostlyFrom is the share of a text's words that must stand word for word in another
// for what that says of its origin to hold for the text.
const mostlyFrom = 0.7

// inherit gives every article the agencies of those that it is a copy of, or that
// have most of its words: a printing often loses its dateline, and two printings that
// have lost it would look as if one had copied the other. It goes on through copies
// of copies.
func (s *origins) inherit() {
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
	for changed := true; changed; { // each round gives some article an agency more
		changed = false
		for _, l := range links {
			to, from := s.credits[l.to], s.credits[l.from]
			more := from.Agencies
			if from.Agency {
				more = outlet.AddNew([]string{s.pile.Outlet(l.from)}, more)
			}
			for _, x := range more {
				if x != s.pile.Outlet(l.to) && !slices.Contains(to.Agencies, x) {
					to.Agencies, changed = append(to.Agencies, x), true
				}
			}
			if from.Wires && !to.Wires {
				to.Wires, changed = true, true
			}
		}
	}
	for _, c := range s.credits {
		slices.Sort(c.Agencies) // whatever the order in which they came
	}
}
