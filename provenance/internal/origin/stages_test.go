package origin

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/pile"
)

// judgedPile is a pile whose pairs are judged, and the number of each article by the last
// part of its id.
type judgedPile struct {
	*pile.Pile
	w       *parallel.Workers
	judged  []judge.Judgement
	which   []int
	credits map[uint32]*credit.Attribution
	number  map[string]uint32
}

// judgePile judges every pair of the articles, by itself and in its story.
func judgePile(t *testing.T, articles []*article.Article) *judgedPile {
	t.Helper()
	w := parallel.New(t.Context(), 2, nil)
	p, _, err := pile.ReadArticles(w, articles, pile.Options{Rewrites: true, Outlets: outlet.Default()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	s := &judgedPile{Pile: p, w: w, number: map[string]uint32{}}
	var pairs [][2]uint32
	var numbers []uint32
	for b := range uint32(p.Len()) {
		s.number[filepath.Base(p.Article(b).ID)] = b
		numbers = append(numbers, b)
		for a := range b {
			s.which = append(s.which, len(pairs))
			pairs = append(pairs, [2]uint32{a, b})
		}
	}
	if s.judged, err = judge.Pairs(w, p, "judging", pairs); err != nil {
		t.Fatal(err)
	}
	if err := judge.InStories(w, p, s.judged, nil, apart); err != nil {
		t.Fatal(err)
	}
	if s.credits, err = credit.ReadAll(w, p, numbers); err != nil {
		t.Fatal(err)
	}
	return s
}

// of returns the judgement of two articles by name.
func (s *judgedPile) of(t *testing.T, a, b string) *judge.Judgement {
	t.Helper()
	x, y := s.number[a], s.number[b]
	i := slices.IndexFunc(s.judged, func(v judge.Judgement) bool { return v.A == min(x, y) && v.B == max(x, y) })
	if i < 0 {
		t.Fatalf("no judgement of %s and %s", a, b)
	}
	return &s.judged[i]
}

// harbor reads nine articles on one event, written from two originals.
func harbor(t *testing.T) []*article.Article {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "testdata", "stories", "harbor-*"))
	if err != nil || len(files) != 9 {
		t.Fatalf("%d files, %v; want 9", len(files), err)
	}
	var out []*article.Article
	for a, err := range article.Read(files, nil, article.DefaultOptions()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, &a)
	}
	return out
}

// TestThirdArticle: two rewrites of one original are shared-source and name it; each of
// them and the original stay what they are.
func TestThirdArticle(t *testing.T) {
	s := judgePile(t, harbor(t))
	if v := s.of(t, "pulse", "freeline"); !v.Relation.Reuse() {
		t.Fatalf("two rewrites of one original are judged %s, so this tests nothing", v.Relation)
	}
	if err := FindShared(s.w, s, s.judged, s.which, s.credits); err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]string{{"pulse", "freeline"}, {"pulse", "reorder"}, {"freeline", "digest"}} {
		v := s.of(t, pair[0], pair[1])
		if v.Relation != finding.SharedSource || !v.Third || len(v.Shared) == 0 || v.Shared[0] != "Harbor Courier" {
			t.Errorf("%s and %s: %s from %q (third %v), want shared-source from Harbor Courier", pair[0], pair[1], v.Relation, v.Shared, v.Third)
		}
	}
	for _, name := range []string{"pulse", "freeline", "reorder", "digest", "brief"} {
		if v := s.of(t, "courier", name); v.Relation != finding.Rewrite || v.Third {
			t.Errorf("courier and %s: %s, want a rewrite", name, v.Relation)
		}
	}
	if v := s.of(t, "courier", "tribune"); v.Relation.Reuse() || v.Third {
		t.Errorf("two independent reports: %s from %q", v.Relation, v.Shared)
	}
}

