package provenance

import (
	"context"
	"copytrail/article"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

// networkOf makes the network of findings among articles that name their outlets.
func networkOf(findings []finding.Finding, output map[string]int) *outletNetwork {
	return &outletNetwork{func(a *article.Article) string { return a.Outlet }, output, outlet.Default()}
}

func TestNetworkCountsArticlesNotPairs(t *testing.T) {
	p := pileOf("a", "b", "c")
	p["b"].Outlet = "a.example" // two articles of one outlet, both sources of c
	credited := pair(p["b"], p["c"], .97, .5)
	credited.Credit.Given = true
	shared := pair(p["a"], p["c"], .99, .5)
	shared.Relation = finding.SharedSource
	findings := []finding.Finding{pair(p["a"], p["c"], .99, .5), credited, shared}
	edges := networkOf(findings, nil).edges(findings)
	if len(edges) != 1 {
		t.Fatalf("network = %+v, want one edge", edges)
	}
	e := networkOf(findings, map[string]int{"c.example": 4}).edges(findings)[0]
	if e.Source != "a.example" || e.Copy != "c.example" || e.Articles != 1 || e.Credited != 1 || e.Output != 4 || e.Share != .25 {
		t.Errorf("edge %+v, want one credited article of four", e)
	}
	// The lag is that of the finding that shows most: from a, two hours before c.
	if e.Lags != 1 || e.InDays != 0 || e.Lag != [3]time.Duration{2 * time.Hour, 2 * time.Hour, 2 * time.Hour} {
		t.Errorf("lags %d, %v, want one of 2 h", e.Lags, e.Lag)
	}
	if !e.Few() || e.Relations[finding.Rewrite] != 1 || len(e.Relations) != 1 || len(e.Examples) != 1 || e.Examples[0] != &findings[0] {
		t.Errorf("edge %+v, want few, one rewrite, and the finding of a as example", e)
	}
	if edges[0].Share != 0 {
		t.Errorf("share %v of an unknown output, want 0", edges[0].Share)
	}
}

// TestNetworkLeavesCustomersAlone: what two customers of an agency share is no arrow,
// unless one names the other.
func TestNetworkLeavesCustomersAlone(t *testing.T) {
	p := pileOf("a", "b")
	f := pair(p["a"], p["b"], .99, .5)
	f.Relation, f.SharedSources = finding.Excerpt, []string{"CNN", "Associated Press"}
	list := []finding.Finding{f}
	n := networkOf(list, nil)
	if e := n.edges(list); len(e) != 0 {
		t.Errorf("edges %+v between two customers, want none", e)
	}
	s := n.sharing(list)
	if len(s) != 1 || s[0].Source != "Associated Press" || !s[0].Agency || s[0].Outlets != [2]string{"a.example", "b.example"} || s[0].Findings != 1 || s[0].Examples[0] != &list[0] {
		t.Errorf("sharing %+v, want the pair under Associated Press", s)
	}
	list[0].Direction.By = "credit"
	if e, s := n.edges(list), n.sharing(list); len(e) != 1 || len(s) != 0 {
		t.Errorf("with a credit to the source: %d edges and %d sharing, want 1 and 0", len(e), len(s))
	}
	list[0].SharedSources, list[0].Direction.By = []string{"CNN"}, "published"
	if e := n.edges(list); len(e) != 1 {
		t.Errorf("both name CNN, which is no agency: %d edges, want 1", len(e))
	}
	list[0].Relation, list[0].Direction, list[0].SharedSources = finding.SharedSource, finding.Direction{}, []string{"Harbor Courier", "Reuters"}
	if s := n.sharing(list); len(s) != 1 || s[0].Source != "Harbor Courier" || s[0].Agency {
		t.Errorf("sharing %+v, want the first source only", s)
	}
}

func TestNetworkLags(t *testing.T) {
	at := func(s string) article.Time {
		x, err := time.Parse(time.RFC3339, s)
		if err == nil {
			return article.Time{Time: x, Precision: article.Second, ZoneKnown: true}
		}
		if x, err = time.Parse(time.DateOnly, s); err == nil {
			return article.Time{Time: x, Precision: article.Day}
		}
		return article.Time{}
	}
	tests := []struct {
		source, copied string
		lag            time.Duration
		inDays, ok     bool
	}{
		{"2020-01-01T10:00:00Z", "2020-01-01T12:30:00Z", 150 * time.Minute, false, true},
		{"2020-01-01T10:00:00Z", "2020-01-01T08:00:00+01:00", 0, false, false}, // the copy is earlier
		{"2020-01-01", "2020-01-01", 0, true, true},
		{"2020-01-01", "2020-01-02", 24 * time.Hour, true, true},
		{"2020-01-01T23:00:00Z", "2020-01-02", 24 * time.Hour, true, true},
		{"2020-01-03", "2020-01-02", 0, true, false},
		{"", "2020-01-02", 0, false, false},
	}
	for _, tt := range tests {
		f := finding.Finding{Source: &article.Article{Published: at(tt.source)}, Copy: &article.Article{Published: at(tt.copied)}, Direction: finding.Direction{Known: true}}
		lag, inDays, ok := edgeLag(&f)
		if ok != tt.ok || ok && (lag != tt.lag || inDays != tt.inDays) {
			t.Errorf("%q to %q: lag %v, in days %v, %v; want %v, %v, %v", tt.source, tt.copied, lag, inDays, ok, tt.lag, tt.inDays, tt.ok)
		}
	}
}

// TestWilson holds the interval to published values (Newcombe, "Two-sided confidence
// intervals for the single proportion", Statistics in Medicine 1998, table I).
func TestWilson(t *testing.T) {
	tests := []struct {
		hits, n   int
		low, high float64
	}{
		{81, 263, .2553, .3662},
		{15, 148, .0624, .1605},
		{0, 20, 0, .1611},
		{1, 29, .0061, .1718},
		{29, 29, .8830, 1},
		{0, 0, 0, 1},
		{5, -1, 0, 1},
	}
	for _, tt := range tests {
		low, high := finding.Wilson(tt.hits, tt.n)
		if math.Abs(low-tt.low) > 5e-5 || math.Abs(high-tt.high) > 5e-5 {
			t.Errorf("finding.Wilson(%d, %d) = %.4f, %.4f; want %.4f, %.4f", tt.hits, tt.n, low, high, tt.low, tt.high)
		}
	}
}

func TestQuantile(t *testing.T) {
	hours := func(list ...int) (d []time.Duration) {
		for _, h := range list {
			d = append(d, time.Duration(h)*time.Hour)
		}
		return d
	}
	for _, tt := range []struct {
		lags []time.Duration
		want [3]time.Duration
	}{
		{nil, [3]time.Duration{}},
		{hours(3), [3]time.Duration{3 * time.Hour, 3 * time.Hour, 3 * time.Hour}},
		{hours(1, 2), [3]time.Duration{75 * time.Minute, 90 * time.Minute, 105 * time.Minute}},
		{hours(1, 2, 3, 4, 5), [3]time.Duration{2 * time.Hour, 3 * time.Hour, 4 * time.Hour}},
	} {
		for q, want := range tt.want {
			if got := quantile(tt.lags, float64(q+1)/4); got != want {
				t.Errorf("quartile %d of %v is %v, want %v", q+1, tt.lags, got, want)
			}
		}
	}
}

// outletsNamed returns the canonical outlet of each record "name|url".
func outletsNamed(t *outlet.Table, records ...string) []string {
	seen := map[outlet.Credential]int{}
	var list []outlet.Credential
	for _, r := range records {
		name, url, _ := strings.Cut(r, "|")
		c := outlet.CredentialOf(&article.Article{Outlet: name, URL: url})
		seen[c]++
		list = append(list, c)
	}
	p := outlet.NewPile(t, seen)
	var out []string
	for _, c := range list {
		out = append(out, p.Name(c))
	}
	return out
}

func TestPileOutlets(t *testing.T) {
	repeat := func(s string, n int) []string { return slices.Repeat([]string{s}, n) }
	tests := []struct {
		name    string
		records []string
		want    []string // of the first records
	}{
		{"a page names its site, a record has the domain only",
			[]string{"Bay Area Messenger|https://www.bam.example/a", "bam.example|https://bam.example/b", "|http://m.bam.example/c", "bam.example|"},
			[]string{"Bay Area Messenger", "Bay Area Messenger", "Bay Area Messenger", "Bay Area Messenger"}},
		{"the domain's label is the name",
			[]string{"The Harbor Courier|", "harborcourier.example|https://harborcourier.example/b"},
			[]string{"The Harbor Courier", "The Harbor Courier"}},
		{"one stray name among many pages of a domain joins nothing",
			append([]string{"Bay Area Messenger|https://bam.example/a"}, repeat("bam.example|https://bam.example/b", 19)...),
			[]string{"Bay Area Messenger", "bam.example"}},
		{"a domain of two names is nobody's",
			[]string{"Bay Area Messenger|https://bignews.example/a", "Ash Gazette|https://bignews.example/b", "bignews.example|https://bignews.example/c"},
			[]string{"Bay Area Messenger", "Ash Gazette", "bignews.example"}},
		{"a name on two domains is not told apart, so neither domain is joined",
			[]string{"The Gazette|https://ash.example/a", "The Gazette|https://elm.example/b", "ash.example|https://ash.example/c", "elm.example|https://elm.example/d"},
			[]string{"The Gazette", "The Gazette", "ash.example", "elm.example"}},
		{"an agency's story at an unknown paper does not make the paper the agency",
			[]string{"Reuters|https://bam.example/a", "bam.example|https://bam.example/b"},
			[]string{"Reuters", "bam.example"}},
		{"a platform is nobody's",
			[]string{"Bay Area Messenger|https://www.msn.com/a", "Bay Area Messenger|https://medium.com/b", "medium.com|https://medium.com/c"},
			[]string{"Bay Area Messenger", "Bay Area Messenger", "Medium"}},
		{"who writes at a known outlet is published by it",
			[]string{"Jane Doe|https://www.nytimes.com/a", "Jane Doe|https://www.foxnews.com/a", "Guest Writer|https://bam.example/a"},
			[]string{"New York Times", "Fox News", "Guest Writer"}},
		{"a known outlet on another's page stays itself",
			[]string{"Associated Press|https://www.foxnews.com/a", "foxnews.com|https://www.foxnews.com/b"},
			[]string{"Associated Press", "Fox News"}},
		{"a record that names a known host",
			[]string{"NBCNews.com|https://www.nationalreview.com/a"},
			[]string{"NBC News"}},
		{"a joined name keeps its own article elsewhere",
			append(repeat("Bay Area Messenger|https://bam.example/a", 19), "Bay Area Messenger|https://ash.example/a", "ash.example|https://ash.example/b"),
			append(slices.Repeat([]string{"Bay Area Messenger"}, 20), "ash.example")},
		{"nothing known", []string{"|", "|not a url"}, []string{"", ""}},
	}
	for _, tt := range tests {
		for turn := range 2 {
			records, want := slices.Clone(tt.records), slices.Clone(tt.want)
			if turn == 1 { // the order of the pile must not matter
				slices.Reverse(records)
			}
			got := outletsNamed(outlet.Default(), records...)
			if turn == 1 {
				slices.Reverse(got)
			}
			if !slices.Equal(got[:len(want)], want) {
				t.Errorf("%s:\n got %q\nwant %q", tt.name, got[:len(want)], want)
			}
		}
	}
}

// TestScanJoinsNamesAndDomains: a page that names its site and a record that has the
// domain only are one outlet in a scan: not compared, and one in the network.
func TestScanJoinsNamesAndDomains(t *testing.T) {
	text := "The harbor board voted on Tuesday to close the old fish market in Lund after inspectors counted 214 cracks in its roof. " +
		"Mayor Ines Dahl said repairs would cost 3.1 million crowns and take until the spring of next year, and that the 37 stalls would move to the ferry hall. " +
		"Two board members, Olof Wenn and Marta Rask, voted against the plan because the hall has no cold store for the catch of the small boats."
	var lines []string
	for i, r := range []string{`"outlet":"Bay Area Messenger","url":"https://www.bam.example/1"`, `"url":"https://bam.example/2"`, `"outlet":"Elm Weekly"`} {
		lines = append(lines, fmt.Sprintf(`{"id":"%d",%s,"published":"2026-01-0%d","text":%q}`, i+1, r, 3*i+1, text+fmt.Sprintf(" Edition %d of the day.", i)))
	}
	read := article.DefaultOptions()
	opt := DefaultOptions
	res, err := Scan(context.Background(), article.Scan([]string{"-"}, strings.NewReader(strings.Join(lines, "\n")), read), read, opt)
	if err != nil {
		t.Fatal(err)
	}
	want := []PileOutlet{
		{Name: "Bay Area Messenger", Names: []string{"bam.example"}, Domains: []string{"bam.example"}, Articles: 2},
		{Name: "Elm Weekly", Articles: 1},
	}
	if fmt.Sprint(res.Pile) != fmt.Sprint(want) {
		t.Errorf("outlets %+v, want %+v", res.Pile, want)
	}
	if len(res.Findings) != 2 || len(res.Outlets) != 1 || res.Outlets[0].Source != "Bay Area Messenger" || res.Outlets[0].Copy != "Elm Weekly" {
		t.Errorf("%d findings, network %+v; want the weekly's article to derive from the messenger's two", len(res.Findings), res.Outlets)
	}

	table, err := outlet.Default().Extend(strings.NewReader("name\tdomains\towner\nThe Messenger\tbam.example\tBay Media\nElm Weekly\t\tBay Media\n"))
	if err != nil {
		t.Fatal(err)
	}
	res.Regroup(table)
	if len(res.Outlets) != 1 || res.Outlets[0].Source != "The Messenger" || res.Outlets[0].Owner != "Bay Media" || res.Pile[0].Name != "The Messenger" || res.Pile[0].Articles != 2 {
		t.Errorf("regrouped: pile %+v, network %+v; want The Messenger and the owner of both", res.Pile, res.Outlets)
	}
	res.Regroup(table.ByOwner())
	if len(res.Outlets) != 0 || len(res.Pile) != 1 || res.Pile[0].Name != "Bay Media" || res.Pile[0].Articles != 3 {
		t.Errorf("by owner: pile %+v, network %+v; want one outlet of three articles and no arrow", res.Pile, res.Outlets)
	}
}
