package pile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/parallel"
)

const page = "https://echo.example.com/ferry"

// versions returns the ids of a pile with how far their times are believed, by time.
func versions(p *Pile) (out []string) {
	for n := range uint32(p.Len()) {
		a := p.Article(n)
		s := a.ID + " " + a.Published.Trust.String()
		if p.Later(n) {
			s += " later"
		}
		out = append(out, s)
	}
	return out
}

// TestTimesOfVersions: what an address had later has not the time of what it had first.
func TestTimesOfVersions(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		want  []string
	}{
		{"an update with its own time", []string{
			record("id", "a", "url", page, "published", "2026-03-02T09:30:00Z", "text", ferry),
			record("id", "b", "url", page, "published", "2026-03-02T12:30:00Z", "text", ferry2),
		}, []string{"a full", "b full"}},
		{"one time, fetched on one day", []string{
			record("id", "a", "url", page, "published", "2026-03-02T09:30:00Z", "fetched", "2026-03-02T10:00:00Z", "text", ferry),
			record("id", "b", "url", page, "published", "2026-03-02T09:30:00Z", "fetched", "2026-03-02T18:00:00Z", "text", ferry2),
		}, []string{"a full", "b day later"}},
		{"one time, fetched days apart", []string{
			record("id", "b", "url", page, "published", "2026-03-02T09:30:00Z", "fetched", "2026-03-05T18:00:00Z", "text", ferry2),
			record("id", "a", "url", page, "published", "2026-03-02T09:30:00Z", "fetched", "2026-03-02T10:00:00Z", "text", ferry),
		}, []string{"a full", "b none later"}},
		{"a time before the other text was fetched", []string{
			record("id", "a", "url", page, "published", "2026-03-02T09:30:00Z", "fetched", "2026-03-02T14:00:00Z", "text", ferry),
			record("id", "b", "url", page, "published", "2026-03-02T12:00:00Z", "fetched", "2026-03-05T18:00:00Z", "text", ferry2),
		}, []string{"a full", "b none later"}},
		{"one time, and nobody says when it was fetched", []string{
			record("id", "a", "url", page, "published", "2026-03-02T09:30:00Z", "text", ferry),
			record("id", "b", "url", page, "published", "2026-03-02T09:30:00Z", "text", ferry2),
		}, []string{"a full", "b none"}},
		{"a later text that only cuts", []string{
			record("id", "a", "url", page, "published", "2026-03-02T09:30:00Z", "fetched", "2026-03-02T10:00:00Z", "text", ferry2),
			record("id", "b", "url", page, "published", "2026-03-02T09:30:00Z", "fetched", "2026-03-05T18:00:00Z", "text", ferry),
		}, []string{"a full"}},
		{"no time, but fetched later", []string{
			record("id", "b", "url", page, "fetched", "2026-03-05T18:00:00Z", "text", ferry2),
			record("id", "a", "url", page, "published", "2026-03-02T09:30:00Z", "fetched", "2026-03-02T10:00:00Z", "text", ferry),
		}, []string{"a full", "b full later"}},
		{"a summary hours before the text", []string{
			record("id", "a", "url", page, "published", "2026-03-02T09:30:00Z", "summary", "Ferry freed by tug."),
			record("id", "b", "url", page, "published", "2026-03-02T14:30:00Z", "text", ferry2),
		}, []string{"b day"}},
		{"a summary minutes before the text", []string{
			record("id", "a", "url", page, "published", "2026-03-02T09:30:00Z", "summary", "Ferry freed by tug."),
			record("id", "b", "url", page, "published", "2026-03-02T09:40:00Z", "text", ferry2),
		}, []string{"b full"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for range 2 { // forwards and backwards
				p, r := readLines(t, tt.lines)
				if got := versions(p); !slices.Equal(got, tt.want) {
					t.Errorf("got %q, want %q", got, tt.want)
				}
				if r.Read != p.Len()+len(r.Merged) || p.Len() > 1 && !p.Versions(0, 1) {
					t.Errorf("read %d, kept %d, merged %d; versions of one article: %v", r.Read, p.Len(), len(r.Merged), p.Len() > 1 && p.Versions(0, 1))
				}
				slices.Reverse(tt.lines)
			}
		})
	}
}

