package article

import (
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/klauspost/compress/zstd"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/record"
)

// readAll reads everything there is in paths and returns one word for each
// outcome: "place id" for an article, "place!reason" for a skip.
func readAll(t *testing.T, opt Options, stdin io.Reader, paths ...string) []string {
	t.Helper()
	var out []string
	for a, err := range Read(paths, stdin, opt) {
		if err == nil {
			checkArticle(t, a)
			out = append(out, a.Place+" "+a.ID)
			continue
		}
		var se *SkipError
		if !errors.As(err, &se) {
			t.Fatalf("got %T (%v), want a *SkipError", err, err)
		}
		if se.Place == "" || se.Reason == "" {
			t.Errorf("error without place or reason: %+v", se)
		}
		out = append(out, se.Place+"!"+se.Reason)
	}
	return out
}

// checkArticle holds what every article promises.
func checkArticle(t *testing.T, a Article) {
	t.Helper()
	if a.ID == "" || a.Place == "" || strings.TrimSpace(a.Text) == "" {
		t.Errorf("%s: article without id, place or text: %+v", a.Place, a)
	}
	if strings.ToValidUTF8(a.Text, "") != a.Text {
		t.Errorf("%s: text is not valid UTF-8", a.Place)
	}
	if clean.HasControl(a.Text) || clean.HasControl(a.Title) || clean.HasControl(a.ID) || clean.HasControl(a.URL) || clean.HasControl(a.Outlet) || clean.HasControl(a.Byline) {
		t.Errorf("%s: control characters in %+v", a.Place, a)
	}
	end := 0
	for _, s := range a.Furniture {
		if s.Start < end || s.End <= s.Start || s.End > len(a.Text) {
			t.Errorf("%s: furniture %v after %d of %d", a.Place, s, end, len(a.Text))
		}
		end = s.End
	}
}

