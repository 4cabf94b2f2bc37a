package doc

import (
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

const (
	millFire = "A fire that began in the drying loft destroyed the old paper mill at Tarn Bridge before dawn on Monday, and the fire brigade said that it had spread through three floors within a quarter of an hour.\n\n" +
		"Nobody was hurt.\n\n" +
		"The owner, Berta Nilsen, had closed the works in 2016 and let the halls to potters and to a brewery, which lost 9,000 litres of stout. She said that she would not build again.\n\n" +
		"“I heard the sprinklers go and then I heard them stop, and that was the worst of it,” said Olav Reier, who keeps bees on the roof and lost all but two of his hives."
	millQuote = "“I heard the sprinklers go and then I heard them stop, and that was the worst of it,”"
)

func TestRepeatedBlocks(t *testing.T) {
	chorus := "Row the boat over, row the boat home,\nthe tide is a tailor, the sand is a comb,\nand who has a candle may carry it in,\nfor dark is the water and darker the inn."
	for _, c := range []struct{ name, text, want string }{
		{"the whole text twice", millFire + "\n\n" + millFire, millFire},
		{"three times, without blank lines", strings.Repeat(strings.ReplaceAll(millFire, "\n\n", "\n")+"\n", 3), millFire},
		{"twice, the second time cut", millFire + "\n\n" + millFire[:500], millFire},
		{"a pull quote behind", millFire + "\n\n" + millQuote, millFire},
		{"a pull quote before", millQuote + "\n\n" + millFire, millFire},
		{"a bullet that a sentence begins with", "• The owner had closed the works in 2016 and let the halls\n\nThe owner had closed the works in 2016 and let the halls to potters. She is 80.",
			"The owner had closed the works in 2016 and let the halls to potters. She is 80."},
		{"a paragraph in between", millFire + "\n\nSomething else is said here of the insurance.\n\n" + millFire[strings.Index(millFire, "The owner"):strings.Index(millFire, "“I heard")],
			millFire + "\n\nSomething else is said here of the insurance."},
		{"a short paragraph twice", "Nobody was hurt.\n\nThe mill burned.\n\nNobody was hurt.", "Nobody was hurt.\n\nThe mill burned.\n\nNobody was hurt."},
		{"a chorus", chorus + "\n\nThe ferryman sleeps and the ferryman sings.\n\n" + chorus, chorus + "\n\nThe ferryman sleeps and the ferryman sings.\n\n" + chorus},
		{"a set phrase", "The minister of the interior and of the federal police said no. Later the minister of the interior and of the federal police said yes.",
			"The minister of the interior and of the federal police said no. Later the minister of the interior and of the federal police said yes."},
		{"nothing", millFire, millFire},
		{"German", "Der Zug nach Hollstedt ist am Dienstag im Wald stehen geblieben, weil ein Dachs die Leitung angenagt hatte, und fuhr erst nach vier Stunden weiter.\nDie Bahn bedauert das.\nDer Zug nach Hollstedt ist am Dienstag im Wald stehen geblieben, weil ein Dachs die Leitung angenagt hatte, und fuhr erst nach vier Stunden weiter.",
			"Der Zug nach Hollstedt ist am Dienstag im Wald stehen geblieben, weil ein Dachs die Leitung angenagt hatte, und fuhr erst nach vier Stunden weiter.\nDie Bahn bedauert das."},
	} {
		p := NewPreparer()
		got := p.Body(&article.Article{Text: c.text})
		if x, y := wordsIn(c.text, got), wordsIn(c.want, shingle.AppendWords(nil, c.want)); x != y {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, x, y)
		}
	}
}

// TestRepeatsDoNotCount: a Doc and a record are the same whether the text stands in its
// record once or three times.
func TestRepeatsDoNotCount(t *testing.T) {
	stats := terms.NewStatistics()
	p := NewPreparer()
	once, thrice := p.Prepare(&article.Article{Text: millFire, Lang: "en"}, stats), p.Prepare(&article.Article{Text: strings.Repeat(millFire+"\n\n", 3), Lang: "en"}, stats)
	if once.Body != thrice.Body || once.Mass != thrice.Mass || len(once.Content) != len(thrice.Content) {
		t.Errorf("masses %v and %v, want one text", once.Mass, thrice.Mass)
	}
	if len(once.Cuts) != 0 || len(thrice.Cuts) == 0 {
		t.Errorf("cuts %v and %v, want none and some", once.Cuts, thrice.Cuts)
	}
	m := NewMaker(p)
	a := *m.Make(once.Article, true)
	prints := len(a.Fingerprints)
	if b := m.Make(thrice.Article, true); b.Words != a.Words || len(b.Fingerprints) != prints {
		t.Errorf("records of %d and %d words, %d and %d fingerprints", a.Words, b.Words, prints, len(b.Fingerprints))
	}
}

// TestCutAfter: where a repeated block stood between two words, a passage ends.
func TestCutAfter(t *testing.T) {
	head, rest := "The owner had closed the works in 2016 and let the halls to potters. ", "She is 80 now."
	d := NewPreparer().Prepare(&article.Article{Text: head + "\n\nOne line.\n\n" + head + "\n\n" + rest, Lang: "en"}, terms.NewStatistics())
	var at []int
	for i := range len(d.Words) - 1 {
		if d.CutAfter(i) {
			at = append(at, i)
		}
	}
	if len(at) != 1 || d.Text(shingle.Range{Start: at[0], End: at[0] + 1}) != "line" {
		t.Errorf("cuts after words %v of %d", at, len(d.Words))
	}
}

// TestRepeatsOfOneWord: a text of nothing but one word keeps some of it and ends.
func TestRepeatsOfOneWord(t *testing.T) {
	for _, text := range []string{strings.Repeat("no ", 3000), strings.Repeat("no\n", 3000), strings.Repeat("a b c d e f g h i j k\n", 500)} {
		if got := NewPreparer().Body(&article.Article{Text: text}); len(got) == 0 {
			t.Errorf("%.20s…: nothing left", text)
		}
	}
}

func BenchmarkBody(b *testing.B) {
	p := NewPreparer()
	a := &article.Article{Text: millFire}
	for b.Loop() {
		p.Body(a)
	}
}
