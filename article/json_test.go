package article

import (
	"copytrail/article/internal/charset"
	"encoding/json"
	"testing"
	"unicode/utf8"
)

// plainFields is the plain twin of decodeObject for our own names: what
// encoding/json finds in the object.
func plainFields(raw []byte) (map[string]string, bool) {
	var object map[string]any
	if json.Unmarshal(raw, &object) != nil || object == nil {
		return nil, false
	}
	out := make(map[string]string)
	for _, name := range []string{"outlet", "url", "title", "lang", "html"} {
		switch v := object[name].(type) {
		case string:
			out[name] = v
		case nil:
		default:
			return nil, false
		}
	}
	return out, true
}

// FuzzDecodeObject holds the decoder equal to encoding/json. Renames switch the
// aliases off, so that the names compared mean the same to both.
func FuzzDecodeObject(f *testing.F) {
	for _, seed := range []string{
		`{"title":"A ferry","url":"http://a.example/","x":[1,-2.5e+3,true,null,{"y":"\\\""}]}`,
		`{"title":"\u0041\ud83d\ude00\ud83d\/\b\f\n\r\t","title":"again"}`,
		`{"t\u0069tle":"x"}`, `{}`, `{"title":null}`, `{"title":01}`, `{"title":"\x"}`, `{"a":"\u12"}`, `{"title":"a" "b"}`,
		`{"x":[[[[]]]],"lang":"en",}`, `[{"title":"x"}]`, " {\t\"title\" : \"x\"\r\n} ", `{"title":"x"}}`, `{"x":nul}`, `{"x":-}`, `{"x":1.}`,
	} {
		f.Add([]byte(seed))
	}
	names := newNaming(map[string]string{"outlet": "outlet", "url": "url", "title": "title", "lang": "lang", "html": "html",
		"id": "\x00", "published": "\x00", "byline": "\x00", "text": "\x00"})
	f.Fuzz(func(t *testing.T, raw []byte) {
		if !utf8.Valid(raw) {
			raw, _ = charset.Valid(raw)
		}
		for _, c := range raw {
			if c < 0x20 && c != '\n' && c != '\t' && c != '\r' {
				t.Skip() // raw control characters are let through on purpose
			}
		}
		got, _, err := decodeObject(raw, names, Options{MaxDepth: 5000})
		want, ok := plainFields(raw)
		if !ok {
			return // encoding/json is stricter within strings; crashes are what is looked for
		}
		if err != nil {
			t.Fatalf("%s: %v, and encoding/json reads it", raw, err)
		}
		for i, name := range fieldNames {
			if s, ok := want[name]; ok && got.value[i] != s && !ambiguous(raw) {
				t.Fatalf("%s: %s is %q, encoding/json has %q", raw, name, got.value[i], s)
			}
		}
	})
}

// ambiguous reports whether an object has a name twice, where the two differ on
// purpose: here an empty value does not replace one that is not, and names are
// compared without case.
func ambiguous(raw []byte) bool {
	n := 0
	seen := make(map[string]bool)
	d := decoder{b: raw}
	err := d.object(1, func(key []byte) error {
		n++
		a, _ := usualNames.lookup(key)
		seen[fieldNames[a.field]+string(rune(a.rank))] = true
		if _, ok := usualNames.names[string(key)]; !ok {
			seen[string(key)] = true
		}
		return d.skip(1)
	})
	return err != nil || len(seen) < n
}

func TestDecoderIsStrict(t *testing.T) {
	for _, raw := range []string{``, `{`, `{"a"}`, `{"a":}`, `{"a":1,}`, `{"a":1 "b":2}`, `{"a":01}`, `{"a":+1}`, `{"a":.5}`, `{"a":1.}`, `{"a":1e}`,
		`{"a":nul}`, `{"a":True}`, `{'a':1}`, `{"a":"b}`, `{"a":[1,]}`, `{"a":[}`, `{"a":1}x`, `{"title":"\q"}`, `{"title":"\u12g4"}`, `{"title":"\`} {
		if _, _, err := decodeObject([]byte(raw), usualNames, DefaultOptions()); err == nil {
			t.Errorf("%s: read without an error", raw)
		}
	}
}

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
			r := Record{Place: "x:1", format: formatJSON, raw: []byte(test.raw), names: namingOf(test.renames)}
			articles, errs := r.Articles(DefaultOptions())
			if len(errs) > 0 || len(articles) != 1 {
				t.Fatalf("got %d articles, errors %v", len(articles), errs)
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
