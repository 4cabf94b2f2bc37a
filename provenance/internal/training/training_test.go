package training

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
)

const (
	ferry = "The ferry Maren struck a pier in Oldhaven on Tuesday, injuring 14 passengers, the coast guard said. " +
		"Captain Ingrid Solheim, who has sailed the strait for 22 years, blamed a failed rudder pump. " +
		"“We will replace the wooden fenders before the summer regatta,” Mayor Tobias Brandt told reporters on the quay. "
	ferryNew = "Fourteen people were hurt when the Maren, a passenger ferry, hit an Oldhaven pier on Tuesday, according to the coast guard. " +
		"A failed rudder pump was to blame, said Ingrid Solheim, a captain with 22 years on the strait. " +
		"The mayor, Tobias Brandt, promised new fenders in time for the regatta this summer. "
	ferryOther = "Passengers of the Maren sat on the quay of Oldhaven wrapped in blankets on Tuesday. Nurse Wilma Krog treated 14 of them for cuts and bruises. " +
		"The tea came from the herring market next door, whose owner had heard the bang. "
)

func of(id, text string) *article.Article {
	return &article.Article{ID: id, Lang: "en", Text: text}
}

// feature returns the value of a feature by its name.
func feature(t *testing.T, names []string, x []float64, name string) float64 {
	t.Helper()
	i := slices.Index(names, name)
	if i < 0 {
		t.Fatalf("no feature %q among %q", name, names)
	}
	return x[i]
}

// TestFeaturesHaveTheirNames: as many values as names, in one order, in [0, 1]; a text and
// itself share all that a feature asks for.
func TestFeaturesHaveTheirNames(t *testing.T) {
	a, b, c := of("a", ferry), of("b", ferryNew), of("c", ferryOther)
	tr := NewTrainer(slices.Values([]*article.Article{a, b, c}))
	names, story := FeatureNames(), StoryFeatures()
	if names[story] != "exclusive" || story == 0 || story >= len(names) {
		t.Errorf("feature %d, %q, is the first of a story; want exclusive", story, names[story])
	}
	alone, words := tr.Features(a, b, nil)
	told, _ := tr.Features(a, b, []*article.Article{c})
	same, _ := tr.Features(a, a, nil)
	if len(alone) != len(names) || len(told) != len(names) || words <= 0 || words > len(strings.Fields(ferryNew)) {
		t.Fatalf("%d and %d features of %d names, %d words", len(alone), len(told), len(names), words)
	}
	for i, x := range alone {
		if x < 0 || x > 1 || i >= story && x != 0 || i < story && told[i] != x {
			t.Errorf("%s: %v alone, %v in a story", names[i], x, told[i])
		}
	}
	for _, name := range []string{"exclusive", "beyond-best", "beyond-each", "exclusive-facts"} {
		if x := feature(t, names, told, name); x <= 0 || x > 1 {
			t.Errorf("%s is %v in a story, want more than 0", name, x)
		}
	}
	for _, name := range []string{"shared-terms", "shared-terms-back", "verbatim", "word-3-grams", "details", "details-back"} {
		if x := feature(t, names, same, name); x < 1-1e-9 {
			t.Errorf("%s of a text and itself is %v, want 1", name, x)
		}
	}
	var seen []string
	for _, i := range PrefilterFeatures() {
		seen = append(seen, names[i])
	}
	if want := []string{"shared-terms", "facts", "numbers", "details", "details-back"}; !slices.Equal(seen, want) {
		t.Errorf("the pre-filter has %q, want %q", seen, want)
	}
	if n := len(AppendPieces(nil, alone, words)); n != Pieces*len(names) {
		t.Errorf("%d pieces of %d features, want %d each", n, len(names), Pieces)
	}
}

