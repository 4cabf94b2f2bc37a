package pile

import (
	"slices"
	"strings"
	"testing"
	"time"

	"copytrail/article"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
)

func TestComparePlaces(t *testing.T) {
	sorted := []string{"", "a", "a.jsonl", "a.jsonl:2", "a.jsonl:10", "b.jsonl:1", "b.mbox@7", "b.mbox@70", "c.zip#3", "c.zip#x:1"}
	for i, x := range sorted {
		for j, y := range sorted {
			if got, want := comparePlaces(x, y), min(max(i-j, -1), 1); got != want {
				t.Errorf("comparePlaces(%q, %q) = %d, want %d", x, y, got, want)
			}
		}
	}
	// A suffix that is not a number, or too large for one, is part of the name.
	for _, x := range []string{"a:b", "a:99999999999999999999"} {
		if comparePlaces(x, x) != 0 || comparePlaces("a:1", x) >= 0 {
			t.Errorf("%q is before a:1", x)
		}
	}
}

// idsOf returns the ids of a pile in its order.
func idsOf(p *Pile) (ids []string) {
	for n := range uint32(p.Len()) {
		ids = append(ids, p.Article(n).ID)
	}
	return ids
}

func TestPileIsSortedByTimeThenID(t *testing.T) {
	lines := []string{
		record("id", "none", "text", "The mill by the weir has been sold to a baker."),
		record("id", "z", "published", "2026-03-01T08:00:00Z", "text", "A heron nests on the courthouse roof again this spring."),
		record("id", "m", "published", "2026-03-02", "text", "Snow closed the upper pass for the third time this week."),
		record("id", "b", "published", "2026-03-02", "text", "Two schools will share one bus from the autumn on."),
		record("id", "a", "published", "2026-03-03", "text", "The choir of the glassworks sings its last concert today."),
	}
	want := []string{"z", "b", "m", "a", "none"}
	for range lines {
		lines = append(lines[1:], lines[0])
		p, _ := readLines(t, lines)
		if got := idsOf(p); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// The first record in input order keeps an id, also when a later one is the older article.
func TestTakenIDIsSkipped(t *testing.T) {
	p, r := readLines(t, []string{
		record("id", "a", "published", "2026-03-05", "text", ferry2),
		record("id", "b", "published", "2026-03-03", "text", "A heron nests on the courthouse roof again this spring."),
		record("id", "a", "published", "2026-03-01", "text", orchard),
	})
	if got := idsOf(p); !slices.Equal(got, []string{"b", "a"}) || p.Whole(1).Text != ferry2 {
		t.Errorf("got %q, want b and the first a", got)
	}
	want := []Skipped{{Input: "-:3", Reason: `id "a" is taken by -:1`}}
	if !slices.Equal(r.Skipped, want) || r.Skips["id is taken"] != 1 {
		t.Errorf("got %v, %v, want %v", r.Skipped, r.Skips, want)
	}
}

func TestReadArticles(t *testing.T) {
	at := func(day int) article.Time {
		return article.Time{Time: time.Date(2026, 3, day, 0, 0, 0, 0, time.UTC), Precision: article.Day}
	}
	articles := []*article.Article{
		{ID: "late", Outlet: "AP", Lang: "en", Text: ferry, Published: at(4), Notes: []string{"markup removed"}, Place: "x:1"},
		{ID: "early", Outlet: "Echo", URL: "https://echo.example/1", Lang: "en", Text: orchard, Published: at(2)},
		{ID: "again", Outlet: "apnews.com", Lang: "en", Text: ferry, Published: at(5)},
	}
	p, r, err := ReadArticles(parallel.New(t.Context(), 2, nil), articles, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if got := idsOf(p); !slices.Equal(got, []string{"early", "late"}) {
		t.Fatalf("got %q, want early and late", got)
	}
	if r.Read != 3 || len(r.Merged) != 1 || r.Noted != 1 || !slices.Equal(r.Notes, []Note{{"x:1", "markup removed"}}) {
		t.Errorf("got %+v, want 3 read, 1 merged, 1 note", r)
	}
	if p.Outlet(0) != "Echo" || p.Outlet(1) != "Associated Press" || p.Lang(1) != "en" || p.Words(1) != len(strings.Fields(ferry)) {
		t.Errorf("outlets %q and %q, language %q, %d words", p.Outlet(0), p.Outlet(1), p.Lang(1), p.Words(1))
	}
	if name, host := p.Publisher(0); name != "Echo" || host != "echo.example" {
		t.Errorf("publisher %q at %q", name, host)
	}
	if p.Article(0).Text != "" || p.Whole(0).Text != orchard {
		t.Errorf("texts %q and %q", p.Article(0).Text, p.Whole(0).Text)
	}
	p.Hold(0)
	if held := p.Article(0); held != p.Held(0) || held != p.Article(0) {
		t.Error("a held article is not the same each time")
	}
	if d := p.Doc(0, 0); d.Article != p.Held(0) || d.Article.Text != orchard {
		t.Error("the Doc of a held article has another article")
	}
	if p.Release(0); p.Held(0).Text != "" {
		t.Error("a released article keeps its text")
	}
}

// A pile of articles in memory keeps their order and merges nothing.
func TestOf(t *testing.T) {
	list := []*article.Article{{ID: "b", Outlet: "AP", Text: ferry}, {ID: "a", Outlet: "AP", Text: ferry}}
	p := Of(outlet.Default(), list...)
	if p.Len() != 2 || p.Article(0) != list[0] || p.Article(1) != list[1] {
		t.Errorf("got %q, want b, a", idsOf(p))
	}
	if p.Outlet(1) != "Associated Press" || p.Whole(1).Text != ferry {
		t.Errorf("outlet %q, text %q", p.Outlet(1), p.Whole(1).Text)
	}
	if d := p.Doc(0, 0); len(d.Words) != len(strings.Fields(ferry)) {
		t.Errorf("got %d words", len(d.Words))
	}
	if p.Release(0); list[0].Text != ferry {
		t.Error("Release dropped a text that cannot be read again")
	}
	if f := p.stats.Of("en"); f.Size() != 2 {
		t.Errorf("%d articles counted, want 2", f.Size())
	}
}
