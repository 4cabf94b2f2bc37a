package eval

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestReadTruth(t *testing.T) {
	in := "\ufeff" + `{"a":"x","b":"y","label":"reuse","source":"y","mode":"brief","event":"e1","words":7,"note":"ignored"}

  {"a":"x","b":"z","label":"independent","source":null}
{"a":"z","b":"y","label":"reuse"}`
	got, err := ReadTruth(strings.NewReader(in), "truth.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	want := []Label{
		{A: "x", B: "y", Reuse: true, Source: "y", Mode: "brief", Event: "e1", Words: 7, Line: 1},
		{A: "x", B: "z", Line: 3},
		{A: "z", B: "y", Reuse: true, Line: 4},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	for i, wantCopy := range []string{"x", "", ""} {
		if c := got[i].Copy(); c != wantCopy {
			t.Errorf("copy of %+v: got %q, want %q", got[i], c, wantCopy)
		}
	}
}

func TestReadTruthErrors(t *testing.T) {
	good := `{"a":"x","b":"y","label":"reuse"}`
	for _, c := range []struct{ line, want string }{
		{`{"a":"p","b":"q","label":"maybe"}`, `f:2: unknown label "maybe" (want reuse or independent)`},
		{`{"a":"p","b":"q"}`, `f:2: unknown label "" (want reuse or independent)`},
		{`{"a":"p","label":"reuse"}`, `f:2: no "a" or no "b" (want the ids of two articles)`},
		{`{"a":"p","b":"p","label":"reuse"}`, `f:2: "p" is paired with itself`},
		{`{"a":"p","b":"q","label":"reuse","source":"r"}`, `f:2: source "r" is not of the pair (want "p" or "q")`},
		{`{"a":"p","b":"q","label":"independent","source":"p"}`, `f:2: source "p" of an independent pair (want none)`},
		{`{"a":"y","b":"x","label":"independent"}`, `f:2: the pair "y", "x" is also in line 1`},
		{`{"a":7,"b":"q","label":"reuse"}`, `f:2: a is a number (want a string)`},
		{`{"a":"p","b":"q","label":"reuse","words":"many"}`, `f:2: words is a string (want a whole number)`},
		{`{"a":"p","b":"q","label":"reuse","words":-1}`, `f:2: -1 words (want 0 or more)`},
		{`["p","q"]`, `f:2: not a JSON object but of type array`},
		{`{"a":"p"`, `f:2: not a JSON object: `},
		{`{"a":"` + strings.Repeat("x", maxLine) + `"}`, fmt.Sprintf("f:2: longer than %d bytes", maxLine)},
	} {
		_, err := ReadTruth(strings.NewReader(good+"\n"+c.line+"\n"), "f")
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%.80s: got %v, want %s", c.line, err, c.want)
		}
	}
}

func FuzzReadTruth(f *testing.F) {
	f.Add([]byte(`{"a":"x","b":"y","label":"reuse","source":"y"}` + "\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		labels, err := ReadTruth(strings.NewReader(string(data)), "f")
		if err != nil && !strings.HasPrefix(err.Error(), "f:") {
			t.Errorf("error without a place: %v", err)
		}
		for _, l := range labels {
			if l.A == "" || l.B == "" || l.A == l.B || l.Source != "" && l.Source != l.A && l.Source != l.B {
				t.Errorf("bad label %+v", l)
			}
		}
	})
}
