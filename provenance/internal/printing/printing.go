// Package printing finds the texts of one outlet that are printings of one article: the
// first version, updates under other addresses, the print edition, a re-post a year later.
//
// They stay articles of the pile, since another outlet may have copied any of them. But they
// are one article: an outlet does not copy from itself, a copy of the first version is not
// the source of the second, and a network counts them once.
//
// Start at [Find].
package printing

import (
	"cmp"
	"slices"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/parallel"
)

// Pile is the articles of a run, as far as their printings need them.
type Pile interface {
	judge.Docs
	Article(n uint32) *article.Article // article n; its text may be absent
	Versions(a, b uint32) bool         // whether a and b are texts of one address
	Later(n uint32) bool               // whether the address of n is known to have had another version before
}

// Groups says which articles of a pile are printings of one article. The zero value, and
// nil, say that each is one of its own.
type Groups struct {
	group   map[uint32][]uint32 // the printings of an article that has several, in order of time
	within  map[uint32][]uint32 // the other articles of its outlet whose text an article has among much else, sorted
	sets    int                 // the articles that have several printings
	further int                 // the articles of the pile that are not the first printing of theirs
}

// Find returns the printings among pairs of articles of one outlet. The error is that of the
// workers' context.
func Find(w *parallel.Workers, p Pile, pairs [][2]uint32) (*Groups, error) {
	is := make([]judge.Printing, len(pairs))
	measurers := judge.NewMeasurers(w)
	err := judge.OverDocs(w, p, "finding printings", len(pairs), func(i int) []uint32 { return pairs[i][:] }, func(worker, i int, d []*doc.Doc) {
		is[i] = measurers[worker].Measure(d[pairs[i][0]], d[pairs[i][1]]).Printing(p.Versions(pairs[i][0], pairs[i][1]))
	})
	if err != nil {
		return nil, err
	}
	g := &Groups{group: map[uint32][]uint32{}, within: map[uint32][]uint32{}}
	parent := map[uint32]uint32{}
	var root func(n uint32) uint32
	root = func(n uint32) uint32 {
		if m, ok := parent[n]; ok && m != n {
			parent[n] = root(m)
			return parent[n]
		}
		return n
	}
	var members []uint32
	for i, pair := range pairs {
		switch is[i] {
		case judge.Same:
			members = append(members, pair[0], pair[1])
			if a, b := root(pair[0]), root(pair[1]); a != b {
				parent[max(a, b)] = min(a, b)
			}
		case judge.AInB:
			g.within[pair[1]] = append(g.within[pair[1]], pair[0])
		case judge.BInA:
			g.within[pair[0]] = append(g.within[pair[0]], pair[1])
		}
	}
	slices.Sort(members)
	sets := map[uint32][]uint32{}
	for _, n := range slices.Compact(members) {
		sets[root(n)] = append(sets[root(n)], n)
	}
	for _, set := range sets {
		slices.SortFunc(set, func(x, y uint32) int {
			return compareTime(p, x, y)
		})
		for _, n := range set {
			g.group[n] = set
		}
		g.sets++
		g.further += len(set) - 1
	}
	for _, list := range g.within {
		slices.Sort(list)
	}
	return g, nil
}

// compareTime orders two printings. Of equal times the one that is believed less is that of an
// update that bears the time of the first.
func compareTime(p Pile, x, y uint32) int {
	a, b := p.Article(x), p.Article(y)
	if a.Published.Believed() == article.NoTime && b.Published.Believed() == article.NoTime && p.Later(x) != p.Later(y) {
		if p.Later(x) {
			return 1
		}
		return -1
	}
	return cmp.Or(finding.CompareTime(a, b), cmp.Compare(a.Published.Trust, b.Published.Trust),
		a.Fetched.Compare(b.Fetched.Time), a.Published.Compare(b.Published.Time), cmp.Compare(x, y))
}

// Of returns the printings of article n in order of time, n among them; nil when it is the
// only one.
func (g *Groups) Of(n uint32) []uint32 {
	if g == nil {
		return nil
	}
	return g.group[n]
}

// First returns the first printing of article n, which is n when it is the only one.
func (g *Groups) First(n uint32) uint32 {
	if set := g.Of(n); set != nil {
		return set[0]
	}
	return n
}

// Same reports whether x and y are one report: printings of one article, or an article and
// another of its outlet that has its text among much else.
func (g *Groups) Same(x, y uint32) bool {
	return g != nil && (g.First(x) == g.First(y) || slices.Contains(g.within[x], y) || slices.Contains(g.within[y], x))
}

// Further returns the number of articles that are not the first printing of theirs, and of how
// many articles they are printings.
func (g *Groups) Further() (printings, articles int) {
	if g == nil {
		return 0, 0
	}
	return g.further, g.sets
}
