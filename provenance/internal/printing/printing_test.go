package printing

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"copytrail/article"
	"copytrail/lsh"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/pile"
)

// Sentences of one report, of another and of a third.
const (
	tower = "The water tower of Hollbeck leaned by eleven degrees on Monday after a herd of goats had dug beneath it for salt. Engineer Rita Moss closed Mill Road and sent 46 people to the school, where the choir was made to share the gym. "
	mayor = "Mayor Owen Tarr promised a fence by Friday, as he had in 2019, and was reminded of that by a retired teacher with the minutes in her bag. "
	frost = "In Eastry the first frost of the year killed 3,000 tomato plants in a greenhouse whose door had been left open by a visiting minister, who sent a basket of apples to the grower and a photograph of himself. "
	ferry = "The ferry to Lunn has a new captain, Signe Aas, 29, who learned to steer on her grandfather's herring boat and intends to arrive on time, which passengers of the line said would take getting used to. "
	court = "A judge at Wexby has ruled that a cockerel may crow from seven, after neighbours had recorded it 214 times before that hour and set it to music. The record sold well enough to pay the costs of both sides. " +
		"Its owner, Bertil Quist, said that the bird would be told. In the same court a man of 83 was acquitted of stealing his own boat, which the harbour office had sold twice by mistake, once to him. "
)

func at(id, day, text string) *article.Article {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return &article.Article{ID: id, Outlet: "The Post", Title: id, Text: text, Published: article.Time{Time: t, Precision: article.Second, ZoneKnown: true}}
}

