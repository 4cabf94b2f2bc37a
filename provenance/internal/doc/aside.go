package doc

import (
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// gapWords is how many words may lie between two recurring runs that belong to one
// stretch of boilerplate: winnowing selects one run of that many.
const gapWords = shingle.FingerprintGuarantee

const (
	// leftWords is how many words are what is left over of a form and no text, and
	// leftShare their share of it.
	leftWords = 40
	leftShare = 0.25
)

// ownWords returns the words that are compared of an article with boilerplate: those
// outside of it. Where next to nothing is left, the sentences that stray between
// recurring ones are a form's too, and only the first is the article's own: fingerprints
// are selected, and a short sentence that all its pages have may have none.
func ownWords(text string, words []shingle.Word, recurring *terms.HashSet) []shingle.Word {
	n := len(words)
	own := WithoutBoilerplate(text, words, recurring)
	if len(own) >= leftWords || float64(len(own)) >= leftShare*float64(n) {
		return own
	}
	for _, r := range shingle.AppendSentences(nil, text, own) {
		return own[r.Start:r.End]
	}
	return own
}

// WithoutBoilerplate returns the words that do not stand in recurring runs. Whole
// sentences go: one is boilerplate when a fifth of it lies in a recurring stretch,
// which one selected run of 8 words is of a sentence of 40.
func WithoutBoilerplate(text string, words []shingle.Word, recurring *terms.HashSet) []shingle.Word {
	marked := make([]bool, len(words))
	last := -gapWords
	for i, x := range shingle.AppendRuns(nil, words) {
		if !recurring.Has(x) {
			continue
		}
		from := i
		if i-last <= gapWords {
			from = max(last, 0)
		}
		for k := from; k < i+shingle.RunWords; k++ {
			marked[k] = true
		}
		last = i
	}
	if last < 0 {
		return words
	}
	kept := words[:0]
	for _, r := range shingle.AppendSentences(nil, text, words) {
		if 5*Count(marked[r.Start:r.End]) < r.End-r.Start {
			kept = append(kept, words[r.Start:r.End]...)
		}
	}
	return kept
}
