package archive

import (
	"slices"
	"testing"

	"copytrail/article/internal/format/formattest"
)

func TestWACZ(t *testing.T) {
	pages := [2]string{"pages/pages.jsonl", `{"url":"https://a.example/","text":"The text once more."}`}
	about := [2]string{"datapackage.json", "{}"}
	crawl := [2]string{"archive/data.warc.gz", "x"}
	for _, test := range []struct {
		content string
		want    []string
	}{
		{zipped(crawl, about, pages, [2]string{"indexes/index.cdx", "a"}), []string{"a.wacz/archive/data.warc.gz: x"}},
		{zipped(about, pages), []string{"a.wacz/datapackage.json: {}", "a.wacz/pages/pages.jsonl: " + pages[1]}},
		{zipped(crawl, [2]string{"b.txt", "y"}), []string{"a.wacz/archive/data.warc.gz: x", "a.wacz/b.txt: y"}},
	} {
		if got := formattest.Read(t, &Zip, "a.wacz", test.content).Inputs; !slices.Equal(got, test.want) {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}
