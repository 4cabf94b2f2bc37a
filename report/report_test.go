package report

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/sample"
)

var update = flag.Bool("update", false, "write the golden files instead of comparing with them")

// golden compares got with a file under testdata.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run with -update and read the difference. Got:\n%s", path, got)
	}
}

func write(t testing.TB, f Format, res *provenance.Result, opt Options) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, f, res, opt); err != nil {
		t.Fatalf("%s: %v", f, err)
	}
	return buf.Bytes()
}

func compareText(t testing.TB, f *provenance.Finding, opt Options) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := WriteComparison(&buf, f, opt); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestGolden(t *testing.T) {
	opt := sampleOptions()
	golden(t, "sample.txt", write(t, Text, sample.Result(t), opt))
	opt.Verbose = true
	golden(t, "sample-verbose.txt", write(t, Text, sample.Result(t), opt))
	opt.Verbose, opt.Quiet = false, true
	golden(t, "sample-quiet.txt", write(t, Text, sample.Result(t), opt))
	opt.Quiet = false
	full := opt
	full.Features, full.Texts = true, true
	golden(t, "sample.jsonl", write(t, JSONLines, sample.Result(t), full))
	golden(t, "sample.json", write(t, JSON, sample.Result(t), opt))
	res := sample.Result(t)
	golden(t, "compare-near-copy.txt", compareText(t, &res.Findings[0], opt))
	golden(t, "compare-rewrite.txt", compareText(t, &res.Findings[1], opt))
	wide := opt
	wide.Width, wide.Color = 120, true
	golden(t, "compare-rewrite-wide.ansi", compareText(t, &res.Findings[1], wide))
	golden(t, "compare-shared.txt", compareText(t, &res.Findings[2], opt))
}

// TestDeterminism: maps are in every result, so a few runs would show an order
// that comes out of one.
// TestLikeness: the similarity of a rewritten passage is a probability, and no form may
// call it a share of words.
func TestLikeness(t *testing.T) {
	res := sample.Result(t)
	for _, out := range [][]byte{compareText(t, &res.Findings[1], Options{}), write(t, HTML, res, Options{})} {
		if strings.Contains(string(out), "% of the words") || strings.Contains(string(out), "of words") || !strings.Contains(string(out), "likeness") {
			t.Error("a passage's similarity is not called its likeness")
		}
	}
}

// TestWholeAddress: an address longer than a line stands in one line.
func TestWholeAddress(t *testing.T) {
	res := sample.Result(t)
	long := "https://courier.example/" + strings.Repeat("2026/03/ferry-", 12) + "reef?page=1"
	res.Findings[0].Source.URL = long
	for _, out := range [][]byte{write(t, Text, res, Options{Width: 60}), compareText(t, &res.Findings[0], Options{Width: 60})} {
		if !strings.Contains(string(out), " "+long+"\n") {
			t.Errorf("no whole address in\n%s", out)
		}
	}
}

func TestDeterminism(t *testing.T) {
	for _, f := range Formats() {
		first := write(t, Format(f), sample.Hostile(t), sampleOptions())
		for range 5 {
			if again := write(t, Format(f), sample.Hostile(t), sampleOptions()); !bytes.Equal(first, again) {
				t.Errorf("%s: two runs differ", f)
			}
		}
	}
}

var address = regexp.MustCompile(`^ *https?://[^ ]*$`)

// TestWidth: no line of the terminal forms is wider than asked for, whatever the
// text, but an address, which can be opened and copied only when it is whole; and
// colour changes nothing but colour.
func TestWidth(t *testing.T) {
	for _, res := range []*provenance.Result{sample.Result(t), sample.Hostile(t)} {
		for _, w := range []int{0, 40, 60, 80, 100, 132} {
			opt := sampleOptions()
			opt.Width = w
			most := w
			if w == 0 {
				most = 80
			}
			outs := map[string][]byte{"text": write(t, Text, res, opt)}
			opt.Verbose = true
			outs["verbose text"] = write(t, Text, res, opt)
			opt.Verbose, opt.Quiet = false, true
			outs["quiet text"] = write(t, Text, res, opt)
			opt.Quiet, opt.Color = false, true
			outs["coloured text"] = write(t, Text, res, opt)
			if got := stripStyle(string(outs["coloured text"])); got != string(outs["text"]) {
				t.Errorf("width %d: colour changes more than colour", w)
			}
			for i := range res.Findings {
				outs["compare "+res.Findings[i].Relation.String()] = compareText(t, &res.Findings[i], opt)
			}
			for what, out := range outs {
				for l := range strings.Lines(string(out)) {
					bare := stripStyle(strings.TrimSuffix(l, "\n"))
					if address.MatchString(bare) {
						continue
					}
					if got := width(bare); got > most {
						t.Errorf("%s at %d columns: line has %d: %q", what, most, got, l)
					}
				}
			}
		}
	}
}

