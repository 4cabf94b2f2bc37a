package direction

import (
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/passage"
)

// TestLossCue: each kind of loss is worded and placed, and the order in which the two texts
// are given changes neither.
func TestLossCue(t *testing.T) {
	full := prepared(&article.Article{Lang: "en", Text: "The ferry Maren (built in 1931) struck a pier in Oldhaven on Tuesday, injuring 14 passengers, the coast guard said. " +
		"Captain Ingrid Solheim, who has sailed the strait for 22 years, blamed a failed rudder pump. " +
		"“We will replace the wooden fenders before the summer regatta,” Mayor Tobias Brandt told reporters on the quay."})
	bare := prepared(&article.Article{Lang: "en", Text: "The ferry Maren hit a pier in Oldhaven on Tuesday, the coast guard reported. " +
		"Captain Ingrid Solheim put the blame on a rudder pump that failed. " +
		"Wooden fenders will be replaced before the regatta this summer, the mayor promised."})
	p := &passage.Comparer{}
	w := &Witnesses{Loss: make([]float64, nLoss)}
	for i := range w.Loss {
		w.Loss[i] = 1
	}
	for _, c := range []struct {
		loss           lossFeature
		want           string // how the evidence begins
		inFull, inBare string // words of the spans, "" for no span
	}{
		{loss: lossQuotes, want: "X quotes “We will replace the wooden fenders", inFull: "We will replace", inBare: "Wooden fenders"},
		{loss: lossDetail, want: "where the two tell the same, X has details that Y lacks (", inFull: "r", inBare: "r"},
		{loss: lossNumbers, want: "where the two tell the same, X has details that Y lacks (“", inFull: "r", inBare: "r"},
		{loss: lossAsides, want: "X has in parentheses what Y has not ((built in 1931))", inFull: "(built in 1931)"},
		{loss: lossVariety, want: "Y avoids repeating words, as rewriters do: of "},
		{loss: lossContent, want: "Y lacks "},
		{loss: lossSentences, want: "Y lacks "},
	} {
		score := witnessScores{loss: 1, words: 50}
		score.x[c.loss] = 1
		turned := witnessScores{loss: -1, words: 50}
		turned.x[c.loss] = -1
		one := w.lossCue(&score, measureLosses(p, full, bare), full, bare)
		two := w.lossCue(&turned, measureLosses(p, bare, full), bare, full)
		x, y := one.evidence("X", "Y"), two.evidence("X", "Y")
		if one.sign != 1 || two.sign != -1 || x != y || one.a != two.b || one.b != two.a || one.p != two.p {
			t.Errorf("%s: %q at %v and %v, but %q at %v and %v with the texts swapped", lossNames[c.loss], x, one.a, one.b, y, two.b, two.a)
		}
		if !strings.HasPrefix(x, c.want) {
			t.Errorf("%s: %q, want %q", lossNames[c.loss], x, c.want)
		}
		inFull, inBare := full.Article.Text[one.a.Start:one.a.End], bare.Article.Text[one.b.Start:one.b.End]
		if !strings.Contains(inFull, c.inFull) || !strings.Contains(inBare, c.inBare) || (c.inFull == "") != (inFull == "") || (c.inBare == "") != (inBare == "") {
			t.Errorf("%s: shown at %q and %q, want %q and %q", lossNames[c.loss], inFull, inBare, c.inFull, c.inBare)
		}
	}
	if h := w.lossCue(&witnessScores{loss: MinLogOdds / 2}, measureLosses(p, full, bare), full, bare); h.sign != 0 {
		t.Errorf("a faint loss favours %d, want neither", h.sign)
	}
}
