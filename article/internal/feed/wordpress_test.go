package feed

import (
	"slices"
	"testing"

	"copytrail/article/internal/format/formattest"
)

func TestWordPressExport(t *testing.T) {
	item := func(title, status, kind string) string {
		return "<item><title>" + title + "</title><link>https://echo.example/" + title + "</link><pubDate>Mon, 09 Mar 2026 07:40:00 +0000</pubDate><dc:creator>jane</dc:creator>" +
			"<content:encoded><![CDATA[The night ferry Aurora ran aground at dawn.]]></content:encoded><wp:status>" + status + "</wp:status><wp:post_type>" + kind + "</wp:post_type></item>"
	}
	export := `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Echo</title><wp:wxr_version>1.2</wp:wxr_version>` +
		item("ferry", "publish", "post") + item("idea", "draft", "post") + item("about", "publish", "page") + item("pier", "inherit", "attachment") + item("report", "publish", "dossier") + "</channel></rss>"
	got := formattest.Read(t, &Feed, "a.xml", export).Outcomes
	if want := []string{"a.xml#1 https://echo.example/ferry", "a.xml#5 https://echo.example/report", "a.xml!not an article"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
