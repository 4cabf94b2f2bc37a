package credit

import (
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/outlet"
)

// TestTwins: two papers of a pile are called the Gazette. In a paper's own text the name is
// its own, so that no paper credits the one that copies it; in other texts it may be either.
func TestTwins(t *testing.T) {
	valley := article.Article{Outlet: "The Gazette", URL: "https://alpha.example/1"}
	town := article.Article{Outlet: "Gazette", URL: "https://beta.example/1"}
	mirror := article.Article{Outlet: "Lorne Mirror", URL: "https://mirror.example/1"}
	seen := map[outlet.Publisher]int{}
	for _, a := range []*article.Article{&valley, &town, &mirror} {
		seen[outlet.PublisherOf(a)]++
	}
	r := outlet.NewResolver(outlet.Default(), seen)
	for _, c := range []struct {
		a            *article.Article
		valley, town bool // whether the text credits them
	}{{&valley, false, false}, {&town, false, false}, {&mirror, true, true}} {
		c.a.Text = "The pier will not open this year, the mayor told the Gazette. The Gazette reported on Monday that its piles are rotten."
		got := Read(r.Table, c.a, r.Name(outlet.PublisherOf(c.a)))
		if len(got.Mentions) == 0 {
			t.Errorf("%s: no mention found", c.a.Outlet)
		}
		if v, w := got.Credits(r.Name(outlet.PublisherOf(&valley))), got.Credits(r.Name(outlet.PublisherOf(&town))); v != c.valley || w != c.town {
			t.Errorf("%s credits the one %v and the other %v, want %v and %v", c.a.Outlet, v, w, c.valley, c.town)
		}
	}
}
