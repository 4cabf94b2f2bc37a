package provenance

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
)

// TestTimes runs the cases of testdata/times, whose README tells their form.
func TestTimes(t *testing.T) {
	cases, err := txtar.ParseFile("../testdata/times/cases.txtar")
	if err != nil || len(cases.Files) < 20 {
		t.Fatalf("%d cases, %v; want 20 at least", len(cases.Files), err)
	}
	for _, c := range cases.Files {
		t.Run(c.Name, func(t *testing.T) { testTimes(t, string(c.Data)) })
	}
}

func testTimes(t *testing.T, lines string) {
	var in bytes.Buffer
	var want [][]string
	for line := range strings.Lines(lines) {
		f := strings.Fields(line)
		if strings.HasSuffix(f[0], ":") {
			want = append(want, f)
			continue
		}
		in.Write(timesRecord(t, f))
	}
	file := filepath.Join(t.TempDir(), "in.jsonl")
	if err := os.WriteFile(file, in.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	opt, read := DefaultOptions, article.DefaultOptions()
	opt.Keep = func(*finding.Finding) bool { return true }
	res, err := Scan(t.Context(), article.Scan([]string{file}, nil, read), read, opt)
	if err != nil {
		t.Fatal(err)
	}
	articles := map[string]*article.Article{}
	for i := range res.Findings {
		for _, a := range []*article.Article{res.Findings[i].Copy, res.Findings[i].Source} {
			articles[a.ID] = a
		}
	}
	for _, w := range want {
		switch w[0] {
		case "first:", "unknown:":
			direction := map[string]string{"first:": "a-first", "unknown:": "unknown"}[w[0]]
			if relation, got := verdictOf(res, w[1], w[2]); got != direction {
				t.Errorf("%s and %s: %s, %s; want %s", w[1], w[2], relation, got, direction)
			}
		case "doubt:":
			at := articles[w[1]].Published
			if words := strings.Join(w[3:], " "); at.Trust.String() != w[2] || !strings.Contains(at.Doubt, words) {
				t.Errorf("%s: trust %s, %q; want %s, %q", w[1], at.Trust, at.Doubt, w[2], words)
			}
		case "believed:":
			if at := articles[w[1]].Published; at.Trust != article.FullTrust {
				t.Errorf("%s: trust %s, %q; want full", w[1], at.Trust, at.Doubt)
			}
		default:
			t.Fatalf("unknown line %q", w)
		}
	}
}

// timesRecord returns a line of JSON for the fields of an article.
func timesRecord(t *testing.T, f []string) []byte {
	text, err := os.ReadFile(filepath.Join("../testdata/times", f[3]+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	record := map[string]string{"id": f[0], "outlet": f[1], "text": string(text)}
	if f[2] != "-" {
		record["published"] = f[2]
	}
	if len(f) > 4 {
		record["fetched_at"] = f[4]
	}
	line, err := json.Marshal(record)
	if err != nil {
		t.Fatal(err)
	}
	return append(line, '\n')
}
