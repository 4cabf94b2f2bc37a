package credit

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/outlet"
)

func TestLimit(t *testing.T) {
	first, second, third := "06:40 — LONDON (Reuters) - Oil rose, traders said.\n\n", "07:50 — The crane fell, the Boston Globe reported.\n\n", "08:10 — The ferry is late again.\n\n"
	for _, c := range []struct {
		name         string
		head, tail   string
		answered     []bool
		agencies     []string
		names, lacks string
	}{
		{"the agency's item", "", "", []bool{true, false, false}, []string{"Reuters"}, "Reuters", "Boston Globe"},
		{"another item", "", "", []bool{false, true, false}, nil, "Boston Globe", "Reuters"},
		{"an item without a credit", "", "", []bool{false, false, true}, nil, "", "Reuters"},
		{"a byline above all", "By The Associated Press\n\n", "", []bool{false, false, false, true}, []string{"Associated Press"}, "Associated Press", "Reuters"},
		{"a note below all", "", "The Associated Press contributed to this report.", []bool{false, false, true}, nil, "Associated Press", "Reuters"},
		{"a note and more furniture", "", "Associated Press writer Jan Holm contributed to this report.\n\nTopics\n\nShipping", []bool{false, false, true}, nil, "Associated Press", "Reuters"},
		{"a dateline above all", "PORT VARDEN (AP) — The latest from the harbour:\n\n", "", []bool{false, false, false, true}, []string{"Associated Press"}, "Associated Press", "Reuters"},
		{"one source line", "", "Source: The Associated Press", []bool{false, false, true}, []string{"Associated Press"}, "Associated Press", "Reuters"},
		{"source lines of a digest", "Source: BBC News\n\n", "Source: The Associated Press", []bool{false, true, false, false}, []string{"Reuters"}, "Reuters", "Associated Press"},
	} {
		text := c.head + first + second + third + c.tail
		var items []article.Span
		for _, x := range []string{c.head, first, second, third} {
			if i := strings.Index(text, x); x != "" {
				items = append(items, article.Span{Start: i, End: i + len(strings.TrimSpace(x))})
			}
		}
		items[len(items)-1].End = len(text)
		a := Read(outlet.Default(), &article.Article{Text: text, Outlet: "Capital Live"}, "Capital Live")
		if _, ok := a.Names("Reuters"); !ok {
			t.Fatal("the whole text does not credit Reuters, so this tests nothing")
		}
		a.Limit(7, text, items, c.head != "", c.answered)
		if a.For(3) != &a {
			t.Errorf("%s: a limit for one pair holds for another", c.name)
		}
		got := a.For(7)
		if !slices.Equal(got.Agencies, c.agencies) {
			t.Errorf("%s: agencies %v, want %v", c.name, got.Agencies, c.agencies)
		}
		if c.names != "" && !got.Credits(c.names) {
			t.Errorf("%s: %s is not credited", c.name, c.names)
		}
		if got.Credits(c.lacks) {
			t.Errorf("%s: %s is credited", c.name, c.lacks)
		}
	}
}
