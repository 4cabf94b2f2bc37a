package pile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"copytrail/article"
	"copytrail/provenance/internal/parallel"
	"copytrail/shingle"
)

func TestBoilerplateOfAnOutletIsExcluded(t *testing.T) {
	bio := " Orla Fennimore has written this column since 1998 and is the author of three books about gardens, rivers and the people who quarrel over them in small towns. Her letters to the editor of this paper have been collected twice, her roses have won nothing so far, and she lives above the old ferry house with a dog who has been warned about visitors, salesmen and cyclists in particular."
	text := func(i int) string {
		var own strings.Builder
		for k := range 200 {
			fmt.Fprintf(&own, "own%dword%d ", i, k)
		}
		return own.String() + "ends here." + bio
	}
	var articles []*article.Article
	for i := range 4 {
		articles = append(articles, &article.Article{ID: string(rune('a' + i)), Outlet: "one.example", Text: text(i)})
	}
	p := pileOf(t, articles)
	if _, err := p.Candidates(parallel.New(t.Context(), 2, nil), Search{Similarity: .35, Recall: .99}); err != nil {
		t.Fatal(err)
	}
	for i := range p.Len() {
		if d := p.Doc(0, uint32(i)); strings.Contains(d.Text(shingle.Range{Start: 0, End: len(d.Words)}), "Fennimore") || len(d.Words) < 150 {
			t.Errorf("article %d keeps %d words of 271, want the 202 of its own", i, len(d.Words))
		}
	}
}

// excluded returns the ids of the articles of which boilerplate is excluded.
func excluded(t *testing.T, articles []*article.Article) (ids []string) {
	t.Helper()
	p := pileOf(t, articles)
	if _, err := p.Candidates(parallel.New(t.Context(), 2, nil), Search{Similarity: .35, Recall: .99}); err != nil {
		t.Fatal(err)
	}
	for i := range p.Len() {
		if p.articles[i].boilerplate {
			ids = append(ids, p.Article(uint32(i)).ID)
		}
	}
	return ids
}

// sentences returns n sentences with words of their own under these names.
func sentences(n int, own string, names ...string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s said on day %d that the %s%d would open near %s%d after the %s%d. ",
			names[i%len(names)], i, own, i, own, i+100, own, i+200)
	}
	return b.String()
}

// TestPrintingsAreNoBoilerplate: what one outlet printed several times, whole and cut, is
// one text.
func TestPrintingsAreNoBoilerplate(t *testing.T) {
	story := sentences(16, "lock", "Harbourmaster Ingrid Solheim", "Deputy mayor Anton Birk")
	for _, printings := range [][]string{
		{story, story, story},
		{story, story, story[:len(story)/2], story[:len(story)/3]},
		{story, "By a reporter. " + story, story + " This text was changed."},
	} {
		articles := []*article.Article{{ID: "paper", Outlet: "paper.example", Text: story}}
		for i, text := range printings {
			articles = append(articles, &article.Article{ID: fmt.Sprint("printing", i), Outlet: "heap.example", URL: fmt.Sprintf("https://heap.example/%d", i), Text: text})
		}
		if got := excluded(t, articles); len(got) > 0 {
			t.Errorf("%d printings: boilerplate in %v", len(printings), got)
		}
	}
}

// TestBackgroundIsNoBoilerplate: a paragraph in all reports on one affair, for two months,
// is not boilerplate; the same paragraph under columns on other things is.
func TestBackgroundIsNoBoilerplate(t *testing.T) {
	const background = "The barrage at Kelmund was begun in 2003 under the engineer Rosa Tveit, stopped in 2009 when cracks were found in its third pier, and went on in 2015 with money from the northern fund, which has asked for 40 million crowns back. "
	affair := []string{"Engineer Rosa Tveit of Kelmund", "Minister Pal Orvik", "The northern fund", "Judge Lena Maarud"}
	for _, same := range []bool{true, false} {
		var articles []*article.Article
		for i := range 6 {
			a := &article.Article{ID: fmt.Sprint(i), Outlet: fmt.Sprintf("paper%d.example", i%2), Text: ownStory(i, 0) + " " + background}
			if same {
				a.Text = sentences(14, fmt.Sprint("thing", string(rune('a'+i))), affair...) + background
			}
			a.Published = article.Time{Time: time.Date(2026, 3, 1+10*i, 12, 0, 0, 0, time.UTC), Precision: article.Second, ZoneKnown: true}
			articles = append(articles, a)
		}
		if got, want := len(excluded(t, articles)), map[bool]int{true: 0, false: 6}[same]; got != want {
			t.Errorf("one affair %v: boilerplate in %d articles, want %d", same, got, want)
		}
	}
}
