package report

import (
	"bytes"
	"database/sql"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
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

// sampleOptions are the options that golden files are made with.
func sampleOptions() Options {
	return Options{Run: Run{Version: "test", Options: map[string]any{"tier": "all", "similarity": 0.5}}}
}

// results are what every format must cope with.
func results(t *testing.T) map[string]*provenance.Result {
	return map[string]*provenance.Result{"sample": sample.Result(t), "hostile": sample.Hostile(t), "quoted": sample.Quoted(t), "printed": sample.Printed(t), "hostile-printed": sample.HostilePrinted(t), "empty": {}, "licensed": licensedSample(t, "contract")}
}

func TestGolden(t *testing.T) {
	opt := sampleOptions()
	golden(t, "sample.txt", write(t, Text, sample.Result(t), opt))
	opt.Verbose = true
	golden(t, "sample-verbose.txt", write(t, Text, sample.Result(t), opt))
	opt.Verbose, opt.Quiet = false, true
	golden(t, "sample-quiet.txt", write(t, Text, sample.Result(t), opt))
	golden(t, "quoted-quiet.txt", write(t, Text, sample.Quoted(t), opt))
	opt.Quiet = false
	golden(t, "quoted.txt", write(t, Text, sample.Quoted(t), opt))
	golden(t, "quoted.md", write(t, Markdown, sample.Quoted(t), opt))
	golden(t, "printed.txt", write(t, Text, sample.Printed(t), opt))
	golden(t, "printed.md", write(t, Markdown, sample.Printed(t), opt))
	golden(t, "printed.jsonl", write(t, JSONLines, sample.Printed(t), opt))
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

func TestGoldenFormats(t *testing.T) {
	for name, f := range map[string]Format{"sample.csv": CSV, "sample.outlets.csv": CSVOutlet, "sample.md": Markdown, "sample.sarif": SARIF, "sample.codequality.json": Quality,
		"sample.xml": JUnit, "sample.gexf": GEXF, "sample.graphml": GraphML} {
		golden(t, name, write(t, f, sample.Result(t), sampleOptions()))
	}
}

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

// TestDeterminism: every result holds maps, so a few runs would show an order that comes
// out of one.
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

// TestNoText: with texts left out, no format holds more than excerpts. The page packs
// its texts, so it has a test of its own.
func TestNoText(t *testing.T) {
	opt := sampleOptions()
	opt.NoText, opt.Texts = true, true
	secret := "The harbour authority denied this." // in the source, in no passage
	for _, f := range Formats() {
		if out := write(t, Format(f), sample.Result(t), opt); bytes.Contains(out, []byte(secret)) {
			t.Errorf("%s: holds text that no passage has", f)
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
		if read%10 == 0 { // it takes as long as all others together
			write(t, HTML, res, Options{})
		}
		for i := range res.Findings {
			compareText(t, &res.Findings[i], Options{Width: 120})
		}
	}
	if read < 50 {
		t.Errorf("only %d of 1,000 damaged inputs could be read: the test shows little", read)
	}
}

// TestOutletNames: what the network calls an outlet stands with its articles too,
// so that the two can be joined, also after a way through JSON Lines.
func TestOutletNames(t *testing.T) {
	res := sample.Result(t)
	a := res.Findings[1].Copy
	res.OutletNames = map[*article.Article]string{a: "The Daily Buzz"}
	lines := write(t, JSONLines, res, sampleOptions())
	if !bytes.Contains(lines, []byte(`"outlet":"Daily Buzz","outlet_name":"The Daily Buzz"`)) {
		t.Errorf("no outlet_name in %s", lines)
	}
	back, _, err := ReadJSONLines(bytes.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	if got := back.OutletName(back.Findings[1].Copy); got != "The Daily Buzz" {
		t.Errorf("read back: %q", got)
	}
	if got := back.OutletName(back.Findings[1].Source); got != "Lund Courier" {
		t.Errorf("read back: %q", got)
	}
	var outlet string
	var lag sql.NullInt64
	db := openSQLite(t, res, sampleOptions())
	if err := db.QueryRow("SELECT copy_outlet, lag_s FROM uncredited").Scan(&outlet, &lag); err != nil || outlet != "The Daily Buzz" || lag.Int64 != 15240 {
		t.Errorf("uncredited: %q after %d s, %v", outlet, lag.Int64, err)
	}
	// The reprint's time is a day, two days later: that is known well enough.
	// Were it the day after, the order would not be.
	res.Findings[0].Copy.Published.Time = res.Findings[0].Copy.Published.AddDate(0, 0, -1)
	if err := openSQLite(t, res, sampleOptions()).QueryRow("SELECT lag_s FROM pairs WHERE id = 1").Scan(&lag); err != nil || lag.Valid {
		t.Errorf("a day is no time: %d, %v", lag.Int64, err)
	}
}

// TestReadBack: what was read back from JSON Lines prints as before, in every format.
func TestReadBack(t *testing.T) {
	opt := sampleOptions()
	opt.Texts, opt.Features = true, true
	back, run, err := ReadJSONLines(bytes.NewReader(write(t, JSONLines, sample.Result(t), opt)))
	if err != nil {
		t.Fatal(err)
	}
	opt.Run = run
	for _, f := range Formats() {
		if a, b := write(t, Format(f), sample.Result(t), opt), write(t, Format(f), back, opt); !bytes.Equal(a, b) {
			t.Errorf("%s of what was read back:\n%.2000s\nwant:\n%.2000s", f, b, a)
		}
	}
}
