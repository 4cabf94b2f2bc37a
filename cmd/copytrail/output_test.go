package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report"
)

func TestSQLiteDoesNotFitATerminal(t *testing.T) {
	for _, c := range []struct {
		format   report.Format
		terminal bool
		ok       bool
	}{{report.SQLite, true, false}, {report.SQLite, false, true}, {report.Text, true, true}, {report.HTML, true, true}} {
		if err := fits(c.format, c.terminal); (err == nil) != c.ok {
			t.Errorf("fits(%s, %v) = %v", c.format, c.terminal, err)
		}
	}
}

func TestSplitSpec(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"feed.jsonl", "odd#name.txt", "12:30.txt"} {
		if err := os.WriteFile(name, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ spec, input, pick string }{
		{"feed.jsonl", "feed.jsonl", ""},
		{"feed.jsonl#a17", "feed.jsonl", "a17"},
		{"feed.jsonl:311", "feed.jsonl", "311"},
		{"feed.jsonl#https://x.example/#top", "feed.jsonl", "https://x.example/#top"},
		{"odd#name.txt", "odd#name.txt", ""},
		{"odd#name.txt#3", "odd#name.txt", "3"},
		{"12:30.txt", "12:30.txt", ""},
		{"12:30.txt:1", "12:30.txt", "1"},
		{"feed.jsonl#", "feed.jsonl#", ""},
		{"nowhere.txt:3", "nowhere.txt:3", ""},
		{"-", "-", ""},
		{"-:4", "-", "4"},
	} {
		input, pick := splitSpec(c.spec)
		if input != c.input || pick != c.pick {
			t.Errorf("splitSpec(%q) = %q, %q; want %q, %q", c.spec, input, pick, c.input, c.pick)
		}
	}
}

// A signal must end the writing of many findings too, and leave the old file.
func TestWritingStopsWhenTold(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	path := filepath.Join(t.TempDir(), "findings.jsonl")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	stop()
	o := outputOptions{files: []string{path}}
	err := o.writeFiles(ctx, &provenance.Result{Findings: []provenance.Finding{{Copy: &article.Article{ID: "a"}, Source: &article.Article{ID: "b"}}}}, report.Options{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("writing after a signal: %v, want it to be cancelled", err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "old" {
		t.Errorf("the old file holds %q (%v)", got, err)
	}
}
