package doc_test

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/terms"
)

func TestWhoseQuotation(t *testing.T) {
	text := "The mayor spoke on Monday. “We will build the bridge again,” she said."
	d := doc.NewPreparer().Prepare(&article.Article{Text: text, Lang: "en"}, terms.NewStatistics())
	for i, w := range d.Whose() {
		at := strings.Index(text, "“") < int(d.Words[i].Start) && int(d.Words[i].End) <= strings.Index(text, "”")
		if got := w == finding.Quotation; got != at {
			t.Errorf("word %d: %v", i, w)
		}
	}
}

// Any text is done in time that grows with its length: 128 kB of each while the test
// runs.
func TestWhoseOfHostileTexts(t *testing.T) {
	for _, s := range []string{"I said:\n", "A: ", "I said: I A: ", "Dear A,\nI\n", "“a b c d\n\n", "“a\n\n\n\n\n\n\n\n”", "COOPER: I am. ", "I am, she said. ", "1, 2; ", "Aries: a\n", "8:00 a\n", "are you?\nI am\n", "2 cups a\n", "a (@b) — ", "in lieu "} {
		text := strings.Repeat(s, 1<<17/len(s))
		doc.NewPreparer().Prepare(&article.Article{Text: text, Lang: "en"}, terms.NewStatistics())
	}
}

// FuzzWhose: each word of any text is of one kind, the same each time.
func FuzzWhose(f *testing.F) {
	for _, s := range []string{"He said: I am.\n\nWe are.", "Q: a?\nA: I b c.", "Dear A,\nI\nYours\nB", "1 | 2 | 3\n1 | 2\n4 | 5", "“a\n\nb”", "a (@b) c 1 — d (@e) May 1", "Widder: a", "’“\n\n”:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := doc.NewPreparer()
		d := p.Prepare(&article.Article{Text: text, Lang: "en"}, terms.NewStatistics())
		first := slices.Clone(d.Whose())
		if len(first) != len(d.Words) || len(d.Figures()) != len(d.Content) {
			t.Fatalf("%q: %d kinds and %d figures of %d words", text, len(first), len(d.Figures()), len(d.Words))
		}
		p.Prepare(&article.Article{Text: "Other: words, 1 2 3", Lang: "de"}, terms.NewStatistics())
		if again := p.Prepare(&article.Article{Text: text, Lang: "en"}, terms.NewStatistics()); !slices.Equal(first, again.Whose()) {
			t.Fatalf("%q: %v, then %v", text, first, again.Whose())
		}
	})
}
