package pile

import (
	"cmp"
	"slices"
	"strings"

	"copytrail/lsh"
	"copytrail/provenance/internal/outlet"
)

// SameOutlet counts the candidates that are not compared because both articles are of one
// outlet. The zero value says that there are none.
type SameOutlet struct {
	Pairs   int
	Joined  int           // of Pairs, those whose records name the outlet in two ways or are on two domains
	Outlets []OutletPairs // those with joined pairs first, then the most pairs, then by name
}

// OutletPairs is the part of one outlet in a [SameOutlet].
type OutletPairs struct {
	Outlet        string // canonical name
	Pairs, Joined int
}

// leftOut counts pairs of articles of one outlet. The same pair may be in the list more than
// once.
func (p *Pile) leftOut(pairs []lsh.Pair) SameOutlet {
	slices.SortFunc(pairs, lsh.Pair.Compare)
	pairs = slices.Compact(pairs)
	all := SameOutlet{Pairs: len(pairs)}
	counts := map[string]*OutletPairs{}
	stated := map[publisher][2]string{}
	of := func(n uint32) [2]string {
		x := p.publisherOf(&p.articles[n])
		s, ok := stated[x]
		if !ok {
			s = statedBy(x)
			stated[x] = s
		}
		return s
	}
	for _, pair := range pairs {
		name := p.articles[pair.A].outlet
		c := counts[name]
		if c == nil {
			c = &OutletPairs{Outlet: name}
			counts[name] = c
		}
		c.Pairs++
		x, y := of(pair.A), of(pair.B)
		if differ(x[0], y[0]) || differ(x[1], y[1]) {
			c.Joined++
			all.Joined++
		}
	}
	for _, c := range counts {
		all.Outlets = append(all.Outlets, *c)
	}
	slices.SortFunc(all.Outlets, func(x, y OutletPairs) int {
		if (x.Joined > 0) != (y.Joined > 0) {
			return cmp.Compare(min(y.Joined, 1), min(x.Joined, 1))
		}
		return cmp.Or(cmp.Compare(y.Pairs, x.Pairs), cmp.Compare(x.Outlet, y.Outlet))
	})
	return all
}

// statedBy returns the name and the registered domain that a record gives, each "" when it
// gives none.
func statedBy(x publisher) (s [2]string) {
	if s[0] = strings.ToLower(strings.TrimSpace(x.outlet)); outlet.HostOf(s[0]) != "" {
		s[0] = ""
	}
	if x.Host != "" {
		s[1] = outlet.RegisteredDomain(x.Host)
	}
	return s
}

// differ reports whether both of two strings are known and they are not the same.
func differ(x, y string) bool { return x != "" && y != "" && x != y }
