package outlet

import (
	"strings"
	"testing"
)

func TestResolveOutlet(t *testing.T) {
	tests := []struct {
		in, want string // want "" for unknown
	}{
		{"AP", "Associated Press"},
		{"The Associated Press", "Associated Press"},
		{"apnews.com", "Associated Press"},
		{"https://www.apnews.com/article/x?y=1", "Associated Press"},
		{"New York Times - News", "New York Times"},
		{"New York Times - Opinion", "New York Times"},
		{"New York Times Editorial Board", "New York Times"},
		{"New York Times (Online News)", "New York Times"},
		{"dealbook.nytimes.com", "New York Times"},
		{"nytimes.com", "New York Times"},
		{"Fox News", "Fox News"},
		{"Fox Online News", "Fox News"},
		{"Fox News (Online)", "Fox News"},
		{"foxnews.com", "Fox News"},
		{"foxbusiness.com", "Fox Business"},
		{"CNN (Web News)", "CNN"},
		{"CNN - Editorial", "CNN"},
		{"edition.cnn.com", "CNN"},
		{"abcnews.go.com", "ABC News"},
		{"espn.go.com", "ESPN"},
		{"yahoo.com/news", "Yahoo News"},
		{"Boston Herald Editorial", "Boston Herald"},
		{"TheBlaze.com", "The Blaze"},
		{"huffingtonpost.com", "Huffington Post"},
		{"The Times", ""}, // of London, of New York, of Los Angeles
		{"Times of London", "The Times"},
		{"Harbor Courier", ""},
		{"harborcourier.example", ""},
		{"", ""},
		{" - ", ""},
		{"the", ""},
	}
	table := Default()
	for _, tt := range tests {
		o, ok := table.Resolve(tt.in)
		if ok != (tt.want != "") || ok && o.Name != tt.want {
			t.Errorf("Resolve(%q) = %q, %v; want %q", tt.in, o.Name, ok, tt.want)
		}
	}
}

// An unknown outlet keeps its name, and its spellings in other records are the same
// outlet.
func TestUnknownOutletKeepsItsName(t *testing.T) {
	for name, want := range map[string]string{
		"Ardmoor Evening News":          "Ardmoor Evening News",
		"The Harbor News":               "The Harbor News",
		"Island Magazine":               "Island Magazine",
		"Ardmoor Evening News - Sport":  "Ardmoor Evening News",
		"Ardmoor Evening News (Online)": "Ardmoor Evening News",
		"Harbor Courier Online News":    "Harbor Courier",
		"Harbor Courier Editorial":      "Harbor Courier",
	} {
		if o, ok := Default().Resolve(name); ok || o.Name != want {
			t.Errorf("Resolve(%q) = %q, %v; want %q", name, o.Name, ok, want)
		}
	}
	p := NewResolver(Default(), map[Publisher]int{
		{"Ardmoor Evening News", ""}: 1, {"Ardmoor Evening News - Sport", ""}: 1, {"Ardmoor Evening", "evening.example"}: 1, {"The Harbor Magazine", ""}: 1, {"Harbor Network", ""}: 1,
	})
	for _, pair := range [][2]string{{"Ardmoor Evening News", "Ardmoor Evening News - Sport"}, {"Ardmoor Evening News", "Ardmoor Evening"}, {"The Harbor Magazine", "Harbor Network"}} {
		if x, y := p.Name(Publisher{Outlet: pair[0]}), p.Name(Publisher{Outlet: pair[1]}); x != y {
			t.Errorf("%q is called %q and %q %q, want one outlet", pair[0], x, pair[1], y)
		}
	}
}

func TestSameOutlet(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"AP", "apnews.com", true},
		{"New York Times - News", "nytimes.com", true},
		{"Fox News", "Fox Online News", true},
		{"Fox News", "Fox Business", false},
		{"The Harbor Courier", "harborcourier.example", true},
		{"Harbor Courier - News", "https://www.harborcourier.example/a", true},
		{"Harbor Courier", "Ash Valley Gazette", false},
		{"harborcourier.example", "harborcourier.co.uk", true},
		{"", "", false},
		{"", "CNN", false},
	}
	for _, tt := range tests {
		if got := Default().Same(tt.a, tt.b); got != tt.want {
			t.Errorf("Same(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}

func TestParseOutlets(t *testing.T) {
	table, err := Parse(strings.NewReader("# mine\n\nHarbor Courier\tharborcourier.example\tThe Courier, ~HC\tagency\ten\nAsh\n"))
	if err != nil {
		t.Fatal(err)
	}
	o, ok := table.Resolve("the courier")
	if !ok || o.Name != "Harbor Courier" || !o.Agency || o.Domain() != "harborcourier.example" || o.Lang != "en" || len(o.Aliases) != 2 {
		t.Errorf("got %+v, %v", o, ok)
	}
	for in, want := range map[string]string{
		"A\tb.example\tc\tnewspaper":        `line 1: unknown kind "newspaper" (want agency or nothing)`,
		"A\n\tb.example":                    "line 2: no name",
		"A\tb.example\tc\tagency\ten\tx\ty": "line 1: 7 columns (want name, domains, aliases, kind, language, owner)",
		"A\tb":                              `line 1: "b" is no domain (want one such as example.com)`,
		"\n# x\nname\tdomain\nA\tb":         `line 3: unknown column "domain" (want name, domains, aliases, kind, language, owner)`,
		"name\tname\nA":                     `line 1: column "name" twice`,
		"A\nB\x00":                          "line 2: not UTF-8 text",
		"A\n\xff\xfeB":                      "line 2: not UTF-8 text",
		"A\n" + strings.Repeat("B", 1<<20):  "line 2: longer than 1048576 bytes",
	} {
		if _, err := Parse(strings.NewReader(in)); err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", in, err, want)
		}
	}
}

// TestExtendOutlets: a user's line has precedence over the built-in table.
func TestExtendOutlets(t *testing.T) {
	table, err := Default().Extend(strings.NewReader("Harbor Group\tnypost.com, harborcourier.example\tNew York Post, Harbor Courier\n"))
	if err != nil {
		t.Fatal(err)
	}
	if !table.Same("nypost.com", "harborcourier.example") || !table.Same("New York Post", "Harbor Group") {
		t.Error("the user's line does not join its outlets")
	}
	if Default().Same("nypost.com", "harborcourier.example") {
		t.Error("extending changed the built-in table")
	}
}

// TestOutletList checks the built-in table against the rules in its head.
func TestOutletList(t *testing.T) {
	table := Default()
	if len(table.outlets) < 400 {
		t.Errorf("%d outlets; want at least 400", len(table.outlets))
	}
	owner := map[string]string{}
	for _, o := range table.outlets {
		for _, d := range o.Domains {
			if owner[d] != "" {
				t.Errorf("domain %s: of %s and of %s", d, owner[d], o.Name)
			}
			owner[d] = o.Name
			if HostOf(d) != d {
				t.Errorf("%s: %q is no host", o.Name, d)
			}
		}
		if got, ok := table.Resolve(o.Name); o.Name != "The Times" && (!ok || got.Name != o.Name) {
			t.Errorf("%s resolves to %q: another outlet claims the name", o.Name, got.Name)
		}
	}
}
