package view

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/sample"
)

func TestNames(t *testing.T) {
	tests := []struct{ copyID, sourceID, wantCopy, wantSource string }{
		{"a/x.txt", "a/y.txt", "x.txt", "y.txt"},
		{"a/x.txt", "b/x.txt", "x.txt (a/x.txt)", "x.txt (b/x.txt)"},
		{"https://a.example/x", "dir/", "https://a.example/x", "dir/"},
	}
	for _, tt := range tests {
		f := provenance.Finding{Copy: &article.Article{ID: tt.copyID}, Source: &article.Article{ID: tt.sourceID}}
		if v := FindingOf(&f); v.CopyName != tt.wantCopy || v.SourceName != tt.wantSource {
			t.Errorf("%s and %s are called %q and %q, want %q and %q", tt.copyID, tt.sourceID, v.CopyName, v.SourceName, tt.wantCopy, tt.wantSource)
		}
	}
}

func TestHidden(t *testing.T) {
	f := provenance.Finding{Copy: &article.Article{ID: "a"}, Source: &article.Article{ID: "b"},
		Warnings: []string{"both articles are by Ada Lund", "the copy has mixed scripts: 214 Cyrillic letters within Latin words"}}
	if got, want := FindingOf(&f).Hidden, " Note: the copy has mixed scripts: 214 Cyrillic letters within Latin words."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestIsolated(t *testing.T) {
	f := sample.Result(t).Findings[1]
	if got := FindingOf(&f).Isolated(FindingOf(&f).Sentence); got != FindingOf(&f).Sentence {
		t.Errorf("a sentence without names from right to left became %q", got)
	}
	f.Copy.Outlet, f.Source.Outlet = "خبر", "خبر اليوم"
	want := "\u2068خبر\u2069 reads as a rewording of \u2068خبر اليوم\u2069."
	if got := FindingOf(&f).Isolated(FindingOf(&f).Sentence); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := FindingOf(&f).Isolated("it says “שלום”, “yes”"), "it says “\u2068שלום\u2069”, “yes”"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Two reports of one event of which one credits the other are not independent.
func TestSentenceOfCreditedSameEvent(t *testing.T) {
	f := provenance.Finding{Relation: provenance.SameEvent, Copy: &article.Article{ID: "b", Outlet: "Eastmere Times"}, Source: &article.Article{ID: "a", Outlet: "Corfield Observer"}}
	if got, want := FindingOf(&f).Sentence, "Corfield Observer and Eastmere Times appear to report the same event independently."; got != want {
		t.Errorf("without a credit: %q, want %q", got, want)
	}
	f.Credit.Given = true
	if got, want := FindingOf(&f).Sentence, "Eastmere Times credits Corfield Observer; what it tells of the same event appears to be mostly its own."; got != want {
		t.Errorf("with a credit: %q, want %q", got, want)
	}
}

// Two notices of one form are not said to report one event.
func TestSentenceOfTemplate(t *testing.T) {
	f := provenance.Finding{
		Relation: provenance.SameEvent, Copy: &article.Article{ID: "b", Outlet: "Eastmere Times"}, Source: &article.Article{ID: "a", Outlet: "Corfield Observer"},
		Warnings: []string{provenance.TemplateWarning},
	}
	if got := FindingOf(&f).Sentence; strings.Contains(got, "event") || !strings.Contains(got, "wording in common") {
		t.Errorf("a template is told as %q", got)
	}
}

// TestFindingOf: what formats print of a directed finding, and of one without a
// direction.
func TestFindingOf(t *testing.T) {
	res := sample.Result(t)
	v := FindingOf(&res.Findings[1])
	got := []string{v.Score, v.Sentence, v.Direction, v.Coverage, v.Counts, v.Credit, v.CopyRole, v.SourceRole, v.Copy.When, v.Source.Link, v.Third}
	want := []string{"0.97", "Daily Buzz reads as a rewording of Lund Courier.", "Lund Courier, 93 % sure (by time published)", "82 % of Daily Buzz, 74 % of Lund Courier (58 % own prose, 16 % quotations)",
		"3 passages, all rewritten", "no credit to Lund Courier seen in Daily Buzz", "copy", "source", "2026-03-03 12:24Z", "https://courier.example/ferry", "a third text"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if c := v.Strongest(1); len(c) != 1 || c[0].Name != "time published" || c[0].For != "Lund Courier" || c[0].Alone != "89 %" {
		t.Errorf("the strongest cue is %+v", c)
	}
	if p := v.Telling(2); len(p) != 2 || !strings.HasPrefix(p[0].CopyText, "Rescuers took 214") || !strings.HasPrefix(p[0].SourceText, "The ferry Marta") {
		t.Errorf("the most telling passages are %+v", p)
	}
	if x := v.Features(); len(x) != 2 || x[0].Value != "0.312" || x[1].Value != "7" {
		t.Errorf("features %+v", x)
	}

	v = FindingOf(&res.Findings[2]) // two copies of an agency story
	got = []string{v.Sentence, v.Direction, v.Coverage, v.Credit, v.CopyRole, v.SourceRole, v.Copy.When}
	want = []string{"hall-a.txt and hall-b.txt both appear to derive from Nordpress.", "not known", "100 % of hall-a.txt, 90 % of hall-b.txt", "neither is seen to credit the other", "other", "one", "no time"}
	if v.Directed || !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestFindingOfHostile: every string of a view is one clean line.
func TestFindingOfHostile(t *testing.T) {
	for i, v := range Findings(sample.Hostile(t)) {
		all := []string{v.Copy.Name, v.Source.Title, v.Sentence, v.Direction, v.Coverage, v.Credit, v.Third}
		for _, c := range v.Cues {
			all = append(all, c.Name, c.For, c.Evidence)
		}
		for _, x := range v.Features() {
			all = append(all, x.Name, x.Meaning)
		}
		for _, s := range append(all, v.Warnings...) {
			if !utf8.ValidString(s) || strings.ContainsFunc(s, clean.Hidden) {
				t.Errorf("finding %d: not clean: %q", i, s)
			}
		}
		if v.Copy.Link != "" {
			t.Errorf("finding %d: a link to %q", i, v.Copy.Link)
		}
	}
}

// TestPair: a pair keeps its name when the direction turns, and no other has it.
func TestPair(t *testing.T) {
	f := func(source, copied string) *provenance.Finding {
		return &provenance.Finding{Source: &article.Article{ID: source}, Copy: &article.Article{ID: copied}}
	}
	if Pair(f("a", "b")) != Pair(f("b", "a")) {
		t.Error("the name depends on the direction")
	}
	if Pair(f("a", "bc")) == Pair(f("ab", "c")) {
		t.Error("two pairs have one name")
	}
}

func TestTitle(t *testing.T) {
	tests := []struct{ title, text, want string }{
		{" A\tTitle ", "Text.", "A Title"},
		{"", "", "(no title)"},
		{"", "Short text.", "“Short text.”"},
		{"", "By Ilse Brandt\n\nThe harbour was closed on Monday morning after a storm broke its oldest pier in two.", "“The harbour was closed on Monday morning after a storm broke its …”"},
	}
	for _, tt := range tests {
		if got := ArticleOf(&article.Article{Title: tt.title, Text: tt.text}).Title; got != tt.want {
			t.Errorf("title %q, text %q: %q, want %q", tt.title, tt.text, got, tt.want)
		}
	}
}

// TestNumbers: nothing short of certainty looks certain, nothing above zero like zero.
func TestNumbers(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{Percent(0), "0 %"}, {Percent(.004), "<1 %"}, {Percent(.996), ">99 %"}, {Percent(1), "100 %"}, {Percent(.825), "82 %"},
		{Score(.9999), "0.99"}, {Score(1), "1.00"}, {Score(.29), "0.29"},
		{Count(1, "pair"), "1 pair"}, {Count(0, "pair"), "0 pairs"},
		{Decimal4(.12345).String(), "0.1235"}, {Decimal4(-.00001).String(), "0"}, {Decimal4(math.NaN()).String(), ""},
		{Decimal6(.9999999).String(), "0.999999"}, {Decimal6(.123456).String(), "0.123456"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
	if b, err := json.Marshal([]any{Decimal4(math.Inf(1)), Decimal6(.5)}); err != nil || string(b) != "[null,0.5]" {
		t.Errorf("in JSON %s, %v", b, err)
	}
}

// TestNumbersOf: a finding has its number, also as a copy of itself, and what is not in
// the output has none.
func TestNumbersOf(t *testing.T) {
	res := sample.Result(t)
	n := NumbersOf(res)
	copied, other := res.Findings[2], provenance.Finding{Source: res.Findings[0].Source, Copy: res.Findings[2].Copy}
	if got := n.All([]*provenance.Finding{&res.Findings[1], &copied, nil, &other}); !slices.Equal(got, []int{1, 2}) {
		t.Errorf("numbers %v, want 1 and 2", got)
	}
	if got := n.All(nil); got == nil {
		t.Error("no findings have nil numbers, which are null in JSON")
	}
}

func TestSummary(t *testing.T) {
	tests := []struct {
		sum  provenance.Summary
		want string
	}{
		{sample.Result(t).Summary, "Read 10 records: 7 articles compared, 1 merged, 2 skipped (1 no text, 1 truncated); 1 article read with notes; 4 articles with a time that is not fully believed. 7 pairs judged; 5 pairs of one outlet not compared. Found: 1 near-copy, 1 rewrite, 1 shared-source, 1 shared-quotation, 1 possible."},
		{provenance.Summary{}, "Read 0 records: 0 articles compared. 0 pairs judged. Found: nothing."},
		{provenance.Summary{Findings: map[provenance.Relation]int{provenance.Rewrite: 2}}, "Found: 2 rewrite. How much was read for that is not told."},
	}
	for _, tt := range tests {
		if got := Summary(tt.sum, nil); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
	res := sample.Quoted(t)
	if got, want := Summary(res.Summary, StatementsOf(res)), "Found: 7 shared-quotation (2 statements), 1 possible."; !strings.HasSuffix(got, want) {
		t.Errorf("got %q, want %q at its end", got, want)
	}
	res.Findings = res.Findings[2:] // held back by the caller: how many statements the others are is not known
	if got := Summary(res.Summary, StatementsOf(res)); strings.Contains(got, "statement") {
		t.Errorf("%q counts statements of findings that it does not have", got)
	}
}

func TestOutletsOf(t *testing.T) {
	const h = time.Hour
	tests := []struct {
		edge provenance.OutletEdge
		want string
	}{
		{provenance.OutletEdge{Articles: 3}, "no times to say how soon"},
		{provenance.OutletEdge{Articles: 1, Lags: 1, Lag: [3]time.Duration{h, h + 5*time.Minute, h}}, "1 h 5 min later"},
		{provenance.OutletEdge{Articles: 2, Lags: 1, InDays: 1}, "the same day (1 of 2 with times)"},
		{provenance.OutletEdge{Articles: 4, Lags: 4, Lag: [3]time.Duration{20 * time.Second, 4 * time.Minute, 72 * h}}, "median 4 min later, half of them 20 s to 3 days"},
	}
	for _, tt := range tests {
		v := OutletsOf(&tt.edge)
		if v.Lag != tt.want || (v.LagSeconds != nil) != (tt.edge.Lags > 0) {
			t.Errorf("%+v: %q and %v, want %q", tt.edge, v.Lag, v.LagSeconds, tt.want)
		}
	}
	v := OutletsOf(&provenance.OutletEdge{Relations: map[provenance.Relation]int{provenance.Rewrite: 1, provenance.Excerpt: 5},
		By: map[string]int{"published": 2, "credit": 4, "": 3}})
	if v.Relations != "5 excerpt, 1 rewrite" || v.By != "4 credit, 2 published" || v.ByWords != "4 credit given, 2 time published" {
		t.Errorf("relations %q, by %q or %q", v.Relations, v.By, v.ByWords)
	}
}

func TestSharedSources(t *testing.T) {
	got := SharedSources([]provenance.OutletSharing{
		{Source: "Wire", Outlets: [2]string{"A", "B"}, Findings: 1},
		{Source: "Agency", Outlets: [2]string{"A", "B"}, Findings: 2},
		{Source: "Agency", Outlets: [2]string{"B", "C"}, Findings: 3},
	})
	if len(got) != 2 || got[0].Source != "Agency" || got[0].Pairs != 5 || !slices.Equal(got[0].Outlets, []string{"B", "C", "A"}) {
		t.Errorf("got %+v", got)
	}
}

// TestCreditAndCues: what is said of the credit never contradicts the cues beside it.
func TestCreditAndCues(t *testing.T) {
	res := sample.Result(t)
	f := res.Findings[2] // two copies of an agency story
	for _, c := range []struct {
		favours  provenance.Side
		relation provenance.Relation
		want     string
	}{
		{provenance.Neither, provenance.NearCopy, "neither is seen to credit the other"},
		{provenance.SideCopy, provenance.NearCopy, "hall-a.txt credits hall-b.txt"},
		{provenance.SideCopy, provenance.SharedSource, "hall-a.txt credits hall-b.txt"},
		{provenance.SideSource, provenance.Excerpt, "hall-b.txt names hall-a.txt, but not beside what they share"},
	} {
		f.Relation, f.Credit, f.Direction = c.relation, provenance.Credit{}, provenance.Direction{}
		if c.favours != provenance.Neither {
			f.Direction.Cues = []provenance.Cue{{Name: "credit", Favours: c.favours}}
		}
		if v := FindingOf(&f); v.Credit != c.want {
			t.Errorf("%v, a credit for side %v: %q, want %q", c.relation, c.favours, v.Credit, c.want)
		}
	}
}

func TestNotCompared(t *testing.T) {
	res := &provenance.Result{Pile: []provenance.PileOutlet{
		{Name: "Gazette", Names: []string{"The Gazette"}, Domains: []string{"gazette.example", "thegazette.example"}},
		{Name: "Elm\x1b[31m Weekly", Names: []string{"a", "b", "c", "d", "e", "f", "g"}, Domains: []string{"elm.example"}},
	}}
	res.Summary.SameOutlet = provenance.SameOutlet{Pairs: 430, Joined: 410, Outlets: []provenance.OutletPairs{
		{Outlet: "Gazette", Pairs: 412, Joined: 400}, {Outlet: "Elm\x1b[31m Weekly", Pairs: 1, Joined: 1}, {Outlet: "Ash", Pairs: 5, Joined: 5}, {Outlet: "Oak", Pairs: 4, Joined: 4}, {Outlet: "Fir", Pairs: 8},
	}}
	got := NotCompared(res, 2)
	want := []string{
		"412 pairs not compared: same outlet Gazette (gazette.example, thegazette.example, The Gazette), 400 of them under two names or domains",
		"1 pair not compared: same outlet Elm[31m Weekly (elm.example, a, b, c, 4 more)",
		"9 pairs not compared: same outlet, 2 outlets more",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
