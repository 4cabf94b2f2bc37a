package report

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"copytrail/report/internal/clean"
	"copytrail/report/internal/sample"
)

func TestCSVHostile(t *testing.T) {
	for _, f := range []Format{CSV, CSVOutlet} {
		rows, err := csv.NewReader(bytes.NewReader(write(t, f, sample.Hostile(t), Options{}))).ReadAll()
		if err != nil || len(rows) < 3 {
			t.Fatalf("%s: %d rows, %v", f, len(rows), err)
		}
		for i, row := range rows {
			for j, cell := range row {
				if r, _ := utf8.DecodeRuneInString(strings.TrimSpace(cell)); strings.ContainsRune("=+-@|%", r) {
					t.Errorf("%s: row %d, %s: a formula: %.40q", f, i, rows[0][j], cell)
				}
				if strings.ContainsFunc(cell, clean.Hidden) {
					t.Errorf("%s: row %d, %s: control characters", f, i, rows[0][j])
				}
			}
		}
	}
	for in, want := range map[string]string{"=1+1": "'=1+1", " \t=1": "'=1", "＝1": "'＝1", "-5": "'-5", "plain": "plain", "": ""} {
		if got := defuse(in); got != want {
			t.Errorf("defuse(%q) = %q, want %q", in, got, want)
		}
	}
}
