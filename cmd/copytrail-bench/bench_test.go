package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"copytrail/lsh"
	"copytrail/shingle"
)

// TestMain lets the test binary stand for the programs that run measures.
func TestMain(m *testing.M) {
	if os.Getenv("COPYTRAIL_BENCH_MAIN") != "" {
		os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// stories writes the invented news of testdata into one file of JSON Lines.
func stories(t *testing.T) string {
	t.Helper()
	var out bytes.Buffer
	n := 0
	err := filepath.WalkDir("../../testdata/stories", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		n++
		return json.NewEncoder(&out).Encode(record{ID: path, Text: string(text)})
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 10 {
		t.Fatalf("found %d stories to learn from", n)
	}
	name := filepath.Join(t.TempDir(), "stories.jsonl")
	if err := os.WriteFile(name, out.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// generated makes a pile and its truth and returns their names.
func generated(t *testing.T, articles, plants string) (pile, truth string) {
	t.Helper()
	dir := t.TempDir()
	pile, truth = filepath.Join(dir, "pile.jsonl"), filepath.Join(dir, "truth.jsonl")
	var out, errw bytes.Buffer
	if code := run([]string{"generate", "-n", articles, "--plants", plants, "--from", stories(t), "-o", pile, "--truth", truth}, &out, &errw); code != 0 {
		t.Fatalf("generate: exit code %d: %s", code, errw.String())
	}
	return pile, truth
}

// TestPlantedCopiesAreFound holds the search for candidates to what it promises:
// signatures in bands as a scan cuts them by default, and fingerprints.
func TestPlantedCopiesAreFound(t *testing.T) {
	pile, truthFile := generated(t, "4000", "250")
	var ids []string
	var sigs []shingle.Signature
	var sketcher shingle.Sketcher
	var words []shingle.Word
	prints := lsh.NewKeys(lsh.KeyOptions{MaxFrequency: 40, MaxCandidates: 64})
	err := eachRecord(pile, func(a record) bool {
		words = shingle.AppendWords(words[:0], a.Text)
		sig, _ := sketcher.Sketch(nil, words)
		keys := shingle.AppendFingerprints(nil, words)
		slices.Sort(keys)
		prints.Add(uint32(len(ids)), slices.Compact(keys))
		sigs, ids = append(sigs, sig), append(ids, a.ID)
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	var found []idPair
	pairs, _ := lsh.BandPairs(lsh.Held(sigs), lsh.Fit(0.5, 0.99, shingle.Bins), lsh.BandOptions{MinSimilarity: 0.25})
	for _, p := range pairs {
		found = append(found, newIDPair(ids[p.A], ids[p.B]))
	}
	shared, _, err := prints.Pairs(nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range shared {
		found = append(found, newIDPair(ids[p.A], ids[p.B]))
	}
	truth, err := readTruth(truthFile)
	if err != nil {
		t.Fatal(err)
	}
	recall := truth.recall(found)
	for mode, want := range map[string]float64{"edit-05": 0.999, "edit-10": 0.999, "edit-20": 0.99, "lift-100": 0.95} {
		if len(truth[mode]) < 250 || recall[mode] < want {
			t.Errorf("%s: found %.3f of %d, want %.3f of 250", mode, recall[mode], len(truth[mode]), want)
		}
	}
}

func TestSameSeedGivesTheSamePile(t *testing.T) {
	first, _ := generated(t, "50", "2")
	second, _ := generated(t, "50", "2")
	a, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(second)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) || len(a) == 0 {
		t.Errorf("two piles of one seed differ (%d and %d bytes)", len(a), len(b))
	}
}

// TestRunPrintsATable measures the one peer that is always there: this program.
func TestRunPrintsATable(t *testing.T) {
	t.Setenv("COPYTRAIL_BENCH_MAIN", "1")
	pile, truth := generated(t, "200", "10")
	var out, errw bytes.Buffer
	if code := run([]string{"run", "--runs", "2", "--only", "minhash-lsh (Go),jscpd", "--python", "no-such-program", "--truth", truth, pile}, &out, &errw); code != 0 {
		t.Fatalf("exit code %d: %s", code, errw.String())
	}
	rows := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(rows) != 4 || !strings.Contains(rows[2], "| minhash-lsh (Go) |") || !strings.Contains(rows[2], "| 1.000 ") ||
		!strings.Contains(rows[3], "did not run") {
		t.Errorf("got\n%s\n%s", out.String(), errw.String())
	}
	for _, row := range rows[1:] {
		if strings.Count(row, "|") != strings.Count(rows[0], "|") {
			t.Errorf("a row has other columns than the head:\n%s", out.String())
		}
	}
}

func TestTroubleIsSaid(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"", "usage"},
		{"jump", "usage"},
		{"generate -n 10", "--from"},
		{"generate -n 10 --from none.jsonl -o p --truth t", "none.jsonl"},
		{"run", "one pile"},
		{"run --only nothing pile", "nothing"},
	} {
		var out, errw bytes.Buffer
		if code := run(strings.Fields(test.args), &out, &errw); code != 2 || !strings.Contains(errw.String(), test.want) {
			t.Errorf("%q: got exit code %d and %q, want 2 and %q", test.args, code, errw.String(), test.want)
		}
	}
}
