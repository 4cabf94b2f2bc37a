package html

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestUpdateIsNotPublication: a page that says only when it was last touched has no
// time of publication.
func TestUpdateIsNotPublication(t *testing.T) {
	for _, tt := range []struct{ head, want string }{
		{`<meta property="article:modified_time" content="2026-03-01T10:00:00Z">`, ""},
		{`<meta property="og:updated_time" content="2026-03-01T10:00:00Z">`, ""},
		{`<meta name="lastmod" content="2026-03-01">`, ""},
		{`<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2026-03-01T10:00:00Z"}</script>`, ""},
		{`<time itemprop="dateModified" datetime="2026-03-01T10:00:00Z">x</time>`, ""},
		{`<meta property="article:modified_time" content="2026-03-09T10:00:00Z"><meta property="article:published_time" content="2026-03-01T10:00:00Z">`, "2026-03-01T10:00:00Z"},
		{`<script type="application/ld+json">{"dateModified":"2026-03-09T10:00:00Z","datePublished":"2026-03-01T10:00:00Z"}</script>`, "2026-03-01T10:00:00Z"},
	} {
		doc, err := html.Parse(strings.NewReader("<html><head>" + tt.head + "</head><body><p>The harbor was quiet.</p></body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		if got, where := publicationTime(doc, ""); got.String() != tt.want {
			t.Errorf("%s: published %q from %q, want %q", tt.head, got, where, tt.want)
		}
	}
}
