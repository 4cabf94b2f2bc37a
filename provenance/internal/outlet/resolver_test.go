package outlet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
)

// outletsNamed returns the canonical outlet of each record "name|url".
func outletsNamed(t *Table, records ...string) []string {
	seen := map[Publisher]int{}
	var list []Publisher
	for _, r := range records {
		name, url, _ := strings.Cut(r, "|")
		c := PublisherOf(&article.Article{Outlet: name, URL: url})
		seen[c]++
		list = append(list, c)
	}
	p := NewResolver(t, seen)
	var out []string
	for _, c := range list {
		out = append(out, p.Name(c))
	}
	return out
}

func TestPileOutlets(t *testing.T) {
	repeat := func(s string, n int) []string { return slices.Repeat([]string{s}, n) }
	tests := []struct {
		name    string
		records []string
		want    []string // of the first records
	}{
		{"a page names its site, a record has the domain only",
			[]string{"Bay Area Messenger|https://www.bam.example/a", "bam.example|https://bam.example/b", "|http://m.bam.example/c", "bam.example|"},
			[]string{"Bay Area Messenger", "Bay Area Messenger", "Bay Area Messenger", "Bay Area Messenger"}},
		{"the domain's label is the name",
			[]string{"The Harbor Courier|", "harborcourier.example|https://harborcourier.example/b"},
			[]string{"The Harbor Courier", "The Harbor Courier"}},
		{"one stray name among many pages of a domain joins nothing",
			append([]string{"Bay Area Messenger|https://bam.example/a"}, repeat("bam.example|https://bam.example/b", 19)...),
			[]string{"Bay Area Messenger", "bam.example"}},
		{"a domain of two names is nobody's",
			[]string{"Bay Area Messenger|https://bignews.example/a", "Ash Gazette|https://bignews.example/b", "bignews.example|https://bignews.example/c"},
			[]string{"Bay Area Messenger", "Ash Gazette", "bignews.example"}},
		{"a name on two domains is not told apart, so neither domain is joined",
			[]string{"The Gazette|https://ash.example/a", "The Gazette|https://elm.example/b", "ash.example|https://ash.example/c", "elm.example|https://elm.example/d"},
			[]string{"The Gazette", "The Gazette", "ash.example", "elm.example"}},
		{"an agency's story at an unknown paper does not make the paper the agency",
			[]string{"Reuters|https://bam.example/a", "bam.example|https://bam.example/b"},
			[]string{"Reuters", "bam.example"}},
		{"a platform is nobody's",
			[]string{"Bay Area Messenger|https://www.msn.com/a", "Bay Area Messenger|https://medium.com/b", "medium.com|https://medium.com/c"},
			[]string{"Bay Area Messenger", "Bay Area Messenger", "Medium"}},
		{"who writes at a known outlet is published by it",
			[]string{"Jane Doe|https://www.nytimes.com/a", "Jane Doe|https://www.foxnews.com/a", "Guest Writer|https://bam.example/a"},
			[]string{"New York Times", "Fox News", "Guest Writer"}},
		{"a known outlet on another's page stays itself",
			[]string{"Associated Press|https://www.foxnews.com/a", "foxnews.com|https://www.foxnews.com/b"},
			[]string{"Associated Press", "Fox News"}},
		{"a record that names a known host",
			[]string{"NBCNews.com|https://www.nationalreview.com/a"},
			[]string{"NBC News"}},
		{"a joined name keeps its own article elsewhere",
			append(repeat("Bay Area Messenger|https://bam.example/a", 19), "Bay Area Messenger|https://ash.example/a", "ash.example|https://ash.example/b"),
			append(slices.Repeat([]string{"Bay Area Messenger"}, 20), "ash.example")},
		{"nothing known", []string{"|", "|not a url"}, []string{"", ""}},
	}
	for _, tt := range tests {
		checkOutlets(t, tt.name, tt.records, tt.want)
	}
}

