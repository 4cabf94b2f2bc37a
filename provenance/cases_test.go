package provenance

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
)

// caseVerdict is what a case of testdata/judging says of a pair: which relations are right, or
// must not be, and which direction, "a-first", "b-first" or "unknown"; "" for any.
type caseVerdict struct {
	A, B      string
	Relation  []string
	Direction string
}

// TestCases runs the cases of testdata/judging, whose README tells their form.
func TestCases(t *testing.T) {
	names, err := filepath.Glob("../testdata/judging/*/expected.json")
	if err != nil || len(names) < 20 {
		t.Fatalf("%d cases, %v; want 20 at least", len(names), err)
	}
	for _, name := range names {
		dir := filepath.Dir(name)
		t.Run(filepath.Base(dir), func(t *testing.T) { testCase(t, dir) })
	}
}

func testCase(t *testing.T, dir string) {
	data, err := os.ReadFile(filepath.Join(dir, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Flags   []string
		Pairs   []caseVerdict
		MustNot []caseVerdict `json:"must_not"`
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	if len(want.Flags) > 0 || len(want.Pairs)+len(want.MustNot) == 0 {
		t.Fatalf("flags %q and %d verdicts; want a case without flags that says something", want.Flags, len(want.Pairs)+len(want.MustNot))
	}
	opt, read := DefaultOptions, article.DefaultOptions()
	opt.Keep = func(*finding.Finding) bool { return true }
	res, err := Scan(t.Context(), article.Scan([]string{filepath.Join(dir, "in.jsonl")}, nil, read), read, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range want.Pairs {
		relation, direction := verdictOf(res, x.A, x.B)
		if !slices.Contains(x.Relation, relation) || x.Direction != "" && direction != x.Direction {
			t.Errorf("%s and %s: %s, %s; want %q, %s", x.A, x.B, relation, direction, x.Relation, x.Direction)
		}
	}
	for _, x := range want.MustNot {
		relation, direction := verdictOf(res, x.A, x.B)
		if slices.Contains(x.Relation, relation) || x.Direction != "" && direction == x.Direction {
			t.Errorf("%s and %s: %s, %s; must not be %q, %s", x.A, x.B, relation, direction, x.Relation, x.Direction)
		}
	}
}

// verdictOf returns what res says of a pair: "not compared" when it says nothing.
func verdictOf(res *Result, a, b string) (relation, direction string) {
	for _, f := range res.Findings {
		if !(f.Copy.ID == a && f.Source.ID == b || f.Copy.ID == b && f.Source.ID == a) {
			continue
		}
		switch {
		case !f.Direction.Known:
			return f.Relation.String(), "unknown"
		case f.Source.ID == a:
			return f.Relation.String(), "a-first"
		}
		return f.Relation.String(), "b-first"
	}
	return "not compared", "unknown"
}
