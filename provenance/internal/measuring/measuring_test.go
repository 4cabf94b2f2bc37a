package measuring

import (
	"strings"
	"testing"

	"copytrail/article"
)

func TestDataIsWhatItSays(t *testing.T) {
	if !strings.Contains(Seed(t, "000"), "\n") {
		t.Error("the first seed has one line, want an article")
	}
	n := 0
	Articles(t, "news/oneday.jsonl.zst", func(a *article.Article) {
		if n++; a.ID == "" || a.Text == "" {
			t.Errorf("article %d has no id or no text", n)
		}
	})
	if n != 68 {
		t.Errorf("%d articles of one day, want 68", n)
	}
}
