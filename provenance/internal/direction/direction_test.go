package direction

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/measuring"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/passage"
	"copytrail/provenance/internal/terms"
)

// at returns a moment in UTC, known to the second.
func at(t *testing.T, s string) article.Time {
	t.Helper()
	x, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return article.Time{Time: x, Precision: article.Second, ZoneKnown: true}
}

func prepared(a *article.Article) *doc.Doc {
	return doc.NewPreparer().Prepare(a, terms.NewStatistics())
}

// TestOneClock: articles of one outlet are ordered by its own clock, to the second.
func TestOneClock(t *testing.T) {
	const plain = "The harbor plan was dropped on Monday."
	for _, tt := range []struct {
		outletB string
		first   string
		known   bool
	}{
		{"Harbor Courier", "2026-03-02T09:00:05Z", true},
		{"Elm Weekly", "2026-03-02T09:00:05Z", false},
	} {
		a := &article.Article{ID: "a", Outlet: "Harbor Courier", Text: plain, Published: at(t, "2026-03-02T09:00:00Z")}
		b := &article.Article{ID: "b", Outlet: tt.outletB, Text: plain, Published: at(t, tt.first)}
		d := Of(&passage.Comparer{}, &Case{A: prepared(a), B: prepared(b), OutletA: a.Outlet, OutletB: b.Outlet})
		if d.Known != tt.known || d.Known && (d.Swapped || d.By != "published") {
			t.Errorf("%s five seconds later: %+v, want known %v", tt.outletB, d, tt.known)
		}
	}
}

// TestDirectCreditAndTime: credit decides before time, as far as each is sure.
func TestDirectCreditAndTime(t *testing.T) {
	const plain = "The harbor plan was dropped on Monday."
	crediting := "The harbor plan was dropped on Monday, the Harbor Courier reported."
	early, late := at(t, "2026-03-02T09:00:00Z"), at(t, "2026-03-02T11:30:00Z")
	soon := at(t, "2026-03-02T09:04:00Z")
	tests := []struct {
		name         string
		textA, textB string
		timeA, timeB article.Time
		shared       bool
		known        bool
		flipped      bool
		by           string
		evidence     string // part of the first cue's
	}{
		{name: "nothing", textA: plain, textB: plain},
		{name: "b credits a", textA: plain, textB: crediting, known: true, by: "credit", evidence: "the copy credits Harbor Courier, the outlet of the source: “Harbor Courier reported”"},
		{name: "a is later", textA: plain, textB: plain, timeA: late, timeB: early, known: true, flipped: true, by: "published", evidence: "the source was published 2 h 30 min before the copy"},
		{name: "minutes apart", textA: plain, textB: plain, timeA: early, timeB: soon, evidence: "one was published 4 min before the other"},
		{name: "credit against time", textA: plain, textB: crediting, timeA: late, timeB: early},
		{name: "credit with time", textA: plain, textB: crediting, timeA: early, timeB: late, known: true, by: "credit"},
		{name: "credit against minutes", textA: plain, textB: crediting, timeA: soon, timeB: early, known: true, by: "credit"},
		{name: "shared source", textA: plain, textB: crediting, timeA: early, timeB: late, shared: true},
	}
	table := outlet.Default().With("Harbor Courier", "Ash Valley Gazette")
	for _, tt := range tests {
		a := &article.Article{ID: "a", Outlet: "Harbor Courier", Text: tt.textA, Published: tt.timeA}
		b := &article.Article{ID: "b", Outlet: "Ash Valley Gazette", Text: tt.textB, Published: tt.timeB}
		d := Of(&passage.Comparer{}, &Case{
			A: prepared(a), B: prepared(b), OutletA: a.Outlet, OutletB: b.Outlet, Undirected: tt.shared,
			CreditsA: credit.Find(table, a), CreditsB: credit.Find(table, b),
		})
		if d.Known != tt.known || d.Swapped != tt.flipped || d.By != tt.by {
			t.Errorf("%s: got known %v, flipped %v, by %q; cues %+v", tt.name, d.Known, d.Swapped, d.By, d.Cues)
		}
		if tt.evidence != "" && (len(d.Cues) == 0 || !strings.Contains(d.Cues[0].Evidence, tt.evidence)) {
			t.Errorf("%s: cues %+v; want one that says %q", tt.name, d.Cues, tt.evidence)
		}
		if d.Known && (d.Confidence < minDecisive || d.Cues[0].Favours != finding.SideSource) {
			t.Errorf("%s: confidence %v, first cue favours %v", tt.name, d.Confidence, d.Cues[0].Favours)
		}
	}
}

