package pile

import (
	"fmt"
	"strings"
	"testing"

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
