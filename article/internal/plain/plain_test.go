package plain

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

const body = "The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke."

func TestHead(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       record.Draft // its furniture is not compared
		aside      []string     // the lines that are furniture because they are metadata
	}{
		{"no head", body, record.Draft{}, nil},
		{"title, byline, time", "Ferry sinks in harbour\n\nBy Jane Doe | May 6, 2024\n\n" + body,
			record.Draft{Title: "Ferry sinks in harbour", Byline: "Jane Doe", Published: published.Time{Precision: published.Day}}, []string{"By Jane Doe | May 6, 2024"}},
		{"labels", "Politics\nFerry sinks in harbour\nSource: Northern Echo\nURL: https://echo.example/1\nPublished: 2024-05-06 10:20\n\n" + body,
			record.Draft{Title: "Ferry sinks in harbour", Outlet: "Northern Echo", URL: "https://echo.example/1", Published: published.Time{Precision: published.Minute}},
			[]string{"Politics", "Source: Northern Echo", "URL: https://echo.example/1", "Published: 2024-05-06 10:20"}},
		{"a name twice", "Ferry sinks in harbour\nMaria Silva\nMaria Silva\n" + body, record.Draft{Title: "Ferry sinks in harbour", Byline: "Maria Silva"}, []string{"Maria Silva"}},
		{"a dateline", "Ferry sinks in harbour\n\nHARBOUR CITY, May 6, 2024 (NNA) - " + body, record.Draft{Title: "Ferry sinks in harbour", Published: published.Time{Precision: published.Day}}, nil},
		{"by, in a sentence", "By Monday night the ferry was gone.\n" + body, record.Draft{}, nil},
	} {
		d, err := Draft("a.txt", []byte(test.text), field.Usual, formattest.Options)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if d.Title != test.want.Title || d.Byline != test.want.Byline || d.Outlet != test.want.Outlet || d.URL != test.want.URL || d.Published.Precision != test.want.Published.Precision || d.Text != test.text {
			t.Errorf("%s: got %+v", test.name, d)
		}
		var aside []string
		for _, s := range d.Furniture {
			aside = append(aside, d.Text[s.Start:s.End])
		}
		if !slices.Equal(aside, test.aside) {
			t.Errorf("%s: got aside %q, want %q", test.name, aside, test.aside)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	for _, test := range []struct {
		name, text, title, byline, body string
		ok                              bool
	}{
		{"YAML", "---\ntitle: \"Ferry: it sank\"\nauthor:\n  - Jane Doe\n  - 'John Roe'\nparams:\n  title: no\n---\n\nText", "Ferry: it sank", "Jane Doe, John Roe", "Text", true},
		{"TOML", "+++\ntitle = 'It''s a ferry'\nauthors = [\"Jane Doe\", \"John Roe\"]\n+++\nText", "It's a ferry", "Jane Doe, John Roe", "Text", true},
		{"a rule", "---\nText", "", "", "---\nText", false},
		{"none of our fields", "---\ntags: [a, b]\n---\nText", "", "", "Text", false},
	} {
		v, body, ok := frontMatter(test.text, field.Usual)
		if v.Get(field.Title) != test.title || v.Get(field.Byline) != test.byline || body != test.body || ok != test.ok {
			t.Errorf("%s: got title %q, byline %q, body %q, %v", test.name, v.Get(field.Title), v.Get(field.Byline), body, ok)
		}
	}
}

func TestMarkdown(t *testing.T) {
	const text = "# Heading\n\n> The **ferry** [sank](http://x.example/).![x](y)\n"
	if got := formattest.Read(t, &Markdown, "a.md", text); len(got.Drafts) != 1 || got.Drafts[0].Text != "Heading\n\nThe ferry sank.\n" {
		t.Errorf("Markdown: got %q, %+v", got.Outcomes, got.Drafts)
	}
	if got := formattest.Read(t, &Text, "a.txt", text); len(got.Drafts) != 1 || got.Drafts[0].Text != text {
		t.Errorf("text: got %q, %+v", got.Outcomes, got.Drafts)
	}
	formattest.Stops(t, &Text, "a", "")
	formattest.Stops(t, &Markdown, "a", text)
}

func TestSniff(t *testing.T) {
	for name, want := range map[string]format.Likeness{"a.md": format.Maybe, "a.markdown.gz": format.Maybe, "a.txt": format.No, "a": format.No} {
		if got := formattest.Sniff(&Markdown, name, "# Ferry"); got != want {
			t.Errorf("%s: got %d, want %d", name, got, want)
		}
		if got := formattest.Sniff(&Text, name, "# Ferry"); got != format.Maybe {
			t.Errorf("%s as text: got %d", name, got)
		}
	}
}

func TestManyArticles(t *testing.T) {
	var export strings.Builder
	for range 3 {
		export.WriteString("Ferry sinks\nLength: 512 words\n\n" + body + "\n\n" + body + "\n\n" + body + "\n\n")
	}
	for _, f := range []*format.Format{&Text, &Markdown} {
		got := formattest.Read(t, f, "a", export.String())
		if len(got.Drafts) != 0 || len(got.Errs) != 1 || !strings.HasPrefix(got.Errs[0].Error(), "a: format not supported: looks like an export of a database of 3 articles") {
			t.Errorf("%s: got %q, %v", f.Name, got.Outcomes, got.Errs)
		}
	}
}
