package input

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/provenance"
)

// binder is a kind of flags.
type binder interface{ Bind(*pflag.FlagSet) }

// parse binds b to the command "check" and parses flags.
func parse(t *testing.T, b binder, flags ...string) {
	t.Helper()
	fs := pflag.NewFlagSet("check", pflag.ContinueOnError)
	b.Bind(fs)
	if err := fs.Parse(flags); err != nil {
		t.Fatal(err)
	}
}

// inFolder makes files of these contents in a folder that the test then runs in.
func inFolder(t *testing.T, contents map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range contents {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func usageOf(err error) (msg, hint string) {
	var use *cli.UsageError
	if errors.As(err, &use) {
		return use.Msg, use.Hint
	}
	return "", ""
}

// twoLines are JSON Lines of two articles.
const twoLines = `{"id":"x","text":"The ferry sank at dawn off the point."}
{"id":"y","text":"The council met on Tuesday to talk of bridges."}
`

func TestFieldFlag(t *testing.T) {
	var r Reading
	parse(t, &r, "--field", "text=body", "--field", "id=key")
	if got := (fields{&r.fields}).String(); got != "id=key,text=body" {
		t.Errorf("prints as %q", got)
	}
	if got := r.Options(t.Context()).Fields["text"]; got != "body" {
		t.Errorf("text is read from %q, want body", got)
	}
	described := map[string]any{}
	r.Describe(described)
	if got := fmt.Sprint(described); got != "map[field:map[id:key text:body]]" {
		t.Errorf("described as %s", got)
	}
	var several Reading
	parse(t, &several, "--field", "outlet=Medium,published=Erschienen am, Uhrzeit,title=Titel")
	if got := (fields{&several.fields}).String(); got != "outlet=Medium,published=Erschienen am, Uhrzeit,title=Titel" {
		t.Errorf("several print as %q", got)
	}
	for in, want := range map[string]string{
		"text=a,bdy=b": `unknown field "bdy"`,
		"body":         `"body" renames nothing`, "text=": `"text=" renames nothing`, "body=text": `unknown field "body" (want id, outlet,`,
	} {
		if err := (fields{&r.fields}).Set(in); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", in, err, want)
		}
	}
}

func TestReadingStopsWithTheRun(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	opt := new(Reading).Options(ctx)
	stop()
	select {
	case <-opt.Done:
	default:
		t.Error("reading goes on when the run is interrupted")
	}
}

// TestSources: which records are read, in which order, and which are new.
func TestSources(t *testing.T) {
	inFolder(t, map[string]string{
		"old/a.txt": "a", "old/b.txt": "b", "old/out.jsonl": twoLines, "drafts/c.txt": "c",
	})
	for _, c := range []struct {
		flags, paths, ours string // split at spaces
		want               string // places, the new ones with a star
	}{
		{"", "old drafts", "", "old/a.txt* old/b.txt* old/out.jsonl:1* old/out.jsonl:2* drafts/c.txt*"},
		{"", "old", "old/out.jsonl", "old/a.txt* old/b.txt*"},
		{"--new drafts", "old", "old/out.jsonl", "drafts/c.txt* old/a.txt old/b.txt"},
		{"--against old", "./drafts/", "old/out.jsonl", "drafts/c.txt* old/a.txt old/b.txt"},
		{"--new old/b.txt --against .", "", "old/out.jsonl", "old/b.txt* drafts/c.txt old/a.txt"},
		{"--new old/out.jsonl", "old", "", "old/out.jsonl:1* old/out.jsonl:2* old/a.txt old/b.txt"},
	} {
		var in Sources
		parse(t, &in, strings.Fields(c.flags)...)
		if err := in.Settle(strings.Fields(c.paths), strings.Fields(c.ours)); err != nil {
			t.Fatal(err)
		}
		var got []string
		for r, err := range in.Records(nil, article.DefaultOptions()) {
			if err != nil {
				t.Fatal(err)
			}
			place := r.Place
			if in.New.Article(&article.Article{Place: place}) {
				place += "*"
			}
			got = append(got, place)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s %s: got %v, want %s", c.flags, c.paths, got, c.want)
		}
		if in.Given() != (c.flags != "") || in.New.Partial() != (c.flags != "") {
			t.Errorf("%s %s: given %v, partial %v", c.flags, c.paths, in.Given(), in.New.Partial())
		}
	}
}

func TestSourcesErrors(t *testing.T) {
	for _, c := range []struct{ flags, paths, ours, msg, hint string }{
		{"--against old", "", "", "check: --against and nothing new (want --new PATH, or PATH...)", "copytrail help check shows examples"},
		{"", "a.jsonl b", "./a.jsonl", "check: a.jsonl is both read and written (want another name for one)", ""},
		{"--new a.jsonl", "b", "a.jsonl", "check: a.jsonl is both read and written (want another name for one)", ""},
	} {
		var in Sources
		parse(t, &in, strings.Fields(c.flags)...)
		msg, hint := usageOf(in.Settle(strings.Fields(c.paths), strings.Fields(c.ours)))
		if msg != c.msg || hint != c.hint {
			t.Errorf("%s %s: got %q and %q, want %q and %q", c.flags, c.paths, msg, hint, c.msg, c.hint)
		}
	}
}

func TestOne(t *testing.T) {
	inFolder(t, map[string]string{"two.jsonl": twoLines, "one.txt": "The ferry sank at dawn off the point.", "none.jsonl": "{\n"})
	s := &cli.Streams{In: strings.NewReader(twoLines)}
	for spec, want := range map[string]string{
		"one.txt": "one.txt", "two.jsonl#y": "y", "two.jsonl:1": "x", "-#x": "x",
	} {
		a, err := One(t.Context(), s, spec, article.DefaultOptions())
		if err != nil || a.ID != want {
			t.Errorf("%s: %v, want the article %q", spec, err, want)
		}
	}
	for spec, want := range map[string]string{
		"two.jsonl":    "two.jsonl holds 2 articles (want one)",
		"two.jsonl#z":  `two.jsonl holds no article "z" (want an id, or the number of a line)`,
		"missing.html": "missing.html",
		"none.jsonl":   "none.jsonl:1: ",
	} {
		if _, err := One(t.Context(), s, spec, article.DefaultOptions()); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", spec, err, want)
		}
	}
}

