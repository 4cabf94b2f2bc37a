package doc

import (
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/terms"
)

func TestIgnored(t *testing.T) {
	const (
		release = "Veldspar will build forty kilns for the potters of the northern valleys by the end of next year, at a price that neither side would name. The kilns burn straw, cost a third of the old ones to run and can be taken apart and carried on a mule."
		edited  = "Veldspar will build forty kilns for the potters of the northern valleys by the end of 2027, at a price that neither side would name. The kilns burn straw, cost a third of the old ones to run and can be taken apart and carried on a mule."
		before  = "Potters in the valleys have waited nine years for this, and most of them have learned to weave baskets in the meantime, or have gone to the coast. Of two hundred names on the list of 2017 only sixty are left, and one of them is a mule's."
		after   = "Nobody could say who will pay for the mules, and the minister left by the back door when she was asked about the fodder and about the two bridges that fell down."
	)
	p := NewPreparer()
	p.Ignore(NewIgnored([]string{release, "too short"}))
	for _, c := range []struct {
		text, want string
		has        bool
	}{
		{before + "\n\n" + release + "\n\n" + after, before + "\n\n" + after, true},
		{before + "\n\n" + edited + "\n\n" + after, before + "\n\n" + after, true},
		{before + " " + after, before + " " + after, false},
		{release, "", true},
	} {
		got := p.Body(&article.Article{Text: c.text})
		if x, y := wordsIn(c.text, got), wordsIn(c.want, NewPreparer().Body(&article.Article{Text: c.want})); x != y || p.HasIgnored() != c.has {
			t.Errorf("%.40s…: got %q (ignored %v), want %q", c.text, x, p.HasIgnored(), y)
		}
	}
	d := p.Prepare(&article.Article{Text: before + "\n\n" + release + "\n\n" + after, Lang: "en"}, terms.NewStatistics())
	cuts := 0
	for i := range len(d.Words) - 1 {
		if d.CutAfter(i) {
			cuts++
		}
	}
	if cuts != 1 {
		t.Errorf("passages are cut at %d places, want 1", cuts)
	}
}
