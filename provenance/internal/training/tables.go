package training

import (
	"io"
	"iter"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
)

// WriteBackground counts the terms of articles and writes their table of document
// frequencies, without the terms in fewer than least articles. It returns their number.
func WriteBackground(w io.Writer, articles iter.Seq[*article.Article], least float64) (int, error) {
	freq := &terms.Frequencies{}
	p := doc.NewPreparer()
	var terms terms.DistinctTerms
	for a := range articles {
		words := p.Body(a)
		freq.AddArticle(terms.Of(p.TermsOf(a.Text, "en", words)))
	}
	return freq.WriteTable(w, least)
}

// WordLanguages returns the languages (ISO 639-1) other than English that have a table of
// frequencies.
func WordLanguages() []string { return terms.WordLanguages() }

// WriteWords writes the table of a language from the share of articles that have each
// word, in [0, 1], with the most common terms, and returns how many there are.
func WriteWords(w io.Writer, lang string, shares map[string]float64, most int) (int, error) {
	return terms.WriteWords(w, lang, shares, most)
}
