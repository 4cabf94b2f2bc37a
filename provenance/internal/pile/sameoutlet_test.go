package pile

import (
	"reflect"
	"testing"

	"copytrail/article"
	"copytrail/lsh"
	"copytrail/provenance/internal/outlet"
)

// TestLeftOut counts pairs of one outlet, and those under two names or on two domains apart.
func TestLeftOut(t *testing.T) {
	var list []*article.Article
	for _, a := range [][3]string{
		{"0", "Gazette", "https://gazette.example/0"}, {"1", "Gazette", "https://thegazette.example/1"}, {"2", "GAZETTE ", "https://m.gazette.example/2"},
		{"3", "Elm Weekly", "https://elm.example/3"}, {"4", "Elm Weekly", ""}, {"5", "Elm Weekly Online", "https://elm.example/5"}, {"6", "elm.example", "https://elm.example/6"},
		{"7", "Ash Post", ""}, {"8", "Ash Post", ""},
	} {
		list = append(list, &article.Article{ID: a[0], Outlet: a[1], URL: a[2], Text: "text"})
	}
	p := Of(outlet.Default(), list...)
	got := p.leftOut([]lsh.Pair{{A: 7, B: 8}, {A: 0, B: 2}, {A: 0, B: 1}, {A: 7, B: 8}, {A: 1, B: 2}, {A: 3, B: 4}, {A: 3, B: 5}, {A: 3, B: 6}, {A: 5, B: 6}})
	want := SameOutlet{Pairs: 8, Joined: 3, Outlets: []OutletPairs{{"Elm Weekly", 4, 1}, {p.Outlet(0), 3, 2}, {"Ash Post", 1, 0}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
