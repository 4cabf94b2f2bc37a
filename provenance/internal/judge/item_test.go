package judge

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"copytrail/align"
	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/pile"
)

// caseTexts returns the texts of cases of testdata/judging by id.
func caseTexts(t *testing.T, names ...string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, name := range names {
		for a, err := range article.Read([]string{filepath.Join("..", "..", "..", "testdata", "judging", name, "in.jsonl")}, nil, article.DefaultOptions()) {
			if err != nil {
				t.Fatal(err)
			}
			out[a.ID] = a.Text
		}
	}
	return out
}

// The item on the event of a pair is measured, against the other text and its items.
func TestMeasureItems(t *testing.T) {
	texts := caseTexts(t, "items-letter-bold", "items-two-digests")
	letter, source, digest := docOf(t, texts["il/letter"]), docOf(t, texts["il/source"]), docOf(t, texts["id/one"])
	var m Measurer
	m.Measure(letter, source)
	found := m.measureItems(letter, source, nil)
	if len(found) == 0 || len(found) > itemsTried {
		t.Fatalf("%d items measured, want 1 to %d", len(found), itemsTried)
	}
	if x := found[0]; x.b != source || !strings.Contains(x.a.Article.Text[x.a.Words[0].Start:x.a.Words[len(x.a.Words)-1].End], "goats") {
		t.Error("the first item is not that on the dam")
	}
	whole := m.Measure(letter, source)
	if found[0].m.v[fDetailsBack] < 1.5*whole.v[fDetailsBack] && found[0].m.v[fDetails] < 1.5*whole.v[fDetails] {
		t.Errorf("details %.2f and %.2f in the item, %.2f and %.2f in the letter", found[0].m.v[fDetails], found[0].m.v[fDetailsBack], whole.v[fDetails], whole.v[fDetailsBack])
	}
	m.Measure(letter, digest)
	both := 0
	for _, x := range m.measureItems(letter, digest, nil) {
		if x.a != letter && x.b != digest {
			both++
		}
	}
	if both == 0 {
		t.Error("no item of a letter is measured against one of a digest")
	}
}

// Of the articles near a letter those on the event of an item count, and all that are near the
// text without items.
func TestOnEventOf(t *testing.T) {
	texts := caseTexts(t, "items-letter-bold", "items-live-clock")
	letter := docOf(t, texts["il/letter"])
	var m Measurer
	item := docOfItem(t, letter, "goats")
	other, far := storyArticle{doc: docOf(t, texts["il/source"])}, storyArticle{doc: docOf(t, texts["ic/other"])}
	if got := m.onEventOf(item, []storyArticle{far, other}); len(got) != 1 || got[0].doc != other.doc {
		t.Errorf("%d articles are on the event, want the one", len(got))
	}
	far.sure = true
	if got := m.onEventOf(item, []storyArticle{far, other}); len(got) != 2 {
		t.Errorf("%d articles are on the event, want 2: one is near the other text", len(got))
	}
	many := slices.Repeat([]storyArticle{other}, maxOthers+2)
	if got := m.onEventOf(item, many); len(got) != maxOthers {
		t.Errorf("%d articles, want %d at most", len(got), maxOthers)
	}
}

// docOfItem returns the item of d that has a word.
func docOfItem(t *testing.T, d *doc.Doc, word string) *doc.Doc {
	t.Helper()
	for _, r := range d.Items()[0] {
		if x := d.Item(r, &align.Sorter{}); strings.Contains(d.Article.Text[x.Words[0].Start:x.Words[len(x.Words)-1].End], word) {
			return x
		}
	}
	t.Fatalf("no item has %q", word)
	return nil
}

