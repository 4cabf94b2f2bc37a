package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/terminal"
	"copytrail/report/internal/view"
)

// JUnit XML is for CI systems that show tests: a finding of reuse is a failed test case,
// any other finding and one that is licensed a passed one, a skipped record a skipped one.
// Findings of further printings are no cases.
type (
	junitSuites struct {
		XMLName xml.Name   `xml:"testsuites"`
		Suite   junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
		Out      string      `xml:"system-out"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Failure *junitFailure `xml:"failure"`
		Skipped *junitSkipped `xml:"skipped"`
		Out     *junitText    `xml:"system-out"`
	}
	junitFailure struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",cdata"`
	}
	junitText struct {
		Text string `xml:",cdata"`
	}
	junitSkipped struct {
		Message string `xml:"message,attr"`
	}
)

// junitWidth is the number of columns of the text of a finding.
const junitWidth = 100

// writeJUnit writes the findings as test cases.
func writeJUnit(w io.Writer, res *provenance.Result, opt Options) error {
	suite := junitSuite{Name: "copytrail", Out: view.Summary(res.Summary, nil)}
	for _, v := range view.Findings(res) {
		f := v.Of
		if f.Further {
			continue
		}
		text := terminal.FindingText(v, junitWidth, opt.Verbose)
		c := junitCase{Class: "copytrail." + f.Relation.String(), Name: clean.Line(f.Copy.ID) + " / " + clean.Line(f.Source.ID)}
		if f.Relation.Reuse() && !f.Licensed {
			c.Failure = &junitFailure{f.Relation.String(), v.Sentence + v.Hidden + " Score " + v.Score + ".", text}
			suite.Failures++
		} else {
			c.Out = &junitText{text}
		}
		suite.Cases = append(suite.Cases, c)
	}
	for _, s := range res.Skipped {
		suite.Cases = append(suite.Cases, junitCase{Class: "copytrail.input", Name: clean.Line(s.Input), Skipped: &junitSkipped{clean.Line(s.Reason)}})
		suite.Skipped++
	}
	suite.Tests = len(suite.Cases)
	return marshalXML(w, junitSuites{Suite: suite})
}

// marshalXML writes v as an XML document, for all XML formats.
func marshalXML(w io.Writer, v any) error {
	b, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, b)
	return err
}