// TestHostileTerminal: nothing from an article reaches a terminal that could
// drive it or reorder what it shows.
func TestHostileTerminal(t *testing.T) {
	res := sample.Hostile(t)
	outs := map[string][]byte{"text": write(t, Text, res, sampleOptions()), "jsonl": write(t, JSONLines, res, Options{Texts: true, Features: true}), "json": write(t, JSON, res, Options{Texts: true})}
	for i := range res.Findings {
		outs["compare "+res.Findings[i].Relation.String()] = compareText(t, &res.Findings[i], sampleOptions())
	}
	for what, out := range outs {
		if !utf8.Valid(out) {
			t.Errorf("%s: not UTF-8", what)
		}
		for i, r := range string(out) {
			if clean.Hidden(r) && r != '\n' {
				t.Errorf("%s: %U at byte %d", what, r, i)
				break
			}
		}
		if !bytes.Contains(out, []byte("👩‍👩‍👧")) {
			t.Errorf("%s: the emoji did not survive", what)
		}
	}
}

// TestNoAccusation: with direction unknown, or a third text behind both, no form
// of the text report says copy or source.
func TestNoAccusation(t *testing.T) {
	for _, r := range provenance.Relations {
		res := sample.Result(t)
		f := res.Findings[1]
		f.Relation, f.Direction = r, provenance.Direction{}
		f.Warnings = nil
		out := string(write(t, Text, &provenance.Result{Findings: []provenance.Finding{f}}, Options{})) + string(compareText(t, &f, Options{}))
		out = strings.ReplaceAll(out, r.String(), "") // "near-copy" is a relation's name
		for _, word := range []string{"copied", "  copy", "  source", "copies", "stole", "plagiar"} {
			if strings.Contains(out, word) {
				t.Errorf("%s, direction unknown: output says %q:\n%s", r, word, out)
			}
		}
		if r == provenance.Rewrite && !strings.Contains(out, "who was first is not") {
			t.Errorf("direction unknown is not said:\n%s", out)
		}
	}
}

func TestNames(t *testing.T) {
	tests := []struct{ copyID, sourceID, wantCopy, wantSource string }{
		{"a/x.txt", "a/y.txt", "x.txt", "y.txt"},
		{"a/x.txt", "b/x.txt", "x.txt (a/x.txt)", "x.txt (b/x.txt)"},
		{"https://a.example/x", "dir/", "https://a.example/x", "dir/"},
	}
	for _, tt := range tests {
		f := provenance.Finding{Copy: &article.Article{ID: tt.copyID}, Source: &article.Article{ID: tt.sourceID}}
		if c, s := pairNames(&f); c != tt.wantCopy || s != tt.wantSource {
			t.Errorf("%s and %s are called %q and %q, want %q and %q", tt.copyID, tt.sourceID, c, s, tt.wantCopy, tt.wantSource)
		}
	}
}

