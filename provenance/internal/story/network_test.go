package story

import (
	"testing"
	"time"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
)

// networkOf makes the network of findings among articles that name their outlets.
func networkOf(findings []finding.Finding, output map[string]int) *networkBuilder {
	return &networkBuilder{func(a *article.Article) string { return a.Outlet }, output, outlet.Default()}
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
