package judge

import (
	"path/filepath"
	"slices"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/passage"
	"copytrail/provenance/internal/pile"
)

// The stages, called as functions over a pile of eleven invented articles: nine on one
// event, written from two originals, and two lottery notices from one template.

// stories is the pile, and the number of each article by the last part of its id.
type stories struct {
	*pile.Pile
	w      *parallel.Workers
	number map[string]uint32
}

func readStories(t *testing.T) *stories {
	t.Helper()
	var files []string
	for _, glob := range []string{"harbor-*", "lottery-*"} {
		list, err := filepath.Glob(filepath.Join("..", "..", "..", "testdata", "stories", glob))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, list...)
	}
	var articles []*article.Article
	for a, err := range article.Read(files, nil, article.DefaultOptions()) {
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, &a)
	}
	if len(articles) != 11 {
		t.Fatalf("%d articles, want 11", len(articles))
	}
	w := parallel.New(t.Context(), 2, nil)
	p, _, err := pile.ReadArticles(w, articles, pile.Options{Rewrites: true, Outlets: outlet.Default()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	s := &stories{p, w, map[string]uint32{}}
	for n := range uint32(p.Len()) {
		s.number[filepath.Base(p.Article(n).ID)] = n
	}
	return s
}

// pair returns two articles by name, the lower number first.
func (s *stories) pair(a, b string) [2]uint32 {
	x, y := s.number[a], s.number[b]
	return [2]uint32{min(x, y), max(x, y)}
}

// judgeAll judges every pair by itself.
func (s *stories) judgeAll(t *testing.T) []Judgement {
	t.Helper()
	var pairs [][2]uint32
	for b := range uint32(s.Len()) {
		for a := range b {
			pairs = append(pairs, [2]uint32{a, b})
		}
	}
	judged, err := Pairs(s.w, s, "judging", pairs)
	if err != nil {
		t.Fatal(err)
	}
	return judged
}

// of returns the judgement of two articles by name.
func (s *stories) of(t *testing.T, judged []Judgement, a, b string) *Judgement {
	t.Helper()
	p := s.pair(a, b)
	i := slices.IndexFunc(judged, func(v Judgement) bool { return v.A == p[0] && v.B == p[1] })
	if i < 0 {
		t.Fatalf("no judgement of %s and %s", a, b)
	}
	return &judged[i]
}

func TestPairs(t *testing.T) {
	s := readStories(t)
	judged := s.judgeAll(t)
	if len(judged) != 55 {
		t.Fatalf("%d judgements, want 55", len(judged))
	}
	for _, c := range []struct {
		a, b string
		want []finding.Relation
	}{
		{"courier", "pulse", []finding.Relation{finding.Rewrite}},
		{"courier", "reorder", []finding.Relation{finding.Rewrite}},
		{"tribune", "digest", []finding.Relation{finding.Rewrite, finding.Possible}},
		{"courier", "tribune", []finding.Relation{finding.SameEvent, finding.Unrelated}},
		{"courier", "beacon", []finding.Relation{finding.SameEvent, finding.Unrelated}},
		{"examiner", "lantern", []finding.Relation{finding.SameEvent}}, // a template filled twice
		{"courier", "lantern", []finding.Relation{finding.Unrelated}},
	} {
		v := s.of(t, judged, c.a, c.b)
		if !slices.Contains(c.want, v.Relation) || v.Score < 0 || v.Score > 1 {
			t.Errorf("%s and %s: %s with score %.3f, want one of %v", c.a, c.b, v.Relation, v.Score, c.want)
		}
		if v.Exclusive() != -1 {
			t.Errorf("%s and %s: exclusive %v without a story, want -1", c.a, c.b, v.Exclusive())
		}
	}
	v := s.of(t, judged, "examiner", "lantern")
	if decided, excerpt := v.ByWording(); !slices.Contains(v.Warnings(s.Len()), TemplateWarning) || !decided || excerpt {
		t.Errorf("lottery notices: warnings %q, decided by wording %v, excerpt %v; want a template", v.Warnings(s.Len()), decided, excerpt)
	}
}

func TestInStories(t *testing.T) {
	s := readStories(t)
	judged := s.judgeAll(t)
	before := slices.Clone(judged)
	if err := InStories(s.w, s, judged, nil, apart); err != nil {
		t.Fatal(err)
	}
	again := 0
	for i := range judged {
		v, old := &judged[i], &before[i]
		if v.Exclusive() >= 0 {
			again++
			if old.Score < MinStoryScore && !old.partPossible() || v.Exclusive() > 1 {
				t.Errorf("%d and %d: judged again with score %.3f, exclusive %v", v.A, v.B, old.Score, v.Exclusive())
			}
			continue
		}
		if v.Score != old.Score || v.Relation != old.Relation {
			t.Errorf("%d and %d: changed to %s without a story", v.A, v.B, v.Relation)
		}
	}
	if again < 5 {
		t.Errorf("%d pairs judged again, want more", again)
	}
	for _, name := range []string{"pulse", "freeline", "reorder", "brief", "digest"} {
		if v := s.of(t, judged, "courier", name); v.Relation != finding.Rewrite || v.Exclusive() < 0 {
			t.Errorf("courier and %s: %s with score %.3f and exclusive %v, want a rewrite judged in its story", name, v.Relation, v.Score, v.Exclusive())
		}
	}
	for _, name := range []string{"tribune", "beacon"} {
		if v := s.of(t, judged, "courier", name); v.Relation >= finding.Possible {
			t.Errorf("courier and the independent %s: %s with score %.3f", name, v.Relation, v.Score)
		}
	}
}

// TestNeighbours: articles that may be reuse with both of a pair prove nothing about it.
func TestNeighbours(t *testing.T) {
	n := NeighboursOf(6, []Judgement{
		{A: 0, B: 1, Relation: finding.Rewrite, Score: .9},
		{A: 0, B: 2, Relation: finding.SameEvent, Score: .1},
		{A: 1, B: 2, Relation: finding.SameEvent, Score: .3},
		{A: 0, B: 3, Relation: finding.Rewrite, Score: .8},
		{A: 1, B: 3, Relation: finding.Possible, Score: .7},
		{A: 1, B: 4, Relation: finding.Unrelated, Score: .01},
	}, []Discarded{{A: 0, B: 5, sameEvent: true}, {A: 1, B: 4}})
	if got, want := n.Group(0, 1, apart), []uint32{0, 1, 2, 5}; !slices.Equal(got, want) {
		t.Errorf("group of 0 and 1 is %v, want %v", got, want)
	}
	if got, want := n.Group(0, 2, apart), []uint32{0, 2, 1, 3, 5}; !slices.Equal(got, want) {
		t.Errorf("group of 0 and 2 is %v, want %v: 1 may be reuse with 0 alone", got, want)
	}
}

// withGists is a pile that has gists, as a large one has.
type withGists struct {
	*stories
	gists []doc.Gist
}

func (p *withGists) Gist(n uint32) doc.Gist                    { return p.gists[n] }
func (p *withGists) GistIsComplete(n uint32, lang string) bool { return true }

func TestScreen(t *testing.T) {
	s := readStories(t)
	var texts []string
	for n := range uint32(s.Len()) {
		texts = append(texts, s.Whole(n).Text)
	}
	p := &withGists{stories: s}
	p.gists, _ = gistsOf(t, texts...)
	found, err := s.Candidates(s.w, pile.Search{Similarity: .35, Recall: .99})
	if err != nil || len(found.Pairs) != 55 {
		t.Fatalf("%d candidates, %v; want all 55 of so small a pile", len(found.Pairs), err)
	}
	by := func(f pile.FoundBy) Screened {
		list := slices.Clone(found.Pairs)
		for i := range list {
			list[i].FoundBy = f
		}
		out, err := Screen(s.w, p, list)
		if err != nil {
			t.Fatal(err)
		}
		if len(out.Pairs)+len(out.Discarded) != len(list) {
			t.Errorf("%d pairs and %d discarded of %d", len(out.Pairs), len(out.Discarded), len(list))
		}
		return out
	}
	if got := by(pile.ByBands); len(got.Discarded) != 0 {
		t.Errorf("%d pairs of similar wording discarded, want none", len(got.Discarded))
	}
	got := by(pile.ByKeys)
	if len(got.Pairs) < 10 || len(got.Discarded) < 20 {
		t.Errorf("by their gists %d pairs stay and %d are discarded, want 10 and 20 at least", len(got.Pairs), len(got.Discarded))
	}
	for _, name := range []string{"pulse", "freeline", "reorder", "brief", "digest"} {
		if !slices.Contains(got.Pairs, s.pair("courier", name)) {
			t.Errorf("courier and its rewrite %s are discarded", name)
		}
	}
	for _, d := range got.Discarded {
		if (d.A == s.number["lantern"] || d.B == s.number["lantern"]) && d.A != s.number["examiner"] && d.B != s.number["examiner"] && d.Relation() != finding.Unrelated {
			t.Errorf("%d and %d: %s, want unrelated", d.A, d.B, d.Relation())
		}
	}
	// Found by a run of words alone, and with too few for an excerpt, the gists decide.
	if runs := by(pile.ByPrints); slices.Contains(runs.Pairs, s.pair("courier", "lantern")) || !slices.Contains(runs.Pairs, s.pair("courier", "pulse")) {
		t.Errorf("by their runs and gists %v stay", runs.Pairs)
	}
	// Without gists, pairs found by rare pairs of terms are discarded.
	p.gists = make([]doc.Gist, s.Len())
	if got := by(pile.ByKeys); len(got.Pairs) != 0 {
		t.Errorf("without gists %d pairs stay, want none", len(got.Pairs))
	}
}

// TestWithCredits: a credit of the other's outlet raises a pair that may be reuse, and only
// that; prose in common stays an excerpt, a statement does not.
func TestWithCredits(t *testing.T) {
	table := outlet.Default().With("Harbor Courier", "Elm Weekly", "Ash Valley Gazette")
	texts := []string{"The harbor plan was dropped.", "The harbor plan was dropped, the Harbor Courier reported.", "The plan is gone."}
	outlets := []string{"Harbor Courier", "Elm Weekly", "Ash Valley Gazette"}
	credits := map[uint32]*credit.Attribution{}
	for n, text := range texts {
		c := credit.Read(table, &article.Article{Outlet: outlets[n], Text: text}, outlets[n])
		credits[uint32(n)] = &c
	}
	possible := func(a, b uint32, r finding.Relation) Judgement {
		return Judgement{A: a, B: b, Relation: r, Score: .5, Words: 400, details: 40}
	}
	judged := []Judgement{possible(0, 1, finding.Possible), possible(0, 2, finding.Possible), possible(0, 1, finding.SameEvent), possible(0, 1, finding.Possible)}
	WithCredits(judged, []int{0, 1, 2}, credits, func(n uint32) string { return outlets[n] })
	want := ScoreWithCredit(.5)
	if judged[0].Relation != finding.Rewrite || judged[0].Score != want || want < .9 || want >= 1 {
		t.Errorf("a credit of the other: %s with score %.3f, want a rewrite with %.3f", judged[0].Relation, judged[0].Score, want)
	}
	for i, name := range map[int]string{1: "no credit", 2: "same event", 3: "not among which"} {
		if judged[i].Score != .5 {
			t.Errorf("%s: score %.3f, want it as it was", name, judged[i].Score)
		}
	}
}

// TestExcerptsWithCredits: what is decided of common words needs no texts any more.
func TestExcerptsWithCredits(t *testing.T) {
	const (
		ownA  = "The mayor of Elm wants to know why nobody told her. She called a meeting of the council for Friday and asked for the files of the last four years, among them those of the candle factory. "
		ownB  = "For the fishers of Ash Valley the news came as no surprise. Half of what the market sells has never seen a stamp, they say, and each check is announced on the eve of the day. "
		prose = "Customs officers in the port of Lund opened 214 crates on Tuesday and found 3.1 tons of undeclared smoked eel in 37 of them, the harbor master said. " +
			"The crates had come from Skarv on the ferry Nordlys and were marked as candles. Two drivers were let go after questioning, police said. "
		letter = "The members in Lund and Skarv have waited 14 months, and the doors of all 8 kitchens will stay open until 31 March without a fee, which is our promise. " +
			"Each of the 2,300 letters that reach the board in Denholm will be answered by hand, and Ines Dahl will read them aloud at the assembly in Wending. "
	)
	for _, c := range []struct {
		name, a, b string
		want       finding.Relation
	}{
		{"prose", ownA + prose, ownB + prose, finding.Excerpt},
		{"a letter that both quote without marks", ownA + "The board wrote: " + letter, ownB + "The letter reads: " + letter, finding.Possible},
	} {
		p := pile.Of(outlet.Default(), &article.Article{ID: "a", Outlet: "Harbor Courier", Text: c.a}, &article.Article{ID: "b", Outlet: "Elm Weekly", Text: c.b})
		w := parallel.New(t.Context(), 1, nil)
		judged, err := Pairs(w, p, "judging", [][2]uint32{{0, 1}})
		if err != nil {
			t.Fatal(err)
		}
		if judged[0].Relation != finding.Excerpt {
			t.Fatalf("%s: %s by itself, so this tests nothing", c.name, judged[0].Relation)
		}
		credits, err := credit.ReadAll(w, p, []uint32{0, 1})
		if err != nil {
			t.Fatal(err)
		}
		WithCredits(judged, []int{0}, credits, p.Outlet)
		if v := judged[0]; v.Relation != c.want || v.Statement != (c.want == finding.Possible) {
			t.Errorf("%s: %s with score %.3f, statement %v, want %s", c.name, v.Relation, v.Score, v.Statement, c.want)
		}
	}
	// Common words without any sign of copying.
	none := &credit.Attribution{}
	judged := []Judgement{{A: 0, B: 1, Relation: finding.Excerpt, Score: .99, common: &passage.CommonWords{}}}
	WithCredits(judged, []int{0}, map[uint32]*credit.Attribution{0: none, 1: none}, func(uint32) string { return "" })
	if v := judged[0]; v.Relation != finding.SameEvent || !v.Statement || v.Score > .2 {
		t.Errorf("quoted words: %s with score %.3f, want same-event", v.Relation, v.Score)
	}
}

// apart says that no two articles are one report.
func apart(x, y uint32) bool { return false }
