package pile

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/terms"
)

// readLines makes a pile of JSON Lines given as the lines of one input.
func readLines(t *testing.T, lines []string) (*Pile, *Reading) {
	t.Helper()
	read := article.DefaultOptions()
	in := strings.NewReader(strings.Join(lines, "\n"))
	p, r, err := Read(parallel.New(t.Context(), 2, nil), article.Scan([]string{"-"}, in, read), read, testOptions)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p, r
}

const (
	ferry   = "The night ferry to Osterholm ran aground at four in the morning with ninety people aboard, and nobody was hurt, the coast guard said."
	ferry2  = ferry + " A tug from the mainland pulled her free at noon, and an inquiry has been opened into the light that had failed."
	orchard = "Nine growers of the valley have bought the old cider press of Nether Bramley and hope to fill four thousand bottles by October."
)

func record(fields ...string) string {
	var b strings.Builder
	for i := 0; i < len(fields); i += 2 {
		fmt.Fprintf(&b, "%c%q:%q", "{,"[min(i, 1)], fields[i], fields[i+1])
	}
	return b.String() + "}"
}

func TestOneArticleTwiceIsMerged(t *testing.T) {
	tests := []struct {
		name   string
		lines  []string
		merged []Merged
	}{
		{"two addresses of one page", []string{
			record("id", "a", "url", "https://www.echo.example.com/1?utm_source=x", "text", ferry2),
			record("id", "b", "url", "http://amp.echo.example.com/1/", "text", ferry2),
		}, []Merged{{"-:1", "-:2", mergedURL}}},
		{"the fullest of nearly equal texts stays", []string{
			record("id", "a", "url", "https://echo.example.com/1", "text", ferry),
			record("id", "b", "url", "https://echo.example.com/1", "text", ferry+" Photo by Ida Holm"),
		}, []Merged{{"-:2", "-:1", mergedURL}}},
		{"a text that was cut off", []string{
			record("id", "a", "url", "https://echo.example.com/1", "published", "2026-03-02T09:30:00Z", "text", ferry2[:200]+" …"),
			record("id", "b", "url", "https://echo.example.com/1", "published", "2026-03-02T09:40:00Z", "text", ferry2),
		}, []Merged{{"-:2", "-:1", mergedURL}}},
		{"another text at the address is another version", []string{
			record("id", "a", "url", "https://echo.example.com/1", "text", ferry),
			record("id", "b", "url", "https://echo.example.com/1", "text", ferry2),
		}, nil},
		{"no ids, so the address is the id of both versions", []string{
			record("url", "https://echo.example.com/1", "text", ferry),
			record("url", "https://echo.example.com/1", "text", ferry2),
		}, nil},
		{"one number changed an hour later", []string{
			record("id", "a", "url", "https://echo.example.com/1", "published", "2026-03-02T09:30:00Z", "text", ferry),
			record("id", "b", "url", "https://echo.example.com/1", "published", "2026-03-02T10:30:00Z", "text", strings.Replace(ferry, "ninety", "eighty", 1)),
		}, nil},
		{"a summary and its article", []string{
			record("id", "a", "url", "https://echo.example.com/1", "summary", "Ferry freed by tug."),
			record("id", "b", "url", "https://echo.example.com/1", "text", ferry2),
		}, []Merged{{"-:2", "-:1", mergedURL}}},
		{"a short text twice at its address", []string{
			record("id", "a", "url", "https://echo.example.com/1", "text", "Ferry freed by tug."),
			record("id", "b", "url", "https://echo.example.com/1", "text", "Ferry freed  by tug"),
		}, []Merged{{"-:1", "-:2", mergedURL}}},
		{"one body, one outlet under two names", []string{
			record("id", "a", "outlet", "Reuters", "text", ferry),
			record("id", "b", "url", "https://www.reuters.com/x", "text", "Share this\n\n"+ferry),
		}, []Merged{{"-:1", "-:2", mergedBody}}},
		{"one record twice", []string{
			record("id", "a", "text", ferry), record("id", "a", "text", ferry),
		}, []Merged{{"-:1", "-:2", mergedID}}},
		{"three by two reasons", []string{
			record("id", "a", "outlet", "Echo", "url", "https://echo.example.com/1", "text", ferry),
			record("id", "b", "outlet", "Echo", "url", "https://echo.example.com/1?a=2", "text", ferry),
			record("id", "c", "outlet", "Echo", "url", "https://echo.example.com/1?a=2#top", "text", ferry+" Photo by Ida Holm"),
		}, []Merged{{"-:3", "-:1", mergedBody}, {"-:3", "-:2", mergedURL}}},
		{"one body at two outlets is a finding", []string{
			record("id", "a", "outlet", "Echo", "text", ferry), record("id", "b", "outlet", "Chronicle", "text", ferry),
		}, nil},
		{"one body at no known outlet", []string{record("id", "a", "text", ferry), record("id", "b", "text", ferry)}, nil},
		{"other texts at the address of a section", []string{
			record("id", "a", "url", "https://echo.example.com/news", "text", ferry),
			record("id", "b", "url", "https://echo.example.com/news", "text", orchard),
		}, nil},
		{"the address of a site is no address of a page", []string{
			record("id", "a", "url", "https://echo.example.com/", "text", ferry),
			record("id", "b", "url", "https://www.echo.example.com", "text", ferry2),
		}, nil},
		{"bodies that differ in one number", []string{
			record("id", "a", "outlet", "Echo", "text", ferry), record("id", "b", "outlet", "Echo", "text", strings.Replace(ferry, "ninety", "eighty", 1)),
		}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, r := readLines(t, tt.lines)
			if !slices.Equal(r.Merged, tt.merged) {
				t.Errorf("merged %v, want %v", r.Merged, tt.merged)
			}
			if r.Read != len(tt.lines) || r.Read != p.Len()+len(r.Merged)+len(r.Skipped) {
				t.Errorf("read %d, kept %d, merged %d, skipped %v of %d records", r.Read, p.Len(), len(r.Merged), r.Skipped, len(tt.lines))
			}
		})
	}
}