// TestThirdIsNoLater: an article that is later than the two is not tried as their source.
func TestThirdIsNoLater(t *testing.T) {
	articles := harbor(t)
	for _, a := range articles {
		if strings.HasSuffix(a.ID, "/courier") || strings.HasSuffix(a.ID, "/tribune") {
			a.Published = article.Time{Time: a.Published.AddDate(0, 1, 0), Precision: article.Second, ZoneKnown: true}
		}
	}
	s := judgePile(t, articles)
	pair := s.of(t, "pulse", "freeline")
	tried := (&search{pile: s}).thirdsOf(pair, linkPairs(s.judged, s.Len()))
	if len(tried) == 0 || slices.ContainsFunc(tried, func(x third) bool { return x.article == s.number["courier"] }) {
		t.Errorf("tried for pulse and freeline: %+v, want others than courier", tried)
	}
	if err := FindShared(s.w, s, s.judged, s.which, s.credits); err != nil {
		t.Fatal(err)
	}
	for i := range s.judged {
		if v := &s.judged[i]; v.Third && (v.Shared[0] == "Harbor Courier" || v.Shared[0] == "Sound Tribune") {
			t.Errorf("%d and %d derive from %q, which is a month later", v.A, v.B, v.Shared)
		}
	}
}

// TestSourceTest: the evidence for a direction in two pairs together shows a source.
func TestSourceTest(t *testing.T) {
	s := judgePile(t, harbor(t))
	d := make([]*doc.Doc, s.Len())
	for n := range d {
		d[n] = s.Doc(0, uint32(n))
	}
	test := sourceTest{&search{pile: s, credits: s.credits}, new(judge.Measurer), d, map[*doc.Doc]map[string]float64{}}
	courier, pulse, freeline := s.number["courier"], s.number["pulse"], s.number["freeline"]
	if !test.isSource(pulse, freeline, courier, minSource) || !test.mayBeSource(pulse, freeline, courier) {
		t.Errorf("the original is not the source of two rewrites: log odds %.2f and %.2f", test.logOdds(courier, pulse), test.logOdds(courier, freeline))
	}
	if test.isSource(courier, freeline, pulse, minSourceSure) || test.mayBeSource(courier, freeline, pulse) {
		t.Errorf("a rewrite is the source of its original: log odds %.2f", test.logOdds(pulse, courier))
	}
	if x, y := test.logOdds(courier, pulse), test.logOdds(pulse, courier); x != -y || x <= 0 {
		t.Errorf("log odds %v one way and %v the other", x, y)
	}
	if len(test.styles) != 3 {
		t.Errorf("style rates of %d texts, want each of 3 once", len(test.styles))
	}
}

// wire is an agency's report in the invented pile below.
const wire = "Customs officers in the port of Lund opened 214 crates on Tuesday and found 3.1 tons of undeclared smoked eel in 37 of them, according to a report that the harbor master, Ines Dahl, read out to the board. " +
	"The crates had come from Skarv on the ferry Nordlys and were marked as candles. Two drivers, aged 31 and 58, were let go after questioning, and a third, who had left the ferry in Elm, was still being looked for on Wednesday night. " +
	"Mayor Tobias Brandt called a meeting of the council for Friday and asked the police chief, Olof Wenn, to bring the files of the last four years."

