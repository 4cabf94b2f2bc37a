package doc

import (
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// gapWords is the largest distance, in words, between two recurring runs of one stretch
// of boilerplate: any so many words have a fingerprint.
const gapWords = shingle.FingerprintGuarantee

const (
	// An article with fewer than leftoverWords words and less than leftoverShare of its
	// words outside boilerplate is a filled-in form without a text of its own.
	leftoverWords = 40
	leftoverShare = 0.25
)

// ownWords returns the words of an article that are compared: those outside boilerplate.
// When almost none are left, the article is a form and ownWords returns only the first
// remaining sentence. The others may belong to the form too: not every run has a
// fingerprint, so a short sentence that is on all pages may have none.
func ownWords(text string, words []shingle.Word, recurring *terms.HashSet) []shingle.Word {
	n := len(words)
	own := WithoutBoilerplate(text, words, recurring)
	if len(own) >= leftoverWords || float64(len(own)) >= leftoverShare*float64(n) {
		return own
	}
	for _, r := range shingle.AppendSentences(nil, text, own) {
		return own[r.Start:r.End]
	}
	return own
}

// WithoutBoilerplate returns the words of text outside boilerplate, in the memory of
// words. recurring holds the fingerprints of boilerplate. Whole sentences are removed: a
// sentence is boilerplate when a fifth of its words lies in recurring runs, as does one
// run of 8 words in a sentence of 40.
func WithoutBoilerplate(text string, words []shingle.Word, recurring *terms.HashSet) []shingle.Word {
	var marked []bool
	last := -gapWords
	for i, x := range shingle.AppendRuns(nil, words) {
		if !recurring.Has(x) {
			continue
		}
		if marked == nil {
			marked = make([]bool, len(words))
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
