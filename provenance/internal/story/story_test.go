package story

import (
	"math"
	"slices"
	"testing"
	"time"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
)

// pileOf makes articles an hour apart.
func pileOf(ids ...string) map[string]*article.Article {
	m := map[string]*article.Article{}
	for i, id := range ids {
		m[id] = &article.Article{ID: id, Outlet: id + ".example",
			Published: article.Time{Time: time.Date(2026, 3, 1, 8+i, 0, 0, 0, time.UTC), Precision: article.Second, ZoneKnown: true}}
	}
	return m
}

func pair(source, copied *article.Article, score, cover float64) finding.Finding {
	return finding.Finding{Source: source, Copy: copied, Relation: finding.Rewrite, Score: score, CopyCovered: cover, SourceCovered: cover,
		Direction: finding.Direction{Known: true, Confidence: .95, By: "published"}}
}

func TestStoriesAreGuardedAgainstChaining(t *testing.T) {
	p := pileOf("a", "b", "c", "d")
	got := Of([]finding.Finding{
		pair(p["a"], p["b"], .99, .8),
		pair(p["c"], p["d"], .99, .8),
		pair(p["b"], p["c"], .95, .1), // a lifted paragraph joins nothing
	})
	if len(got) != 2 || len(got[0].Articles) != 2 || len(got[1].Articles) != 2 {
		t.Fatalf("stories = %+v, want two of two articles", got)
	}
}

func TestSharedQuotationsJoinNoStories(t *testing.T) {
	p := pileOf("a", "b", "c")
	f := pair(p["a"], p["b"], .03, .9)
	f.Relation, f.Direction = finding.SharedQuotation, finding.Direction{}
	if got := Of([]finding.Finding{f}); len(got) != 0 {
		t.Errorf("stories %+v of two texts that quote one statement", got)
	}
}

func TestTreeHasOneParentAndNoCircle(t *testing.T) {
	p := pileOf("a", "b", "c")
	got := Of([]finding.Finding{
		pair(p["a"], p["b"], .99, .9),
		pair(p["b"], p["c"], .98, .8),
		pair(p["a"], p["c"], .95, .5),
		pair(p["c"], p["a"], .91, .5), // a wrong direction must not close a circle
	})
	if len(got) != 1 {
		t.Fatalf("%d stories, want 1", len(got))
	}
	s := got[0]
	var edges []string
	for _, e := range s.Edges {
		edges = append(edges, e.Source.ID+">"+e.Copy.ID)
	}
	if want := []string{"a>b", "b>c"}; !slices.Equal(edges, want) {
		t.Errorf("edges %v, want %v", edges, want)
	}
	if s.Earliest != p["a"] {
		t.Errorf("earliest is %v, want a", s.Earliest)
	}
}

func TestUnseenSourceHangsInTheTree(t *testing.T) {
	p := pileOf("a", "b")
	f := pair(p["a"], p["b"], 1, .9)
	f.Relation, f.Direction, f.SharedSources = finding.SharedSource, finding.Direction{}, []string{"Reuters"}
	got := Of([]finding.Finding{f})
	if len(got) != 1 || len(got[0].Edges) != 2 || got[0].Edges[0].Unseen != "Reuters" || got[0].Edges[0].Source != nil {
		t.Errorf("stories = %+v, want both articles under the unseen Reuters", got)
	}
}

func TestMergedTextsHaveTwoParents(t *testing.T) {
	p := pileOf("a", "b", "c")
	spans := func(f finding.Finding, at ...int) finding.Finding {
		for i := 0; i < len(at); i += 2 {
			f.Passages = append(f.Passages, finding.Passage{Copy: article.Span{Start: at[i], End: at[i+1]}})
		}
		return f
	}
	for _, c := range []struct {
		name     string
		findings []finding.Finding
		want     []Edge
	}{
		{"each has a part of its own", []finding.Finding{
			spans(pair(p["a"], p["c"], .99, .6), 0, 600),
			spans(pair(p["b"], p["c"], .98, .5), 500, 1000),
		}, []Edge{{Source: p["a"], Share: .6}, {Source: p["b"], Share: .4}}},
		{"the second says nothing more", []finding.Finding{
			spans(pair(p["a"], p["c"], .99, .6), 0, 600),
			spans(pair(p["b"], p["c"], .98, .4), 0, 300, 350, 450),
		}, []Edge{{Source: p["a"], Share: .6}}},
		{"the sources are kin", []finding.Finding{
			spans(pair(p["a"], p["c"], .99, .6), 0, 600),
			spans(pair(p["b"], p["c"], .98, .5), 500, 1000),
			spans(pair(p["a"], p["b"], .98, .5), 0, 100),
		}, []Edge{{Source: p["a"], Share: .6}}},
	} {
		got := Of(c.findings)
		var edges []Edge
		for _, e := range got[0].Edges {
			if e.Copy == p["c"] {
				edges = append(edges, Edge{Source: e.Source, Share: math.Round(100*e.Share) / 100})
			}
		}
		if len(got) != 1 || !slices.Equal(edges, c.want) {
			t.Errorf("%s: edges %+v, want %+v", c.name, edges, c.want)
		}
	}
}
