package report

import (
	"encoding/xml"
	"testing"

	"copytrail/report/internal/view"
)

func TestJUnit(t *testing.T) {
	for name, res := range results(t) {
		var doc junitSuites
		if err := xml.Unmarshal(write(t, JUnit, res, Options{}), &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		failures := 0
		for _, c := range doc.Suite.Cases {
			if c.Failure != nil {
				failures++
			}
		}
		if failures != doc.Suite.Failures || doc.Suite.Tests != view.FindingCount(res.Findings)+len(res.Skipped) {
			t.Errorf("%s: %d tests, %d failures counted, %d failures; want %d tests", name, doc.Suite.Tests, doc.Suite.Failures, failures, view.FindingCount(res.Findings)+len(res.Skipped))
		}
	}
}