func TestFormats(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range Formats() {
		if seen[name] {
			t.Errorf("format %q twice", name)
		}
		seen[name] = true
	}
	tests := []struct {
		path string
		want Format
		ok   bool
	}{{"a/b.TXT", Text, true}, {"x.jsonl", JSONLines, true}, {"x.json", JSON, true}, {"r.html", HTML, true}, {"f.csv", CSV, true}, {"f.outlets.csv", CSVOutlet, true},
		{"f.sarif.json", SARIF, true}, {"F.MD", Markdown, true}, {"r.xml", JUnit, true}, {"g.gexf", GEXF, true}, {"f.sqlite", SQLite, true}, {"noext", "", false}, {"csv", "", false}, {"x.docx", "", false}}
	for _, tt := range tests {
		if got, ok := FormatOf(tt.path); got != tt.want || ok != tt.ok {
			t.Errorf("FormatOf(%q) = %q, %v, want %q, %v", tt.path, got, ok, tt.want, tt.ok)
		}
	}
	err := Write(&bytes.Buffer{}, "docx", &provenance.Result{}, Options{})
	if err == nil || !strings.Contains(err.Error(), `unknown format "docx" (want text, jsonl`) {
		t.Errorf("unknown format: %v", err)
	}
}

// TestEmpty: a result without anything is fine in every format.
func TestEmpty(t *testing.T) {
	for _, f := range Formats() {
		if out := write(t, Format(f), &provenance.Result{}, Options{}); len(out) == 0 {
			t.Errorf("%s: no output for an empty result", f)
		}
	}
}

// TestRoundTrip: what JSON Lines holds comes back, and prints as before.
func TestRoundTrip(t *testing.T) {
	for name, res := range map[string]*provenance.Result{"sample": sample.Result(t), "hostile": sample.Hostile(t)} {
		opt := sampleOptions()
		opt.Texts, opt.Features = true, true
		first := write(t, JSONLines, res, opt)
		// encoding/json spells a byte that is no UTF-8 in its own way.
		first = bytes.ReplaceAll(first, []byte(`\ufffd`), []byte("\uFFFD"))
		back, run, err := ReadJSONLines(bytes.NewReader(first))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		opt.Run = run
		if again := write(t, JSONLines, back, opt); !bytes.Equal(first, again) {
			a, b := strings.Split(string(first), "\n"), strings.Split(string(again), "\n")
			for i := range a {
				if i >= len(b) || a[i] != b[i] {
					t.Errorf("%s: line %d changed when read and written again, from\n%.3000s", name, i+1, a[i])
					break
				}
			}
		}
		if name != "sample" {
			continue
		}
		// Text tells whether anything a reader sees was lost on the way.
		if a, b := write(t, Text, res, opt), write(t, Text, back, opt); !bytes.Equal(a, b) {
			t.Errorf("text of what was read back:\n%s\nwant:\n%s", b, a)
		}
		if !reflect.DeepEqual(pairs(res), pairs(back)) {
			t.Errorf("examples changed: %v, want %v", pairs(back), pairs(res))
		}
		for _, r := range []*provenance.Result{res, back} {
			for i := range r.Outlets {
				r.Outlets[i].Examples = nil
			}
			for i := range r.Sharing {
				r.Sharing[i].Examples = nil
			}
		}
		if !reflect.DeepEqual(res.Outlets, back.Outlets) || !reflect.DeepEqual(res.Sharing, back.Sharing) {
			t.Errorf("the network changed")
		}
		if !reflect.DeepEqual(res.Pile[0], back.Pile[0]) || len(res.Pile) != len(back.Pile) || !reflect.DeepEqual(res.Skipped, back.Skipped) || !reflect.DeepEqual(res.Summary, back.Summary) {
			t.Errorf("outlets, skipped or summary changed")
		}
		if back.Stories[0].Edges[0].Finding != &back.Findings[1] {
			t.Errorf("the story's edge does not lead to its finding")
		}
	}
}

// pairs names the examples behind the network.
func pairs(res *provenance.Result) (keys []string) {
	for _, o := range res.Outlets {
		keys = append(keys, pairKeys(o.Examples))
	}
	for _, o := range res.Sharing {
		keys = append(keys, pairKeys(o.Examples))
	}
	return keys
}