func TestFindings(t *testing.T) {
	const run = `{"type":"run","schema":1,"tool":"copytrail","version":"7.7","options":{}}
{"type":"summary","read":0,"kept":0,"findings":{}}
`
	inFolder(t, map[string]string{"f.jsonl": run, "bad.jsonl": "text\n"})
	s := &cli.Streams{In: strings.NewReader(run)}
	for _, path := range []string{"f.jsonl", "-"} {
		if _, got, err := Findings(s, path); err != nil || got.Version != "7.7" {
			t.Errorf("%s: version %q, %v", path, got.Version, err)
		}
	}
	_, _, err := Findings(s, "bad.jsonl")
	if msg, hint := usageOf(err); !strings.HasPrefix(msg, "reading bad.jsonl: ") || hint != "want the output of copytrail scan --format jsonl" {
		t.Errorf("got %q and %q", msg, hint)
	}
	if _, _, err := Findings(s, "none.jsonl"); err == nil || err.Error() != "reading none.jsonl: no such file or directory" {
		t.Errorf("got %v", err)
	}
}

func TestIgnore(t *testing.T) {
	inFolder(t, map[string]string{
		"release.txt": "The ferry sank at dawn off the point, and nobody was on it.", "feed.jsonl": twoLines, "few.txt": "too few words",
		"stub.txt": "This is a breaking news story. Check back for updates.", "empty.txt": "", "bad.jsonl": "{\n",
		"zh.txt": "渡轮黎明时分在海角附近沉没，船上没有人，港口发言人周一说。",
	})
	for flags, want := range map[string]int{
		"": 0, "--ignore release.txt": 1, "--ignore feed.jsonl": 2, "--ignore release.txt --ignore stub.txt": 2, "--ignore zh.txt": 1,
	} {
		var g Ignore
		parse(t, &g, strings.Fields(flags)...)
		texts, err := g.Texts(t.Context(), article.DefaultOptions())
		if err != nil || len(texts) != want {
			t.Errorf("%s: %d texts, %v; want %d", flags, len(texts), err, want)
		}
	}
	for path, want := range map[string]string{
		"few.txt": "--ignore: few.txt has too few words", "empty.txt": "--ignore: empty.txt: ", "nowhere.txt": "reading nowhere.txt: ", "bad.jsonl": "--ignore: bad.jsonl:1: ",
	} {
		g := Ignore{paths: []string{path}}
		if _, err := g.Texts(t.Context(), article.DefaultOptions()); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", path, err, want)
		}
	}
	described := map[string]any{}
	(&Ignore{}).Describe(described)
	(&Ignore{paths: []string{"a/release.txt", "law.html"}}).Describe(described)
	if got := fmt.Sprint(described); got != "map[ignore:[release.txt law.html]]" {
		t.Errorf("described as %s", got)
	}
}

