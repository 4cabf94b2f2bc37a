package eval

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance"
)

func finding(copyID, sourceID string, r provenance.Relation, score float64, known bool) provenance.Finding {
	return provenance.Finding{
		Copy: &article.Article{ID: copyID}, Source: &article.Article{ID: sourceID},
		Relation: r, Score: score, Direction: provenance.Direction{Known: known},
	}
}

// truth and findings of three copies, r1 to r3, of the articles s1 to s3, whose
// figures can be worked out by hand.
var truth = []Label{
	{A: "r1", B: "s1", Reuse: true, Source: "s1", Mode: "brief", Event: "e1", Words: 100},
	{A: "s2", B: "r1", Mode: "other", Event: "e1", Words: 130},
	{A: "r2", B: "s2", Reuse: true, Source: "s2", Mode: "merge", Event: "e2", Words: 130},
	{A: "r2", B: "s1", Mode: "other", Event: "e2", Words: 90},
	{A: "s3", B: "r3", Reuse: true, Source: "s3", Mode: "merge", Event: "e3"},
	{A: "s1", B: "s2", Mode: "other", Event: "e3"},
	{A: "r1", B: "r9", Reuse: true, Mode: "sibling", Event: "e1", Words: 100},
	{A: "n1", B: "n2", Event: "e4"},
}

var findings = []provenance.Finding{
	finding("r1", "s1", provenance.Rewrite, .9, true),       // right, and direction right
	finding("s2", "r2", provenance.NearCopy, .8, true),      // right, direction wrong
	finding("r1", "r9", provenance.SharedSource, .95, true), // right, a direction without ground
	finding("r2", "s1", provenance.Rewrite, .85, false),     // wrong, and scores above r2's source
	finding("r3", "s3", provenance.Possible, .4, false),     // missed
	finding("n2", "n1", provenance.Possible, .3, false),
	finding("r1", "s2", provenance.Unrelated, .1, false),
	finding("u1", "u2", provenance.Rewrite, .99, false), // of no label
}

func runExample(t *testing.T, opt Options) *Report {
	t.Helper()
	res := &provenance.Result{Findings: findings, Summary: provenance.Summary{Kept: 11}}
	rep, err := Run(truth, res, opt)
	if err != nil {
		t.Fatal(err)
	}
	return rep
}

func near(t *testing.T, what string, got Number, want float64) {
	t.Helper()
	if math.Abs(float64(got)-want) > 1e-9 || math.IsNaN(float64(got)) != math.IsNaN(want) {
		t.Errorf("%s: got %v, want %v", what, float64(got), want)
	}
}

func TestRun(t *testing.T) {
	rep := runExample(t, Options{Rates: []float64{0, .25}})
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"pairs", rep.Pairs, 8},
		{"reuse", rep.Reuse, 4},
		{"with source", rep.WithSource, 3},
		{"independent", rep.Independent, 4},
		{"events", rep.Events, 4},
		{"scored", rep.Scored, 7},
		{"unlisted", rep.Unlisted, 1},
		{"true positives", rep.Decisions.TruePositives, 3},
		{"false positives", rep.Decisions.FalsePositives, 1},
		{"false negatives", rep.Decisions.FalseNegatives, 1},
		{"true negatives", rep.Decisions.TrueNegatives, 3},
		{"possible", rep.Decisions.Possible, 1},
		{"possible, false", rep.Decisions.PossibleFalse, 1},
		{"copies", rep.Attribution.Copies, 2},          // r3 is compared with its source only
		{"attributed right", rep.Attribution.Right, 1}, // r1
		{"attributed wrong", rep.Attribution.Wrong, 1}, // r2: s1 scores .85, s2 .8
		{"attributed none", rep.Attribution.None, 0},
		{"direction right", rep.Directions.Right, 1},
		{"direction wrong", rep.Directions.Wrong, 1},
		{"direction unknown", rep.Directions.Unknown, 0},
		{"direction missed", rep.Directions.Missed, 1},
		{"no source", rep.Directions.Directional, 2}, // the sibling, and the false alarm
		{"unfounded", rep.Directions.Unfounded, 1},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %d, want %d", c.what, c.got, c.want)
		}
	}
	near(t, "precision", rep.Decisions.Precision.Value, .75)
	near(t, "recall", rep.Decisions.Recall.Value, .75)
	near(t, "F1", rep.Decisions.F1.Value, .75)
	// Reuse .95 .9 .8 .4 against .85 .3 .1 0: 4 + 4 + 3 + 3 of 16.
	near(t, "AUC", rep.AUC.Value, 14./16)
	near(t, "recall at 0", rep.RecallAt[0].Recall.Value, .5)
	near(t, "threshold at 0", rep.RecallAt[0].Threshold, .9)
	near(t, "recall at .25", rep.RecallAt[1].Recall.Value, 1)
	near(t, "threshold at .25", rep.RecallAt[1].Threshold, .4)
	near(t, "Brier", rep.Calibration.Brier.Value, (.05*.05+.1*.1+.2*.2+.6*.6+.85*.85+.3*.3+.1*.1)/8)
	near(t, "attribution", rep.Attribution.Share.Value, 1./2)
	near(t, "directions correct", rep.Directions.Correct.Value, .5)
	near(t, "directions covered", rep.Directions.Covered.Value, 1)
	if !math.IsNaN(float64(rep.AUC.Low)) {
		t.Errorf("an interval without a bootstrap: %+v", rep.AUC)
	}
}

