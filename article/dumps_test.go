package article

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDumps reads one article in the form of each of the dumps that people have,
// without flags. What a form has no place for may be missing, and nothing else.
func TestDumps(t *testing.T) {
	const dir = "testdata/dumps"
	missing := map[string]string{ // fields that the form has no place for, or leaves open
		"all_the_news.csv": "url lang", "cc_news_hf.jsonl": "byline lang", "ccnews.jsonl": "", "cnn_dailymail.csv": "outlet url published title byline lang",
		"elastic.json": "byline lang", "fundus.json": "outlet url", "gdelt.csv": "byline", "gdelt_doc.json": "byline", "guardian.json": "lang",
		"huffpost.json": "lang", "jsonld.json": "lang", "mediacloud.json": "byline", "mediacloud_api.json": "byline", "multinews.tsv": "outlet url published title byline lang",
		"nela.json": "lang", "newsapi.json": "lang", "newspaper.jsonl": "lang", "newsplease.json": "", "pushshift.jsonl": "lang",
		"realnews.jsonl":   "published lang", // its days can be read in two ways
		"trafilatura.json": "", "webhose.json": "", "wordpress.json": "byline lang", "xsum.jsonl": "outlet url published title byline lang",
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != len(missing) {
		t.Fatalf("got %d files, want %d (%v)", len(files), len(missing), err)
	}
	for _, file := range files {
		n := 0
		for a, err := range Read([]string{filepath.Join(dir, file.Name())}, nil, DefaultOptions()) {
			if err != nil {
				t.Errorf("%v", err)
				continue
			}
			n++
			if got := strings.Join(strings.Fields(a.Text), " "); !strings.HasPrefix(got, "The night ferry Aurora") || !strings.HasSuffix(got, "pulled her free at noon.") || len(got) != 185 {
				t.Errorf("%s: got the text %q", file.Name(), a.Text)
			}
			for name, value := range map[string]string{"outlet": a.Outlet, "url": a.URL, "published": a.Published.String(), "title": a.Title, "byline": a.Byline, "lang": a.Lang} {
				if want := !strings.Contains(missing[file.Name()], name); want != (value != "") {
					t.Errorf("%s: %s is %q", file.Name(), name, value)
				}
			}
		}
		if n != 1 {
			t.Errorf("%s: got %d articles, want 1", file.Name(), n)
		}
	}
}
