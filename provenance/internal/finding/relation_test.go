package finding

import (
	"slices"
	"testing"
	"time"

	"copytrail/article"
)

func TestRelationsAreParsedByTheirNames(t *testing.T) {
	for i, r := range Relations {
		if got, ok := ParseRelation(r.String()); !ok || got != r {
			t.Errorf("ParseRelation(%q) = %v, %v", r, got, ok)
		}
		if i > 0 && r >= Relations[i-1] {
			t.Errorf("%v comes after %v, which is a weaker claim", r, Relations[i-1])
		}
	}
	if len(Relations) != len(relationNames) {
		t.Errorf("%d relations, %d names", len(Relations), len(relationNames))
	}
	if r, ok := ParseRelation("copy"); ok || r != Unrelated {
		t.Errorf("ParseRelation of an unknown name = %v, %v", r, ok)
	}
	reuse := slices.Collect(func(yield func(Relation) bool) {
		for _, r := range Relations {
			if r.Reuse() && !yield(r) {
				return
			}
		}
	})
	if want := []Relation{Identical, NearCopy, Excerpt, Rewrite, SharedSource}; !slices.Equal(reuse, want) {
		t.Errorf("reuse: got %v, want %v", reuse, want)
	}
}

func TestLag(t *testing.T) {
	source := &article.Article{Published: moment("2026-03-01T10:00:00Z", article.Second, true)}
	later := &article.Article{Published: moment("2026-03-01T12:30:00Z", article.Second, true)}
	day := &article.Article{Published: moment("2026-03-01", article.Day, false)}
	known := Direction{Known: true}
	for _, c := range []struct {
		name string
		f    Finding
		want time.Duration
		ok   bool
	}{
		{"known", Finding{Source: source, Copy: later, Direction: known}, 150 * time.Minute, true},
		{"unknown direction", Finding{Source: source, Copy: later}, 0, false},
		{"source is later", Finding{Source: later, Copy: source, Direction: known}, 0, false},
		{"only a day", Finding{Source: source, Copy: day, Direction: known}, 0, false},
	} {
		if got, ok := c.f.Lag(); got != c.want || ok != c.ok {
			t.Errorf("%s: got %v, %v, want %v, %v", c.name, got, ok, c.want, c.ok)
		}
	}
}

func TestCompareTimePutsArticlesWithoutTimeLast(t *testing.T) {
	early := &article.Article{Published: moment("2026-03-01", article.Day, false)}
	late := &article.Article{Published: moment("2026-03-02T00:00:01Z", article.Second, true)}
	none := &article.Article{}
	list := []*article.Article{none, late, early}
	slices.SortStableFunc(list, CompareTime)
	if !slices.Equal(list, []*article.Article{early, late, none}) {
		t.Errorf("got the times %v, %v, %v", list[0].Published, list[1].Published, list[2].Published)
	}
}
