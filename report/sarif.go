package report

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"

	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
)

// SARIF 2.1.0 (OASIS) is for code hosts and editors that show findings beside files.
//
// A relation is a rule. The location of a result is the file, and the line in it, from
// which the copy was read; its related location is that of the source. The partial
// fingerprint is the name of the pair, which depends on the texts, outlets and addresses of
// the two articles and not on where they were read from, so a host recognises a finding in
// the next run. Of an article with several printings it takes the first, since an update may
// come later.
//
// GitHub asks for full descriptions, help and regions (GH2012 and SARIF2017 of
// Microsoft's validator). It identifies an alert by primaryLocationLineHash. Where that
// is missing it takes the hash of the first line of the copy, and two sources of one copy
// would be one alert; so we set it. It refuses a file with more than 25,000 results in a
// run; the weakest findings beyond that are left out, and a notification says how many.

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		Results     []sarifResult     `json:"results"`
		ColumnKind  string            `json:"columnKind"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string       `json:"id"`
		Short   sarifMessage `json:"shortDescription"`
		Full    sarifMessage `json:"fullDescription"`
		Help    sarifMessage `json:"help"`
		Default sarifLevel   `json:"defaultConfiguration"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifInvocation struct {
		ExecutionSuccessful bool                `json:"executionSuccessful"`
		Notifications       []sarifNotification `json:"toolExecutionNotifications"`
	}
	sarifNotification struct {
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Kind         string            `json:"kind"`
		Rank         view.Decimal4     `json:"rank"`
		Message      sarifMessage      `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Related      []sarifLocation   `json:"relatedLocations"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Suppressions []sarifSuppressed `json:"suppressions,omitempty"`
		Properties   sarifProperties   `json:"properties"`
	}
	sarifSuppressed struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
	sarifLocation struct {
		ID       *int           `json:"id,omitempty"`
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
		Message  *sarifMessage  `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine int `json:"startLine"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
		Kind string `json:"kind"`
	}
	sarifProperties struct {
		Score      view.Decimal6 `json:"score"`
		Direction  string        `json:"direction"`
		Confidence view.Decimal4 `json:"directionConfidence"`
		Copy       view.Decimal4 `json:"copyCoverage"`
		CopyProse  view.Decimal4 `json:"copyProse"`
		Source     view.Decimal4 `json:"sourceCoverage"`
		SrcProse   view.Decimal4 `json:"sourceProse"`
		Credited   bool          `json:"creditGiven"`
		Licensed   bool          `json:"licensed,omitempty"`
	}
)

// relationMeaning explains a relation to a reader who sees only its name.
func relationMeaning(r provenance.Relation) string {
	return map[provenance.Relation]string{
		provenance.Identical:       "The same words as another article, after normalising.",
		provenance.NearCopy:        "The text of another article with small edits.",
		provenance.Excerpt:         "Passages of another article word for word, inside otherwise own text.",
		provenance.Rewrite:         "Another article reworded; the substance follows it.",
		provenance.SharedSource:    "Derives from the same third text as another article.",
		provenance.SharedQuotation: "Carries the same statement or quotation as another article and nothing else of it; not reuse.",
		provenance.Possible:        "Has much in common with another article; the evidence allows no verdict.",
		provenance.SameEvent:       "An independent report of the same event as another article; not reuse.",
		provenance.Unrelated:       "Nothing in common with another article.",
	}[r]
}

// scoreMeaning and sarifHelp explain a rule to a reader who sees it for the first time.
const (
	scoreMeaning = "The score, shown as the rank of a result, is the probability that the two texts are not independent, as far as the wording shows it; it says nothing about permission."
	sarifHelp    = "Read the copy and, at the related location, the source side by side: copytrail compare FILE FILE shows the passages that they share, who was first and on what evidence. A pair that is in order is accepted by scanning with --baseline FILE --write-baseline."
)

// sarifLevelOf returns the level of results of a relation, and the kind: whether they
// count as failures or as information.
func sarifLevelOf(r provenance.Relation) (level, kind string) {
	switch {
	case r == provenance.SharedSource || r == provenance.SharedQuotation || r == provenance.Possible:
		return "note", "fail" // a note needs the kind "fail" (§3.27.10)
	case r.Reuse():
		return "warning", "fail"
	}
	return "none", "informational"
}

// MaxSARIF is the most results of a run that GitHub takes.
const MaxSARIF = 25_000

// SARIFLeftOut returns how many findings of res [SARIF] leaves out, apart from those of
// further printings.
func SARIFLeftOut(res *provenance.Result) int { return max(0, len(sarifOrder(res))-MaxSARIF) }