// TestSharedQuotationsAreNotCalled: two texts that share only a quotation are not called
// reuse, nor possible reuse.
func TestSharedQuotationsAreNotCalled(t *testing.T) {
	res := &provenance.Result{Findings: []provenance.Finding{finding("a", "b", provenance.SharedQuotation, .05, false)}}
	rep, err := Run([]Label{{A: "a", B: "b"}, {A: "c", B: "d", Reuse: true}}, res, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if d := rep.Decisions; d.FalsePositives != 0 || d.PossibleFalse != 0 {
		t.Errorf("%+v, want nothing called", d)
	}
}

func TestReliability(t *testing.T) {
	rep := runExample(t, Options{})
	want := map[int][3]float64{ // bin: pairs, mean score, share of reuse
		1: {1, .1, 0}, 3: {1, .3, 0}, 4: {1, .4, 1},
		8: {2, .825, .5}, 9: {2, .925, 1},
	}
	for i, b := range rep.Calibration.Bins {
		w, ok := want[i]
		if !ok {
			w = [3]float64{0, math.NaN(), math.NaN()}
		}
		if b.Pairs != int(w[0]) {
			t.Errorf("bin %d: got %d pairs, want %v", i, b.Pairs, w[0])
		}
		near(t, "score", b.Score, w[1])
		near(t, "reuse", b.Reuse, w[2])
	}
	// |.1-0| + |.3-0| + |.4-1| + |1.65-1| + |1.85-2|, over seven pairs.
	near(t, "gap", rep.Calibration.Gap, (.1+.3+.6+.65+.15)/7)
}

func TestGroups(t *testing.T) {
	rep := runExample(t, Options{Rates: []float64{0}}) // the threshold is .9
	var got []string
	for _, g := range rep.Modes {
		got = append(got, strings.Join([]string{g.Name, Number(g.Pairs).String(), Number(g.Found).String(), g.RecallAt[0].String()}, " "))
	}
	want := "brief 1.000 1.000 1.000; merge 2.000 1.000 0.000; sibling 1.000 1.000 1.000"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("modes:\ngot  %s\nwant %s", s, want)
	}
	if len(rep.OtherModes) != 2 || rep.OtherModes[0].Name != "(no mode)" || rep.OtherModes[1].Pairs != 3 || rep.OtherModes[1].Found != 1 {
		t.Errorf("independent modes: got %+v", rep.OtherModes)
	}
	if len(rep.Lengths) != 2 || rep.Lengths[0].Name != "60-119 words" || rep.Lengths[0].Pairs != 2 || rep.Lengths[1].Pairs != 1 {
		t.Errorf("lengths: got %+v", rep.Lengths)
	}
}

func TestClosed(t *testing.T) {
	rep := runExample(t, Options{Rates: []float64{0, .02}, Closed: true})
	// 11 articles are 55 pairs: 8 labelled, 1 found besides, 46 never seen.
	if rep.Independent != 51 || rep.Pairs != 55 {
		t.Errorf("got %d independent of %d pairs, want 51 of 55", rep.Independent, rep.Pairs)
	}
	if d := rep.Decisions; d.FalsePositives != 2 || d.TrueNegatives != 49 {
		t.Errorf("got %d false positives and %d true negatives, want 2 and 49", d.FalsePositives, d.TrueNegatives)
	}
	near(t, "recall at 0", rep.RecallAt[0].Recall.Value, 0)      // .99 is of the pair that no label names
	near(t, "recall at 2 %", rep.RecallAt[1].Recall.Value, 2./4) // one of 51 may pass
	if _, err := Run(truth, &provenance.Result{}, Options{Closed: true}); err == nil {
		t.Error("closed without the number of articles: no error")
	}
}