// in changes to a new folder holding files and returns to the old one afterwards.
func in(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func gz(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func zst(s string) string {
	e, _ := zstd.NewWriter(nil)
	return string(e.EncodeAll([]byte(s), nil))
}

// xzLine and bzLine are line2 and a line break, compressed by xz -9 and bzip2.
const (
	xzLine = "fd377a585a000004e6d6b446020021011c00000010cf58cc0100327b226964223a2232222c2274657874223a22412066657272792077617320726169736564206f6e20547565736461792e227d0a0000a6f60b59c2c95d1b00014b33f342db8c1fb6f37d010000000004595a"
	bzLine = "425a683931415926535969b73328000018df800010500510102000040027219eea2000545000340c990451a68f53c9a6903d36a8308de4d9abf505ddf9d489e257d87289c22e676246ad14183dccc71f17724538509069b73328"
)

func unhex(s string) string {
	b, err := hex.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

const line1 = `{"id":"1","text":"A ferry sank on Monday."}`
const line2 = `{"id":"2","text":"A ferry was raised on Tuesday."}`

// A table of inputs, so it is long.
func TestScan(t *testing.T) {
	long := strings.Repeat("x", 5000)
	small := DefaultOptions()
	small.MaxRecord = 4096
	few := DefaultOptions()
	few.MaxRecords = 1
	for _, test := range []struct {
		name  string
		files map[string]string
		stdin string
		paths []string
		opt   *Options
		want  []string
	}{
		{
			name:  "lines, blank ones left out but counted",
			files: map[string]string{"a.jsonl": line1 + "\n\n  \r\n" + line2},
			want:  []string{"a.jsonl:1 1", "a.jsonl:4 2"},
		},
		{
			name:  "a folder in the order of its names, hidden files left out",
			files: map[string]string{"d/b.jsonl": line2, "d/a.jsonl": line1, "d/.c.jsonl": line1, "d/.git/x.jsonl": line1, "d/e/f.txt": "A ferry sank on Monday."},
			paths: []string{"d"},
			want:  []string{"d/a.jsonl:1 1", "d/b.jsonl:1 2", "d/e/f.txt d/e/f.txt"},
		},
		{
			name:  "standard input between files",
			files: map[string]string{"a.jsonl": line1},
			stdin: line2,
			paths: []string{"a.jsonl", "-", "a.jsonl"},
			want:  []string{"a.jsonl:1 1", "-:1 2", "a.jsonl:1 1"},
		},
		{
			name:  "compressed, whatever the names say",
			files: map[string]string{"a.gz": gz(line1), "b.jsonl": zst(line2), "c": gz(zst(line1)), "d.xz": unhex(xzLine), "e.bz2": unhex(bzLine)},
			want:  []string{"a.gz:1 1", "b.jsonl:1 2", "c:1 1", "d.xz:1 2", "e.bz2:1 2"},
		},
		{
			name:  "members of gzip in a row",
			files: map[string]string{"a.jsonl.gz": gz(line1+"\n") + gz(line2+"\n")},
			want:  []string{"a.jsonl.gz:1 1", "a.jsonl.gz:2 2"},
		},
		{
			name:  "byte order mark and windows line ends",
			files: map[string]string{"a.jsonl": "\xef\xbb\xbf" + line1 + "\r\n" + line2 + "\r\n"},
			want:  []string{"a.jsonl:1 1", "a.jsonl:2 2"},
		},
		{
			name:  "arrays",
			files: map[string]string{"a.json": "[\n" + line1 + ",\n  " + line2 + "]", "b.json": `[{"id":"]}","text":"\"][{ x"}, 7]`, "c.json": "[]"},
			want:  []string{"a.json#1 1", "a.json#2 2", "b.json#1 ]}", "b.json#2!wrong type", "c.json!empty file"},
		},
		{
			name:  "one object, wrapped articles",
			files: map[string]string{"a.json": "{\n\"id\": \"1\",\n\"text\": \"A ferry sank.\"\n}", "b.json": `{"status":"ok","articles":[` + line1 + `,{"id":"x"}]}`},
			want:  []string{"a.json 1", "b.json:1#1 1", "b.json:1#2!no text"},
		},

		// Bad input
		{name: "empty file", files: map[string]string{"a.jsonl": "", "b.txt": " \n\n", "c.gz": gz("")}, want: []string{"a.jsonl!empty file", "b.txt!empty file", "c.gz!empty file"}},
		{name: "empty folder", files: map[string]string{"d/.hidden": "x"}, paths: []string{"d"}, want: []string{"d!nothing readable"}},
		{name: "no such file", files: map[string]string{"a.jsonl": line1}, paths: []string{"gone.jsonl", "a.jsonl"}, want: []string{"gone.jsonl!unreadable", "a.jsonl:1 1"}},
		{
			name:  "a line too long",
			files: map[string]string{"a.jsonl": line1 + "\n" + `{"text":"` + long + "\"}\n" + line2, "b.json": "[" + line1 + `,{"text":"` + long + `"},` + line2 + "]", "c.txt": long},
			opt:   &small,
			want:  []string{"a.jsonl:1 1", "a.jsonl:2!record too long", "a.jsonl:3 2", "b.json#1 1", "b.json#2!record too long", "b.json#3 2", "c.txt!record too long"},
		},
		{
			name:  "too many records",
			files: map[string]string{"a.jsonl": line1 + "\n" + line2 + "\n" + line2},
			opt:   &few,
			want:  []string{"a.jsonl:1 1", "a.jsonl:2!too many records"},
		},
		{
			name:  "not JSON",
			files: map[string]string{"a.jsonl": line1 + "\n{\"id\":\n" + "truth\n" + line2 + "\n{} x\n", "b.json": "[" + line1 + "; 7]", "c.json": "[" + line1},
			want: []string{"a.jsonl:1 1", "a.jsonl:2!not valid", "a.jsonl:3!not valid", "a.jsonl:4 2", "a.jsonl:5!not valid",
				"b.json#1 1", "b.json#2!not valid", "c.json#1 1", "c.json#2!not valid"},
		},
		{
			name: "wrong types",
			files: map[string]string{"a.jsonl": `{"id":"1","text":7}` + "\n" + `{"id":{},"text":"x"}` + "\n" + `["a"]` + "\n" + `"text"` + "\n" +
				`{"id":3,"text":"A ferry sank."}` + "\n" + `{"id":"4","text":"A ferry sank.","published":true}` + "\n" + `{"id":"5","text":"A ferry sank.","date":[1],"source":{"x":1}}`},
			want: []string{"a.jsonl:1!wrong type", "a.jsonl:2!wrong type", "a.jsonl:3!wrong type", "a.jsonl:4!wrong type", "a.jsonl:5 3", "a.jsonl:6!wrong type", "a.jsonl:7 5"},
		},
		{
			name:  "no text",
			files: map[string]string{"a.jsonl": `{"id":"1"}` + "\n" + `{"id":"2","text":" \n "}` + "\n" + `{"id":"3","text":null}`},
			want:  []string{"a.jsonl:1!no text", "a.jsonl:2!no text", "a.jsonl:3!no text"},
		},
		{
			name:  "nested too deeply",
			files: map[string]string{"a.jsonl": `{"id":"1","x":` + strings.Repeat("[", 10000) + strings.Repeat("]", 10000) + "}\n" + line2, "b.json": strings.Repeat("[", 10000)},
			want:  []string{"a.jsonl:1!nested too deeply", "a.jsonl:2 2", "b.json#1!nested too deeply"},
		},
		{
			name:  "truncated gzip keeps the records before the damage",
			files: map[string]string{"a.jsonl.gz": truncated(t)},
			want:  []string{"a.jsonl.gz:1 1", "a.jsonl.gz:2 2", "a.jsonl.gz:3!damaged input"},
		},
		{
			name:  "other truncated compression",
			files: map[string]string{"a.xz": unhex(xzLine)[:70], "b.bz2": unhex(bzLine)[:60], "c.zst": zst(line1)[:30], "d.gz": "\x1f\x8b\x08", "e.xz": strings.Replace(unhex(xzLine), "!\x01\x1c", "!\x01\x28", 1)},
			want:  []string{"a.xz:1!damaged input", "b.bz2!damaged input", "c.zst!damaged input", "d.gz!damaged input", "e.xz!damaged input"},
		},
		{name: "no text format", files: map[string]string{"a.jpg": "\xff\xd8\xff\xe0\x00\x10JFIF", "b.pdf": "%PDF-1.7\n", "c.bin": "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00"}, want: []string{"a.jpg!not a text format", "b.pdf!format not supported", "c.bin!not a text format"}},
		{name: "objects one after the other, as jq prints them", files: map[string]string{
			"a.json": "\ufeff{\n\"id\": \"1\",\n\"text\": \"It {sank\\\"}.\"\n}\n{\n\"id\": \"2\",\n\"text\": \"It rose.\"\n}\n",
			"b.json": "{\n\"id\": \"1\",\n\"text\": \"It sank.\"\n}\n] and more", "c.json": "{\n\"id\": \"1\",\n\"text\": \"It"},
			want: []string{"a.json#1 1", "a.json#2 2", "b.json#1 1", "b.json#2!not valid", "c.json!not valid"}},
		{name: "the line by which spreadsheets name the delimiter", files: map[string]string{"a.csv": "sep=;\r\nid;text\r\n7;It sank.\r\n"}, want: []string{"a.csv:3 7"}},
		{name: "nothing is silent", files: map[string]string{
			"a.warc": "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 2\r\n\r\nab\r\n\r\n", "b.jsonl.gz": gz("\n\n\n"), "c.mbox": "From a 10:20\nSubject: x\n"},
			want: []string{"a.warc!nothing readable", "b.jsonl.gz!empty file", "c.mbox#1!no text"}},
		{name: "refused with a hint", files: map[string]string{"a.opml": `<?xml version="1.0"?><opml version="2.0"></opml>`, "c.xml": `<?xml version="1.0"?><svg></svg>`}, want: []string{"a.opml!format not supported", "c.xml!format not supported"}},
		{name: "bombs", files: map[string]string{"a.gz": gz(strings.Repeat(" ", 64<<20)), "b.jsonl.zst": zst("{}\n" + strings.Repeat(" ", 64<<20)), "c.gz": gz(gz(gz(gz(gz(gz(line1))))))}, want: []string{"a.gz!record too long", "b.jsonl.zst:1!no text", "b.jsonl.zst:2!expands too much", "c.gz!nested too deeply"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			in(t, test.files)
			opt := DefaultOptions()
			if test.opt != nil {
				opt = *test.opt
			}
			paths := test.paths
			if paths == nil {
				for name := range test.files {
					paths = append(paths, name)
				}
				slices.Sort(paths)
			}
			got := readAll(t, opt, strings.NewReader(test.stdin), paths...)
			if !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

// truncated returns two whole lines and the beginning of a third, compressed and
// cut where the third is.
func truncated(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	fmt.Fprintf(w, "%s\n%s\n", line1, line2)
	w.Flush()
	n := b.Len()
	fmt.Fprintf(w, `{"id":"3","text":"%s"}`, "The ferry will sail again in spring, its owner said.")
	w.Close()
	return b.String()[:n+20]
}

func TestNothingButFurnitureIsNoText(t *testing.T) {
	for _, test := range []struct {
		text string
		kept bool
	}{
		{"Share this article\n\nSubscribe\n\n© 2024 Northern Echo", false},
		{"Share this article\n\nFerry\n\nSubscribe", false},
		{"Share this article\n\nThe ferry has sunk.\n\nSubscribe", true},
		{"Ferry sunk.", true},
		{"Share this article\n\n渡し船が月曜日の朝早くに港の中で沈んだが、乗客は全員無事だったと船会社は述べている。", true},
	} {
		_, err := finish(record.Draft{Place: "x", Text: test.text}, false)
		if (err == nil) != test.kept {
			t.Errorf("%q: %v, want an article: %v", test.text, err, test.kept)
		}
	}
}

func TestHeadlineAmongFurnitureIsNoArticle(t *testing.T) {
	const wall = "Already a subscriber? Log in\nPlease purchase a subscription to continue reading.\nYou have 3 free articles left this month\nSign up for our newsletter\n"
	got := outcomes(t, map[string]string{
		"a.jsonl": `{"text":"` + strings.ReplaceAll("Ferry sinks off Kelvin Head in fog\n"+wall, "\n", `\n`) + `"}`,
		"b.jsonl": `{"text":"` + strings.ReplaceAll("Ferry sinks off Kelvin Head in fog\n"+ferrySentence+"\n"+wall, "\n", `\n`) + `"}`,
		"c.jsonl": `{"text":"Ferry sinks off Kelvin Head in fog\nShare"}`,
	})
	if want := []string{"a.jsonl:1!" + ReasonNoText, "b.jsonl:1 b.jsonl:1", "c.jsonl:1 c.jsonl:1"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestServiceIsNoArticle(t *testing.T) {
	got := outcomes(t, map[string]string{"a.txt": "Forgot your password?\nEnter your email address and we will send you a link.\nYour link may take a minute."})
	if len(got) != 1 || got[0] != "a.txt!"+ReasonNoText {
		t.Errorf("got %q, want it skipped", got)
	}
}

// TestConcurrent decodes the same records in many goroutines at once; under the
// race detector this is what holds Articles to its promise.
func TestConcurrent(t *testing.T) {
	var records []Record
	for r, err := range Scan([]string{"testdata/inputs"}, nil, DefaultOptions()) {
		if err == nil {
			records = append(records, r)
		}
	}
	if len(records) < 15 {
		t.Fatalf("only %d records in testdata/inputs", len(records))
	}
	decode := func() string {
		var b strings.Builder
		for _, r := range records {
			articles, errs := r.Articles(DefaultOptions())
			fmt.Fprintf(&b, "%+v %v\n", articles, errs)
		}
		return b.String()
	}
	want := decode()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got := decode(); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
	wg.Wait()
}

// content returns the text outside furniture.
func content(a Article) string {
	var b strings.Builder
	from := 0
	for _, s := range a.Furniture {
		b.WriteString(a.Text[from:s.Start])
		from = s.End
	}
	return b.String() + a.Text[from:]
}

// ferryPage is a page as sites make them; head goes into its head.
func ferryPage(head string) string {
	return `<!DOCTYPE html><html lang="en-GB"><head><title>Ferry sinks in harbour - Northern Echo</title>` + head + `</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry sinks in harbour</h1><p class="byline">By Jane Doe</p>
<p>The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke from the quay.</p>
<p>The owner, a company from the other side of the bay, said on Tuesday that the cause was not known and that divers would look at the hull.</p>
<p>It was the third such accident in two years, and the mayor asked for rules that older boats be inspected every spring before they sail again.</p>
</article><footer>Copyright Northern Echo</footer></body></html>`
}
