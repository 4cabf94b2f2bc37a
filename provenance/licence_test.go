package provenance

import (
	"maps"
	"strings"
	"testing"

	"copytrail/article"
)

// TestLicense marks what a licence covers, by direction and by third source, and counts it
// apart.
func TestLicense(t *testing.T) {
	wire := &article.Article{ID: "w", Outlet: "Bay Wire", URL: "https://baywire.example/1"}
	elm, ash := &article.Article{ID: "e", Outlet: "Elm Weekly"}, &article.Article{ID: "a", Outlet: "Ash Post"}
	known := Direction{Known: true, By: "published"}
	findings := []Finding{
		{Copy: elm, Source: wire, Relation: NearCopy, Direction: known},
		{Copy: wire, Source: elm, Relation: Rewrite, Direction: known},
		{Copy: elm, Source: wire, Relation: Excerpt},
		{Copy: elm, Source: ash, Relation: SharedSource, SharedSources: []string{"Bay Wire"}},
		{Copy: elm, Source: wire, Relation: SharedSource, SharedSources: []string{"Bay Wire"}},
		{Copy: elm, Source: ash, Relation: Possible},
		{Copy: elm, Source: wire, Relation: SameEvent},
	}
	for _, c := range []struct {
		file string
		want string // of each finding, x for licensed
	}{
		{"", "......."},
		{"Elm Weekly,Bay Wire,prints", "x...x.."},
		{"Elm Weekly,Bay Wire", "xxx.x.."},
		{"Elm Weekly,Bay Wire,prints\nAsh Post,baywire.example,prints", "x..xx.."},
		{"Elm Weekly,Ash Post", "...x.x."},
		{"Bay Wire,Elm Weekly,prints", ".x....."},
	} {
		l, err := ParseLicences(strings.NewReader(c.file))
		if err != nil {
			t.Fatal(err)
		}
		res := &Result{Findings: append([]Finding{}, findings...), Pile: []PileOutlet{{Name: "Elm Weekly", Articles: 4}, {Name: "Bay Wire", Articles: 2, Domains: []string{"baywire.example"}}}}
		res.License(l, nil)
		got, licensed := "", 0
		for _, f := range res.Findings {
			got += map[bool]string{true: "x", false: "."}[f.Licensed]
			if f.Licensed {
				licensed++
			}
		}
		if got != c.want {
			t.Errorf("%q: marked %s, want %s", c.file, got, c.want)
		}
		apart, rest := 0, 0
		for n := range maps.Values(res.Summary.Licensed) {
			apart += n
		}
		for n := range maps.Values(res.Summary.Findings) {
			rest += n
		}
		if apart != licensed || rest != len(findings)-licensed {
			t.Errorf("%q: the summary counts %d licensed and %d others", c.file, apart, rest)
		}
		for i, o := range res.Outlets {
			if i > 0 && o.Articles == 1 && res.Outlets[i-1].AllLicensed() && !o.AllLicensed() {
				t.Errorf("%q: a licensed arrow stands before another", c.file)
			}
		}
		if len(res.Outlets) != 2 || res.Outlets[0].Output == 0 {
			t.Errorf("%q: the network has %+v", c.file, res.Outlets)
		}
	}
}

// TestCountFindings: licensed findings are counted apart, those of further printings nowhere.
func TestCountFindings(t *testing.T) {
	var s Summary
	s.countFindings([]Finding{
		{Relation: NearCopy}, {Relation: NearCopy, Licensed: true}, {Relation: Excerpt, Further: true}, {Relation: Excerpt, Further: true, Licensed: true},
	})
	if one := map[Relation]int{NearCopy: 1}; !maps.Equal(s.Findings, one) || !maps.Equal(s.Licensed, one) {
		t.Errorf("counted %v and licensed %v", s.Findings, s.Licensed)
	}
}