// find returns the printings among articles of one outlet, whose numbers are their places.
func find(t *testing.T, articles ...*article.Article) *Groups {
	t.Helper()
	var pairs [][2]uint32
	for b := range uint32(len(articles)) {
		for a := range b {
			pairs = append(pairs, [2]uint32{a, b})
		}
	}
	g, err := Find(parallel.New(context.Background(), 1, nil), pile.Of(outlet.Default(), articles...), pairs)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestFind(t *testing.T) {
	g := find(t, at("update", "2026-02-04", tower+mayor+"The goats were led away in the evening."), at("first", "2026-02-02", tower+mayor),
		at("week", "2026-02-08", tower+mayor+frost+ferry+court), at("frost", "2026-02-03", frost))
	if want := []uint32{1, 0}; !slices.Equal(g.Of(0), want) || !slices.Equal(g.Of(1), want) || g.First(0) != 1 {
		t.Errorf("printings of the update %v, of the first %v; want %v", g.Of(0), g.Of(1), want)
	}
	if further, articles := g.Further(); g.Of(2) != nil || g.Of(3) != nil || further != 1 || articles != 1 {
		t.Errorf("printings of the digest %v, of another article %v, %d further ones of %d articles; want none and 1 of 1", g.Of(2), g.Of(3), further, articles)
	}
	for _, x := range []struct {
		a, b uint32
		same bool
	}{{0, 1, true}, {1, 2, true}, {2, 1, true}, {1, 3, false}} {
		if g.Same(x.a, x.b) != x.same {
			t.Errorf("%d and %d are one report: %v", x.a, x.b, !x.same)
		}
	}
}

// What is compared with one printing is compared with the others, each pair once.
func TestExpand(t *testing.T) {
	g := &Groups{group: map[uint32][]uint32{1: {1, 3, 4}, 3: {1, 3, 4}, 4: {1, 3, 4}}}
	near := func(a, b uint32) bool { return a != 3 && b != 3 } // 3 is a re-post of years later
	got := g.Expand([]pile.Candidate{{Pair: lsh.Pair{A: 1, B: 4}}, {Pair: lsh.Pair{A: 2, B: 4}, FoundBy: pile.ByKeys}}, near)
	want := []lsh.Pair{{A: 1, B: 2}, {A: 1, B: 4}, {A: 2, B: 4}}
	if len(got) != len(want) {
		t.Fatalf("candidates %v, want %v", got, want)
	}
	for i, c := range got {
		if c.Pair != want[i] {
			t.Errorf("candidate %v, want %v", c.Pair, want[i])
		}
	}
}

// No printings: nothing changes, also for a nil value.
func TestNoPrintings(t *testing.T) {
	var g *Groups
	judged := []judge.Judgement{{A: 0, B: 1}}
	further, _ := g.Further()
	if g.First(3) != 3 || g.Of(3) != nil || further != 0 || g.Same(1, 2) || len(g.Choose(nil, judged, false, false)) != 1 {
		t.Error("articles without printings are not each their own")
	}
}

// untimed is a pile in which some articles are known to be later than another of their address.
type untimed struct {
	*pile.Pile
	later map[uint32]bool
}

func (u untimed) Later(n uint32) bool { return u.later[n] }

// TestChooseOtherWay: what an update shares with an article that copied the first version is no
// sign that the update copied it.
func TestChooseOtherWay(t *testing.T) {
	first, copied, update := at("first", "2026-02-02", tower), at("copied", "2026-02-05", mayor), at("update", "2026-02-08", frost)
	undated := at("undated", "2026-02-09", ferry)
	undated.Published = article.Time{}
	copied.Outlet = "The Herald"
	p := pile.Of(outlet.Default(), first, copied, update, undated)
	judged := func(a, b uint32, words int) judge.Judgement {
		return judge.Judgement{A: a, B: b, Relation: finding.Excerpt, Score: float64(words) / 1000, Verbatim: words}
	}
	for _, tt := range []struct {
		name     string
		printed  []uint32
		judged   []judge.Judgement
		chosen   [2]uint32
		bothWays bool
	}{
		{"nothing of it is in the first version", []uint32{0, 2}, []judge.Judgement{judged(1, 2, 300)}, [2]uint32{1, 2}, false},
		{"half of it is", []uint32{0, 2}, []judge.Judgement{judged(0, 1, 160), judged(1, 2, 300)}, [2]uint32{0, 1}, false},
		{"some of it is", []uint32{0, 2}, []judge.Judgement{judged(0, 1, 60), judged(1, 2, 300)}, [2]uint32{1, 2}, true},
		{"half of it is, and the rest is in a version without a time", []uint32{0, 3}, []judge.Judgement{judged(0, 1, 160), judged(1, 3, 300)}, [2]uint32{0, 1}, false},
	} {
		g := &Groups{group: map[uint32][]uint32{}}
		for _, n := range tt.printed {
			g.group[n] = tt.printed
		}
		got := g.Choose(untimed{p, map[uint32]bool{3: true}}, tt.judged, false, false)
		if len(got) != 1 || [2]uint32{got[0].A, got[0].B} != tt.chosen || got[0].BothWays != tt.bothWays {
			t.Errorf("%s: chosen %+v, want %v, both ways %v", tt.name, got, tt.chosen, tt.bothWays)
		}
	}
}

// What two texts of one outlet print alike makes them no printings when the rest of them is of
// other matters; an update has a new lead, and less of the old text, and is of the same.
func TestFindAmongSimilarTexts(t *testing.T) {
	const stamp = "The post office of Brinvale has found 12,000 stamps with the king's head upside down and sold them by the sheet within an hour, as clerk Ida Vance told the queue before it reached the bakery. "
	captions := frost + ferry + court
	for _, tt := range []struct {
		name string
		a, b string
		want bool
	}{
		{"two issues of a digest", tower + "\n\n" + frost + "\n\n" + ferry + "\n\n" + court, frost + "\n\n" + ferry + "\n\n" + court + "\n\n" + stamp, false},
		{"two reports with one gallery", tower + mayor + "\n\n" + captions, stamp + "\n\n" + captions, false},
		{"an update with another lead", "The water tower of Hollbeck leaned by eleven degrees on Monday. " + frost + ferry + court + mayor,
			"Goats had made the water tower of Hollbeck lean by eleven degrees, its engineer said on Tuesday. " + frost + ferry + court + "Mayor Tarr said that the fence would take until Sunday. ", true},
		{"an update that adds", tower + ferry + court, tower + ferry + court + stamp, true},
		{"an update that cuts", tower + ferry + court + mayor, tower + ferry + court, true},
		{"a printing with an editor's note", captions, captions + "This article was first published in May. ", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := find(t, at("a", "2026-02-02", tt.a), at("b", "2026-02-09", tt.b))
			if got := g.Of(0) != nil; got != tt.want {
				t.Errorf("printings of one article: %v, want %v", got, tt.want)
			}
		})
	}
}

// A correction changes numbers here and there, and nothing else.
func TestCorrectionIsAPrinting(t *testing.T) {
	first := tower + mayor + ferry + court
	corrected := strings.NewReplacer("eleven degrees", "thirteen degrees", "214 times", "208 times").Replace(first)
	if g := find(t, at("a", "2026-02-02", first), at("b", "2026-02-02", corrected)); g.Of(0) == nil {
		t.Error("a correction is no printing of what it corrects")
	}
}
