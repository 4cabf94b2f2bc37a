package archivebox

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"copytrail/article/internal/format/formattest"
	"copytrail/article/internal/record"
)

const ferryText = `The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke from the quay.`

const ferryPage = `<!DOCTYPE html><html lang="en"><head><title>Ferry sinks in harbour</title></head><body><article><h1>Ferry sinks in harbour</h1><p>` + ferryText + `</p>
<p>The owner, a company from the other side of the bay, said on Tuesday that the cause was not known and that divers would look at the hull.</p></article></body></html>`

// ferryIndex is the index of a page.
const ferryIndex = `{"archive_path":"archive/1715065811.0","base_url":"www.echo.example/ferry","timestamp":"1715065811.0","url":"https://www.echo.example/ferry",
"title":"Ferry","canonical":{"wget_path":"www.echo.example/ferry.html"},"history":{"dom":[{"start_ts":"2024-05-07T09:10:11+00:00"}],"wget":[{"start_ts":"2024-05-07T09:12:11+00:00"}]}}`

// folder makes a folder of the given files.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// decode decodes a page that has one article or one error.
func decode(t testing.TB, p *Page) (d record.Draft, err error) {
	t.Helper()
	n := 0
	p.Decode("a", formattest.Options, func(got record.Draft, failed error) { d, err, n = got, failed, n+1 })
	if n != 1 {
		t.Errorf("%d results", n)
	}
	return d, err
}

func TestPage(t *testing.T) {
	const mercury = `{"title":"Ferry sinks","author":"Jane Doe","date_published":"2024-05-06T10:20:30.000Z"}`
	for _, test := range []struct {
		name   string
		files  map[string]string
		place  string
		reason string
	}{
		{"all", map[string]string{"index.html": "x", "output.html": ferryPage, "singlefile.html": ferryPage, "htmltotext.txt": ferryText, "mercury/article.json": mercury, "mercury/content.html": ferryPage}, "a/output.html", ""},
		{"the first is empty", map[string]string{"output.html": "<html></html>", "singlefile.html": ferryPage}, "a/singlefile.html", ""},
		{"downloaded", map[string]string{"www.echo.example/ferry.html": ferryPage}, "a/www.echo.example/ferry.html", ""},
		{"text alone", map[string]string{"htmltotext.txt": ferryText + "\n\n" + ferryText}, "a/htmltotext.txt", ""},
		{"too long", map[string]string{"output.html": strings.Repeat("x", formattest.Options.MaxRecord+1)}, "", record.ReasonTooLong},
		{"nothing", map[string]string{"media/a.png": "x"}, "", record.ReasonNoText},
	} {
		test.files["index.json"] = ferryIndex
		p, ok := Open(folder(t, test.files), formattest.Options)
		if !ok {
			t.Errorf("%s: not recognised", test.name)
			continue
		}
		d, err := decode(t, p)
		if test.reason != "" {
			if se := record.Placed("a", err).(*record.SkipError); se.Reason != test.reason {
				t.Errorf("%s: got %v", test.name, err)
			}
			continue
		}
		if err != nil || d.Place != test.place || d.URL+d.FoundAt != "https://www.echo.example/ferry" || d.Fetched.String() != "2024-05-07T09:10:11Z" || !strings.Contains(d.Text, "31 passengers") {
			t.Errorf("%s: got %+v, %v", test.name, d, err)
		}
		if test.name == "all" && (d.Published.String() != "2024-05-06T10:20:30Z" || d.Byline != "Jane Doe") {
			t.Errorf("got published %s, byline %q", d.Published, d.Byline)
		}
	}
}

// TestOldIndex recognises a page by an index whose other parts have another shape.
func TestOldIndex(t *testing.T) {
	p, ok := Open(folder(t, map[string]string{"index.json": `{"base_url":"x","timestamp":1715065811,"url":"https://www.echo.example/ferry","history":[],"canonical":"x"}`, "output.html": ferryPage}), formattest.Options)
	if !ok {
		t.Fatal("not recognised")
	}
	if d, err := decode(t, p); err != nil || d.Fetched.String() != "2024-05-07T07:10:11Z" {
		t.Errorf("got %s, %v", d.Fetched, err)
	}
}

func TestOtherFolders(t *testing.T) {
	for _, index := range []string{"", "[]", `{"url":"https://www.echo.example/ferry","text":"x"}`, `{"timestamp":"x","url":"no address","base_url":"x"}`} {
		if _, ok := Open(folder(t, map[string]string{"index.json": index, "output.html": ferryPage}), formattest.Options); ok {
			t.Errorf("%s: taken for a page of ArchiveBox", index)
		}
	}
	if _, ok := Open(filepath.Join(t.TempDir(), "missing"), formattest.Options); ok {
		t.Error("a folder that is not there")
	}
	if IsCollection(folder(t, map[string]string{"ArchiveBox.conf": "x"})) || !IsCollection(folder(t, map[string]string{"ArchiveBox.conf": "x", "archive/1/index.json": "{}"})) {
		t.Error("collections")
	}
}

// TestOutside reads nothing outside of the folder.
func TestOutside(t *testing.T) {
	dir := folder(t, map[string]string{"secret.html": ferryPage, "page/index.json": strings.Replace(ferryIndex, "www.echo.example/ferry.html", "../secret.html", 1)})
	if err := os.Symlink(filepath.Join(dir, "secret.html"), filepath.Join(dir, "page", "output.html")); err != nil {
		t.Skip(err)
	}
	p, ok := Open(filepath.Join(dir, "page"), formattest.Options)
	if !ok || len(p.renderings) != 0 {
		t.Errorf("got %v", p)
	}
}

func FuzzIndex(f *testing.F) {
	f.Add([]byte(ferryIndex), []byte(ferryPage))
	f.Add([]byte(`{"timestamp":"1e99","url":"http://x","base_url":"x","history":{"dom":[{}]}}`), []byte("x"))
	dir := folder(f, map[string]string{"output.html": ""})
	f.Fuzz(func(t *testing.T, index, page []byte) {
		os.WriteFile(filepath.Join(dir, "index.json"), index, 0o666)
		os.WriteFile(filepath.Join(dir, "output.html"), page, 0o666)
		if p, ok := Open(dir, formattest.Options); ok {
			decode(t, p)
		}
	})
}
