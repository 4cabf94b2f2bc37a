package report

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance"
)

// TestSARIFHasRoomForSoMany: GitHub refuses a run with more results than it takes, so the
// weakest are left out, and the file says how many.
func TestSARIFHasRoomForSoMany(t *testing.T) {
	res := &provenance.Result{}
	source := &article.Article{ID: "s", Place: "s.txt"}
	for i := range MaxSARIF + 3 {
		r := provenance.Identical
		if i >= MaxSARIF-1 {
			r = provenance.Possible
		}
		res.Findings = append(res.Findings, provenance.Finding{Source: source, Copy: &article.Article{ID: fmt.Sprint(i), Place: "c.txt"}, Relation: r})
	}
	if got := SARIFLeftOut(res); got != 3 {
		t.Errorf("%d are left out, want 3", got)
	}
	var log sarifLog
	if err := json.Unmarshal(write(t, SARIF, res, Options{}), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if n := len(run.Results); n != MaxSARIF || run.Results[n-2].RuleID != "identical" || run.Results[n-1].RuleID != "possible" {
		t.Errorf("%d results, want %d, the strongest", n, MaxSARIF)
	}
	if n := run.Invocations[0].Notifications; len(n) != 1 || !strings.HasPrefix(n[0].Message.Text, "3 findings left out, the weakest") || n[0].Locations != nil {
		t.Errorf("the file says %+v of what is left out", n)
	}
	res.Findings = res.Findings[:MaxSARIF]
	if got := SARIFLeftOut(res); got != 0 {
		t.Errorf("%d of %d are left out, want none", got, MaxSARIF)
	}
}