// leftOut says in a notification how many findings are not in the file.
func leftOut(n int) sarifNotification {
	return sarifNotification{Level: "warning", Message: sarifMessage{fmt.Sprintf("%s left out, the weakest: GitHub takes no more than %d results", view.Count(n, "finding"), MaxSARIF)}}
}

// writeSARIF writes one run with the findings as results, but for those of further printings;
// what was skipped stands in it as notifications.
func writeSARIF(w io.Writer, res *provenance.Result, opt Options) error {
	run := sarifRun{Tool: sarifTool{sarifDriver{Name: "copytrail", Version: opt.Run.Version}}, Results: []sarifResult{}, ColumnKind: "utf16CodeUnits"}
	index := map[provenance.Relation]int{}
	for i, r := range provenance.Relations {
		index[r] = i
		level, _ := sarifLevelOf(r)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{r.String(), sarifMessage{relationMeaning(r)}, sarifMessage{relationMeaning(r) + " " + scoreMeaning}, sarifMessage{sarifHelp}, sarifLevel{level}})
	}
	inv := sarifInvocation{ExecutionSuccessful: true, Notifications: []sarifNotification{}}
	for _, s := range res.Skipped {
		inv.Notifications = append(inv.Notifications, sarifNotification{"warning", sarifMessage{"skipped: " + clean.Line(s.Reason)}, []sarifLocation{{Physical: physical(s.Input)}}})
	}
	if n := SARIFLeftOut(res); n > 0 {
		inv.Notifications = append(inv.Notifications, leftOut(n))
	}
	run.Invocations = []sarifInvocation{inv}
	order := sarifOrder(res)
	for _, f := range order[:min(MaxSARIF, len(order))] {
		run.Results = append(run.Results, sarifResultOf(view.FindingOf(f), index))
	}
	b, err := json.MarshalIndent(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}}, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(clean.JSON(b), '\n'))
	return err
}

// sarifOrder returns the findings, the strongest first and the licensed last, without those
// of further printings.
func sarifOrder(res *provenance.Result) []*provenance.Finding {
	var order, licensed []*provenance.Finding
	for i := range res.Findings {
		switch f := &res.Findings[i]; {
		case f.Further:
		case f.Licensed:
			licensed = append(licensed, f)
		default:
			order = append(order, f)
		}
	}
	return append(order, licensed...)
}

// sarifResultOf returns the result of a finding. index has the numbers of the rules.
func sarifResultOf(v *view.Finding, index map[provenance.Relation]int) sarifResult {
	f, one := v.Of, 1
	level, kind := sarifLevelOf(f.Relation)
	c, s := articleLocation(v.Copy), articleLocation(v.Source)
	s.ID, s.Message = &one, &sarifMessage{v.Source.Name + ", " + v.Source.When + ": " + v.Source.Title}
	var suppressed []sarifSuppressed
	if f.Licensed {
		level = "note"
		suppressed = []sarifSuppressed{{"external", "accepted", v.Licence}}
	}
	return sarifResult{
		RuleID: f.Relation.String(), RuleIndex: index[f.Relation], Level: level, Kind: kind, Rank: view.Decimal4(100 * f.Score),
		Message:   sarifMessage{sarifText(v.Sentence + v.Hidden + " Shared: " + v.Coverage + "; " + v.Counts + "." + licenceSentence(v))},
		Locations: []sarifLocation{c}, Related: []sarifLocation{s},
		Fingerprints: map[string]string{"copytrailPair/v2": v.Alert(), "primaryLocationLineHash": v.Alert()},
		Suppressions: suppressed,
		Properties: sarifProperties{view.Decimal6(f.Score), f.Direction.Verdict(), view.Decimal4(f.Direction.Confidence),
			view.Decimal4(f.CopyCovered), view.Decimal4(f.CopyProse), view.Decimal4(f.SourceCovered), view.Decimal4(f.SourceProse), f.Credit.Given, f.Licensed},
	}
}

// sarifText escapes what SARIF gives a meaning inside a message: brackets make
// links and braces placeholders (§3.11).
func sarifText(s string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "{", "{{", "}", "}}").Replace(s)
}

// articleLocation returns where a was read from, or else its web address.
func articleLocation(a view.Article) sarifLocation {
	loc := sarifLocation{Physical: physical(a.Of.Place), Logical: []sarifLogical{{clean.Line(a.Of.ID), "article"}}}
	if a.Of.Place == "" && a.Link != "" {
		if parsed, err := url.Parse(a.Link); err == nil {
			loc.Physical = sarifPhysical{Artifact: sarifArtifact{parsed.String()}}
		}
	}
	return loc
}

// physical turns a place into the location that SARIF has for it.
func physical(place string) sarifPhysical {
	uri, line := placeURI(place)
	p := sarifPhysical{Artifact: sarifArtifact{uri}}
	if line > 0 {
		p.Region = &sarifRegion{line}
	}
	return p
}
