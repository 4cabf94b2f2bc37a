package passage

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
)

// articlesOfStories returns articles of testdata that were made from one another.
func articlesOfStories(t *testing.T) []*article.Article {
	t.Helper()
	var all []*article.Article
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "testdata", "stories", "br[ei]*"))
	if err != nil || len(files) != 12 {
		t.Fatalf("%d files of two stories, %v; want 12", len(files), err)
	}
	for a, err := range article.Read(files, nil, article.DefaultOptions()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, &a)
	}
	return all
}

// sentencesOfStories returns the sentences of articles of testdata, single and in twos.
func sentencesOfStories(t *testing.T) []*sentence {
	prep, stats := doc.NewPreparer(), terms.NewStatistics()
	var all []*sentence
	for _, a := range articlesOfStories(t) {
		side := newSentenceSide(prep.Prepare(a, stats))
		for i := range side.one {
			all = append(all, side.alone(i))
			if i+1 < len(side.one) {
				all = append(all, side.joined(i))
			}
		}
	}
	if len(all) < 200 {
		t.Fatalf("%d sentences, want more", len(all))
	}
	return all
}

// Pairs that a bound rejects would not have been linked, and it rejects most of them.
func TestMayLinkDeniesNoLink(t *testing.T) {
	all := sentencesOfStories(t)
	var p sentenceScratch
	linked, settled, pairs := 0, 0, 0
	for i, a := range all {
		for _, b := range all[:i] {
			pairs++
			var low, high [nSentence]float64
			p.bound(a, b, &low, &high)
			v, may := p.compare(a, b), p.mayLink(a, b, linkInOrder)
			for f, x := range v {
				if x < low[f]-1e-12 || x > high[f]+1e-12 {
					t.Fatalf("%s is %v, outside of its bounds %v and %v", sentenceNames[f], x, low[f], high[f])
				}
			}
			made := p.likeness(a, b).made
			if !p.mayLink(a, b, made) {
				t.Fatalf("a link of probability %v is denied to be as likely", made)
			}
			switch {
			case made >= linkInOrder && !may:
				t.Fatalf("a link of probability %v is denied", made)
			case made >= linkInOrder:
				linked++
			case !may:
				settled++
			}
		}
	}
	if linked < 100 || 10*settled < 9*(pairs-linked) {
		t.Errorf("of %d pairs %d are linked and %d settled by their bounds, want 100 and nine tenths of the rest", pairs, linked, settled)
	}
}

// The fast counts of what two sentences have in common equal their plain twins.
func TestSentencesInCommonAsPlain(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var p sentenceScratch
	words := func(n, different int) []uint32 {
		out := make([]uint32, n)
		for i := range out {
			out[i] = uint32(random.IntN(different)) * 0x01000193
		}
		return out
	}
	for range 2000 {
		different := 1 + random.IntN(80)
		a, b := words(random.IntN(65), different), words(random.IntN(65), different)
		x, y := &sentence{words: a, unit: 1 + random.IntN(2)}, &sentence{words: b}
		n, inA, inB := p.places.inOrder(a, b)
		if want := p.inOrder(a, b); n != want {
			t.Fatalf("%v and %v: %d words in one order, want %d", a, b, n, want)
		}
		if got, want := x.edgesOf(inA), x.edges(y); got != want {
			t.Fatalf("%v beside %v: %+v, want %+v", a, b, got, want)
		}
		if got, want := y.edgesOf(inB), y.edges(x); got != want {
			t.Fatalf("%v beside %v: %+v, want %+v", b, a, got, want)
		}
		var longA, longB []uint64
		var shortA, shortB []uint16
		for _, w := range words(random.IntN(600), different) {
			longA, shortA = append(longA, uint64(w)), append(shortA, uint16(w/0x01000193))
		}
		for _, w := range words(random.IntN(600), different) {
			longB, shortB = append(longB, uint64(w)), append(shortB, uint16(w/0x01000193))
		}
		slices.Sort(shortA)
		slices.Sort(shortB)
		if got, want := p.bag.common(longA, longB), common(shortA, shortB); got != want {
			t.Fatalf("%v and %v have %d in common, want %d", longA, longB, got, want)
		}
	}
}