func TestBootstrap(t *testing.T) {
	opt := DefaultOptions
	a, b := runExample(t, opt), runExample(t, opt)
	var x, y bytes.Buffer
	if err := WriteJSON(&x, a); err != nil {
		t.Fatal(err)
	}
	if err := WriteJSON(&y, b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(x.Bytes(), y.Bytes()) {
		t.Error("two runs with one seed differ")
	}
	if f := a.Decisions.Recall; !(f.Low < f.Value && f.Value < f.High) {
		t.Errorf("interval of recall: got %+v", f)
	}

	// Pairs of one event stand and fall together: with one event there is only
	// one draw.
	same := append([]Label(nil), truth...)
	for i := range same {
		same[i].Event = "e"
	}
	rep, err := Run(same, &provenance.Result{Findings: findings}, opt)
	if err != nil {
		t.Fatal(err)
	}
	if f := rep.AUC; f.Low != f.Value || f.High != f.Value {
		t.Errorf("interval of one event: got %+v", f)
	}
}

// TestBootstrapInterval compares the interval of a share with the binomial one:
// 100 events of which half are found.
func TestBootstrapInterval(t *testing.T) {
	var labels []Label
	var found []provenance.Finding
	for i := range 100 {
		id := string(rune('A'+i/10)) + string(rune('0'+i%10))
		labels = append(labels, Label{A: id, B: "s", Reuse: true, Event: id})
		if i%2 == 0 {
			found = append(found, finding(id, "s", provenance.Rewrite, .9, false))
		}
	}
	rep, err := Run(labels, &provenance.Result{Findings: found}, DefaultOptions)
	if err != nil {
		t.Fatal(err)
	}
	// The standard error is .05, so the bounds are near .40 and .60.
	f := rep.Decisions.Recall
	if math.Abs(float64(f.Low)-.40) > .025 || math.Abs(float64(f.High)-.60) > .025 {
		t.Errorf("got [%v, %v], want about [.40, .60]", f.Low, f.High)
	}
}

func TestOutputs(t *testing.T) {
	rep := runExample(t, DefaultOptions)
	var js, text bytes.Buffer
	if err := WriteJSON(&js, rep); err != nil {
		t.Fatal(err)
	}
	var back map[string]any
	if err := json.Unmarshal(js.Bytes(), &back); err != nil {
		t.Fatalf("the JSON output is not JSON: %v", err)
	}
	if back["reuse"] != 4. || back["auc"].(map[string]any)["value"] != .875 {
		t.Errorf("JSON: got reuse %v and auc %v", back["reuse"], back["auc"])
	}
	if err := WriteText(&text, rep); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"8 labelled pairs of 4 events: 4 reuse (3 with a known source), 4 independent.",
		"  precision  0.750 [", "3 right, 1 wrong",
		"claimed without ground: 1 of 2 pairs",
		"5 % of 4 independent pairs is less than one pair",
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("text output lacks %q:\n%s", want, text.String())
		}
	}
	for line := range strings.Lines(text.String()) {
		if strings.TrimRight(line, " \n") != strings.TrimRight(line, "\n") {
			t.Errorf("line ends in a space: %q", line)
		}
	}
}

func TestWarnings(t *testing.T) {
	labels := []Label{{A: "x", B: "y", Reuse: true}}
	for _, c := range []struct {
		name     string
		findings []provenance.Finding
		want     string
	}{
		{"ids of another scan", nil, "are the ids those of the scan?"},
		{"held back", []provenance.Finding{finding("x", "y", provenance.Rewrite, .9, false)}, "scan with --relation all"},
		{"no negatives", nil, "no labelled pair is independent"},
	} {
		rep, err := Run(labels, &provenance.Result{Findings: c.findings}, Options{Rates: []float64{.05}})
		if err != nil {
			t.Fatal(err)
		}
		if len(rep.RecallAt) > 0 {
			t.Errorf("%s: recall at a rate of no false positives: %+v", c.name, rep.RecallAt)
		}
		if all := strings.Join(rep.Warnings, "\n"); !strings.Contains(all, c.want) {
			t.Errorf("%s: warnings %q lack %q", c.name, all, c.want)
		}
	}
	if _, err := Run(nil, &provenance.Result{}, Options{}); err == nil {
		t.Error("no labels: no error")
	}
}

// TestHostileScores: findings may come from a file that anybody wrote.
func TestHostileScores(t *testing.T) {
	found := []provenance.Finding{
		finding("r1", "s1", provenance.Rewrite, math.NaN(), false),
		finding("r2", "s2", provenance.Rewrite, 1e300, false),
		finding("r2", "s2", provenance.Rewrite, .5, false), // the same pair again
		finding("s2", "r1", provenance.Rewrite, math.Inf(-1), false),
	}
	rep, err := Run(truth, &provenance.Result{Findings: found}, DefaultOptions)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "recall at 0.1 %", rep.RecallAt[2].Recall.Value, .25) // r2 alone has a score
	if b := rep.Calibration.Brier.Value; !(b >= 0 && b <= 1) {
		t.Errorf("Brier of hostile scores: %v", b)
	}
}
