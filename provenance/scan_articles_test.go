package provenance

import (
	"fmt"
	"testing"

	"copytrail/article"
)

// Articles in memory give what the same articles give when they are read.
func TestScanArticlesFindsWhatScanFinds(t *testing.T) {
	records, read := readStories(t)
	var articles []*article.Article
	for _, r := range records {
		list, errs := r.Articles(read)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		for i := range list {
			articles = append(articles, &list[i])
		}
	}
	res, err := ScanArticles(t.Context(), articles, DefaultOptions)
	if err != nil {
		t.Fatal(err)
	}
	tell := func(res *Result) (out []string) {
		for _, f := range res.Findings {
			out = append(out, fmt.Sprint(f.Relation, f.Score, f.Copy.ID, f.Source.ID, f.Direction.Verdict(), len(f.Passages)))
		}
		return out
	}
	got, want := tell(res), tell(scanStories(t, nil))
	if len(want) < 30 || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %d findings\n%s\nwant %d\n%s", len(got), got, len(want), want)
	}
}
