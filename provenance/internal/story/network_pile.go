package story

import (
	"cmp"
	"maps"
	"slices"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
)

// Pile is the articles of a run, as far as the network needs them. Articles are numbered
// from 0.
type Pile interface {
	Len() int                                     // the number of articles
	Outlet(n uint32) string                       // canonical name of article n's outlet, "" when unknown
	Publisher(n uint32) (outletName, host string) // as in its record, either may be ""
	Held(n uint32) *article.Article               // article n if a finding may name it, else nil
	Outlets() *outlet.Table                       // the known outlets
	Times(outletName string) finding.OutletTimes  // what the times of an outlet, by canonical name, are worth
}

// Network is what findings show about the outlets of a pile.
type Network struct {
	Outlets []OutletEdge    // most articles first
	Sharing []OutletSharing // most findings first
	Pile    []PileOutlet    // the outlets of the pile, most articles first

	// Names has the canonical name of the outlet of each article of a finding, if known.
	Names map[*article.Article]string
}

// NameOf returns the canonical name of a's outlet if it is known, else the name that a has.
func (n *Network) NameOf(a *article.Article) string {
	if name := n.Names[a]; name != "" {
		return name
	}
	return a.Outlet
}

// NetworkOf returns the outlets of the pile and the network of the findings. first returns the
// first printing of an article: printings count once.
func NetworkOf(p Pile, findings []finding.Finding, first func(n uint32) uint32) *Network {
	type tally struct {
		articles       int
		names, domains map[string]bool
	}
	tallies := map[string]*tally{}
	names, output := map[*article.Article]string{}, map[string]int{}
	for n := range uint32(p.Len()) {
		own := p.Outlet(n)
		if own == "" {
			continue
		}
		if a := p.Held(n); a != nil { // articles of findings are held
			names[a] = own
		}
		counts := 0
		if first(n) == n {
			counts = 1
		}
		output[own] += counts
		t := tallies[own]
		if t == nil {
			t = &tally{names: map[string]bool{}, domains: map[string]bool{}}
			tallies[own] = t
		}
		t.articles += counts
		name, host := p.Publisher(n)
		if host != "" {
			t.domains[outlet.RegisteredDomain(host)] = true
		}
		if name != "" && name != own {
			t.names[name] = true
		}
	}
	net := &Network{Names: map[*article.Article]string{}}
	for name, t := range tallies {
		o, _ := p.Outlets().Resolve(name)
		net.Pile = append(net.Pile, PileOutlet{Name: name, Names: slices.Sorted(maps.Keys(t.names)), Domains: slices.Sorted(maps.Keys(t.domains)),
			Owner: o.Owner, Agency: o.Agency, Articles: t.articles, Times: p.Times(name)})
	}
	slices.SortFunc(net.Pile, comparePileOutlets)
	for _, a := range articlesOf(findings) {
		if name, ok := names[a]; ok {
			net.Names[a] = name
		}
	}
	net.connect(findings, output, p.Outlets())
	return net
}

// connect makes the edges of the network. output has the number of articles of each outlet.
func (n *Network) connect(findings []finding.Finding, output map[string]int, table *outlet.Table) {
	net := networkBuilder{n.NameOf, output, table}
	n.Outlets, n.Sharing = net.edges(findings), net.sharing(findings)
}

// Recount makes the edges of a network again from its findings, which have changed. t knows
// the outlets.
func (n *Network) Recount(findings []finding.Finding, t *outlet.Table) {
	output := map[string]int{}
	for _, o := range n.Pile {
		output[o.Name] = o.Articles
	}
	n.connect(findings, output, t)
}

func comparePileOutlets(x, y PileOutlet) int {
	return cmp.Or(cmp.Compare(y.Articles, x.Articles), cmp.Compare(x.Name, y.Name))
}

// articlesOf returns the articles of findings, with repetitions.
func articlesOf(findings []finding.Finding) []*article.Article {
	var list []*article.Article
	for i := range findings {
		list = append(list, findings[i].Source, findings[i].Copy)
	}
	return list
}

// Regroup renames the outlets of a network by a table t, and makes its edges again. findings
// are those that the network was made from; articles are theirs and those of stories. The
// outlets of these articles are looked up again. Of the other articles of the pile only
// counts by outlet are known, so they move with their whole outlet. Findings between
// outlets that t makes one are no longer in an edge.
func (n *Network) Regroup(findings []finding.Finding, articles []*article.Article, t *outlet.Table) {
	seen := map[outlet.Publisher]int{}
	for _, a := range articles {
		seen[outlet.PublisherOf(a)]++
	}
	p := outlet.NewResolver(t, seen)
	moved := map[string]string{} // new canonical name by the old one
	byName := map[string]*PileOutlet{}
	for _, o := range n.Pile {
		name := nameOf(t, o)
		moved[o.Name] = name
		known, _ := t.Resolve(name)
		m := byName[name]
		if m == nil {
			m = &PileOutlet{Name: name, Owner: cmp.Or(known.Owner, o.Owner), Agency: known.Agency || o.Agency}
			byName[name] = m
		}
		m.Articles += o.Articles
		m.Times = m.Times.Plus(o.Times)
		m.Names = outlet.AddNew(m.Names, o.Names)
		if o.Name != name {
			m.Names = outlet.AddNew(m.Names, []string{o.Name})
		}
		m.Domains = outlet.AddNew(m.Domains, o.Domains)
	}
	n.Pile = nil
	output := map[string]int{}
	for _, o := range byName {
		slices.Sort(o.Names)
		slices.Sort(o.Domains)
		n.Pile = append(n.Pile, *o)
		output[o.Name] = o.Articles
	}
	slices.SortFunc(n.Pile, comparePileOutlets)
	outletOf := map[*article.Article]string{}
	for _, a := range articles {
		name := p.Listed(outlet.PublisherOf(a))
		if name = cmp.Or(name, moved[n.NameOf(a)], n.NameOf(a)); name != "" {
			outletOf[a] = name
		}
	}
	n.Names = outletOf
	n.connect(findings, output, p.Table)
}

// nameOf returns the canonical name that t has for an outlet of a pile: by its name, else by
// its other names, else by its domains. Of several names in t the first counts.
func nameOf(t *outlet.Table, o PileOutlet) string {
	for _, list := range [][]string{{o.Name}, o.Names, o.Domains} {
		name := ""
		for _, x := range list {
			known, ok := t.Resolve(x)
			if !ok || name != "" && known.Name != name {
				continue
			}
			name = known.Name
		}
		if name != "" {
			return name
		}
	}
	return o.Name
}
