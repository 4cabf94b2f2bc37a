package training

import (
	"io"
	"iter"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
)

// WriteBackground writes the table of document frequencies of the terms of articles,
// without terms in fewer than least articles, and returns the number of terms. The error
// is that of w.
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

// WriteWords writes the table of a language with at most most terms, the most common first.
// shares has for each word the share of articles that have it, in [0, 1]. It returns the
// number of terms.
func WriteWords(w io.Writer, lang string, shares map[string]float64, most int) (int, error) {
	return terms.WriteWords(w, lang, shares, most)
}

// BareCost returns what bare letters cost a language of these frequencies of words: the
// shares of running words with an accent, and of content words that count as another word.
func BareCost(lang string, frequencies map[string]float64) (marked, merged float64) {
	return terms.BareCost(lang, frequencies)
}
