package article

import (
	"bufio"
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/plain"
)

const body = "The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke.\n\nThe owner said that the cause was not known."

func TestReadPlain(t *testing.T) {
	for _, test := range []struct {
		name, raw string
		file      string // "x.txt" when ""
		want      Article
		aside     []string // the lines set aside
	}{
		{name: "no head", raw: body, want: Article{}},
		{name: "title", raw: "Ferry sinks in harbour\n\n" + body, want: Article{Title: "Ferry sinks in harbour"}},
		{
			name: "a scraped page",
			raw: "print-icon\nprint-icon\n\nFerry sinks in harbour\n\nJane Doe's Photo\nby Jane Doe\nMonday, May 6, 2024 - 10:05 PM\n\n" + body +
				"\n\nShare this Article\nLeave a comment",
			want:  Article{Title: "Ferry sinks in harbour", Byline: "Jane Doe", Published: Time{Precision: Minute}},
			aside: []string{"print-icon", "print-icon", "Jane Doe's Photo", "by Jane Doe", "Monday, May 6, 2024 - 10:05 PM", "Share this Article", "Leave a comment"},
		},
		{
			name:  "section, source, credit",
			raw:   "Skip to main content\nnews\n\nFerry sinks in harbour\n\nSource: Northern Echo\nJo Smith / EPA\n\n" + body,
			want:  Article{Title: "Ferry sinks in harbour", Outlet: "Northern Echo"},
			aside: []string{"Skip to main content", "news", "Source: Northern Echo", "Jo Smith / EPA"},
		},
		{
			name:  "a name twice, and again at the end",
			raw:   "Ferry sinks in harbour\n\nMaria Silva\nMaria Silva\n2 Min Read\n\n" + body + "\n\nMaria Silva",
			want:  Article{Title: "Ferry sinks in harbour", Byline: "Maria Silva"},
			aside: []string{"Maria Silva", "Maria Silva", "2 Min Read", "Maria Silva"},
		},
		{
			name:  "labelled lines",
			raw:   "Ferry sinks in harbour\nAuthor: Jane Doe\nPublished: 2024-05-06\nURL: https://www.echo.example/7\n\n" + body,
			want:  Article{Title: "Ferry sinks in harbour", Byline: "Jane Doe", URL: "https://www.echo.example/7", Outlet: "echo.example", Published: Time{Precision: Day}},
			aside: []string{"Author: Jane Doe", "Published: 2024-05-06", "URL: https://www.echo.example/7"},
		},
		{
			name: "dateline",
			raw:  "Ferry sinks in harbour\n\nHARBOUR CITY, May 6, 2024 (NNA) - " + body,
			want: Article{Title: "Ferry sinks in harbour", Published: Time{Precision: Day}},
		},
		{
			name: "by, within the text",
			raw:  "Ferry sinks in harbour\n\nBy Monday night the ferry was gone.\n\n" + body,
			want: Article{Title: "Ferry sinks in harbour"},
		},
		{
			name: "front matter",
			file: "x.md",
			raw:  "---\ntitle: \"Ferry: it sank\"\nauthor:\n  - Jane Doe\n  - John Roe\ndate: 2024-05-06T10:20:30Z\ntags: [a, b]\nparams:\n  title: no\n---\n\n# Heading\n\nThe **ferry** [sank](http://x.example/).\n",
			want: Article{Title: "Ferry: it sank", Byline: "Jane Doe, John Roe", Published: Time{Precision: Second}, Text: "Heading\n\nThe ferry sank.\n"},
		},
		{
			name: "a rule is no front matter",
			raw:  "---\n" + body,
			want: Article{Text: "---\n" + body}, aside: []string{"---"},
		},
		{name: "utf-16", raw: "\xff\xfeF\x00e\x00r\x00r\x00y\x00 \x00\xfc\x00.\x00", want: Article{Text: "Ferry ü."}},
		{name: "windows-1252", raw: "Die F\xe4hre sank am Montag.", want: Article{Text: "Die Fähre sank am Montag."}},
		{name: "shift-jis", raw: "\x83t\x83F\x83\x8a\x81[\x82\xaa\x8c\x8e\x97j\x93\xfa\x82\xc9\x92\xbe\x82\xf1\x82\xbe\x81B\x8f\xe6\x8bq\x82\xcd\x91S\x88\xf5\x8b\x7e\x8f\x6f\x82\xb3\x82\xea\x82\xbd\x81B", want: Article{Text: "フェリーが月曜日に沈んだ。乗客は全員救出された。"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := one(t, cmp.Or(test.file, "x.txt"), test.raw)
			w := test.want
			if a.Title != w.Title || a.Byline != w.Byline || a.Outlet != w.Outlet || a.URL != w.URL || a.Published.Precision != w.Published.Precision {
				t.Errorf("got title %q, byline %q, outlet %q, url %q, published %v", a.Title, a.Byline, a.Outlet, a.URL, a.Published)
			}
			if w.Text != "" && a.Text != w.Text {
				t.Errorf("got text %q, want %q", a.Text, w.Text)
			}
			var aside []string
			for _, s := range a.Furniture {
				aside = append(aside, a.Text[s.Start:s.End])
			}
			if !slices.Equal(aside, test.aside) {
				t.Errorf("got aside %q, want %q", aside, test.aside)
			}
		})
	}
}

