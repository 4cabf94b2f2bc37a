package doc_test

import (
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
