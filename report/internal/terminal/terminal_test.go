package terminal

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/sample"
	"copytrail/report/internal/view"
)

// text returns the text report of a result.
func text(t testing.TB, res *provenance.Result, opt Options) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := WriteText(&buf, res, opt); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// comparison returns the explanation of one finding.
func comparison(t testing.TB, f *provenance.Finding, opt Options) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := WriteComparison(&buf, f, opt); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

var address = regexp.MustCompile(`^ *https?://[^ ]*$`)

// TestWidth: no line of the terminal forms is wider than asked for, whatever the
// text, but an address, which can be opened and copied only when it is whole; and
// colour changes nothing but colour.
func TestWidth(t *testing.T) {
	for _, res := range []*provenance.Result{sample.Result(t), sample.Hostile(t)} {
		for _, w := range []int{0, 40, 60, 80, 100, 132} {
			opt := Options{Width: w}
			most := w
			if w == 0 {
				most = 80
			}
			outs := map[string][]byte{"text": text(t, res, opt)}
			opt.Verbose = true
			outs["verbose text"] = text(t, res, opt)
			opt.Verbose, opt.Quiet = false, true
			outs["quiet text"] = text(t, res, opt)
			opt.Quiet, opt.Color = false, true
			outs["coloured text"] = text(t, res, opt)
			if got := stripStyle(string(outs["coloured text"])); got != string(outs["text"]) {
				t.Errorf("width %d: colour changes more than colour", w)
			}
			for i := range res.Findings {
				outs["compare "+res.Findings[i].Relation.String()] = comparison(t, &res.Findings[i], opt)
			}
			for what, out := range outs {
				for l := range strings.Lines(string(out)) {
					bare := stripStyle(strings.TrimSuffix(l, "\n"))
					if address.MatchString(bare) {
						continue
					}
					if got := width(bare); got > most {
						t.Errorf("%s at %d columns: line has %d: %q", what, most, got, l)
					}
				}
			}
		}
	}
}

// TestWholeAddress: an address longer than a line stands in one line.
func TestWholeAddress(t *testing.T) {
	res := sample.Result(t)
	long := "https://courier.example/" + strings.Repeat("2026/03/ferry-", 12) + "reef?page=1"
	res.Findings[0].Source.URL = long
	for _, out := range [][]byte{text(t, res, Options{Width: 60}), comparison(t, &res.Findings[0], Options{Width: 60})} {
		if !strings.Contains(string(out), " "+long+"\n") {
			t.Errorf("no whole address in\n%s", out)
		}
	}
}

// TestNoAccusation: with direction unknown, or a third text behind both, no form
// of the text report says copy or source.
func TestNoAccusation(t *testing.T) {
	for _, r := range provenance.Relations {
		res := sample.Result(t)
		f := res.Findings[1]
		f.Relation, f.Direction = r, provenance.Direction{}
		f.Warnings = nil
		out := string(text(t, &provenance.Result{Findings: []provenance.Finding{f}}, Options{})) + string(comparison(t, &f, Options{}))
		out = strings.ReplaceAll(out, r.String(), "") // "near-copy" is a relation's name
		for _, word := range []string{"copied", "  copy", "  source", "copies", "stole", "plagiar"} {
			if strings.Contains(out, word) {
				t.Errorf("%s, direction unknown: output says %q:\n%s", r, word, out)
			}
		}
		if r == provenance.Rewrite && !strings.Contains(out, "who was first is not") {
			t.Errorf("direction unknown is not said:\n%s", out)
		}
	}
}

// TestFindingText: one finding stands in the text report as it does alone.
func TestFindingText(t *testing.T) {
	for _, verbose := range []bool{false, true} {
		res := sample.Result(t)
		all := string(text(t, res, Options{Width: 100, Verbose: verbose}))
		for i, v := range view.Findings(res) {
			if i == 4 && !verbose {
				continue // it stands in one line, as another pair of a story
			}
			if one := FindingText(v, 100, verbose); one == "" || !strings.Contains(all, one) {
				t.Errorf("verbose %v: the report does not hold\n%s", verbose, one)
			}
		}
	}
}

// TestTree: an article hangs below its source; one with two sources hangs below both,
// with the share that each has in it, and what was made from it is printed once.
func TestTree(t *testing.T) {
	arts := map[string]*article.Article{}
	for _, n := range []string{"Agency", "Herald", "Merged", "Echo"} {
		arts[n] = &article.Article{ID: n, Outlet: n}
	}
	finding := &provenance.Finding{Relation: provenance.Rewrite, Score: .9}
	s := provenance.Story{Articles: []*article.Article{arts["Agency"], arts["Herald"], arts["Merged"], arts["Echo"]}, Edges: []provenance.Edge{
		{Source: arts["Agency"], Copy: arts["Merged"], Finding: finding, Share: .6},
		{Source: arts["Herald"], Copy: arts["Merged"], Finding: finding, Share: .4},
		{Source: arts["Merged"], Copy: arts["Echo"], Finding: finding, Share: 1},
	}}
	tt := newTerminal(Options{})
	tt.tree(&s)
	want := `  Agency  no time
  └─ rewrite 0.90  60 % of Merged  no time
     └─ rewrite 0.90  Echo  no time
  Herald  no time
  └─ rewrite 0.90  40 % of Merged  no time
`
	if got := tt.buf.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestColumns(t *testing.T) {
	if got := fit("市庁舎閉鎖", 7); got != "市庁舎…" {
		t.Errorf("fit: %q", got)
	}
	if got := column("ab", 4); got != "ab  " {
		t.Errorf("column: %q", got)
	}
	if got := strings.Join(wrap("one two threeandmore", 6), "|"); got != "one|two|threea|ndmore" {
		t.Errorf("wrap: %q", got)
	}
}
