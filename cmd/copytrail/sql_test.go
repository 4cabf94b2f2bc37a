package main

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	_ "modernc.org/sqlite"
)

// TestSQLPage runs the queries of doc/sql.md on what the page's own command writes.
// Where a ```text block follows a query, it is the query's output as the sqlite3
// program prints it, by the rules of [TestDocs].
func TestSQLPage(t *testing.T) {
	page, err := os.ReadFile("../../doc/sql.md")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "findings.sqlite")
	if code := run([]string{"scan", "../../testdata/stories", "-o", file}, strings.NewReader(""), &strings.Builder{}, &strings.Builder{}); code != 0 {
		t.Fatalf("scan: exit code %d", code)
	}
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	blocks := regexp.MustCompile("(?s)```sql\n(.*?)```\n(?:\n```text\n(.*?)```)?").FindAllStringSubmatch(string(page), -1)
	for _, b := range blocks {
		got := query(t, db, b[1])
		// Among the stories nothing is skipped and nothing printed twice.
		if len(got) == 0 && !strings.Contains(b[1], "FROM skipped") && !strings.Contains(b[1], "FROM printings") {
			t.Errorf("no row answers\n%s", b[1])
		}
		if b[2] == "" {
			continue
		}
		want := strings.Split(strings.TrimSuffix(b[2], "\n"), "\n")
		if at := differ(got, want); at >= 0 {
			t.Errorf("%s\nline %d of the output shown is not what is printed: %s\nprinted:\n%s", b[1], at+1, want[at], strings.Join(got, "\n"))
		}
	}
	if len(blocks) < 8 {
		t.Errorf("%d queries", len(blocks))
	}
}

// query returns the rows of a query, columns set apart by bars.
func query(t *testing.T, db *sql.DB, q string) []string {
	t.Helper()
	rows, err := db.Query(q)
	if err != nil {
		t.Fatalf("%v:\n%s", err, q)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for rows.Next() {
		cells := make([]any, len(columns))
		for i := range cells {
			cells[i] = new(any)
		}
		if err := rows.Scan(cells...); err != nil {
			t.Fatal(err)
		}
		text := make([]string, len(columns))
		for i, c := range cells {
			switch v := (*c.(*any)).(type) {
			case nil:
			case float64:
				text[i] = strconv.FormatFloat(v, 'g', 6, 64)
			default:
				text[i] = fmt.Sprint(v)
			}
		}
		out = append(out, strings.Join(text, "|"))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
