package article

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestFields(t *testing.T) {
	for _, test := range []struct {
		name, raw string
		renames   map[string]string
		want      Article
	}{
		{
			name: "our own names",
			raw: `{"id":"7","outlet":"Northern Echo","url":"https://echo.example/7","published":"2024-05-01T10:20:30+02:00","title":"A ferry &amp; a storm",` +
				`"byline":"By Jane Doe","lang":"en-GB","text":"It sank.\r\nAll were saved.","topic":"sea"}`,
			want: Article{ID: "7", Outlet: "Northern Echo", URL: "https://echo.example/7", Title: "A ferry & a storm", Byline: "Jane Doe", Lang: "en", Text: "It sank.\nAll were saved."},
		},
		{
			name: "news-please",
			raw: `{"authors":["Jane Doe","John Roe"],"date_download":"2024-05-02 01:02:03","date_publish":"2024-05-01 10:20:30","description":"Sank.","filename":"x",` +
				`"language":"en","maintext":"It sank.","source_domain":"www.echo.example","title":"A ferry","title_page":"A ferry - Echo","url":"https://www.echo.example/7"}`,
			want: Article{ID: "https://www.echo.example/7", Outlet: "echo.example", URL: "https://www.echo.example/7", Title: "A ferry", Byline: "Jane Doe, John Roe", Lang: "en", Text: "It sank."},
		},
		{
			name: "Media Cloud",
			raw:  `{"stories_id":123456789,"media_name":"Echo","media_url":"echo.example","publish_date":"2024-05-01","story_text":"It sank.","title":"A ferry","url":"http://echo.example/7"}`,
			want: Article{ID: "123456789", Outlet: "Echo", URL: "http://echo.example/7", Title: "A ferry", Text: "It sank."},
		},
		{
			name: "NewsAPI",
			raw:  `{"source":{"id":"echo","name":"Echo"},"author":"Jane Doe","title":"A ferry","url":"http://echo.example/7","publishedAt":"2024-05-01T10:20:30Z","content":"It sank."}`,
			want: Article{ID: "http://echo.example/7", Outlet: "Echo", URL: "http://echo.example/7", Title: "A ferry", Byline: "Jane Doe", Text: "It sank."},
		},
		{
			name: "schema.org",
			raw:  `{"@type":"NewsArticle","headline":"A ferry","articleBody":"It sank.","datePublished":"2024-05-01","author":[{"@type":"Person","name":"Jane Doe"}],"publisher":{"name":"Echo"},"inLanguage":"en","mainEntityOfPage":{"@id":"http://echo.example/7"}}`,
			want: Article{ID: "http://echo.example/7", Outlet: "Echo", URL: "http://echo.example/7", Title: "A ferry", Byline: "Jane Doe", Lang: "en", Text: "It sank."},
		},
		{
			name:    "renamed",
			raw:     `{"id":"7","Inhalt":"It sank.","text":"teaser"}`,
			renames: map[string]string{"text": "Inhalt"},
			want:    Article{ID: "7", Text: "It sank."},
		},
		{
			name: "only a summary",
			raw:  `{"id":"7","description":"It sank."}`,
			want: Article{ID: "7", Text: "It sank.", Notes: []string{NoteSummary}},
		},
		{
			name: "control characters, bad UTF-8, paragraphs",
			raw:  "{\"id\":\"a\\u0000\\u001bb\",\"title\":\"A\\u001b[31m ferry\",\"text\":[\"It\\u0000sank.\",\"Bad \xff byte ü.\"]}",
			want: Article{ID: "ab", Title: "A [31m ferry", Text: "It sank.\n\nBad \uFFFD byte ü.", Notes: []string{NoteControls, NoteInvalidUTF8}},
		},
		{
			name: "windows-1252",
			raw:  "{\"id\":\"7\",\"text\":\"Caf\xe9 \x93Seeblick\x94\"}",
			want: Article{ID: "7", Text: "Café “Seeblick”", Notes: []string{NoteWindows1252}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			opt := DefaultOptions()
			opt.Fields = test.renames
			var articles []Article
			for a, err := range Read([]string{"-"}, strings.NewReader(test.raw), opt) {
				if err != nil {
					t.Fatal(err)
				}
				articles = append(articles, a)
			}
			if len(articles) != 1 {
				t.Fatalf("got %d articles", len(articles))
			}
			a := articles[0]
			got, _ := json.Marshal(Article{ID: a.ID, Outlet: a.Outlet, URL: a.URL, Title: a.Title, Byline: a.Byline, Lang: a.Lang, Text: a.Text, Notes: a.Notes})
			want, _ := json.Marshal(test.want)
			if string(got) != string(want) {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func TestUnknownRename(t *testing.T) {
	opt := DefaultOptions()
	opt.Fields = map[string]string{"textt": "body"}
	for _, err := range Scan([]string{"x"}, nil, opt) {
		if err == nil {
			t.Error("a rename of no field was taken")
		}
	}
}

func TestMarkupInText(t *testing.T) {
	articles := []Article{one(t, "a.jsonl", `{"id":"1","text":"<p>The ferry <b>sank</b> on Monday, and all were saved by fishermen.</p><p>Its owner said that the cause was not known.</p>"}`)}
	want := "The ferry sank on Monday, and all were saved by fishermen.\n\nIts owner said that the cause was not known."
	if articles[0].Text != want {
		t.Errorf("got %q, want %q", articles[0].Text, want)
	}
}
