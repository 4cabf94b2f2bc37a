package provenance

import (
	"strings"
	"unicode/utf8"

	"copytrail/shingle"
)

// closing gives the mark that ends a quotation for each mark that begins one. A
// straight mark does both; „ ends with “, which elsewhere begins.
var closing = map[rune]string{
	'"': "\"”", '“': "”\"“", '„': "“”\"", '«': "»", '»': "«", '‹': "›", '「': "」", '『': "』", '‟': "”",
}

const (
	// maxQuoteWords is the longest stretch taken for one quotation: a mark that is
	// never closed must not swallow the article. Speeches quoted in full run to
	// about this.
	maxQuoteWords = 250
	// minQuoteWords leaves out scare quotes and titles of works.
	minQuoteWords = 3
)

// quotations returns the quoted stretches of text as ranges of words, at least
// minQuoteWords long. A quotation that its paragraph does not close runs to the
// paragraph's end, as newspapers write speech of several paragraphs. Single
// quotes are left alone: most are apostrophes.
func quotations(text string, words []shingle.Word) []shingle.Range {
	var out []shingle.Range
	next := 0 // first word not before the current byte
	open, close := -1, ""
	end := func(at int) {
		for next < len(words) && int(words[next].Start) < at {
			next++
		}
		if open >= 0 && next-open >= minQuoteWords {
			out = append(out, shingle.Range{Start: open, End: min(next, open+maxQuoteWords)})
		}
		open = -1
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf && c != '"' && c != '\n' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n':
			if i+1 < len(text) && text[i+1] == '\n' || open >= 0 && next < len(words) && longAgo(words, open, i) {
				end(i)
			}
		case open >= 0 && strings.ContainsRune(close, r):
			end(i)
		case open < 0 && closing[r] != "":
			end(i)
			open, close = next, closing[r]
		}
		i += size
	}
	end(len(text))
	return out
}

// longAgo reports whether the quotation that began at word open is already too
// long at byte i.
func longAgo(words []shingle.Word, open, i int) bool {
	return open+maxQuoteWords < len(words) && int(words[open+maxQuoteWords].Start) < i
}
