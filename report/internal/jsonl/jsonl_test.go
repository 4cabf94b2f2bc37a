package jsonl

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"copytrail/provenance"
	"copytrail/report/internal/sample"
	"copytrail/report/internal/view"
)

// write returns the JSON Lines of a result.
func write(t testing.TB, res *provenance.Result, opt Options) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, res, opt); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// TestRoundTrip: what JSON Lines holds comes back, and prints as before.
func TestRoundTrip(t *testing.T) {
	for name, res := range map[string]*provenance.Result{"sample": sample.Result(t), "hostile": sample.Hostile(t), "printed": sample.Printed(t), "hostile-printed": sample.HostilePrinted(t)} {
		opt := Options{Run: Run{Version: "test", Options: map[string]any{"tier": "all"}}}
		opt.Texts, opt.Features = true, true
		first := write(t, res, opt)
		// encoding/json spells a byte that is no UTF-8 in its own way.
		first = bytes.ReplaceAll(first, []byte(`\ufffd`), []byte("\uFFFD"))
		back, run, err := Read(bytes.NewReader(first))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		opt.Run = run
		if again := write(t, back, opt); !bytes.Equal(first, again) {
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
		keys = append(keys, exampleKeys(o.Examples))
	}
	for _, o := range res.Sharing {
		keys = append(keys, exampleKeys(o.Examples))
	}
	return keys
}

func exampleKeys(findings []*provenance.Finding) string {
	var keys []string
	for _, f := range findings {
		keys = append(keys, view.Pair(f))
	}
	return strings.Join(keys, " ")
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
		_, _, err := Read(strings.NewReader(tt.in))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("reading %s: error %v, want %s…", tt.in, err, tt.want)
		}
	}
	if _, _, err := Read(strings.NewReader(`{"type":"from the future"}`)); err != nil {
		t.Errorf("a record of unknown type: %v", err)
	}
	// Findings that somebody picked out are counted, and no run is made up for them.
	one := `{"type":"finding","relation":"rewrite","direction":{"verdict":"unknown"},` + ref + `}`
	res, _, err := Read(strings.NewReader(one + "\n" + one))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := view.Summary(res.Summary, nil), "Found: 2 rewrite. How much was read for that is not told."; got != want {
		t.Errorf("findings alone: %q, want %q", got, want)
	}
}

// TestDocument: the document holds as many records of each type as the lines do.
func TestDocument(t *testing.T) {
	opt := Options{Texts: true, Features: true}
	count := map[string]int{}
	for l := range bytes.Lines(write(t, sample.Hostile(t), opt)) {
		var head struct{ Type string }
		if err := json.Unmarshal(l, &head); err != nil {
			t.Fatal(err)
		}
		count[head.Type]++
	}
	var buf bytes.Buffer
	if err := WriteDocument(&buf, sample.Hostile(t), opt); err != nil {
		t.Fatal(err)
	}
	var doc map[string]json.RawMessage
	if err := json.Unmarshal(buf.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	for key, kind := range map[string]string{"articles": "article", "findings": "finding", "stories": "story", "pile": "outlet", "outlets": "outlets",
		"sharing": "sharing", "skipped": "skipped", "merged": "merged", "notes": "note"} {
		var list []json.RawMessage
		if err := json.Unmarshal(doc[key], &list); err != nil || len(list) != count[kind] || len(list) == 0 {
			t.Errorf("%s: %d in the document, %d in the lines, %v", key, len(list), count[kind], err)
		}
	}
}

func TestWriteSkipped(t *testing.T) {
	var buf bytes.Buffer
	if err := WriteSkipped(&buf, []provenance.Skipped{{Input: "a.gz\x1b", Reason: "truncated"}}); err != nil {
		t.Fatal(err)
	}
	if got, want := buf.String(), `{"type":"skipped","input":"a.gz\u001b","reason":"truncated"}`+"\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