// shared returns the path of a file of the measuring data, which does not come
// with the project; without it the test is skipped.
func shared(t *testing.T, elem ...string) string {
	t.Helper()
	root := os.Getenv("COPYTRAIL_DATA")
	if root == "" {
		root = filepath.Join("..", "..", "shared", "data")
	}
	p := filepath.Join(append([]string{root}, elem...)...)
	if _, err := os.Stat(p); err != nil {
		t.Skipf("no measuring data (set COPYTRAIL_DATA): %v", err)
	}
	return p
}

// TestSeeds reads the reference case and looks for what its pages show.
func TestSeeds(t *testing.T) {
	titles := 0
	byName := make(map[string]Article)
	for a, err := range Read([]string{shared(t, "seeds")}, nil, DefaultOptions()) {
		if err != nil {
			t.Fatal(err)
		}
		if a.Title != "" {
			titles++
		}
		byName[filepath.Base(a.Place)] = a
	}
	if len(byName) != 5 || titles != 4 {
		t.Errorf("got %d articles, %d with titles, want 5 and 4", len(byName), titles)
	}
	if a := byName["000.txt"]; a.Published.String() != "2023-10-28T22:05:00" || a.Byline == "" {
		t.Errorf("000: published %v, byline %q", a.Published, a.Byline)
	}
	if a := byName["003.txt"]; a.Outlet != "Meduza" {
		t.Errorf("003: outlet %q", a.Outlet)
	}
	if a := byName["004.txt"]; len(a.Furniture) != 0 {
		t.Errorf("004 is all content, and %v is set aside", a.Furniture)
	}
	for _, s := range byName["002.txt"].Furniture {
		if strings.HasSuffix(byName["002.txt"].Text[s.Start:s.End], ".") {
			t.Errorf("002: a sentence is set aside")
		}
	}
}

func FuzzReadPlain(f *testing.F) {
	f.Add([]byte("print-icon\n\nFerry sinks\n\nby Jane Doe\nMay 6, 2024\n\n" + body))
	f.Add([]byte("---\ntitle: x\nauthor:\n - a\n---\n# T\n[a](b) **c**"))
	f.Add([]byte("\xff\xfeF\x00\n\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, f := range []*format.Format{&plain.Text, &plain.Markdown} {
			in := &format.Input{Place: "x", R: bufio.NewReaderSize(bytes.NewReader(raw), format.HeadLen), Options: DefaultOptions().ofFormats(), Names: field.Usual}
			f.Read(in, &scanner{yield: func(r Record, _ error) bool {
				articles, _ := r.Articles(DefaultOptions())
				for _, a := range articles {
					checkArticle(t, a)
				}
				return true
			}})
		}
	})
}
