package doc

import (
	"math/bits"
	"slices"
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

// Quotations returns the quoted stretches of text as ranges of words, at least
// minQuoteWords long. A quotation that its paragraph does not close runs to the
// paragraph's end, as newspapers write speech of several paragraphs. Single
// quotes are left alone: most are apostrophes.
func Quotations(text string, words []shingle.Word) []shingle.Range {
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
	for i := nextMark(text, 0); i < len(text); i = nextMark(text, i) {
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
	return append(out, embedded(text, words)...)
}

// nextMark returns where the first straight mark, end of a line or byte beyond ASCII
// stands in text from i on, its length when there is none. It looks at eight bytes at
// once: a byte less one sets its high bit where it was 0.
func nextMark(text string, i int) int {
	const lanes, high = 0x0101010101010101, 0x8080808080808080
	for ; i+8 <= len(text); i += 8 {
		b := text[i : i+8]
		w := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		quote, line := w^'"'*lanes, w^'\n'*lanes
		if found := ((quote-lanes)&^quote | (line-lanes)&^line | w) & high; found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for ; i < len(text); i++ {
		if c := text[i]; c >= utf8.RuneSelf || c == '"' || c == '\n' {
			break
		}
	}
	return i
}

// embedded finds posts that were embedded in a page and came out as bare text: a
// paragraph or two followed by "— Name (@handle) January 18, 2018". They are
// quotations without marks.
func embedded(text string, words []shingle.Word) []shingle.Range {
	var out []shingle.Range
	for at := 0; ; {
		i := strings.Index(text[at:], " (@")
		if i < 0 {
			return out
		}
		i += at
		at = i + 3
		lineStart := strings.LastIndexByte(text[:i], '\n') + 1
		dash := strings.LastIndex(text[lineStart:i], "— ")
		if dash < 0 || i-(lineStart+dash) > maxSignature {
			continue
		}
		end := lineStart + dash
		start := lineStart
		if strings.TrimSpace(text[start:end]) == "" {
			// The signature has a line of its own: the post is the paragraph before.
			body := strings.TrimRight(text[:start], "\n ")
			start = strings.LastIndex(body, "\n\n") + 1
		}
		from := firstWord(words, start)
		to := firstWord(words, end)
		if to-from >= minQuoteWords {
			out = append(out, shingle.Range{Start: max(from, to-maxPostWords), End: to})
		}
	}
}

const (
	// maxSignature is the longest name before a handle, in bytes.
	maxSignature = 60
	// maxPostWords is the longest post: 280 characters are some 60 words, and
	// several often follow one another.
	maxPostWords = 80
)

// firstWord returns the index of the first word that does not begin before byte at.
func firstWord(words []shingle.Word, at int) int {
	i, _ := slices.BinarySearchFunc(words, at, func(w shingle.Word, at int) int { return int(w.Start) - at })
	return i
}

// longAgo reports whether the quotation that began at word open is already too
// long at byte i.
func longAgo(words []shingle.Word, open, i int) bool {
	return open+maxQuoteWords < len(words) && int(words[open+maxQuoteWords].Start) < i
}
