package fresh

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"copytrail/article"
)

func TestFileOf(t *testing.T) {
	for place, want := range map[string]string{
		"a/feed.jsonl:311": "a/feed.jsonl",
		"feed.json#3":      "feed.json",
		"crawl.warc@5512":  "crawl.warc",
		"a/page.html":      "a/page.html",
		"odd#name.txt":     "odd#name.txt",
		"12:30":            "12", // a place cannot be told from such a name
		":3":               ":3",
		"-":                "-",
	} {
		if got := FileOf(place); got != want {
			t.Errorf("FileOf(%q) = %q, want %q", place, got, want)
		}
	}
}

func TestAt(t *testing.T) {
	t.Chdir(t.TempDir())
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir("real", 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", "link"); err != nil {
		t.Skipf("no links here: %v", err)
	}
	var r Rule
	r.Under([]string{"drafts", "new.jsonl", "12:30", "./link/", "-"})
	for place, want := range map[string]bool{
		"drafts":                          true,
		"drafts/a.txt":                    true,
		"./drafts/sub/b.jsonl:3":          true,
		filepath.Join(dir, "drafts", "a"): true,
		"draftsmen/a.txt":                 false,
		"archive/drafts/a.txt":            false,
		"new.jsonl:7":                     true,
		"new.jsonl.zst:7":                 false,
		"12:30":                           true,
		"link/a.txt":                      true,
		"real/a.txt":                      true,
		"-":                               true,
		"-:4":                             true,
		"old.txt":                         false,
	} {
		for range 2 { // the second answer is remembered
			if got := r.At(place); got != want {
				t.Errorf("At(%q) = %v, want %v", place, got, want)
			}
		}
	}
	var all Rule
	all.Under([]string{"/"})
	if !all.At("anything") {
		t.Error("something is not under the root folder")
	}
}

func at(s string, p article.Precision) article.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return article.Time{Time: t, Precision: p}
}

func TestReached(t *testing.T) {
	evening := at("2026-03-10T23:30:00-08:00", article.Second) // the 11th in UTC
	for _, c := range []struct {
		since string
		t     article.Time
		want  bool
	}{
		{"", evening, true},
		{"2026-03-10", evening, true},
		{"2026-03-11", evening, false}, // days as their outlets count them
		{"2026-03-11", article.Time{}, true},
		{"2026-03-11T07:30:00Z", evening, true},
		{"2026-03-11T07:30:01Z", evening, false},
		{"2026-03-10T12:00:00Z", at("2026-03-10T00:00:00Z", article.Day), true},
		{"2026-03-11T12:00:00Z", at("2026-03-10T00:00:00Z", article.Day), false},
	} {
		var m Moment
		if c.since != "" {
			if err := m.Set(c.since); err != nil {
				t.Fatal(err)
			}
		}
		if m.String() != c.since {
			t.Errorf("%q prints as %q", c.since, m.String())
		}
		if got := m.Reached(c.t); got != c.want {
			t.Errorf("since %q: %v is %v, want %v", c.since, c.t, got, c.want)
		}
	}
	var m Moment
	if err := m.Set("yesterday"); err == nil || m.IsSet() {
		t.Errorf("yesterday: %v, and set is %v", err, m.IsSet())
	}
}

// TestTouches: a pair is reported when either article is new, and an article is new
// when both conditions hold.
func TestTouches(t *testing.T) {
	old := &article.Article{Place: "archive/a.txt", Published: at("2026-03-01T00:00:00Z", article.Day)}
	late := &article.Article{Place: "archive/b.txt", Published: at("2026-03-20T00:00:00Z", article.Day)}
	draft := &article.Article{Place: "drafts/c.txt", Published: at("2026-03-20T00:00:00Z", article.Day)}

	var all, byPlace, byBoth Rule
	byPlace.Under([]string{"drafts"})
	byBoth.Under([]string{"drafts"})
	if err := byBoth.Since.Set("2026-03-21"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		rule    *Rule
		partial bool
		a, b    *article.Article
		want    bool
	}{
		{"no rule", &all, false, old, late, true},
		{"by place, neither", &byPlace, true, old, late, false},
		{"by place, the second", &byPlace, true, old, draft, true},
		{"by both, the draft is too old", &byBoth, true, old, draft, false},
	} {
		if got := c.rule.Touches(c.a, c.b); got != c.want || c.rule.Partial() != c.partial {
			t.Errorf("%s: %v and partial %v, want %v and %v", c.name, got, c.rule.Partial(), c.want, c.partial)
		}
	}
}
