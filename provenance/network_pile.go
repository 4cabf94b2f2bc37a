package provenance

import (
	"cmp"
	"copytrail/article"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/pile"
	"maps"
	"slices"
)

// network lists the outlets of the pile and makes the network of the findings.
func (r *Result) network(p *pile.Pile) {
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
		if a := p.Held(n); a != nil { // as those of findings are
			names[a] = own
		}
		output[own]++
		t := tallies[own]
		if t == nil {
			t = &tally{names: map[string]bool{}, domains: map[string]bool{}}
			tallies[own] = t
		}
		t.articles++
		name, host := p.Publisher(n)
		if host != "" {
			t.domains[outlet.RegisteredDomain(host)] = true
		}
		if name != "" && name != own {
			t.names[name] = true
		}
	}
	for name, t := range tallies {
		o, _ := p.Outlets().Resolve(name)
		r.Pile = append(r.Pile, PileOutlet{Name: name, Names: slices.Sorted(maps.Keys(t.names)), Domains: slices.Sorted(maps.Keys(t.domains)),
			Owner: o.Owner, Agency: o.Agency, Articles: t.articles})
	}
	slices.SortFunc(r.Pile, comparePileOutlets)
	r.OutletNames = map[*article.Article]string{}
	for _, a := range r.articles() {
		if name, ok := names[a]; ok {
			r.OutletNames[a] = name
		}
	}
	net := outletNetwork{r.OutletName, output, p.Outlets()}
	r.Outlets, r.Sharing = net.edges(r.Findings), net.sharing(r.Findings)
}

func comparePileOutlets(x, y PileOutlet) int {
	return cmp.Or(cmp.Compare(y.Articles, x.Articles), cmp.Compare(x.Name, y.Name))
}

// articles returns the articles of findings and stories; some more than once.
func (r *Result) articles() []*article.Article {
	var list []*article.Article
	for i := range r.Findings {
		list = append(list, r.Findings[i].Source, r.Findings[i].Copy)
	}
	for i := range r.Stories {
		list = append(list, r.Stories[i].Articles...)
	}
	return list
}

// Regroup names the outlets of a result anew by a table, as after
// [OutletTable.Extend] or [OutletTable.ByOwner], and makes the network again. Who
// published an article of a finding is looked up afresh; of the other articles of
// the pile only their counts by outlet are at hand, so they move with their whole
// outlet. Findings stay as they are, also those between outlets that are one now:
// they are in no arrow.
func (r *Result) Regroup(t *outlet.Table) {
	seen := map[outlet.Credential]int{}
	articles := r.articles()
	for _, a := range articles {
		seen[outlet.CredentialOf(a)]++
	}
	p := outlet.NewPile(t, seen)
	moved := map[string]string{} // from the old canonical name
	byName := map[string]*PileOutlet{}
	for _, o := range r.Pile {
		name := nameOf(t, o)
		moved[o.Name] = name
		known, _ := t.Resolve(name)
		m := byName[name]
		if m == nil {
			m = &PileOutlet{Name: name, Owner: cmp.Or(known.Owner, o.Owner), Agency: known.Agency || o.Agency}
			byName[name] = m
		}
		m.Articles += o.Articles
		m.Names = outlet.AddNew(m.Names, o.Names)
		if o.Name != name {
			m.Names = outlet.AddNew(m.Names, []string{o.Name})
		}
		m.Domains = outlet.AddNew(m.Domains, o.Domains)
	}
	r.Pile = nil
	output := map[string]int{}
	for _, o := range byName {
		slices.Sort(o.Names)
		slices.Sort(o.Domains)
		r.Pile = append(r.Pile, *o)
		output[o.Name] = o.Articles
	}
	slices.SortFunc(r.Pile, comparePileOutlets)
	outletOf := map[*article.Article]string{}
	for _, a := range articles {
		name := p.Listed(outlet.CredentialOf(a))
		if name = cmp.Or(name, moved[r.OutletName(a)], r.OutletName(a)); name != "" {
			outletOf[a] = name
		}
	}
	r.OutletNames = outletOf
	n := outletNetwork{r.OutletName, output, p.Table}
	r.Outlets, r.Sharing = n.edges(r.Findings), n.sharing(r.Findings)
}

// nameOf returns the canonical name that t has for an outlet of a pile: by its name,
// else by how records name it, else by its domains where they agree.
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
