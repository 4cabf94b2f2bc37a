package output

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

// A signal must end the writing of many findings too, and leave the old file.
func TestWritingStopsWhenInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	path := filepath.Join(t.TempDir(), "findings.jsonl")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	stop()
	o := Options{Files: []string{path}}
	err := o.WriteFiles(ctx, &provenance.Result{Findings: []provenance.Finding{{Copy: &article.Article{ID: "a"}, Source: &article.Article{ID: "b"}}}}, report.Options{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("writing after a signal: %v, want it to be cancelled", err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "old" {
		t.Errorf("the old file holds %q (%v)", got, err)
	}
}
