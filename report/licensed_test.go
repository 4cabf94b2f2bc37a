package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"copytrail/provenance"
	"copytrail/report/internal/sample"
)

// licensedSample is the sample with one finding, its arrow and its count licensed.
func licensedSample(t *testing.T, note string) *provenance.Result {
	res := sample.Result(t)
	f := &res.Findings[0]
	f.Licensed, f.LicenceNote = true, note
	res.Outlets[1].Licensed = 1
	res.Sharing[0].Licensed = 1
	delete(res.Summary.Findings, f.Relation)
	res.Summary.Licensed = map[provenance.Relation]int{f.Relation: 1}
	return res
}

// TestLicensedIsMarked: every format says that a finding is licensed.
func TestLicensedIsMarked(t *testing.T) {
	res := licensedSample(t, "contract of 2024")
	for f, want := range map[Format][]string{
		Text:      {"licence  licensed: contract of 2024", "Licensed: 1 near-copy.", "Found: 1 rewrite,"},
		JSONLines: {`"licensed":true,"licence_note":"contract of 2024"`, `"licensed":{"near-copy":1}`, `"licensed":1`},
		HTML:      {`"licence":"licensed: contract of 2024"`, `"licensed":1`},
		CSV:       {",true,contract of 2024\n", ",false,\n"},
		CSVOutlet: {",1\n", ",0\n", "licensed\n"},
		Markdown:  {"given<br>licensed"},
		JUnit:     {`failures="2"`},
		Quality:   {"(licensed: contract of 2024)"},
		SARIF:     {`"justification": "licensed: contract of 2024"`},
		GEXF:      {`title="licensed" type="long"`},
		GraphML:   {`attr.name="licensed" attr.type="long"`},
	} {
		out := string(write(t, f, res, sampleOptions()))
		for _, w := range want {
			if !strings.Contains(out, w) {
				t.Errorf("%s does not have %q", f, w)
			}
		}
	}
	quiet := sampleOptions()
	quiet.Quiet = true
	if out := string(write(t, Text, res, quiet)); !strings.Contains(out, "(licensed) ") {
		t.Errorf("a line of a licensed finding does not say so:\n%s", out)
	}
}

// TestLicensedInCodeHosts: a licensed finding is a suppressed note that comes last, and is
// no issue of weight.
func TestLicensedInCodeHosts(t *testing.T) {
	res := licensedSample(t, "")
	var log sarifLog
	if err := json.Unmarshal(write(t, SARIF, res, sampleOptions()), &log); err != nil {
		t.Fatal(err)
	}
	results := log.Runs[0].Results
	for i, r := range results {
		last := i == len(results)-1
		if (len(r.Suppressions) == 1) != last || last && (r.RuleID != "near-copy" || r.Level != "note" || r.Kind != "fail" || !r.Properties.Licensed) {
			t.Errorf("result %d of %d is %s, %s, suppressed %v", i, len(results), r.RuleID, r.Level, r.Suppressions)
		}
	}
	var issues []qualityIssue
	if err := json.Unmarshal(write(t, Quality, res, sampleOptions()), &issues); err != nil {
		t.Fatal(err)
	}
	if issues[0].Severity != "info" {
		t.Errorf("a licensed near copy is %s, want info", issues[0].Severity)
	}
}

// TestLicensedIsReadBack: JSON Lines keep what is licensed, and a hostile note stays text.
func TestLicensedIsReadBack(t *testing.T) {
	res := licensedSample(t, "contract")
	first := write(t, JSONLines, res, sampleOptions())
	back, _, err := ReadJSONLines(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	if again := write(t, JSONLines, back, sampleOptions()); !bytes.Equal(again, first) {
		t.Errorf("written, read and written again: got\n%s\nwant\n%s", again, first)
	}
	for _, f := range Formats() {
		out := string(write(t, Format(f), licensedSample(t, "=1+1"+sample.HostileText), sampleOptions()))
		if f != string(SQLite) && strings.ContainsAny(out, "\x1b\x07") {
			t.Errorf("%s has control characters of a note", f)
		}
		if f == string(HTML) && strings.Contains(out, "<script>alert") {
			t.Errorf("%s has markup of a note", f)
		}
	}
}
