package origin

import (
	"slices"
	"strings"

	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/outlet"
)

// oneText reports whether the two texts of a pair are one, or large parts of them: then an
// origin that only one of them names is thought to be that of both.
func oneText(v *judge.Judgement) bool {
	return v.Relation >= finding.NearCopy || v.Relation == finding.Excerpt && (v.Verbatim >= longExcerpt || v.VerbatimShare() >= largeExcerpt)
}

// originsInBoth returns the agencies, outlets and other origins that both texts are credited
// to, without the two outlets.
func originsInBoth(a, b *credit.Attribution, outletA, outletB string) []string {
	both := slices.DeleteFunc(slices.Clone(a.Agencies), func(x string) bool {
		return x == outletA || x == outletB || !slices.Contains(b.Agencies, x)
	})
	if len(both) > 0 {
		return both
	}
	inB := allOrigins(b)
	for _, x := range allOrigins(a) {
		if x == credit.PressRelease && (a.Issuer || b.Issuer) {
			continue // it is the release
		}
		if x != outletA && x != outletB && slices.ContainsFunc(inB, func(y string) bool { return strings.EqualFold(x, y) }) {
			both = append(both, x)
		}
	}
	return named(both)
}

// allOrigins returns whatever a text is credited to as a whole.
func allOrigins(c *credit.Attribution) []string {
	return outlet.AddNew(outlet.AddNew(slices.Clone(c.Agencies), c.Origins), c.Labels)
}

// originsOfOne returns the origins that one of two texts names, when the two are one text: the
// other has lost its note. It returns nil when one is from the other's outlet, or is the
// release that the other is a copy of.
func originsOfOne(v *judge.Judgement, a, b *credit.Attribution, outletA, outletB string) []string {
	if !oneText(v) || a.Issuer || b.Issuer || a.Gives(outletB) || b.Gives(outletA) {
		return nil
	}
	if slices.Contains(allOrigins(a), outletB) || slices.Contains(allOrigins(b), outletA) {
		return nil
	}
	return named(slices.DeleteFunc(outlet.AddNew(slices.Clone(a.Origins), b.Origins), func(x string) bool { return x == outletA || x == outletB }))
}

// named leaves out "a press release" and the like beside a name that says whose it is.
func named(origins []string) []string {
	bare := func(x string) bool { return x == credit.PressRelease || x == credit.PoolReport }
	if !slices.ContainsFunc(origins, func(x string) bool { return !bare(x) }) {
		return origins
	}
	return slices.DeleteFunc(origins, bare)
}

// issuers returns the outlets whose own press releases are in the pile.
func (s *search) issuers() map[string]bool {
	outlets := map[string]bool{}
	for n, c := range s.credits {
		if c.Issuer {
			outlets[s.pile.Outlet(n)] = true
		}
	}
	return outlets
}

// chainOutlets is the least number of outlets that print one text under one author's name at
// which the text is a chain's. Of two, one may have copied the other with the name.
const chainOutlets = 3

// findChains returns for each index of judged whether the two are printings of one text by one
// author in papers of a chain: at least chainOutlets outlets print it under that name, or the
// byline names the organisation that the author writes for, and it is neither outlet.
func (s *search) findChains() map[int]bool {
	group := map[uint32]uint32{} // to another article of the same text and author
	root := func(n uint32) uint32 {
		for {
			up, ok := group[n]
			if !ok || up == n {
				return n
			}
			n = up
		}
	}
	var pairs []int
	for _, i := range s.which {
		v := &s.judged[i]
		a, b := s.credits[v.A], s.credits[v.B]
		outletA, outletB := s.pile.Outlet(v.A), s.pile.Outlet(v.B)
		if !oneText(v) || outletA == "" || outletB == "" || outletA == outletB || credit.SameAuthor(a, b) == "" || a.Agency || b.Agency || a.Credits(outletB) || b.Credits(outletA) {
			continue // or one of the two is given as the source
		}
		pairs = append(pairs, i)
		if x, y := root(v.A), root(v.B); x != y {
			group[max(x, y)] = min(x, y)
		}
	}
	outlets := map[uint32]map[string]bool{}
	for _, i := range pairs {
		for _, n := range []uint32{s.judged[i].A, s.judged[i].B} {
			at := root(n)
			if outlets[at] == nil {
				outlets[at] = map[string]bool{}
			}
			outlets[at][s.pile.Outlet(n)] = true
		}
	}
	chains := map[int]bool{}
	for _, i := range pairs {
		v := &s.judged[i]
		if s.credits[v.A].Network && s.credits[v.B].Network || len(outlets[root(v.A)]) >= chainOutlets {
			chains[i] = true
		}
	}
	return chains
}
