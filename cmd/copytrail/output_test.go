package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report"
)

func put(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// filesIn returns the names in dir.
func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.txt")
	for _, text := range []string{"first", "second, and longer", "third"} {
		if err := writeFile(path, put(text)); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path); string(got) != text {
			t.Errorf("got %q, want %q", got, text)
		}
	}

	// A failure leaves the old content and nothing else.
	err := writeFile(path, func(w io.Writer) error {
		io.WriteString(w, "half of")
		return errors.New("the disk is full")
	})
	if err == nil || err.Error() != "writing "+path+": the disk is full" {
		t.Errorf("got %v, want the path and the cause", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "third" {
		t.Errorf("after a failure: got %q, want the old content", got)
	}
	if names := filesIn(t, dir); len(names) != 1 {
		t.Errorf("files left behind: %v", names)
	}

	err = writeFile(filepath.Join(dir, "none", "x"), put("x"))
	if err == nil || strings.Count(err.Error(), "none") != 1 {
		t.Errorf("got %v, want the path once", err)
	}
}

// TestWriteFileToDevice: what is no file cannot be replaced, so it is written to.
func TestWriteFileToDevice(t *testing.T) {
	if _, err := os.Stat(os.DevNull); err != nil || os.PathSeparator != '/' {
		t.Skip("no device to write to")
	}
	if err := writeFile(os.DevNull, put("x")); err != nil {
		t.Error(err)
	}
	if fi, err := os.Stat(os.DevNull); err != nil || fi.Mode().IsRegular() {
		t.Errorf("the device is gone: %v, %v", fi, err)
	}
}

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
