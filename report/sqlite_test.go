package report

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"copytrail/provenance"
	"copytrail/report/internal/sample"
)

// openSQLite writes a result as a database and opens it.
func openSQLite(t *testing.T, res *provenance.Result, opt Options) *sql.DB {
	path := filepath.Join(t.TempDir(), "f.sqlite")
	if err := os.WriteFile(path, write(t, SQLite, res, opt), 0o666); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestSQLite(t *testing.T) {
	for name, res := range results(t) {
		db := openSQLite(t, res, sampleOptions())
		var check string
		if err := db.QueryRow("PRAGMA integrity_check").Scan(&check); err != nil || check != "ok" {
			t.Errorf("%s: integrity %q, %v", name, check, err)
		}
		rows, err := db.Query("PRAGMA foreign_key_check")
		if err != nil {
			t.Fatal(err)
		}
		if rows.Next() {
			t.Errorf("%s: a reference leads nowhere", name)
		}
		rows.Close()
		want := 0
		for i := range res.Findings {
			want += len(res.Findings[i].Passages)
		}
		var got int
		if err := db.QueryRow("SELECT count(*) FROM passages").Scan(&got); err != nil || got != want {
			t.Errorf("%s: %d passages, %v, want %d", name, got, err, want)
		}
	}
	var texts int
	opt := sampleOptions()
	opt.NoText = true
	if err := openSQLite(t, sample.Result(t), opt).QueryRow("SELECT count(text) FROM articles").Scan(&texts); err != nil || texts != 0 {
		t.Errorf("%d texts where there should be none, %v", texts, err)
	}
}

// TestSQLQueries runs the queries of the documentation; what they print is tested
// where the documentation's commands are, in cmd/copytrail.
func TestSQLQueries(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "doc", "sql.md"))
	if err != nil {
		t.Fatal(err)
	}
	queries := regexp.MustCompile("(?s)```sql\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	if len(queries) < 5 {
		t.Fatalf("found %d queries", len(queries))
	}
	db := openSQLite(t, sample.Result(t), sampleOptions())
	for _, q := range queries {
		rows, err := db.QueryContext(context.Background(), q[1])
		if err != nil {
			t.Errorf("%v:\n%s", err, q[1])
			continue
		}
		rows.Close()
	}
	var outlet string
	if err := db.QueryRow("SELECT copy_outlet FROM uncredited").Scan(&outlet); err != nil || outlet != "Daily Buzz" {
		t.Errorf("uncredited: %q, %v, want Daily Buzz", outlet, err)
	}
}