func TestExcerptFeaturesHaveTheirNames(t *testing.T) {
	tr := NewTrainer(slices.Values([]*article.Article{of("a", ferry)}))
	own := "The council of Denholm voted on the school budget on Monday and heard 31 parents, among them Olof Wenn. " +
		"Marta Rask, who has smoked eel for thirty years, said that half of what the market sells has never seen a stamp. "
	lifted := "The ferry Maren struck a pier in Oldhaven on Tuesday, injuring 14 passengers, the coast guard said. Captain Ingrid Solheim, who has sailed the strait for 22 years, blamed a failed rudder pump. " +
		"Divers will look at the pier of Oldhaven on Friday before 3 other ferries may land there, said Wim Sandoz of the port. "
	names := ExcerptNames()
	x, isExcerpt := tr.Excerpt(of("a", ferryOther+lifted), of("b", own+lifted))
	if len(x) != len(names) || !isExcerpt {
		t.Fatalf("%d features of %d names, excerpt %v; want an excerpt", len(x), len(names), isExcerpt)
	}
	for i, v := range x {
		if v < 0 || v > 1 {
			t.Errorf("%s is %v, want a share", names[i], v)
		}
	}
	for name, want := range map[string]float64{"unquoted": 1, "not-both-quoted": 1, "impersonal": 1, "agency": 0, "other-credited": 0} {
		if got := feature(t, names, x, name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if _, isExcerpt := tr.Excerpt(of("a", ferry), of("b", ferryNew)); isExcerpt {
		t.Error("a rewrite is called an excerpt")
	}
}

func TestSentenceFeaturesHaveTheirNames(t *testing.T) {
	m, names := NewSentenceMeasurer(), SentenceFeatureNames()
	sentence := "Captain Ingrid Solheim blamed a failed rudder pump."
	x := m.Features(sentence, sentence)
	if len(x) != len(names) {
		t.Fatalf("%d features of %d names", len(x), len(names))
	}
	for name, want := range map[string]float64{"words-least": 1, "terms-most": 1, "order": 1, "letters-least": 1, "negation": 0, "missing": 0} {
		if got := feature(t, names, x, name); got != want {
			t.Errorf("%s of a sentence and itself is %v, want %v", name, got, want)
		}
	}
	if got := feature(t, names, m.Features(sentence, "Captain Ingrid Solheim did not blame a pump."), "negation"); got != 1 {
		t.Errorf("negation is %v, want 1", got)
	}
	a := of("a", ferry)
	if got := len(Sentences(a)); got != 3 {
		t.Errorf("%d sentences, want 3", got)
	}
}

// TestWitnessesAreAntisymmetric: the losses have their names, and swapping the texts turns
// their signs and nothing else.
func TestWitnessesAreAntisymmetric(t *testing.T) {
	a, b := of("a", ferry), of("b", ferryNew)
	tr := NewTrainer(slices.Values([]*article.Article{a, b}))
	x, y := tr.Witnesses(a, b), tr.Witnesses(b, a)
	names := LossNames()
	if len(x.Loss) != len(names) || x.Words != y.Words {
		t.Fatalf("%d losses of %d names, %d and %d words", len(x.Loss), len(names), x.Words, y.Words)
	}
	for i, v := range x.Loss {
		if v != -y.Loss[i] {
			t.Errorf("%s is %v, and %v with the texts swapped", names[i], v, y.Loss[i])
		}
	}
	if v := feature(t, names, x.Loss, "quotes"); v <= 0 {
		t.Errorf("quotes is %v, want more than 0: the second text reports what the first quotes", v)
	}
	if x.StyleA["captain"] != y.StyleB["captain"] || x.StyleA["captain"] == 0 {
		t.Errorf("the rate of a word is %v and %v", x.StyleA["captain"], y.StyleB["captain"])
	}
}

// TestPileFeatures: pairs of a pile are measured in their stories, whatever their order; a
// pair that the pile lacks is left alone.
func TestPileFeatures(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "..", "testdata", "stories", "harbor-*"))
	if err != nil || len(paths) != 9 {
		t.Fatalf("%d files, %v; want 9", len(paths), err)
	}
	pairs := []PilePair{
		{A: "harbor/courier", B: "harbor/pulse"},
		{A: "harbor/pulse", B: "harbor/courier"},
		{A: "harbor/courier", B: "harbor/tribune"},
		{A: "harbor/courier", B: "harbor/none"},
	}
	read := article.DefaultOptions()
	if err := PileFeatures(t.Context(), article.Scan(paths, nil, read), read, false, pairs); err != nil {
		t.Fatal(err)
	}
	rewrite, turned, independent, missing := pairs[0], pairs[1], pairs[2], pairs[3]
	if missing.Features != nil || missing.Others != 0 || missing.Excerpt != nil {
		t.Errorf("a pair that is not there: %+v", missing)
	}
	names := FeatureNames()
	for _, p := range pairs[:3] {
		if len(p.Features) != len(names) || len(p.Excerpt) != len(ExcerptNames()) {
			t.Fatalf("%s and %s: %d features and %d of the words in common", p.A, p.B, len(p.Features), len(p.Excerpt))
		}
		if p.ByWording || p.IsExcerpt || p.Others == 0 || p.Words < 100 || p.Day < 20000 {
			t.Errorf("%s and %s: %+v", p.A, p.B, p)
		}
	}
	if !slices.Equal(rewrite.Features, turned.Features) || !slices.Equal(rewrite.Excerpt, turned.Excerpt) || rewrite.Words != turned.Words {
		t.Error("the order of a pair changes what is measured")
	}
	for _, name := range []string{"details", "order-gain", "exclusive"} {
		if x, y := feature(t, names, rewrite.Features, name), feature(t, names, independent.Features, name); x <= y {
			t.Errorf("%s is %.2f of a rewrite and %.2f of an independent report", name, x, y)
		}
	}
}

func TestTables(t *testing.T) {
	if langs := WordLanguages(); !slices.Contains(langs, "de") || slices.Contains(langs, "en") {
		t.Errorf("languages %q, want German among them and not English", langs)
	}
	var one, two bytes.Buffer
	articles := slices.Values([]*article.Article{of("a", ferry), of("b", ferryNew), of("c", ferryOther)})
	if n, err := WriteBackground(&one, articles, 1); err != nil || n == 0 {
		t.Fatal(err)
	}
	if _, err := WriteBackground(&two, articles, 3); err != nil {
		t.Fatal(err)
	}
	if two.Len() == 0 || one.Len() <= two.Len() {
		t.Errorf("tables of %d bytes, and of %d with terms of three articles only", one.Len(), two.Len())
	}
	var words bytes.Buffer
	n, err := WriteWords(&words, "de", map[string]float64{"Haus": .3, "Brücke": .01, "Fähre": .02}, 2)
	if err != nil || n != 2 || words.Len() == 0 {
		t.Errorf("%d terms in %d bytes, %v; want 2", n, words.Len(), err)
	}
}
