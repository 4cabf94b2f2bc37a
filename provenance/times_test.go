package provenance

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

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

// TestEpochLeavesTheWitnesses: an epoch as the time of a rewrite does not stand against what
// the wording shows.
func TestEpochLeavesTheWitnesses(t *testing.T) {
	var pair []*article.Article
	read := article.DefaultOptions()
	for _, file := range []string{"harbor-courier.txt", "harbor-pulse.md"} {
		for a, err := range article.Read([]string{"../testdata/stories/" + file}, nil, read) {
			if err != nil {
				t.Fatal(err)
			}
			pair = append(pair, &a)
		}
	}
	pair[1].Published = article.Time{Time: time.Unix(1, 0).UTC(), Precision: article.Second, ZoneKnown: true}
	for name, f := range map[string]*finding.Finding{"Compare": Compare(pair[0], pair[1], DefaultOptions), "Compare, the other way": Compare(pair[1], pair[0], DefaultOptions)} {
		if f.Source.ID != pair[0].ID || !f.Direction.Known || f.Direction.By != "witnesses" {
			t.Errorf("%s: %s first, by %q; want %s, by witnesses", name, f.Source.ID, f.Direction.By, pair[0].ID)
		}
		if last := f.Warnings[len(f.Warnings)-1]; !strings.HasSuffix(last, "published 1970-01-01T00:00:01Z: not a time (the first day of Unix clocks)") {
			t.Errorf("%s: the last warning is %q", name, last)
		}
	}
	if pair[1].Published.Trust != article.FullTrust {
		t.Error("Compare changed the article that it was given")
	}
}