// TestVersionsHaveTheirOwnIDs: the first text of an address keeps the id, whatever the order
// of the input.
func TestVersionsHaveTheirOwnIDs(t *testing.T) {
	lines := []string{
		record("url", page, "published", "2026-03-02T09:30:00Z", "text", ferry),
		record("url", page, "published", "2026-03-02T12:30:00Z", "text", ferry2),
		record("url", page, "published", "2026-03-03T12:30:00Z", "text", orchard), // another article
		record("url", page, "text", ferry+" The light of Osterholm has been dark since the storm of January, said keeper Ivar Munk."),
	}
	var want []string
	for i := range 2 * len(lines) {
		lines = append(lines[1:], lines[0])
		if i == len(lines) {
			slices.Reverse(lines)
		}
		p, r := readLines(t, lines)
		got := idsOf(p)
		if want == nil {
			want = got
		}
		if len(got) != 4 || len(r.Skipped) != 0 || !slices.Equal(got, want) {
			t.Fatalf("ids %q, skipped %v, want %q and nothing skipped", got, r.Skipped, want)
		}
	}
	if want[0] != page || want[1] != page+"@2026-03-02T12:30:00Z" || want[2] != page+"@2026-03-03T12:30:00Z" || len(want[3]) != len(page)+1+16 {
		t.Errorf("ids %q", want)
	}
}

// TestVersionsAreOneOutlet: an outlet does not copy from itself because a feed names it in
// another way than its page.
func TestVersionsAreOneOutlet(t *testing.T) {
	p, _ := readLines(t, []string{
		record("id", "a", "outlet", "Echo Top News", "url", page, "published", "2026-03-02T09:30:00Z", "text", ferry),
		record("id", "b", "outlet", "Evening Echo", "url", page, "published", "2026-03-02T12:30:00Z", "text", ferry2),
	})
	if p.Len() != 2 || p.Outlet(0) != p.Outlet(1) {
		t.Errorf("outlets %q and %q, want one", p.Outlet(0), p.Outlet(1))
	}
}

// TestManyVersions: of a page that was captured very often so many texts are kept, and the
// rest is one whose time is not believed. Words that all versions have count once.
func TestManyVersions(t *testing.T) {
	var lines []string
	text := ferry2
	for i := range 40 {
		text += fmt.Sprintf("\n\nAt %d minutes past the hour keeper number %d of the Osterholm light counted %d gulls on the rail and wrote that down.", i, i*i, 1000-i)
		lines = append(lines, record("url", page, "published", fmt.Sprintf("2026-03-02T%02d:%02d:07Z", 9+i/4, i%4*13+i%5), "text", text))
	}
	p, r := readLines(t, lines)
	if p.Len() != maxVersions+1 || r.Read != p.Len()+len(r.Merged) || len(r.Skipped) != 0 {
		t.Fatalf("kept %d, merged %d, skipped %v of %d, want %d kept and the rest merged", p.Len(), len(r.Merged), r.Skipped, r.Read, maxVersions+1)
	}
	last := uint32(p.Len() - 1)
	if a := p.Article(last); a.Published.Trust != article.NoTrust || !p.Later(last) || !strings.Contains(p.Whole(last).Text, "keeper number 1521 ") {
		t.Errorf("the last version has trust %s, later %v, want the fullest text with no trust", a.Published.Trust, p.Later(last))
	}
	if n := p.stats.Of("en").Size(); n != 1 {
		t.Errorf("%d articles are counted, want one", n)
	}
	c, err := p.Candidates(parallel.New(t.Context(), 1, nil), Search{Similarity: .35, Recall: .9})
	if err != nil {
		t.Fatal(err)
	}
	for n := uint32(1); n <= last; n++ {
		if !slices.Contains(c.Own, [2]uint32{0, n}) {
			t.Errorf("version %d is not compared with the first", n)
		}
	}
}

// TestManyVersionsAreSearched: twenty versions do not make a run of words too common to be
// searched for.
func TestManyVersionsAreSearched(t *testing.T) {
	p := &Pile{articles: make([]entry, 9)}
	for i := range p.articles {
		p.articles[i].versions = 1
	}
	p.articles[4].versions = 0
	m := newManyVersions(p)
	for i, want := range [][]uint64{{1, 2}, {3}, {}, {}, {1, 3}, {4}} {
		has := [][]uint64{{1, 2}, {1, 3}, {3}, {1, 2}, {1, 3}, {1, 4}}[i]
		if got := m.unheard(i, has); !slices.Equal(got, want) {
			t.Errorf("of version %d %d are searched for, want %d", i, got, want)
		}
	}
}
