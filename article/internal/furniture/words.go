package furniture

import (
	"strings"
	"unicode/utf8"

	"copytrail/article/internal/fold"
	"copytrail/article/internal/record"
)

// FewWords is how many words a text must have outside its furniture. Of a paywall or an
// error page fewer remain.
const FewWords = 4

// WordsOutside returns the number of words of text outside its furniture. It stops
// counting at most.
func WordsOutside(text string, furniture []record.Span, most int) int {
	n, from := 0, 0
	for i := 0; i <= len(furniture) && n < most; i++ {
		to := len(text)
		if i < len(furniture) {
			to = furniture[i].Start
		}
		for word := range strings.FieldsSeq(text[from:to]) {
			if fold.HasWord(word) {
				n++
			}
			if utf8.RuneCountInString(word) > longWord { // a script without spaces
				n = most
			}
			if n >= most {
				return n
			}
		}
		if i < len(furniture) {
			from = furniture[i].End
		}
	}
	return n
}

// isShort reports whether text has at most so many words outside its furniture.
func isShort(text string, furniture []record.Span, words int) bool {
	n := len(text)
	for _, s := range furniture {
		n -= s.Len()
	}
	return n <= words*maxWordBytes && WordsOutside(text, furniture, words+1) <= words
}

// maxWordBytes is more than the words of a text have on average, with the space: 6 in
// English, 13 in Russian.
const maxWordBytes = 25

// longWord is the length, in characters, of the longest word. What is longer between two
// spaces is a sentence in a script without spaces, and counts as enough words.
const longWord = 30
