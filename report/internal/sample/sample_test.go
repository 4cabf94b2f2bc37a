package sample

import (
	"strings"
	"testing"

	"copytrail/article"
)

// TestResult: tests that print the sample rely on spans that fit their texts, and on
// edges and examples that lead to findings of the same result.
func TestResult(t *testing.T) {
	res := Result(t)
	fits := func(i int, what string, a *article.Article, s article.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > len(a.Text) {
			t.Errorf("finding %d: %s %v does not fit a text of %d bytes", i, what, s, len(a.Text))
		}
	}
	number := map[any]int{}
	for i := range res.Findings {
		f := &res.Findings[i]
		number[f] = i
		fits(i, "credit", f.Copy, f.Credit.Span)
		for _, p := range f.Passages {
			fits(i, "passage", f.Copy, p.Copy)
			fits(i, "passage", f.Source, p.Source)
		}
	}
	for _, o := range res.Outlets {
		for _, f := range o.Examples {
			if _, ok := number[f]; !ok {
				t.Errorf("an example of %s and %s is not in the result", o.Source, o.Copy)
			}
		}
	}
	if again := Result(t); again.Findings[0].Copy == res.Findings[0].Copy {
		t.Error("two results share an article: a test that changes one changes the other")
	}
}

// TestHostile: hostile text stands in every article, once.
func TestHostile(t *testing.T) {
	res := Hostile(t)
	for i := range res.Findings {
		for _, a := range []*article.Article{res.Findings[i].Copy, res.Findings[i].Source} {
			if a.Title != HostileText || strings.Count(a.ID, HostileText) != 1 || !strings.HasPrefix(a.URL, "javascript:") {
				t.Errorf("finding %d: article %q, title %q, URL %q", i, a.ID, a.Title, a.URL)
			}
		}
	}
}
