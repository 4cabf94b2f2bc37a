package whose

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/shingle"
)

// closing has, for each mark that opens a quotation, the marks that may close it. A
// straight mark does both; „ is closed by “, which opens one in other languages.
var closing = map[rune]string{
	'"': "\"”", '“': "”\"“", '„': "“”\"", '«': "»", '»': "«»", '‹': "›", '「': "」", '『': "』", '‟': "”",
	'″': "″", '＂': "＂", '《': "》", '〈': "〉", '〝': "〞〟", '›': "‹", '｢': "｣", '﹁': "﹂", '﹃': "﹄", '”': "”",
}

const (
	// maxQuoteWords bounds a quotation, so that a mark that is never closed does not
	// cover the whole article. Speeches quoted in full have about as many words.
	maxQuoteWords = 250
	// minQuoteWords excludes scare quotes and titles of works.
	minQuoteWords = 3
)

// Quotations returns the quotations in text as ranges of words, without their marks,
// from 3 to 250 words long. A quotation that is not closed in its paragraph ends with the
// paragraph, as newspapers print speech of several paragraphs. Behind those in double marks
// come posts embedded in the page, then quotations without double marks (quote_forms.go).
func Quotations(text string, words []shingle.Word) []shingle.Range {
	var out []shingle.Range
	next := 0 // first word not before the current byte
	open, close := -1, ""
	closes := -1 // where a later paragraph closes the quotation that is open
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
			blank := i+1 < len(text) && text[i+1] == '\n'
			if blank && open >= 0 && closes <= i {
				closes = closesLater(text, i, close)
			}
			if blank && closes <= i || open >= 0 && next < len(words) && tooLong(words, open, i) {
				end(i)
			}
		case open >= 0 && strings.ContainsRune(close, r):
			end(i)
		case open < 0 && closing[r] != "" && (r != '”' || opensHere(text, i, size)):
			end(i)
			open, close = next, closing[r]
		}
		i += size
	}
	end(len(text))
	return quoteForms(append(out, embedded(text, words)...), text, words)
}

// opensHere reports whether a mark that elsewhere closes a quotation opens one, as in
// Swedish: nothing but a space, a dash or a bracket stands before it, and a letter behind.
func opensHere(text string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	return (i == 0 || strings.ContainsRune(" \n\t(–—-\u00a0", before)) && (unicode.IsLetter(after) || unicode.IsDigit(after))
}

// maxReach bounds, in bytes, how far behind a paragraph the mark is searched for that closes
// a quotation of several paragraphs.
const maxReach = 1500

// closesLater returns where a later paragraph closes a quotation that is open where one
// ends, at byte i: at the next mark there is, when that cannot open one; else -1.
func closesLater(text string, i int, close string) int {
	if !strings.ContainsRune(close, '”') {
		return -1
	}
	rest := text[i:min(len(text), i+maxReach)]
	n := strings.IndexAny(rest, "“”„\"")
	if n < 0 || !strings.HasPrefix(rest[n:], "”") || opensHere(text, i+n, len("”")) {
		return -1
	}
	return i + n
}

// nextMark returns the offset of the first straight mark, line end or non-ASCII byte in
// text from i on, or len(text). It tests eight bytes at once: subtracting one from a byte
// sets its high bit if it was 0.
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

// embedded finds posts that were embedded in a page: a paragraph or two followed by
// "— Name (@handle) January 18, 2018". They are quotations without marks.
func embedded(text string, words []shingle.Word) []shingle.Range {
	var out []shingle.Range
	lineStart, searched := 0, 0
	for at := 0; ; {
		i := strings.Index(text[at:], " (@")
		if i < 0 {
			return out
		}
		i += at
		at = i + len(" (@")
		if n := strings.LastIndexByte(text[searched:i], '\n'); n >= 0 {
			lineStart = searched + n + 1
		}
		searched = i
		near := max(lineStart, i-maxSignature)
		dash := lastDash(text[near:i])
		if dash < 0 {
			continue
		}
		end := near + dash
		start := lineStart
		if strings.TrimSpace(text[start:end]) == "" {
			// The signature is a line of its own: the post is the paragraph before.
			from := max(0, start-maxQuoteBytes)
			body := strings.TrimRight(text[from:start], "\n ")
			start = from + strings.LastIndex(body, "\n\n") + 1
		}
		from := firstWord(words, start)
		to := firstWord(words, end)
		if to-from >= minQuoteWords {
			out = append(out, shingle.Range{Start: max(from, to-maxPostWords), End: to})
		}
	}
}

// lastDash returns where the last dash in line stands that a name may follow, -1 for none.
func lastDash(line string) int {
	at := -1
	for _, dash := range []string{"— ", "– ", "― ", " - "} {
		if n := strings.LastIndex(line, dash); n >= 0 {
			at = max(at, n)
		}
	}
	return at
}

const (
	// maxSignature is the longest name before a handle, in bytes.
	maxSignature = 60
	// maxPostWords bounds a post: 280 characters are some 60 words, and posts are often
	// in series.
	maxPostWords = 80
)

// firstWord returns the index of the first word that begins at byte at or later.
func firstWord(words []shingle.Word, at int) int {
	i, _ := slices.BinarySearchFunc(words, at, func(w shingle.Word, at int) int { return int(w.Start) - at })
	return i
}

// tooLong reports whether a quotation that begins at word open has more than
// maxQuoteWords words before byte i.
func tooLong(words []shingle.Word, open, i int) bool {
	return open+maxQuoteWords < len(words) && int(words[open+maxQuoteWords].Start) < i
}
