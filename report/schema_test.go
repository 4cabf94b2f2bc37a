package report

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"copytrail/report/internal/sample"
	"copytrail/report/internal/view"
)

// validator returns a check by the JSON schema in file.
func validator(t *testing.T, file string) func([]byte) error {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	sch, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return func(in []byte) error {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(in))
		if err != nil {
			return err
		}
		return sch.Validate(v)
	}
}

func TestJSONLinesSchema(t *testing.T) {
	valid := validator(t, filepath.Join("..", "doc", "schema.json"))
	for name, res := range results(t) {
		lines := 0
		for l := range bytes.Lines(write(t, JSONLines, res, Options{Texts: true, Features: true})) {
			lines++
			if err := valid(l); err != nil {
				t.Errorf("%s: %v\n%s", name, err, l)
			}
		}
		if lines < 2 {
			t.Errorf("%s: only %d lines", name, lines)
		}
	}
	// The schema must be able to say no.
	for _, bad := range []string{`{"type":"skipped","input":"x"}`, `{"type":"run","schema":2,"tool":"copytrail","version":"","options":{}}`, `{}`} {
		if valid([]byte(bad)) == nil {
			t.Errorf("the schema accepts %s", bad)
		}
	}
}

func TestSARIFSchema(t *testing.T) {
	valid := validator(t, filepath.Join("testdata", "schemas", "sarif-2.1.0.json"))
	for name, res := range results(t) {
		out := write(t, SARIF, res, sampleOptions())
		if err := valid(out); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	// What GitHub asks for beyond the schema.
	var log sarifLog
	if err := json.Unmarshal(write(t, SARIF, sample.Result(t), sampleOptions()), &log); err != nil {
		t.Fatal(err)
	}
	for _, r := range log.Runs[0].Tool.Driver.Rules {
		if r.Full.Text == "" || r.Help.Text == "" {
			t.Errorf("rule %s has no full description or no help", r.ID)
		}
	}
	alerts := map[string]bool{}
	for i, r := range log.Runs[0].Results {
		if p := r.Locations[0].Physical; p.Region == nil && !strings.Contains(p.Artifact.URI, "://") {
			t.Errorf("result %d is at %s without a region", i, p.Artifact.URI)
		}
		alerts[r.Fingerprints["primaryLocationLineHash"]] = true
	}
	if len(alerts) != len(log.Runs[0].Results) || alerts[""] {
		t.Errorf("%d results are %d alerts", len(log.Runs[0].Results), len(alerts))
	}
	// A finding must be known again when the direction turns.
	res := sample.Result(t)
	f := res.Findings[1]
	f.Copy, f.Source = f.Source, f.Copy
	if view.Pair(&f) != view.Pair(&res.Findings[1]) {
		t.Error("the fingerprint depends on the direction")
	}
	if view.Pair(&f) == view.Pair(&res.Findings[0]) {
		t.Error("two pairs have one fingerprint")
	}
}