// TestSpellings: one name in two spellings is one outlet on one domain and two on two.
func TestSpellings(t *testing.T) {
	for _, tt := range []struct {
		name    string
		records []string
		want    []string
	}{
		{"names that differ in an ending on two domains",
			[]string{"Kestral News|https://alpha.example/1", "Kestral Online|https://beta.example/2", "beta.example|https://beta.example/3"},
			[]string{"Kestral News", "Kestral Online", "Kestral Online"}},
		{"names that differ in The on two domains",
			[]string{"The Gazette|https://alpha.example/1", "Gazette|https://beta.example/2", "|https://beta.example/3"},
			[]string{"The Gazette", "Gazette", "Gazette"}},
		{"a name with an ending and without on two domains",
			[]string{"Channel 66|https://alpha.example/1", "Channel 66 News|https://beta.example/2", "Channel 66 (Online)|https://gamma.example/3"},
			[]string{"Channel 66", "Channel 66 News", "Channel 66 (Online)"}},
		{"a known name with an ending on another domain",
			[]string{"Newsweek Online|https://nwk.example/1", "Newsweek Online|https://www.newsweek.com/2", "Newsweek Online|", "Reuters Digital|https://nwk.example/3"},
			[]string{"Newsweek Online", "Newsweek", "Newsweek", "Reuters"}},
		{"a known name without a domain, with an ending",
			[]string{"The Observer|https://alpha.example/1", "Observer Online|https://beta.example/1"},
			[]string{"The Observer", "Observer Online"}},
		{"a name as it stands is one outlet on two domains",
			[]string{"Kestral News|https://alpha.example/1", "KESTRAL-NEWS|https://beta.example/2"},
			[]string{"KESTRAL-NEWS", "KESTRAL-NEWS"}},
		{"spellings on one domain",
			[]string{"The Gazette|https://gazette.example/1", "Gazette Online|https://gazette.example/2", "Gazette News|https://m.gazette.example/3", "Gazette - Sport|https://gazette.example/4"},
			[]string{"Gazette", "Gazette", "Gazette", "Gazette"}},
		{"sections on one domain",
			[]string{"Harbor Courier|https://hc.example/1", "Harbor Courier Sport|https://hc.example/2", "Harbor Courier Money|https://hc.example/3"},
			[]string{"Harbor Courier", "Harbor Courier", "Harbor Courier"}},
		{"names with the domain's label",
			[]string{"Kestral Sport|https://kestral.example/1", "Kestral Business|https://kestral.example/2"},
			[]string{"Kestral Business", "Kestral Business"}},
		{"names in two scripts on one domain",
			[]string{"Lorne Herald|https://lorne.example/1", "Лорнский вестник|https://lorne.example/2"},
			[]string{"Lorne Herald", "Lorne Herald"}},
		{"names in two scripts on two domains",
			[]string{"Lorne Herald|https://lorne.example/1", "Лорнский вестник|https://vestnik.example/2"},
			[]string{"Lorne Herald", "Лорнский вестник"}},
		{"a writer on two domains is no name in two scripts",
			[]string{"Jane Doe|https://lorne.example/1", "Лорнский вестник|https://lorne.example/2", "Jane Doe|https://ash.example/1", "Ашский вестник|https://ash.example/2"},
			[]string{"Jane Doe", "Лорнский вестник", "Jane Doe", "Ашский вестник"}},
		{"three names on one domain, two in one script",
			[]string{"Lorne Herald|https://many.example/1", "Лорнский вестник|https://many.example/2", "Ash Post|https://many.example/3"},
			[]string{"Lorne Herald", "Лорнский вестник", "Ash Post"}},
		{"a name without an address is the only one that is spelt so",
			[]string{"Kestral|", "Kestral News|https://alpha.example/1"},
			[]string{"Kestral", "Kestral"}},
		{"a name without an address that two may be",
			[]string{"Kestral|", "Kestral News|https://alpha.example/1", "Kestral Online|https://beta.example/1"},
			[]string{"Kestral", "Kestral News", "Kestral Online"}},
		{"names without addresses",
			[]string{"Kestral News|", "Kestral Online|", "The Kestral|"},
			[]string{"Kestral News", "Kestral News", "Kestral News"}},
	} {
		checkOutlets(t, tt.name, tt.records, tt.want)
	}
}

// checkOutlets compares the outlets of the first records with want, in both orders of the
// pile, which must not matter.
func checkOutlets(t *testing.T, name string, records, want []string) {
	t.Helper()
	for turn := range 2 {
		records := slices.Clone(records)
		if turn == 1 {
			slices.Reverse(records)
		}
		got := outletsNamed(Default(), records...)
		if turn == 1 {
			slices.Reverse(got)
		}
		if !slices.Equal(got[:len(want)], want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got[:len(want)], want)
		}
	}
}

// BenchmarkResolver: an aggregator with many names on its domain, and many domains.
func BenchmarkResolver(b *testing.B) {
	seen := map[Publisher]int{}
	for i := range 20_000 {
		seen[Publisher{fmt.Sprintf("Writer %d of the Harbor", i), "many.example"}]++
		seen[Publisher{"", fmt.Sprintf("site%d.example", i)}]++
		seen[Publisher{fmt.Sprintf("Paper %d News", i), fmt.Sprintf("paper%d.example", i)}]++
	}
	for b.Loop() {
		NewResolver(Default(), seen)
	}
}
