package credit

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article"
)

func TestSpread(t *testing.T) {
	ap, reuters := []string{"Associated Press"}, []string{"Reuters"}
	for _, c := range []struct {
		name string
		a, b Attribution
		want []string
	}{
		{"both say AP contributed", Attribution{Parts: ap}, Attribution{Parts: ap}, ap},
		{"one is AP's, the other has a part from AP", Attribution{Agencies: ap}, Attribution{Parts: []string{"Reuters", "Associated Press"}}, ap},
		{"parts from two agencies", Attribution{Parts: ap}, Attribution{Parts: reuters}, nil},
		{"one says it only", Attribution{Parts: ap}, Attribution{}, nil},
		{"wires, unnamed, and AP", Attribution{Wires: true}, Attribution{Parts: ap}, ap},
		{"AP, and wires, unnamed", Attribution{Agencies: ap}, Attribution{Wires: true}, ap},
		{"wires in both, unnamed", Attribution{Wires: true}, Attribution{Wires: true}, []string{SomeAgency}},
		{"wires in one", Attribution{Wires: true}, Attribution{}, nil},
	} {
		if got := Spread(&c.a, &c.b); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestOfWires(t *testing.T) {
	far := strings.Repeat("The harbor was quiet. ", 100)
	for _, c := range []struct {
		a    article.Article
		want bool
	}{
		{article.Article{Text: far + "\n• This article is based in part on wire service reports."}, true},
		{article.Article{Text: "By staff and wire reports\n" + far}, true},
		{article.Article{Byline: "Staff and wire services"}, true},
		{article.Article{URL: "https://www.csm.example/USA/Latest-News-Wires/2012/1209/x"}, true},
		{article.Article{Text: far + "Mit Agenturmaterial"}, true},
		{article.Article{URL: "https://thewire.example/news/wiretap"}, false},
		{article.Article{Text: "The barbed-wire reports of the farmers were late."}, true}, // a price of plain words; it only makes us less sure
		{article.Article{Text: far + "He bought wire service reports." + far}, false},
		{article.Article{Text: "Police tapped the wires.", URL: "::bad::"}, false},
	} {
		whole, in := ofWires(&c.a)
		if got := whole || len(in) > 0; got != c.want {
			t.Errorf("%q %q %q: %v, want %v", c.a.Byline, c.a.URL, c.a.Text[max(0, len(c.a.Text)-60):], got, c.want)
		}
	}
}