func TestMergedArticleHasTheEarliestTimeAndAllFields(t *testing.T) {
	lines := []string{
		record("id", "a", "outlet", "Echo", "url", "https://echo.example.com/1", "published", "2026-03-02T09:30:00Z", "text", strings.Replace(ferry2, "failed", "gone", 1)),
		record("id", "b", "url", "https://echo.example.com/1", "published", "2026-03-02", "byline", "Ida Holm", "text", ferry2),
		record("id", "c", "url", "https://echo.example.com/1", "published", "2026-03-02", "title", "Ferry aground", "text", ferry2),
		record("id", "d", "outlet", "Chronicle", "url", "https://chronicle.example.com/1", "published", "2026-03-03", "text", ferry2),
	}
	for i := range 2 * len(lines) { // every rotation, forwards and backwards
		lines = append(lines[1:], lines[0])
		if i == len(lines) {
			slices.Reverse(lines)
		}
		p, _ := readLines(t, lines)
		if p.Len() != 2 {
			t.Fatalf("%d articles, want one of each outlet", p.Len())
		}
		a := p.Whole(0)
		got := []string{a.ID, a.Outlet, a.Published.String(), a.Title, a.Byline, a.Text}
		want := []string{"b", "example.com", "2026-03-02T09:30:00Z", "Ferry aground", "Ida Holm", ferry2}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("the source is %q, want %q", got, want)
		}
	}
}

// TestMergedArticleHasATimeThatIsBelieved: of two records of one article the time that can be
// one counts, and the article has its trust.
func TestMergedArticleHasATimeThatIsBelieved(t *testing.T) {
	for _, times := range [][2]string{
		{`"published":"1970-01-01T00:00:01Z"`, `"published":"2026-04-10T05:11:09Z"`},
		{`"published":"2026-04-09T05:11:09Z","fetched":"2026-04-09T05:11:09Z"`, `"published":"2026-04-10T05:11:09Z"`},
		{`"published":"2026-04-10T05:11:09Z"`, `"published":"2000-01-01"`},
	} {
		p, _ := readLines(t, []string{
			`{"id":"a","url":"https://echo.example.com/1",` + times[0] + `,"text":"` + ferry2 + `"}`,
			`{"id":"b","url":"https://echo.example.com/1",` + times[1] + `,"text":"` + ferry2 + `"}`,
		})
		if got := p.Article(0).Published; p.Len() != 1 || got.String() != "2026-04-10T05:11:09Z" || got.Trust != article.FullTrust || p.Doubted() != 0 {
			t.Errorf("%q: %d articles, published %s, trust %s, %d doubted", times, p.Len(), got, got.Trust, p.Doubted())
		}
	}
}

func TestEveryRecordIsKeptMergedOrSkipped(t *testing.T) {
	lines := []string{
		record("id", "a", "outlet", "Echo", "text", ferry), record("id", "b", "outlet", "Echo", "text", ferry),
		record("id", "a", "outlet", "Chronicle", "text", orchard), "{", record("id", "e"), record("id", "f", "text", ferry2),
	}
	p, r := readLines(t, lines)
	skips := 0
	for _, n := range r.Skips {
		skips += n
	}
	if r.Read != 6 || p.Len() != 2 || len(r.Merged) != 1 || skips != 3 || len(r.Skipped) != 3 {
		t.Errorf("read %d, kept %d, merged %v, skipped %v, want 6 = 2 + 1 + 3", r.Read, p.Len(), r.Merged, r.Skipped)
	}
}

// TestMergedRecordsAreNotCounted: the statistics of a pile do not depend on how often its
// articles are in the input.
func TestMergedRecordsAreNotCounted(t *testing.T) {
	const ferry = "The night ferry to Osterholm ran aground at four in the morning with ninety people aboard, and nobody was hurt, the coast guard said." +
		" A tug from the mainland pulled her free at noon, and an inquiry has been opened into the light that had failed."
	const orchard = "Nine growers of the valley have bought the old cider press of Nether Bramley and hope to fill four thousand bottles by October."
	statistics := func(times int) *terms.Statistics {
		var articles []*article.Article
		for k := range times {
			for i, text := range []string{ferry, orchard} {
				articles = append(articles, &article.Article{ID: fmt.Sprint(i, "-", k), Outlet: fmt.Sprint("paper ", i), Text: text})
			}
		}
		return pileOf(t, articles).stats
	}
	var once, often bytes.Buffer
	for times, counts := range map[int]*bytes.Buffer{1: &once, 5: &often} {
		freq := statistics(times).Of("en")
		if n := freq.Size(); n != 2 {
			t.Errorf("%d times two articles: got %d articles, want 2", times, n)
		}
		if _, err := freq.WriteTable(counts, 1); err != nil {
			t.Fatal(err)
		}
	}
	const term = 2 // bytes of a term in a table, at least
	if once.Len() < 20*term {
		t.Errorf("got %d bytes, want the terms of two texts", once.Len())
	}
	if !bytes.Equal(once.Bytes(), often.Bytes()) {
		t.Error("records that are merged change how often a term is counted")
	}
}
