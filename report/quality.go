package report

import (
	"encoding/json"
	"io"
	"net/url"

	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
)

// GitLab's Code Quality report is a part of the Code Climate format. GitLab shows it in a
// merge request and compares it, by fingerprints, with the report of the target branch.
// The location of an issue is the file, and the line in it, from which the copy was
// read. Findings that are neither reuse nor possible reuse, and those of further
// printings, are left out.

type (
	qualityIssue struct {
		Description string          `json:"description"`
		Check       string          `json:"check_name"`
		Fingerprint string          `json:"fingerprint"`
		Severity    string          `json:"severity"`
		Location    qualityLocation `json:"location"`
	}
	qualityLocation struct {
		Path  string       `json:"path"`
		Lines qualityLines `json:"lines"`
	}
	qualityLines struct {
		Begin int `json:"begin"`
	}
)

// qualitySeverity returns the severity of a finding in GitLab's terms.
func qualitySeverity(f *provenance.Finding) string {
	switch r := f.Relation; {
	case f.Licensed || r == provenance.SharedSource || r == provenance.SharedQuotation || r == provenance.Possible:
		return "info"
	case r == provenance.Rewrite:
		return "minor"
	}
	return "major"
}

// writeCodeQuality writes the findings as a list of issues.
func writeCodeQuality(w io.Writer, res *provenance.Result, opt Options) error {
	issues := []qualityIssue{}
	for _, v := range view.Findings(res) {
		f := v.Of
		if f.Relation < provenance.Possible || f.Further {
			continue
		}
		issues = append(issues, qualityIssue{
			Description: v.Sentence + v.Hidden + " Score " + v.Score + ". Shared: " + v.Coverage + "." + licenceSentence(v),
			Check:       "copytrail-" + f.Relation.String(),
			Fingerprint: v.Alert(),
			Severity:    qualitySeverity(f),
			Location:    qualityPlace(f),
		})
	}
	b, err := json.MarshalIndent(issues, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(clean.JSON(b), '\n'))
	return err
}

// licenceSentence is what to add to a message about a finding that is licensed.
func licenceSentence(v *view.Finding) string {
	if v.Licence == "" {
		return ""
	}
	return " (" + v.Licence + ")"
}

// qualityPlace returns where the copy was read from, as a path that GitLab finds in the
// repository: not escaped as in a URI, and without "./" before it.
func qualityPlace(f *provenance.Finding) qualityLocation {
	uri, line := placeURI(f.Copy.Place)
	loc := qualityLocation{Path: uri, Lines: qualityLines{max(line, 1)}}
	if u, err := url.Parse(uri); err == nil && u.Path != "" {
		loc.Path = u.Path
	}
	if len(loc.Path) > 2 && loc.Path[:2] == "./" {
		loc.Path = loc.Path[2:]
	}
	return loc
}
