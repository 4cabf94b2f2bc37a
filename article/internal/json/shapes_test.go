package json

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/format/formattest"
)

// sentences are a text of two paragraphs.
const sentences = `The night ferry Aurora ran aground at dawn.\n\nA tug pulled her free at noon.`

// exports are inputs of each shape, with what each of them holds: outlet, time, title and
// the place.
var exports = []struct {
	name, content string
	want          []string
}{
	{"Telegram, a channel", `{"name":"Harbour Echo","type":"public_channel","id":7,"messages":[
		{"id":1,"type":"service","date":"2026-01-01T00:00:00","action":"create_channel","text":"","text_entities":[]},
		{"id":2,"type":"message","date":"2026-03-09T08:40:00","date_unixtime":"1773042000","from":"Harbour Echo","from_id":"channel7",
		 "text":["` + sentences + `",{"type":"link","text":" https://a.example/"}],"text_entities":[]},
		{"id":3,"type":"message","date":"2026-03-09T08:41:00","from":"Harbour Echo","from_id":"channel7","photo":"p.jpg","text":"","text_entities":[]}]}`,
		[]string{"7/2 | Harbour Echo | 2026-03-09T07:40:00Z | ", "a.json!no text"}},
	{"Telegram, an account", `{"about":"x","chats":{"about":"x","list":[{"name":"Echo","type":"public_channel","id":7,"messages":[
		{"id":2,"type":"message","date":"2026-03-09T08:40:00","from":"Echo","from_id":"c","text":"` + sentences + `"}]}]}}`,
		[]string{"7/2 | Echo | 2026-03-09T08:40:00 | "}},
	{"Trove, version 3", `{"query":"x","category":[{"code":"newspaper","records":{"total":1,"article":[{"id":"1","heading":"Ferry","title":{"id":"5","title":"The Echo (Vic.)"},
		"date":"1911-03-09","articleText":"<p>` + sentences + `</p>"}]}}]}`, []string{"1 | The Echo (Vic.) | 1911-03-09 | Ferry"}},
	{"Trove, one article", `{"id":"1","heading":"Ferry","title":{"id":"5","value":"The Echo"},"date":"1911-03-09","articleText":"` + sentences + `"}`,
		[]string{"1 | The Echo | 1911-03-09 | Ferry"}},
	{"Firecrawl, one page", `{"success":true,"data":{"markdown":"# Ferry aground again\n\n` + sentences + `","metadata":{"title":"Ferry aground again","sourceURL":"https://a.example/1","ogSiteName":["Echo"],"publishedTime":"2026-03-09T07:40:00Z","modifiedTime":"2026-03-20T01:02:03Z"}}}`,
		[]string{"https://a.example/1 | Echo | 2026-03-09T07:40:00Z | Ferry aground again"}},
	{"Crawl4AI", `{"url":"https://a.example/1","html":"<p>x</p>","markdown":{"raw_markdown":"` + sentences + `"},"metadata":{"title":"Ferry","og:site_name":"Echo","article:published_time":"2026-03-09T07:40:00Z"}}`,
		[]string{"https://a.example/1 | Echo | 2026-03-09T07:40:00Z | Ferry"}},
	{"a page that was not there", `{"markdown":"Not found","metadata":{"statusCode":404}}`, []string{"a.json!not an article"}},
	{"TREC", `{"id":"x","article_url":"https://a.example/1","title":null,"published_date":1773042000000,"source":"Echo","type":"article","contents":[null,{"type":"kicker","content":"Local"},
		{"type":"title","content":"Ferry"},{"type":"image","fullcaption":"A pier."},{"type":"sanitized_html","content":"The <b>night</b> ferry ran aground."},{"type":"author_info","bio":"writes"}]}`,
		[]string{"x | Echo | 2026-03-09T07:40:00Z | Ferry"}},
	{"Ghost", `{"meta":{},"data":{"posts":[{"id":"1","slug":"a","title":"Ferry","html":"<p>` + sentences + `</p>","status":"published","type":"post","published_at":"2026-03-09T07:40:00.000Z"},
		{"id":"2","slug":"b","title":"Draft","html":"<p>x</p>","status":"draft","published_at":null},{"id":"3","slug":"c","title":"About","html":"<p>x</p>","status":"published","type":"page"}],
		"settings":[{"key":"title","value":"Echo"},{"key":"x","value":null}]}}`, []string{"1 | Echo | 2026-03-09T07:40:00Z | Ferry", "a.json#2!not an article", "a.json#3!not an article"}},
	{"Zyte", `{"url":"https://a.example/1","article":{"headline":"Ferry","datePublished":"2026-03-09T07:40:00Z","dateModified":"2026-03-20T07:40:00Z","articleBody":"` + sentences + `"}}`,
		[]string{" |  | 2026-03-09T07:40:00Z | Ferry"}},
	{"passim", `{"id":"x","series":"Echo","date":"1911-03-09","text":"` + sentences + `"}`, []string{"x | Echo | 1911-03-09 | "}},
	{"the printer is not the paper", `{"id":"x","ispartof":"Echo","publisher":"Printers Ltd","pub_date":"1911-03-09T00:00:00","text":"` + sentences + `"}`, []string{"x | Echo | 1911-03-09 | "}},
}

func TestShapes(t *testing.T) {
	for _, test := range exports {
		got := formattest.Read(t, &Objects, "a.json", test.content)
		var have []string
		for _, d := range got.Drafts {
			have = append(have, strings.Join([]string{firstOf(d.ID, d.URL, d.FoundAt), d.Outlet, d.Published.String(), d.Title}, " | "))
			if !strings.Contains(d.Text, "ferry") || strings.Contains(d.Text, "A pier.") || strings.Contains(d.Text, "#") {
				t.Errorf("%s: got the text %q", test.name, d.Text)
			}
		}
		for _, err := range got.Errs {
			have = append(have, err.Place+"!"+err.Reason)
		}
		if test.name == "Zyte" && len(have) == 1 {
			have[0] = strings.TrimPrefix(have[0], "https://a.example/1")
		}
		if !slices.Equal(have, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, have, test.want)
		}
	}
}

func firstOf(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// FuzzShapes reads objects of all shapes: every one becomes an article or an error.
func FuzzShapes(f *testing.F) {
	for _, x := range exports {
		f.Add(x.content)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := formattest.Read(t, &Objects, "a.json", s); len(got.Outcomes) == 0 && strings.HasPrefix(s, "{") {
			t.Errorf("%q is lost", s)
		}
	})
}
