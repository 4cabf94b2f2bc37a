package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"copytrail/eval"
)

// The rows of a small set in the form of modern: two events, one of them with two
// rewrites. The reports one/a and one/b share most of their words.
const modernRows = `
{"event":"one","mode":"brief","sources":["one/a"],"rewrite":{"id":"one/r","title":"R","text":"a barge was lost in the fog off the point on tuesday"},"articles":[{"id":"one/a","outlet":"A","published":"2026-01-02","text":"the fog was thick and the barge went down off the point before dawn"},{"id":"one/b","outlet":"B","text":"the fog was thick and the barge went down off the point at night"},{"id":"one/c","outlet":"C","text":"nobody in town had heard a horn that morning they said"}]}
{"event":"two","mode":"sibling_1","sources":["two/a"],"rewrite":{"id":"two/r1","text":"council shuts its bridge"},"articles":[{"id":"two/a","outlet":"A","text":"the city closed the bridge after a crack was found"},{"id":"two/b","outlet":"B","text":"drivers waited for hours on the far side of the river"}]}
{"event":"two","mode":"sibling_2","sources":["two/a"],"rewrite":{"id":"two/r2","text":"crack closes the old span"},"articles":[{"id":"two/a","outlet":"A","text":"the city closed the bridge after a crack was found"},{"id":"two/b","outlet":"B","text":"drivers waited for hours on the far side of the river"}]}
`

const llmfakeRows = `
{"id":"f/1","set":"llmfake","label":"paraphrase","model":"m","source":{"text":"one two three"},"rewrite":{"text":"two ones three"}}
{"id":"f/1","set":"llmfake","label":"rewrite","model":"m","source":{"text":"one two three"},"rewrite":{"text":"three and two"}}
{"id":"f/2","set":"llmfake","label":"open_ended","model":"m","source":{"text":"one two three"},"rewrite":{"text":"numbers are many"}}
`

// labelsOf runs the program over rows and returns what it wrote.
func labelsOf(t *testing.T, set, rows string, flags ...string) (articles, truth []string) {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "in.jsonl.zst")
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(in, enc.EncodeAll([]byte(rows), nil), 0o666); err != nil {
		t.Fatal(err)
	}
	var out, errw bytes.Buffer
	if code := run(append(flags, set, in, "-o", filepath.Join(dir, "out")), &out, &errw); code != 0 {
		t.Fatalf("exit code %d: %s", code, errw.String())
	}
	read := func(name string) []string {
		data, err := os.ReadFile(filepath.Join(dir, "out", name))
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(strings.TrimSpace(string(data)), "\n")
	}
	return read("articles.jsonl"), read("truth.jsonl")
}

// said returns the fields of a line of truth with bars between them.
func said(t *testing.T, line string) string {
	t.Helper()
	var l label
	if err := json.Unmarshal([]byte(line), &l); err != nil {
		t.Fatal(err)
	}
	return strings.Join([]string{l.A, l.B, l.Label, l.Source, l.Mode, l.Event}, "|")
}

func TestModern(t *testing.T) {
	articles, truth := labelsOf(t, "modern", modernRows)
	if len(articles) != 8 {
		t.Errorf("got %d articles, want 8: each once", len(articles))
	}
	if i := slices.IndexFunc(articles, func(l string) bool { return strings.Contains(l, `"one/r"`) }); i < 0 ||
		strings.Contains(articles[i], "published") || !strings.Contains(articles[i], `.example"`) {
		t.Errorf("the rewrite has no outlet of its own, or a time: %v", articles)
	}
	var got []string
	for _, l := range truth {
		got = append(got, said(t, l))
	}
	want := []string{
		"one/r|one/a|reuse|one/a|brief|one",
		"one/r|one/b|independent||other report, shares text|one",
		"one/r|one/c|independent||other report|one",
		"one/a|one/c|independent||two reports|one", // one/a and one/b share text: left out
		"one/b|one/c|independent||two reports|one",
		"two/r1|two/a|reuse|two/a|sibling_1|two",
		"two/r1|two/b|independent||other report|two",
		"two/a|two/b|independent||two reports|two",
		"two/r2|two/a|reuse|two/a|sibling_2|two",
		"two/r2|two/b|independent||other report|two",
		"two/r1|two/r2|reuse||sibling|two",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestPairs(t *testing.T) {
	articles, truth := labelsOf(t, "llmfake", llmfakeRows, "--siblings")
	if len(articles) != 4 {
		t.Errorf("got %d articles, want 4: the source once", len(articles))
	}
	event := digest("one two three")
	source := "llmfake/source/" + event
	var got []string
	for _, l := range truth {
		got = append(got, said(t, l))
	}
	want := []string{
		"f/1/paraphrase/m|" + source + "|reuse|" + source + "|m paraphrase|" + event,
		"f/1/rewrite/m|" + source + "|reuse|" + source + "|m rewrite|" + event,
		"f/2/open_ended/m|" + source + "|independent||m open_ended|" + event,
		"f/1/paraphrase/m|f/1/rewrite/m|reuse||sibling|" + event,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestEvalReadsTheTruth: what this program writes is what eval reads.
func TestEvalReadsTheTruth(t *testing.T) {
	for set, rows := range map[string]string{"modern": modernRows, "llmfake": llmfakeRows} {
		_, truth := labelsOf(t, set, rows, "--siblings")
		labels, err := eval.ReadTruth(strings.NewReader(strings.Join(truth, "\n")), set)
		if err != nil {
			t.Errorf("%s: %v", set, err)
		}
		for _, l := range labels {
			if l.Words == 0 || l.Event == "" {
				t.Errorf("%s: no words or no event: %+v", set, l)
			}
		}
	}
}

func TestErrors(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	pair := `{"id":"x","label":"cut","source":{"text":"s"},"rewrite":{"text":"r"}}` + "\n"
	for _, c := range []struct {
		name string
		args []string
		want string
	}{
		{"no arguments", nil, "want SET FILE"},
		{"no folder", []string{"modern", "x"}, "want SET FILE"},
		{"unknown set", []string{"mrpc", "x", "-o", dir}, `unknown set "mrpc" (want clough09, llmfake,`},
		{"no file", []string{"modern", filepath.Join(dir, "none"), "-o", dir}, "no such file"},
		{"unknown flag", []string{"--frob"}, "unknown flag: --frob"},
		{"not JSON", []string{"clough09", write("a.jsonl", pair+"{"), "-o", dir}, "a.jsonl:2: "},
		{"no text", []string{"clough09", write("b.jsonl", strings.Replace(pair, `"r"`, `" "`, 1)), "-o", dir}, "b.jsonl:1: article"},
		{"twice", []string{"clough09", write("c.jsonl", pair+pair), "-o", dir}, `c.jsonl:2: two rewrites have the id "x/cut"`},
		{"not zstd", []string{"clough09", write("d.jsonl.zst", pair), "-o", dir}, "d.jsonl.zst"},
		{"empty", []string{"clough09", write("e.jsonl", "\n"), "-o", dir}, "no labelled pair in it"},
	} {
		var out, errw bytes.Buffer
		if code := run(c.args, &out, &errw); code != 2 || !strings.Contains(errw.String(), c.want) {
			t.Errorf("%s: exit code %d, %q, want 2 and %q", c.name, code, errw.String(), c.want)
		}
	}
}