func TestReadErrors(t *testing.T) {
	ref := `"copy":{"id":"a"},"source":{"id":"b"}`
	tests := []struct{ in, want string }{
		{"{", "line 1: not a record"},
		{"\n\n{}", `line 3: record without "type"`},
		{`{"type":"run","schema":2}`, "line 1: schema 2 is not one"},
		{`{"type":"run","schema":1}` + "\n" + `{"type":"finding","relation":"copied",` + ref + `}`, `line 2: finding: unknown relation "copied"`},
		{`{"type":"finding","relation":"rewrite","direction":{"verdict":"unknown"},"copy":{},"source":{"id":"b"}}`, `line 1: finding: copy: article without "id"`},
		{`{"type":"finding","relation":"rewrite","direction":{"verdict":"maybe"},` + ref + `}`, `line 1: finding: unknown direction "maybe"`},
		{`{"type":"finding","relation":"rewrite","direction":{"verdict":"unknown"},` + ref + `,"passages":[{"copy":[9,3],"source":[0,1],"kind":"edited"}]}`, "line 1: finding: passage 0: bad span [9, 3]"},
		{`{"type":"article","id":"a","published":"yesterday"}`, `line 1: article: published "yesterday"`},
		{`{"type":"story","id":"s","articles":[],"edges":[{"copy":"a","finding":3}]}`, `story "s": edge names finding 3 of 0`},
		{`{"type":"summary"}` + "\n" + `{"type":"summary"}`, "line 2: second summary"},
		{`{"type":"finding","score":"high"}`, "line 1: finding: json"},
		{"", "no record in it"},
		{"\n \n", "no record in it"},
		{`{"type":"run","schema":1}`, "it ends without a summary"},
		{`{"type":"run","schema":1}` + "\n" + `{"type":"finding","relation":"rewrite","direction":{"verdict":"unknown"},` + ref + `}`, "it ends without a summary"},
		{`{"type":"run","schema":1}` + "\n" + `{"type":"run","schema":1}`, "line 2: second run"},
	}
	for _, tt := range tests {
		_, _, err := ReadJSONLines(strings.NewReader(tt.in))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("reading %s: error %v, want %s…", tt.in, err, tt.want)
		}
	}
	if _, _, err := ReadJSONLines(strings.NewReader(`{"type":"from the future"}`)); err != nil {
		t.Errorf("a record of unknown type: %v", err)
	}
	// Findings that somebody picked out are counted, and no run is made up for them.
	one := `{"type":"finding","relation":"rewrite","direction":{"verdict":"unknown"},` + ref + `}`
	res, _, err := ReadJSONLines(strings.NewReader(one + "\n" + one))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := summary(res.Summary), "Found: 2 rewrite. How much was read for that is not told."; got != want {
		t.Errorf("findings alone: %q, want %q", got, want)
	}
}

// TestReadDamaged: no damaged output panics, and what can still be read can be
// printed in every format that shows texts. Fuzzing by coverage is of no use in
// this package: with the SQLite driver linked in it manages one try in seconds.
func TestReadDamaged(t *testing.T) {
	good := write(t, JSONLines, sample.Result(t), Options{Texts: true, Features: true})
	rnd := rand.New(rand.NewPCG(1, 2))
	read := 0
	for range 1000 {
		in := bytes.Clone(good)
		for range 1 + rnd.IntN(4) {
			i := rnd.IntN(len(in))
			switch rnd.IntN(4) {
			case 0: // another byte
				in[i] = byte(rnd.IntN(256))
			case 1: // another digit, so that spans and numbers go wrong
				if j := bytes.IndexAny(in[i:], "0123456789"); j >= 0 {
					in[i+j] = byte('0' + rnd.IntN(10))
				}
			case 2: // a piece cut out
				in = append(in[:i], in[min(len(in), i+rnd.IntN(30)):]...)
			case 3: // a longer number
				if j := bytes.IndexAny(in[i:], "0123456789"); j >= 0 {
					in = slices.Insert(in, i+j, []byte("99999999")...)
				}
			}
		}
		res, _, err := ReadJSONLines(bytes.NewReader(in))
		if err != nil {
			continue
		}
		read++
		write(t, Text, res, Options{Width: 40})
		write(t, Markdown, res, Options{})
		newPage(res, Options{})
		for i := range res.Findings {
			compareText(t, &res.Findings[i], Options{Width: 120})
		}
	}
	if read < 50 {
		t.Errorf("only %d of 1,000 damaged inputs could be read: the test shows little", read)
	}
}

// sampleOptions are the options that golden files are made with.
func sampleOptions() Options {
	return Options{Run: Run{Version: "test", Options: map[string]any{"tier": "all", "similarity": 0.5}}}
}