// TestDirectPrecision: a day is no order, nor is a time without its zone.
func TestDirectPrecision(t *testing.T) {
	day := func(s string) article.Time {
		x, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return article.Time{Time: x, Precision: article.Day}
	}
	noZone := at(t, "2026-03-02T20:00:00Z")
	noZone.ZoneKnown = false
	tests := []struct {
		x, y  article.Time
		known bool
	}{
		{day("2026-03-02"), day("2026-03-02"), false},
		{day("2026-03-02"), day("2026-03-03"), false},
		{day("2026-03-02"), day("2026-03-05"), true},
		{at(t, "2026-03-02T09:00:00Z"), noZone, false},
		{at(t, "2026-03-01T09:00:00Z"), noZone, true},
		{article.Time{}, day("2026-03-05"), false},
	}
	for _, tt := range tests {
		a := &article.Article{Text: "One.", Published: tt.x}
		b := &article.Article{Text: "Two.", Published: tt.y}
		if d := Of(&passage.Comparer{}, &Case{A: prepared(a), B: prepared(b)}); d.Known != tt.known {
			t.Errorf("%v and %v: known %v", tt.x, tt.y, d.Known)
		}
	}
}

// TestWitnesses runs the committed weights on pairs whose order is known. The weights were
// trained on these sources, so this checks the program, not how well the method works on
// others: for that see the folds that copytrail-train prints.
func TestWitnesses(t *testing.T) {
	var right, wrong, all int
	measuring.Lines(t, "rewrites/modern.jsonl.zst", func(line []byte) {
		var e struct {
			Sources  []string
			Rewrite  struct{ Text string }
			Articles []struct{ ID, Text string }
		}
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		for _, x := range e.Articles {
			if x.ID != e.Sources[0] {
				continue
			}
			all++
			src, cp := prepared(&article.Article{Text: x.Text}), prepared(&article.Article{Text: e.Rewrite.Text})
			d := Of(&passage.Comparer{}, &Case{A: src, B: cp})
			swapped := Of(&passage.Comparer{}, &Case{A: cp, B: src})
			if d.Known != swapped.Known || d.Known && d.Swapped == swapped.Swapped {
				t.Fatalf("%s: the order in which the texts are given changes the verdict", x.ID)
			}
			if !d.Known {
				continue
			}
			if d.Confidence > witnessTrust || d.By != "witnesses" || len(d.Cues) == 0 {
				t.Fatalf("%s: confidence %v by %q", x.ID, d.Confidence, d.By)
			}
			for _, c := range d.Cues {
				if c.Evidence == "" || c.CopySpan.End > len(e.Rewrite.Text) || !d.Swapped && c.SourceSpan.End > len(x.Text) {
					t.Fatalf("%s: cue %+v", x.ID, c)
				}
			}
			if d.Swapped {
				wrong++
			} else {
				right++
			}
		}
	})
	t.Logf("%d pairs: %d right, %d wrong", all, right, wrong)
	if right*100 < 98*(right+wrong) || (right+wrong)*100 < 65*all {
		t.Errorf("of %d pairs %d claims are right and %d wrong; want 98 %% right and 65 %% claimed", all, right, wrong)
	}
}

// TestDirectSeeds prints and checks the reference case: 001 is the rewrite of 000.
func TestDirectSeeds(t *testing.T) {
	var d [2]*doc.Doc
	for i, name := range []string{"000", "001"} {
		d[i] = prepared(&article.Article{ID: name, Text: measuring.Seed(t, name)})
	}
	got := Of(&passage.Comparer{}, &Case{A: d[0], B: d[1]})
	for _, c := range got.Cues {
		t.Logf("%s favours %s (%.2f): %s", c.Name, c.Favours, c.Weight, c.Evidence)
	}
	if len(got.Cues) == 0 || got.Known && got.Swapped {
		t.Errorf("got %+v", got)
	}
}

func FuzzDirect(f *testing.F) {
	f.Add("He said “we will go” on Monday. It was 40.", "Officials departed. It was forty.")
	f.Fuzz(func(t *testing.T, x, y string) {
		x, y = strings.ToValidUTF8(x, "?"), strings.ToValidUTF8(y, "?")
		a, b := &article.Article{Text: x, Lang: "en"}, &article.Article{Text: y, Lang: "en"}
		d := Of(&passage.Comparer{}, &Case{A: prepared(a), B: prepared(b)})
		for _, c := range d.Cues {
			src, cp := x, y
			if d.Swapped {
				src, cp = y, x
			}
			if c.SourceSpan.Start < 0 || c.SourceSpan.End > len(src) || c.CopySpan.Start < 0 || c.CopySpan.End > len(cp) {
				t.Fatalf("cue %+v of texts of %d and %d bytes", c, len(src), len(cp))
			}
		}
	})
}

// BenchmarkDirect measures the witnesses on two texts of about 450 words.
func BenchmarkDirect(b *testing.B) {
	x := prepared(&article.Article{Lang: "en", Text: strings.Repeat("The council said “we will build the harbor” on 4 May, a spokesman told reporters. ", 30)})
	y := prepared(&article.Article{Lang: "en", Text: strings.Repeat("Officials additionally announced that the harbor would be constructed in May. ", 40)})
	p := &passage.Comparer{}
	for b.Loop() {
		Of(p, &Case{A: x, B: y})
	}
}