// An item decides when it says more than the whole texts; of two digests the order of their
// items says nothing.
func TestJudgeItems(t *testing.T) {
	texts := caseTexts(t, "items-letter-bold", "items-letter-own-report", "items-two-digests")
	texts["il/letter"] += "\n\n" + texts["io/letter"] // long enough that the whole text says little
	docs := map[string]*doc.Doc{}
	for id, text := range texts {
		docs[id] = docOf(t, text)
	}
	var m Measurer
	inStory := func(a, b, other string) (v Judgement) {
		v = m.judge(docs[a], docs[b])
		v.items.sure = 1
		v.wholeAgain()
		o := []storyArticle{{doc: docs[other]}}
		m.judgeInStory(&v, docs[a], docs[b], o)
		m.judgeItemsInStory(&v, docs[a], docs[b], o)
		return v
	}
	if v := inStory("il/source", "il/letter", "il/other"); v.Relation != finding.Rewrite || !v.Part || !v.items.decide() || v.Words > 200 || v.items.inA || !v.items.inB {
		t.Errorf("a reworded item: %s with score %.3f, part %v, %d words", v.Relation, v.Score, v.Part, v.Words)
	}
	if v := inStory("io/source", "io/letter", "io/other"); v.Relation >= finding.Possible || v.Part || v.items.decide() {
		t.Errorf("an item of its own: %s with score %.3f", v.Relation, v.Score)
	}
	v := m.judge(docs["id/one"], docs["id/two"])
	alone := Alone(docs["id/one"], docs["id/two"], m.Measure(docs["id/one"], docs["id/two"]))
	if alone.Relation != finding.Rewrite {
		t.Fatalf("the two digests are %s as whole texts: the test asks nothing", alone.Relation)
	}
	if v.Relation == finding.Rewrite || v.Score >= alone.Score {
		t.Errorf("two digests: %s with score %.3f", v.Relation, v.Score)
	}
	v.A, v.B = 3, 7
	v.wholeAgain()
	if v.A != 3 || v.B != 7 || !v.items.both() || v.items.decide() || v.Part {
		t.Errorf("the verdict on the whole texts: %+v", v)
	}
}

// Who the items of a pair are compared with: first those near the text without items.
func TestItemGroup(t *testing.T) {
	near := func(a, b uint32, score float64) Judgement {
		return Judgement{A: a, B: b, Relation: finding.SameEvent, Score: score}
	}
	judged := []Judgement{near(0, 1, .9), near(0, 2, .8), near(0, 3, .7), near(1, 4, .2), {A: 0, B: 5, Relation: finding.Possible, Score: .9}, {A: 1, B: 5, Relation: finding.Possible, Score: .9}}
	discarded := Judgement{A: 1, B: 6, Score: .04, Relation: finding.SameEvent}
	discarded.items.discarded = true
	n := NeighboursOf(7, append(judged, discarded), nil)
	v := Judgement{A: 0, B: 1}
	v.items.inA = true
	if got, want := n.itemGroup(&v), []uint32{4, 2, 3}; !slices.Equal(got, want) || v.items.sure != 1 {
		t.Errorf("others %v, the first %d near the text without items; want %v and 1", got, v.items.sure, want)
	}
	v.items.inB, v.items.sure = true, 0
	if n.itemGroup(&v); v.items.sure != 0 {
		t.Errorf("both have items, and %d others are sure", v.items.sure)
	}
}

// A letter and the source of one of its many items are discarded as whole texts, and kept for
// that item.
func TestScreenItems(t *testing.T) {
	texts := caseTexts(t, "items-letter-bold", "items-live-clock", "items-digest-rules", "items-two-digests")
	letter := texts["il/letter"]
	for _, id := range []string{"ic/blog", "iw/week", "id/one", "id/two"} {
		letter += "\n\n**16. More.** " + strings.ReplaceAll(texts[id], "\n\n", "\n\n**17. More.** ")
	}
	list := []string{letter, texts["il/source"], texts["id/lemon"]}
	gists, _ := gistsOf(t, list...)
	var articles []*article.Article
	for i, text := range list {
		articles = append(articles, &article.Article{ID: string(rune('a' + i)), Lang: "en", Text: text})
	}
	w := parallel.New(t.Context(), 1, nil)
	p := &withGists{&stories{Pile: pile.Of(outlet.Default(), articles...), w: w}, gists}
	s := Screened{Discarded: []Discarded{{A: 0, B: 1, sameEvent: true}, {A: 1, B: 2}}}
	if err := screenItems(w, p, &s); err != nil {
		t.Fatal(err)
	}
	if len(s.Items) != 1 || s.Items[0] != (Discarded{A: 0, B: 1, sameEvent: true}) || len(s.Discarded) != 1 {
		t.Errorf("kept for an item: %v, discarded: %v", s.Items, s.Discarded)
	}
	s.Pairs = [][2]uint32{{1, 2}, {0, 2}}
	judged, err := PairsAndItems(w, p, "judging", &s)
	if err != nil || len(judged) != 3 || judged[0].A != 1 || judged[1].A != 0 || judged[1].B != 2 || judged[2].B != 1 {
		t.Fatalf("%v, %v", judged, err)
	}
	if judged[0].items.discarded || judged[1].items.discarded || !judged[2].items.discarded {
		t.Error("not the last alone was discarded")
	}
	v := judged[2]
	if score, ok := v.isNeighbour(); v.Relation < finding.Possible && (score != 0 || !ok) {
		t.Errorf("a discarded pair is a neighbour with score %.3f, %v", score, ok)
	}
}
