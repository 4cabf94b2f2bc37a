package output

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/cmd/copytrail/internal/cli"
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

// TestWrite: -o gets its format by its name, standard output that of --format, and
// contradictions are said before.
func TestWrite(t *testing.T) {
	var o Options
	fs := pflag.NewFlagSet("check", pflag.ContinueOnError)
	o.Bind(fs)
	o.BindDetail(fs)
	path := filepath.Join(t.TempDir(), "page.html")
	if err := fs.Parse([]string{"-f", "csv", "-o", path}); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := o.Check(&out); err != nil {
		t.Fatal(err)
	}
	if !o.MakesPage() {
		t.Error("a page is written, and MakesPage denies it")
	}
	if err := o.Write(t.Context(), &cli.Streams{Out: &out}, &provenance.Result{}, report.Options{}); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), "relation,") {
		t.Errorf("standard output begins with %.40q, want the head of CSV", out.String())
	}
	if page, err := os.ReadFile(path); err != nil || !strings.HasPrefix(strings.ToLower(string(page)), "<!doctype html>") {
		t.Errorf("the file begins with %.40q (%v), want HTML", page, err)
	}
	if err := fs.Parse([]string{"-q", "-v"}); err != nil {
		t.Fatal(err)
	}
	if err := o.Check(&out); err == nil || err.Error() != "both --quiet and --verbose (want at most one)" {
		t.Errorf("got %v", err)
	}
	if err := fs.Parse([]string{"-o", "x.docx"}); err == nil || !strings.Contains(err.Error(), `the name "x.docx" does not say which format`) {
		t.Errorf("got %v", err)
	}
	if o.Styled(&out, report.Options{}).Color {
		t.Error("colour goes into a buffer")
	}
}