// TestAgenciesInBoth: customers of one agency share its text, also one whose credit was
// lost, because it is a copy of one that has it.
func TestAgenciesInBoth(t *testing.T) {
	of := func(id, text string) *article.Article {
		return &article.Article{ID: id, Place: id, Outlet: "The " + id, Text: text, Lang: "en"}
	}
	s := judgePile(t, []*article.Article{
		of("Credited", "LUND (AP) — "+wire),
		of("Also", "LUND (AP) — "+strings.Replace(wire, "on Tuesday", "this week", 1)),
		of("Lost", strings.Replace(wire, "the files", "all files", 1)),
		of("Other", "Herring prices rose again at the morning auction in Denholm, where 12 boats landed 40 tons, said Marta Rask, who runs it. The market will close at noon until the storm has passed."),
	})
	if len(s.credits[s.number["Lost"]].Agencies) != 0 || len(s.credits[s.number["Credited"]].Agencies) != 1 {
		t.Fatalf("agencies %v and %v, so this tests nothing", s.credits[s.number["Lost"]].Agencies, s.credits[s.number["Credited"]].Agencies)
	}
	if err := FindShared(s.w, s, s.judged, s.which, s.credits); err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]string{{"Credited", "Also"}, {"Credited", "Lost"}, {"Also", "Lost"}} {
		v := s.of(t, pair[0], pair[1])
		if v.Relation != finding.SharedSource || v.Third || !slices.Equal(v.Shared, []string{"Associated Press"}) {
			t.Errorf("%s and %s: %s from %q, want shared-source from Associated Press", pair[0], pair[1], v.Relation, v.Shared)
		}
	}
	if got := s.credits[s.number["Lost"]].Agencies; !slices.Equal(got, []string{"Associated Press"}) {
		t.Errorf("the copy without credit has agencies %q, want that of its copies", got)
	}
	if v := s.of(t, "Credited", "Other"); v.Relation.Reuse() || len(v.Shared) > 0 {
		t.Errorf("another text: %s from %q", v.Relation, v.Shared)
	}
}

// outlets is a pile of nothing but outlets and lengths.
type outlets struct {
	Pile
	names []string
}

func (o *outlets) Outlet(n uint32) string { return o.names[n] }
func (o *outlets) Words(uint32) int       { return 100 }

func TestInheritAgencies(t *testing.T) {
	judged := []judge.Judgement{
		{A: 0, B: 1, Relation: finding.NearCopy},
		{A: 1, B: 2, Relation: finding.Excerpt, Verbatim: 80}, // four fifths of 2
		{A: 2, B: 3, Relation: finding.Excerpt, Verbatim: 60}, // too little of 3
		{A: 2, B: 4, Relation: finding.Rewrite},
		{A: 5, B: 4, Relation: finding.NearCopy},
		{A: 0, B: 3, Relation: finding.NearCopy}, // not among which
	}
	s := &search{
		pile:   &outlets{names: []string{"One", "Two", "Three", "Four", "Five", "Reuters"}},
		judged: judged, which: []int{0, 1, 2, 3, 4},
		credits: map[uint32]*credit.Attribution{0: {Agencies: []string{"dpa"}, Wires: true}, 1: {Agencies: []string{"AFP"}}, 2: {}, 3: {}, 4: {}, 5: {Agency: true}},
	}
	s.inheritAgencies()
	for n, want := range [][]string{{"AFP", "dpa"}, {"AFP", "dpa"}, {"AFP", "dpa"}, nil, {"Reuters"}, nil} {
		if got := s.credits[uint32(n)].Agencies; !slices.Equal(got, want) {
			t.Errorf("article %d has the agencies %q, want %q", n, got, want)
		}
	}
	if !s.credits[2].Wires || s.credits[3].Wires {
		t.Errorf("an unnamed agency: %v through copies, %v elsewhere; want true and false", s.credits[2].Wires, s.credits[3].Wires)
	}
}

// TestLinkPairs: related articles are listed both ways, in order; others are not.
func TestLinkPairs(t *testing.T) {
	l := linkPairs([]judge.Judgement{
		{A: 1, B: 3, Relation: finding.NearCopy},
		{A: 0, B: 3, Relation: finding.Possible},
		{A: 0, B: 1, Relation: finding.SameEvent},
		{A: 2, B: 3, Relation: finding.Possible, Statement: true},
	}, 4)
	for n, want := range [][]uint32{{3}, {3}, nil, {0, 1}} {
		var got []uint32
		for _, x := range l.of(uint32(n)) {
			got = append(got, x.to)
			if sure := x.to+uint32(n) == 4; x.sure != sure || x.copy != sure {
				t.Errorf("%d and %d: sure %v, copy %v, want %v", n, x.to, x.sure, x.copy, sure)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("article %d is related to %v, want %v", n, got, want)
		}
	}
}

// apart says that no two articles are one report.
func apart(x, y uint32) bool { return false }
