package story

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
)

// outletPile is a pile of articles of which only the publishers are known.
type outletPile struct {
	articles []*article.Article
	names    []string // canonical
	table    *outlet.Table
}

func (p *outletPile) Len() int                         { return len(p.articles) }
func (p *outletPile) Outlet(n uint32) string           { return p.names[n] }
func (p *outletPile) Held(n uint32) *article.Article   { return p.articles[n] }
func (p *outletPile) Outlets() *outlet.Table           { return p.table }
func (p *outletPile) Times(string) finding.OutletTimes { return finding.OutletTimes{} }
func (p *outletPile) Publisher(n uint32) (outletName, host string) {
	return p.articles[n].Outlet, outlet.HostOf(p.articles[n].URL)
}

// networkPile has three articles of the Harbor Courier under two names, two of Elm Weekly,
// one of the Ash Valley Gazette, and one of nobody. Elm took two from the Courier, the
// Gazette one from Elm.
func networkPile(t *testing.T) (*outletPile, []finding.Finding) {
	t.Helper()
	table, err := outlet.Parse(strings.NewReader("name\tdomains\taliases\towner\n" +
		"Harbor Courier\tharborcourier.example\tThe Courier\tBay Media\nElm Weekly\telm.example\t\tBay Media\n"))
	if err != nil {
		t.Fatal(err)
	}
	m := pileOf("c1", "c2", "c3", "e1", "e2", "g1", "x")
	p := &outletPile{table: table}
	for _, a := range []struct{ id, outlet, url, name string }{
		{"c1", "Harbor Courier", "https://www.harborcourier.example/1", "Harbor Courier"},
		{"c2", "The Courier", "https://m.harborcourier.example/2", "Harbor Courier"},
		{"c3", "Harbor Courier", "", "Harbor Courier"},
		{"e1", "Elm Weekly", "https://elm.example/1", "Elm Weekly"},
		{"e2", "Elm W.", "", "Elm Weekly"},
		{"g1", "Ash Valley Gazette", "https://gazette.example/1", "Ash Valley Gazette"},
		{"x", "", "", ""},
	} {
		m[a.id].Outlet, m[a.id].URL = a.outlet, a.url
		p.articles, p.names = append(p.articles, m[a.id]), append(p.names, a.name)
	}
	credited := pair(m["c2"], m["e2"], .98, .8)
	credited.Credit.Given = true
	return p, []finding.Finding{pair(m["c1"], m["e1"], .99, .9), credited, pair(m["e1"], m["g1"], .97, .7)}
}

func TestNetworkOf(t *testing.T) {
	p, findings := networkPile(t)
	n := NetworkOf(p, findings, itself)
	want := []PileOutlet{
		{Name: "Harbor Courier", Names: []string{"The Courier"}, Domains: []string{"harborcourier.example"}, Owner: "Bay Media", Articles: 3},
		{Name: "Elm Weekly", Names: []string{"Elm W."}, Domains: []string{"elm.example"}, Owner: "Bay Media", Articles: 2},
		{Name: "Ash Valley Gazette", Domains: []string{"gazette.example"}, Articles: 1},
	}
	if !slices.EqualFunc(n.Pile, want, sameOutlet) {
		t.Errorf("outlets %+v, want %+v", n.Pile, want)
	}
	if len(n.Outlets) != 2 || len(n.Sharing) != 0 {
		t.Fatalf("%d edges and %d pairs that share, want 2 and none", len(n.Outlets), len(n.Sharing))
	}
	e := n.Outlets[0]
	if e.Source != "Harbor Courier" || e.Copy != "Elm Weekly" || e.Owner != "Bay Media" || e.Articles != 2 || e.Output != 2 || e.Share != 1 || e.Credited != 1 {
		t.Errorf("edge %+v, want two of two articles, one credited, within Bay Media", e)
	}
	if e := n.Outlets[1]; e.Source != "Elm Weekly" || e.Copy != "Ash Valley Gazette" || e.Owner != "" || e.Articles != 1 {
		t.Errorf("edge %+v, want one article of the Gazette from Elm Weekly", e)
	}
	if len(n.Names) != 5 || n.NameOf(p.articles[1]) != "Harbor Courier" {
		t.Errorf("names %v, want those of the five articles of findings", slices.Sorted(maps.Values(n.Names)))
	}
	if a := (&article.Article{Outlet: "Nobody's"}); n.NameOf(a) != "Nobody's" {
		t.Errorf("an article of no finding is of %q, want its own words", n.NameOf(a))
	}
}

// TestRegroup: a table that makes the Gazette and Elm one outlet takes the edge between
// them away, and articles that are in no finding move with their outlet.
func TestRegroup(t *testing.T) {
	p, findings := networkPile(t)
	n := NetworkOf(p, findings, itself)
	table, err := outlet.Parse(strings.NewReader("name\tdomains\taliases\nElm Press\telm.example\tElm Weekly; Ash Valley Gazette\n"))
	if err != nil {
		t.Fatal(err)
	}
	n.Regroup(findings, articlesOf(findings), table)
	want := []PileOutlet{
		{Name: "Elm Press", Names: []string{"Ash Valley Gazette", "Elm W.", "Elm Weekly"}, Domains: []string{"elm.example", "gazette.example"}, Owner: "Bay Media", Articles: 3},
		{Name: "Harbor Courier", Names: []string{"The Courier"}, Domains: []string{"harborcourier.example"}, Owner: "Bay Media", Articles: 3},
	}
	if !slices.EqualFunc(n.Pile, want, sameOutlet) {
		t.Errorf("outlets %+v, want %+v", n.Pile, want)
	}
	if len(n.Outlets) != 1 || n.Outlets[0].Source != "Harbor Courier" || n.Outlets[0].Copy != "Elm Press" || n.Outlets[0].Articles != 2 || n.Outlets[0].Output != 3 {
		t.Errorf("edges %+v, want two of three articles of Elm Press from the Courier", n.Outlets)
	}
	for _, a := range []*article.Article{findings[2].Copy, findings[1].Copy} { // by its alias; with its outlet, since the table lacks "Elm W."
		if got := n.NameOf(a); got != "Elm Press" {
			t.Errorf("%s is of %q, want Elm Press", a.ID, got)
		}
	}
}

func sameOutlet(x, y PileOutlet) bool {
	return x.Name == y.Name && slices.Equal(x.Names, y.Names) && slices.Equal(x.Domains, y.Domains) && x.Owner == y.Owner && x.Agency == y.Agency && x.Articles == y.Articles
}

// itself says that an article has no other printings.
func itself(n uint32) uint32 { return n }
