package report

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"copytrail/report/internal/sample"
)

// TestPrintingsReadBack: every format prints of a result that was read back what it prints
// of the result itself.
func TestPrintingsReadBack(t *testing.T) {
	res := sample.Printed(t)
	opt := Options{Texts: true, Features: true}
	back, _, err := ReadJSONLines(bytes.NewReader(write(t, JSONLines, res, opt)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats() {
		if a, b := write(t, Format(f), res, opt), write(t, Format(f), back, opt); !bytes.Equal(a, b) {
			t.Errorf("%s differs after JSON Lines were read back", f)
		}
	}
}

// TestFurtherPrintings: what CI systems count has no finding of a further printing.
func TestFurtherPrintings(t *testing.T) {
	res := sample.Printed(t)
	var log sarifLog
	if err := json.Unmarshal(write(t, SARIF, res, Options{}), &log); err != nil {
		t.Fatal(err)
	}
	var issues []qualityIssue
	if err := json.Unmarshal(write(t, Quality, res, Options{}), &issues); err != nil {
		t.Fatal(err)
	}
	cases := strings.Count(string(write(t, JUnit, res, Options{})), "<testcase")
	if n := len(log.Runs[0].Results); n != 2 || len(issues) != 2 || cases != 2 {
		t.Errorf("%d results in SARIF, %d issues, %d test cases, want two of each", n, len(issues), cases)
	}
}

// TestPrintingsInSQL: the table of printings, and that a view counts an article once.
func TestPrintingsInSQL(t *testing.T) {
	db := openSQLite(t, sample.Printed(t), Options{})
	rows, err := db.Query("SELECT a.article, b.article FROM printings p JOIN articles a ON a.id = p.article JOIN articles b ON b.id = p.printing ORDER BY p.position")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var got []string
	for rows.Next() {
		var a, b string
		if err := rows.Scan(&a, &b); err != nil {
			t.Fatal(err)
		}
		got = append(got, a+" "+b)
	}
	if want := []string{"kiln kiln", "kiln kiln-storks", "kiln paper-7"}; !slices.Equal(got, want) {
		t.Errorf("printings %v, want %v", got, want)
	}
	var copies, used int
	if err := db.QueryRow("SELECT count(*), sum(copies) FROM most_used").Scan(&used, &copies); err != nil || used != 1 || copies != 2 {
		t.Errorf("%d articles are used by %d, %v, want one by two", used, copies, err)
	}
}
