package article

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/parquet-go/parquet-go"
)

// outcomes reads files and returns what became of each record, as readAll does.
func outcomes(t *testing.T, files map[string]string) []string {
	t.Helper()
	in(t, files)
	var paths []string
	for name := range files {
		paths = append(paths, name)
	}
	slices.Sort(paths)
	return readAll(t, DefaultOptions(), nil, paths...)
}

// one reads the only article of a file.
func one(t *testing.T, name, content string) Article {
	t.Helper()
	in(t, map[string]string{name: content})
	var got []Article
	for a, err := range Read([]string{name}, nil, DefaultOptions()) {
		if err != nil {
			t.Fatal(err)
		}
		checkArticle(t, a)
		got = append(got, a)
	}
	if len(got) != 1 {
		t.Fatalf("got %d articles, want 1", len(got))
	}
	return got[0]
}

func TestTables(t *testing.T) {
	long := strings.Repeat("x", 20<<20)
	for _, test := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"comma", map[string]string{"a": "id,text\n1,A ferry sank.\n\n2,\"It \"\"sank\"\",\nagain\"\n3,Third.\n"}, []string{"a:2 1", "a:4 2", "a:6 3"}},
		{"semicolon", map[string]string{"a.csv": "\xef\xbb\xbfid;title;text\r\n1;A, b;It sank.\r\n"}, []string{"a.csv:2 1"}},
		{"tab, an index column without a name", map[string]string{"a": "\ttitle\ttext\turl\n0\tFerry\tIt \"sank\n1\tFerry\tIt sank\thttp://a.example/\n"}, []string{"a:2 a:2", "a:3 http://a.example/"}},
		{"bar", map[string]string{"a": "id|body|date\n1|It sank.|2024-05-06\n"}, []string{"a:2 1"}},
		{"utf-16", map[string]string{"a.csv": "\xff\xfei\x00d\x00,\x00t\x00e\x00x\x00t\x00\n\x001\x00,\x00S\x00a\x00n\x00k\x00"}, []string{"a.csv:2 1"}},
		{"no text column", map[string]string{"a.csv": "id,when\n1,2\n"}, []string{"a.csv!no text"}},
		{"too many fields", map[string]string{"a.csv": "id,text\n1,It sank, again\n2,It sank.,\n"}, []string{"a.csv:2!not valid", "a.csv:3 2"}},
		{"header alone", map[string]string{"a.csv": "id,text\n"}, []string{"a.csv!empty file"}},
		{"a quotation mark that never closes", map[string]string{"a.csv": "id,text\n1,\"" + long + "\n2,It sank.\n"}, []string{"a.csv:2!record too long", "a.csv:3 2"}},
		{"nothing in pandas' words", map[string]string{"a.csv": "id,text,author\n1,nan,nan\n"}, []string{"a.csv:2!no text"}},
		{"prose with commas", map[string]string{"a": "The title, the text and the date\nwere not known."}, []string{"a a"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := outcomes(t, test.files); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	a := one(t, "a.csv", "Title,Article Text,Authors,publish_date,Source\nFerry,It sank.,\"['Jane Doe', 'John Roe']\",2024-05-06 10:20:30,Echo\n")
	if a.Title != "Ferry" || a.Text != "It sank." || a.Byline != "Jane Doe, John Roe" || a.Published.Precision != Second || a.Outlet != "Echo" {
		t.Errorf("got %+v", a)
	}
}

const ferrySentence = "The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke."

func TestFeeds(t *testing.T) {
	rss := `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Northern Echo</title><link>https://echo.example/</link><language>en-gb</language>
<item><title>Ferry &amp;amp; storm</title><link>https://www.echo.example/1</link><guid>g1</guid><pubDate>Mon, 06 May 2024 10:20:30 +0200</pubDate><dc:creator>Jane Doe</dc:creator>
<description>short</description><content:encoded><![CDATA[<p>` + ferrySentence + `</p><p>Second.</p>]]></content:encoded></item>
<item><title>Only a summary</title><link>https://www.echo.example/2</link><description>&lt;b&gt;It&lt;/b&gt; sank.</description></item>
<item><title>Nothing</title><link>https://www.echo.example/3</link></item>
</channel></rss>`
	in(t, map[string]string{"a.xml": rss})
	var got []Article
	var errs []string
	for a, err := range Read([]string{"a.xml"}, nil, DefaultOptions()) {
		if err != nil {
			errs = append(errs, err.Error())
			continue
		}
		checkArticle(t, a)
		got = append(got, a)
	}
	if len(got) != 2 || !slices.Equal(errs, []string{"a.xml#3: no text"}) {
		t.Fatalf("got %d articles, errors %q", len(got), errs)
	}
	a := got[0]
	if a.Place != "a.xml#1" || a.ID != "https://www.echo.example/1" || a.Outlet != "echo.example" || a.Title != "Ferry & storm" || a.Byline != "Jane Doe" ||
		a.Lang != "en" || a.Published.String() != "2024-05-06T10:20:30+02:00" || a.Text != ferrySentence+"\n\nSecond." {
		t.Errorf("got %+v", a)
	}
	if a := got[1]; a.Text != "It sank." || !slices.Contains(a.Notes, NoteSummary) {
		t.Errorf("summary: got %+v", a)
	}

	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><title>Echo</title><entry><id>tag:1</id><title>Ferry</title><link href="https://echo.example/1"/><updated>2024-05-06T10:20:30Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It <b>sank</b>.</p></div></content></entry></feed>`
	if a := one(t, "a.atom", atom); a.Text != "It sank." || a.Published.Precision != Second {
		t.Errorf("Atom: got %+v", a)
	}
	jsonFeed := "{\n\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Echo\",\"items\":[{\"id\":\"1\",\"url\":\"https://echo.example/1\",\"content_html\":\"<p>" + ferrySentence + "</p>\",\"date_published\":\"2024-05-06T10:20:30Z\",\"authors\":[{\"name\":\"Jane Doe\"}]}]}"
	if a := one(t, "feed.json", jsonFeed); a.Place != "feed.json#1" || !strings.Contains(a.Text, "31 passengers") || a.Byline != "Jane Doe" {
		t.Errorf("JSON Feed: got %+v", a)
	}
	for name, feed := range map[string]string{
		"empty": "<rss version='2.0'><channel></channel></rss>",
		"deep":  "<rss><channel><item>" + strings.Repeat("<a:b>", 100000),
	} {
		if got := outcomes(t, map[string]string{"a.xml": feed}); len(got) != 1 || !strings.Contains(got[0], "!") {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

// warcRecord spells one record.
func warcRecord(header, block string) string {
	return "WARC/1.0\r\n" + header + fmt.Sprintf("Content-Length: %d\r\n\r\n", len(block)) + block + "\r\n\r\n"
}

func response(url, header, body string) string {
	return warcRecord("WARC-Type: response\r\nWARC-Target-URI: "+url+"\r\nContent-Type: application/http; msgtype=response\r\n", "HTTP/1.1 200 OK\r\n"+header+"\r\n"+body)
}

func brotlied(s string) string {
	var b bytes.Buffer
	w := brotli.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func TestWARC(t *testing.T) {
	const html = "Content-Type: text/html; charset=utf-8\r\n"
	page := ferryPage("")
	info := warcRecord("WARC-Type: warcinfo\r\n", "software: x\r\n")
	chunked := fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(page), page)
	bad := "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\nrest\r\n\r\n"
	for _, test := range []struct{ name, raw, want string }{
		{"plain", info + response("http://a.example/1", html, page), "@70 http://a.example/1"},
		{"gzip", response("http://a.example/1", html+"Content-Encoding: gzip\r\n", gz(page)), "@0 http://a.example/1"},
		{"brotli", response("http://a.example/1", html+"Content-Encoding: br\r\n", brotlied(page)), "@0 http://a.example/1"},
		{"zstd", response("http://a.example/1", html+"Content-Encoding: zstd\r\n", zst(page)), "@0 http://a.example/1"},
		{"chunked", response("http://a.example/1", html+"Transfer-Encoding: chunked\r\n", chunked), "@0 http://a.example/1"},
		{"chunked and gzip", response("http://a.example/1", html+"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(gz(page)), gz(page))), "@0 http://a.example/1"},
		{"says gzip and is not", response("http://a.example/1", html+"Content-Encoding: gzip\r\n", page), "@0 http://a.example/1"},
		{"bomb in a page", response("http://a.example/1", html+"Content-Encoding: gzip\r\n", gz(strings.Repeat(" ", 20<<20))), "@0!expands too much"},
		{"converted text", warcRecord("WARC-Type: conversion\r\nWARC-Target-URI: http://a.example/1\r\nContent-Type: text/plain\r\n", ferrySentence), "@0 http://a.example/1"},
		{"image", response("http://a.example/1", "Content-Type: image/png\r\n", "\x89PNG\r\n\x1a\n"), "@0!not an article"},
		{"revisit", warcRecord("WARC-Type: revisit\r\n", "HTTP/1.1 200 OK\r\n\r\n"), "@0!not an article"},
		{"redirect", strings.Replace(response("http://a.example/1", html, page), "200 OK", "302 OK", 1), "@0!not an article"},
		{"damage, then a record", bad + response("http://a.example/1", html, page), "@0!damaged input @60 http://a.example/1"},
		{"truncated", response("http://a.example/1", html, page)[:880], "@0 http://a.example/1 @0!damaged input"},
		{"length beyond the end", strings.Replace(info, "Content-Length: 13", "Content-Length: 9000000000000", 1), "@0!damaged input"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := strings.ReplaceAll(strings.Join(outcomes(t, map[string]string{"a.warc": test.raw}), " "), "a.warc@", "@")
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}

	t.Run("members of gzip are named by their offsets", func(t *testing.T) {
		first := gz(info)
		got := outcomes(t, map[string]string{"a.warc.gz": first + gz(response("http://a.example/1", html, page))})
		if want := []string{fmt.Sprintf("a.warc.gz@%d http://a.example/1", len(first))}; !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func TestARC(t *testing.T) {
	body := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + ferryPage("")
	head := "filedesc://a.arc 127.0.0.1 20140216050221 text/plain 3\nabc\n"
	raw := head + fmt.Sprintf("http://a.example/a b 192.0.2.1 20140216050221 text/html %d\n%s\n", len(body), body) + "http://a.example/ 192.0.2.1 2014 text/html -1\n"
	got := outcomes(t, map[string]string{"a.arc": raw})
	want := []string{fmt.Sprintf("a.arc@%d http://a.example/a b", len(head)), fmt.Sprintf("a.arc@%d!damaged input", len(raw)-len("http://a.example/ 192.0.2.1 2014 text/html -1\n"))}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestWARCFiles reads the archives of the warcio suite: each is read or refused
// with a reason, and the known ones give the articles that they hold.
func TestWARCFiles(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(shared(t, "warc"), "*"))
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	want := map[string]int{"example.warc": 1, "example.warc.gz": 1, "example.arc": 1, "example.arc.gz": 1, "example-iana.org-chunked.warc": 1,
		"example-wrong-chunks.warc.gz": 1, "example-trunc.warc": 1, "example-resource.warc.gz": 1, "bad.arc": 0, "post-test.warc.gz": 0,
		"example-wget-bad-target-uri.warc.gz": 1, "example-bad-non-chunked.warc.gz": 1}
	for _, file := range files {
		articles, skips := 0, 0
		for _, err := range Read([]string{file}, nil, DefaultOptions()) {
			if err == nil {
				articles++
			} else {
				skips++
			}
		}
		name := filepath.Base(file)
		if n, ok := want[name]; ok && n != articles {
			t.Errorf("%s: %d articles, want %d", name, articles, n)
		}
		if articles+skips == 0 && name != "example-digest.warc" { // that one holds requests only
			t.Errorf("%s: read without a word", name)
		}
	}
}

func TestContainers(t *testing.T) {
	var z bytes.Buffer
	zw := zip.NewWriter(&z)
	for _, f := range [][2]string{{"d/", ""}, {"d/a.jsonl", line1}, {".hidden", line1}, {"__MACOSX/a", line1}, {"../../b.txt.gz", gz(ferrySentence)}} {
		w, err := zw.Create(f[0])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, f[1])
	}
	zw.Close()
	var tarred bytes.Buffer
	tw := tar.NewWriter(&tarred)
	for _, f := range [][2]string{{"d/a.jsonl", line1}, {"b.jpg", "\xff\xd8\xff"}} {
		tw.WriteHeader(&tar.Header{Name: f[0], Mode: 0o644, Size: int64(len(f[1]))})
		io.WriteString(tw, f[1])
	}
	tw.Close()
	var bomb bytes.Buffer
	bw := zip.NewWriter(&bomb)
	for i := range 3 {
		w, _ := bw.Create(fmt.Sprint(i, ".jsonl"))
		w.Write(bytes.Repeat([]byte(" "), 30<<20))
	}
	bw.Close()
	got := outcomes(t, map[string]string{"a.zip": z.String(), "b.tar": tarred.String(), "c.tgz": gz(tarred.String()), "d.zip": bomb.String(), "e.zip": z.String()[:100], "f.gz": gz(z.String())})
	want := []string{"a.zip/d/a.jsonl:1 1", "a.zip/b.txt.gz a.zip/b.txt.gz", "b.tar/d/a.jsonl:1 1", "b.tar/b.jpg!not a text format",
		"c.tgz/d/a.jsonl:1 1", "c.tgz/b.jpg!not a text format", "d.zip/0.jsonl!record too long", "d.zip/1.jsonl!expands too much", "d.zip/2.jsonl!expands too much",
		"e.zip!damaged input", "f.gz/d/a.jsonl:1 1", "f.gz/b.txt.gz f.gz/b.txt.gz"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// parquetFile writes three rows, the second without a text.
func parquetFile(t testing.TB) []byte {
	t.Helper()
	type row struct {
		ID      int64     `parquet:"stories_id"`
		Text    string    `parquet:"maintext"`
		Authors []string  `parquet:"authors,list"`
		When    time.Time `parquet:"date_publish,timestamp(millisecond)"`
		Day     int32     `parquet:"other,date"`
	}
	var b bytes.Buffer
	w := parquet.NewGenericWriter[row](&b, parquet.MaxRowsPerRowGroup(2))
	when := time.Date(2024, 5, 6, 10, 20, 30, 0, time.UTC)
	if _, err := w.Write([]row{{7, ferrySentence, []string{"Jane Doe", "John Roe"}, when, 1}, {8, "", nil, when, 1}, {9, "It sank.", nil, when, 1}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestParquet(t *testing.T) {
	b := bytes.NewBuffer(parquetFile(t))
	in(t, map[string]string{"a.parquet": b.String(), "b.parquet": b.String()[:len(b.String())/2]})
	got := readAll(t, DefaultOptions(), nil, "a.parquet", "b.parquet")
	if want := []string{"a.parquet#1 7", "a.parquet#2!no text", "a.parquet#3 9", "b.parquet!damaged input"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for a := range Read([]string{"a.parquet"}, nil, DefaultOptions()) {
		if a.Byline != "Jane Doe, John Roe" || a.Text != ferrySentence || a.Published.String() != "2024-05-06T10:20:30Z" {
			t.Errorf("got %+v", a)
		}
		break
	}
}

// FuzzScan reads whole inputs of any format: whatever the bytes, every article
// keeps its promises, every error is a SkipError, and nothing is read for ever.
func FuzzScan(f *testing.F) {
	seeds, err := filepath.Glob(filepath.Join("testdata", "inputs", "*"))
	if err != nil || len(seeds) == 0 {
		f.Fatal("no seeds in testdata/inputs", err)
	}
	for _, name := range seeds {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	opt := DefaultOptions()
	opt.MaxRecord = 64 << 10
	opt.MaxRecords = 100
	f.Fuzz(func(t *testing.T, b []byte) {
		readAll(t, opt, bytes.NewReader(b), "-")
	})
}

// FuzzParquet reads damaged Parquet files. The library makes room for what a
// header claims, and panics where it does not fit together: neither may get out.
func FuzzParquet(f *testing.F) {
	f.Add(parquetFile(f))
	name := filepath.Join(f.TempDir(), "a.parquet")
	f.Fuzz(func(t *testing.T, b []byte) {
		if err := os.WriteFile(name, append([]byte("PAR1"), b...), 0o644); err != nil {
			t.Fatal(err)
		}
		readAll(t, DefaultOptions(), nil, name)
		if err := os.WriteFile(name, b, 0o644); err != nil {
			t.Fatal(err)
		}
		readAll(t, DefaultOptions(), nil, name)
	})
}
