package plain

import (
	"strings"
	"testing"

	"copytrail/article/internal/format/formattest"
)

func TestJinaReader(t *testing.T) {
	const page = "Title: Ferry aground again\n\nURL Source: https://a.example/1\n\nPublished Time: 2026-03-09T07:40:00Z\n\nWarning: a copy from the cache\n\nMarkdown Content:\n# Ferry aground again\n\nThe night ferry [Aurora](https://a.example/2) ran aground.\n"
	for _, f := range []string{"a.md", "a.txt"} {
		got := formattest.Read(t, &Text, f, page)
		if len(got.Drafts) != 1 {
			t.Fatalf("%s: got %q", f, got.Outcomes)
		}
		d := got.Drafts[0]
		if d.Title != "Ferry aground again" || d.URL != "https://a.example/1" || d.Published.String() != "2026-03-09T07:40:00Z" || strings.Contains(d.Text, "#") || !strings.Contains(d.Text, "ferry Aurora ran") || strings.Contains(d.Text, "Content") {
			t.Errorf("%s: got %+v", f, d)
		}
	}
	const prose = "Title: Ferry aground\n\nMarkdown Content:\nThe night ferry ran aground."
	if d := formattest.Read(t, &Text, "a.txt", prose).Drafts[0]; !strings.Contains(d.Text, "Markdown Content") {
		t.Errorf("labels of somebody else: got %+v", d)
	}
}
