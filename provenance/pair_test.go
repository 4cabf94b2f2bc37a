package provenance

import (
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
)

// pairNames returns the names of findings between these articles, two by two.
func pairNames(articles ...*article.Article) []string {
	var found []finding.Finding
	for i := 0; i+1 < len(articles); i += 2 {
		found = append(found, finding.Finding{Copy: articles[i], Source: articles[i+1]})
	}
	namePairs(found)
	var names []string
	for _, f := range found {
		names = append(names, f.Pair)
	}
	return names
}

// TestPairNameStays: what does not change an article does not change the name of its pair.
func TestPairNameStays(t *testing.T) {
	const text, other = "The crane fell on Wednesday night, Mr. Veld said.", "On Wednesday night a crane came down."
	base := func() (a, b *article.Article) {
		return &article.Article{ID: "feed.jsonl:1", Place: "feed.jsonl:1", Outlet: "Lorne Herald", Text: text},
			&article.Article{ID: "feed.jsonl:2", Place: "feed.jsonl:2", Outlet: "Varden Post", URL: "https://post.example/crane", Text: other}
	}
	a, b := base()
	want := pairNames(a, b)[0]
	for _, c := range []struct {
		name   string
		change func(a, b *article.Article)
		same   bool
	}{
		{"a row inserted above", func(a, b *article.Article) {
			a.ID, a.Place, b.ID, b.Place = "feed.jsonl:2", "feed.jsonl:2", "feed.jsonl:3", "feed.jsonl:3"
		}, true},
		{"another path", func(a, b *article.Article) { a.ID, b.ID = "/srv/feed.jsonl:1", "/srv/feed.jsonl:2" }, true},
		{"the direction turns", func(a, b *article.Article) { *a, *b = *b, *a }, true},
		{"lines broken in other places", func(a, b *article.Article) { a.Text = "The crane fell on\nWednesday night,  Mr. Veld said." }, true},
		{"furniture", func(a, b *article.Article) {
			a.Text = "Menu " + a.Text
			a.Furniture = []article.Span{{Start: 0, End: 5}}
		}, true},
		{"tracking in the address", func(a, b *article.Article) { b.URL += "?utm_source=x" }, true},
		{"another title", func(a, b *article.Article) { a.Title = "Crane" }, true},
		{"another text", func(a, b *article.Article) { a.Text += " He died." }, false},
		{"another outlet", func(a, b *article.Article) { a.Outlet = "Lorne Post" }, false},
		{"another address", func(a, b *article.Article) { b.URL = "https://post.example/crane-2" }, false},
	} {
		a, b := base()
		c.change(a, b)
		if got := pairNames(a, b)[0]; (got == want) != c.same {
			t.Errorf("%s: %s was %s, want the same: %v", c.name, got, want, c.same)
		}
	}
}

// TestPairNamesDiffer: pairs with equal texts have names of their own, and the same ones
// when the articles are numbered otherwise.
func TestPairNamesDiffer(t *testing.T) {
	at := func(id, outlet string) *article.Article {
		return &article.Article{ID: id, Outlet: outlet, Text: "All ferries are cancelled until Friday, the harbour office said."}
	}
	names := func(ids ...string) map[string]bool {
		a, b, c, d := at(ids[0], "Lorne Herald"), at(ids[1], "Varden Post"), at(ids[2], ""), at(ids[3], "")
		got := pairNames(b, a, c, a, d, a, c, b, d, b)
		set := map[string]bool{}
		for _, n := range got {
			set[n] = true
		}
		if len(set) != len(got) {
			t.Errorf("%d pairs have the names %v", len(got), got)
		}
		return set
	}
	first := names("1", "2", "3", "4")
	for n := range names("8", "7", "6", "5") {
		if !first[n] {
			t.Errorf("%s is a new name", n)
		}
	}
}

// TestPairNamePrintings: an update leaves the name of the pair as it was, whichever printing
// the finding is about; a finding of a further printing and one of two printings have names
// of their own.
func TestPairNamePrintings(t *testing.T) {
	first := &article.Article{ID: "first", Outlet: "Lorne Herald", Text: "The crane fell on Wednesday night."}
	copied := &article.Article{ID: "copy", Outlet: "Varden Post", Text: "On Wednesday night the crane fell."}
	want := pairNames(copied, first)[0]

	update := &article.Article{ID: "update", Outlet: "Lorne Herald", Text: "The crane fell on Wednesday night. Nobody was hurt."}
	printings := []*article.Article{first, update}
	first.Printings, update.Printings = printings, printings
	for _, source := range printings {
		if got := pairNames(copied, source)[0]; got != want {
			t.Errorf("a finding about %q is named %s, was %s", source.ID, got, want)
		}
	}
	found := []finding.Finding{
		{Copy: copied, Source: update}, {Copy: copied, Source: first, Further: true}, {Copy: update, Source: first},
	}
	namePairs(found)
	if found[0].Pair != want || found[1].Pair == want || found[2].Pair == want || found[1].Pair == found[2].Pair {
		t.Errorf("names %s, %s, %s; want %s for the first alone", found[0].Pair, found[1].Pair, found[2].Pair, want)
	}
}
