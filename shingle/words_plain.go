package shingle

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
	"github.com/zeebo/xxh3"

	"copytrail/letters"
)

// appendWordsPlain is [AppendWords] without any fast path: every segment that
// UAX #29 finds is looked at rune by rune. It is the definition of what a word
// is; AppendWords is held equal to it.
func appendWordsPlain(dst []Word, text string) []Word {
	s := segmenter{words: dst, whole: text}
	text = joined(text)
	s.text = text
	for start, end := range validParts(text) {
		segments := words.FromString(text[start:end])
		for segments.Next() {
			s.addSegment(start+segments.Start(), start+segments.End())
		}
	}
	s.readPure(len(dst))
	return s.words
}

// segmenter turns segments of text into words.
type segmenter struct {
	words       []Word
	text        string
	spell, fold []byte // scratch
	scriptReader
	whole string // the text from its beginning to its end
}

// addSegment adds the words of one UAX #29 segment, text[start:end]: none
// when it has no letter or number, several when it holds characters of a script
// without spaces (UAX #29 joins Katakana), otherwise one.
func (s *segmenter) addSegment(start, end int) {
	from := start // of the word being collected
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(s.text[i:end])
		if !isIdeo(r) {
			i += n
			continue
		}
		s.addPiece(from, i, 0)
		from = i
		for i += n; i < end; i += n {
			r, n = utf8.DecodeRuneInString(s.text[i:end])
			if !isMark(r) {
				break
			}
		}
		s.addPiece(from, i, Ideo)
		from = i
	}
	s.addPiece(from, end, 0)
}

// apostropheLetters are the apostrophes that UAX #29 takes for letters. At the
// edges of a word they are quotation marks all the same.
const apostropheLetters = "ʼʻ"

// wordEnds are the characters that are no part of a word at its end, but are within it:
// apostrophes, and the joiner that stands for a zero-width space (see joined).
const wordEnds = apostropheLetters + "\u2060"

// addPiece adds text[start:end] as one word if it holds a letter or a number.
func (s *segmenter) addPiece(start, end int, class Class) {
	piece := s.text[start:end]
	if trimmed := strings.TrimLeft(piece, apostropheLetters); len(trimmed) < len(piece) {
		start += len(piece) - len(trimmed)
		piece = trimmed
	}
	piece = strings.TrimRight(piece, wordEnds)
	end = start + len(piece)

	count, upper, others := 0, 0, 0 // letters and numbers
	var scripts letters.Script
	for i, r := range piece {
		switch {
		case unicode.IsLetter(r) && !isMark(r) || isEncircled(r):
			count++
			scripts |= letters.ScriptOf(r)
			if unicode.IsUpper(r) || unicode.IsTitle(r) {
				upper++
				if i == 0 {
					class |= Upper
				}
			}
		case unicode.IsDigit(r):
			others++
			class |= Digit
		case unicode.IsNumber(r):
			others++
		}
	}
	if count+others == 0 {
		return
	}
	if count >= 2 && count == upper {
		class |= AllCaps
	}
	if scripts != letters.Latin && scripts != 0 {
		class |= s.readingOf(piece, scripts)
	}
	w := Word{Start: uint32(start), End: uint32(end), Class: class}
	s.hash(&w)
	s.words = append(s.words, w)
}

// hash sets the hashes of w.
func (s *segmenter) hash(w *Word) {
	if s.fold == nil {
		s.spell, s.fold = make([]byte, 0, 64), make([]byte, 0, 64)
	}
	s.spell = w.AppendSpelling(s.spell[:0], s.text)
	s.fold, w.Marks = appendBare(s.fold[:0], s.spell)
	w.Hash = xxh3.Hash(s.fold)
}

// isIdeo reports whether r is written without spaces between words: Han, Kana,
// Thai, Lao, Khmer, Myanmar. Their digits are not: they form numbers.
func isIdeo(r rune) bool {
	if r < 0x0e00 {
		return false
	}
	switch {
	case r <= 0x0eff, // Thai, Lao
		0x1000 <= r && r <= 0x109f,   // Myanmar
		0x1780 <= r && r <= 0x17ff,   // Khmer
		0x2e80 <= r && r <= 0x2fdf,   // Han radicals
		0x3005 <= r && r <= 0x3007,   // iteration marks, zero
		0x3021 <= r && r <= 0x3029,   // Hangzhou numerals
		0x3031 <= r && r <= 0x303c,   // Kana repeat marks
		0x3040 <= r && r <= 0x30ff,   // Hiragana, Katakana
		0x31f0 <= r && r <= 0x31ff,   // Katakana extensions
		0x3400 <= r && r <= 0x4dbf,   // Han
		0x4e00 <= r && r <= 0x9fff,   // Han
		0xa9e0 <= r && r <= 0xa9ff,   // Myanmar extensions
		0xaa60 <= r && r <= 0xaa7f,   // Myanmar extensions
		0xf900 <= r && r <= 0xfaff,   // Han compatibility
		0xff66 <= r && r <= 0xff9d,   // half-width Katakana
		0x1b000 <= r && r <= 0x1b16f, // historic Kana
		0x20000 <= r && r <= 0x3fffd: // Han
		return unicode.IsLetter(r) || unicode.Is(unicode.Nl, r)
	}
	return false
}

// isEncircled reports whether r is a letter in a circle or a square that NFKC takes out of it.
func isEncircled(r rune) bool {
	return 0x24b6 <= r && r <= 0x24e9 || 0x1f130 <= r && r <= 0x1f149
}

// isMark reports whether r belongs to the character before it.
func isMark(r rune) bool {
	return r >= 0x300 && (unicode.In(r, unicode.M, unicode.Cf) || r == 0xff9e || r == 0xff9f)
}
