package doc_test

import (
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// Whose, Quotes, QuotedWords and Figures speak of the words and content positions that a Doc
// has, also when furniture stands before them.
func TestWhoseAreTheWordsOfADoc(t *testing.T) {
	menu := "Home News Sport. "
	text := menu + "The mayor spoke on Monday. “We will build the bridge again,” she said. It has 30 lanes, 22 ramps, 41 lamps and 80 signs."
	a := &article.Article{Text: text, Lang: "en", Furniture: []article.Span{{End: len(menu)}}}
	d := doc.NewPreparer().Prepare(a, terms.NewStatistics())
	if len(d.Quotes) != 1 || d.Text(d.Quotes[0]) != "We will build the bridge again" {
		t.Errorf("quotations %v", d.Quotes)
	}
	quoted := d.QuotedWords()
	for i, w := range d.Whose() {
		at := strings.Index(text, "“") < int(d.Words[i].Start) && int(d.Words[i].End) <= strings.Index(text, "”")
		if w == finding.Quotation != at || quoted[i] != at {
			t.Errorf("word %d is %v, quoted %v", i, w, quoted[i])
		}
	}
	if d.FirstPerson() {
		t.Error("news in the first person")
	}
	figures := 0
	for i, f := range d.Figures() {
		if digit := d.Words[d.Content[i]].Class&shingle.Digit != 0; f != digit {
			t.Errorf("content position %d is a figure: %v", i, f)
		}
		if f {
			figures++
		}
	}
	if figures != 4 {
		t.Errorf("%d figures, want 4", figures)
	}
}
