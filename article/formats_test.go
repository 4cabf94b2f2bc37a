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

const ferrySentence = "The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke."

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

func TestJSONFeed(t *testing.T) {
	jsonFeed := "{\n\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Echo\",\"items\":[{\"id\":\"1\",\"url\":\"https://echo.example/1\",\"content_html\":\"<p>" + ferrySentence + "</p>\",\"date_published\":\"2024-05-06T10:20:30Z\",\"authors\":[{\"name\":\"Jane Doe\"}]}]}"
	if a := one(t, "feed.json", jsonFeed); a.Place != "feed.json#1" || !strings.Contains(a.Text, "31 passengers") || a.Byline != "Jane Doe" {
		t.Errorf("JSON Feed: got %+v", a)
	}
}

// TestTablesAmongOthers reads tables that need more than the reader of tables, and texts
// that are none.
func TestTablesAmongOthers(t *testing.T) {
	for _, test := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"utf-16", map[string]string{"a.csv": "\xff\xfei\x00d\x00,\x00t\x00e\x00x\x00t\x00\n\x001\x00,\x00S\x00a\x00n\x00k\x00"}, []string{"a.csv:2 1"}},
		{"nothing in pandas' words", map[string]string{"a.csv": "id,text,author\n1,nan,nan\n"}, []string{"a.csv:2!no text"}},
		{"prose with commas", map[string]string{"a": "The title, the text and the date\nwere not known."}, []string{"a a"}},
	} {
		if got := outcomes(t, test.files); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestMembersAreNamedByTheirOffsets names the records of a crawl archive by the offsets of
// their members of gzip.
func TestMembersAreNamedByTheirOffsets(t *testing.T) {
	record := func(header, block string) string {
		return "WARC/1.0\r\n" + header + fmt.Sprintf("Content-Length: %d\r\n\r\n", len(block)) + block + "\r\n\r\n"
	}
	first := gz(record("WARC-Type: warcinfo\r\n", "software: x\r\n"))
	second := gz(record("WARC-Type: response\r\nWARC-Target-URI: http://a.example/1\r\n", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+ferryPage("")))
	got := outcomes(t, map[string]string{"a.warc.gz": first + second})
	if want := []string{fmt.Sprintf("a.warc.gz@%d http://a.example/1", len(first))}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