func TestOutlets(t *testing.T) {
	inFolder(t, map[string]string{
		"owners.tsv": "name\tdomains\towner\nHarbor Courier\tcourier.example\tBay Media\nHarbor Post\tpost.example\tBay Media\n",
		"bad.tsv":    "one\ttwo\tthree\tfour\tfive\tsix\n",
	})
	for _, c := range []struct {
		flags string
		same  bool
		msg   string
	}{
		{"", false, ""},
		{"--outlets owners.tsv", false, ""},
		{"--outlets owners.tsv --same-owner", true, ""},
		{"--same-owner", false, "--same-owner without --outlets (the built-in table names no owners)"},
		{"--outlets bad.tsv", false, "bad.tsv:1: "},
	} {
		var o Outlets
		parse(t, &o, strings.Fields(c.flags)...)
		table, err := o.Table()
		if msg, _ := usageOf(err); !strings.HasPrefix(msg, c.msg) || (err != nil) != (c.msg != "") {
			t.Errorf("%s: got %v, want %q", c.flags, err, c.msg)
		}
		if err == nil && table.Same("Harbor Courier", "Harbor Post") != c.same {
			t.Errorf("%s: two outlets of one owner are one: %v, want %v", c.flags, !c.same, c.same)
		}
	}
	described := map[string]any{}
	o := Outlets{file: "/home/me/owners.tsv", sameOwner: true}
	o.Describe(described)
	if got := fmt.Sprint(described); got != "map[outlets:owners.tsv same_owner:true]" {
		t.Errorf("described as %s", got)
	}
}

func TestRecords(t *testing.T) {
	inFolder(t, map[string]string{"old.jsonl": "an earlier run\n"})
	var r Records
	parse(t, &r, "--cache", "c/d", "--skipped", "old.jsonl")
	read := article.DefaultOptions()
	if err := r.Apply(&read); err != nil {
		t.Fatal(err)
	}
	if fi, err := os.Stat("c/d"); err != nil || !fi.IsDir() || read.Cache != "c/d" {
		t.Errorf("the cache is %q (%v)", read.Cache, err)
	}
	for _, skipped := range [][]provenance.Skipped{{{Input: "a.txt", Reason: "empty"}}, nil} {
		if err := r.WriteSkipped(skipped); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile("old.jsonl")
		if err != nil || strings.Count(string(got), "\n") != len(skipped) {
			t.Errorf("%d skipped records are %q (%v)", len(skipped), got, err)
		}
	}
	parse(t, &r, "--skipped", "none/x")
	if err := r.Apply(&read); err == nil || err.Error() != "writing none/x: no folder none" {
		t.Errorf("got %v", err)
	}
}
