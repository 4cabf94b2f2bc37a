package shingle

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"copytrail/letters"
)

// Fold appends to dst the folded form of word, which is what [Word.Hash] hashes,
// and returns the extended slice. Two spellings that a reader takes for one word
// fold to the same bytes: it is the spelling of the word (see [Word.AppendSpelling])
// with bare letters, without accents. A word that is spelled with look-alike letters, or
// in Serbian Cyrillic, is folded by what stands around it; that only the words of
// [AppendWords] know.
//
// Accents go because people leave them out, in whole texts. What that costs a language is
// printed by "copytrail-train words"; doc/method.md has the figures.
func Fold(dst []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			spelled := appendSpelling(nil, word, 0)
			dst, _ = appendBare(dst, spelled)
			return dst
		}
	}
	return appendLower(dst, word)
}

// AppendSpelling appends to dst the word w of text as its language spells it, and returns
// the extended slice: in lower case, with plain apostrophes, compatibility forms
// (full-width letters, ligatures, combining accents) made plain by Unicode NFKC, and
// without what is not seen or not read: zero-width characters, variation selectors, stray
// combining marks, the vowel signs of Arabic and Hebrew. Russian ё is е, Romanian ș is ş.
// Letters that were put in the place of look-alike ones are what they look like, and
// Serbian Cyrillic is Latin.
func (w Word) AppendSpelling(dst []byte, text string) []byte {
	return appendSpelling(dst, text[w.Start:w.End], w.Class)
}

// AppendFolded appends to dst the folded form of the word w of text, which is that of [Fold]
// but for the words that are read by what stands around them.
func (w Word) AppendFolded(dst []byte, text string) []byte {
	if w.Class&(Disguised|SerbianCyrillic) == 0 {
		return Fold(dst, text[w.Start:w.End])
	}
	dst, _ = appendBare(dst, w.AppendSpelling(nil, text))
	return dst
}

// appendLower appends an ASCII word in lower case.
func appendLower(dst []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		dst = append(dst, lowerASCII(word[i]))
	}
	return dst
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// appendSpelling appends the spelling of a word of this class. It normalises only where
// that can change something: nearly all words of nearly all news are already in NFKC.
func appendSpelling(dst []byte, word string, class Class) []byte {
	start := len(dst)
	dst = appendFolded(dst, word, class)
	if norm.NFKC.QuickSpan(dst[start:]) != len(dst)-start {
		// Lower-casing can be needed again: the compatibility form of ℌ is H. Both steps
		// write behind what they read; the result then moves to its place.
		folded := len(dst)
		dst = norm.NFKC.Append(dst, dst[start:]...)
		normal := len(dst)
		dst = appendFolded(dst, string(dst[folded:]), class)
		dst = dst[:start+copy(dst[start:], dst[normal:])]
	}
	dst = dst[:start+len(withoutStrays(dst[start:]))]
	if class&SerbianCyrillic != 0 {
		cyrillic := len(dst)
		dst = romanised(dst, dst[start:])
		dst = dst[:start+copy(dst[start:], dst[cyrillic:])]
	}
	return dst
}

// appendFolded appends word lower-cased and with apostrophes made equal, without
// normalising.
func appendFolded(dst []byte, word string, class Class) []byte {
	to := class.script()
	for _, r := range word {
		if r < utf8.RuneSelf && to == 0 {
			dst = append(dst, lowerASCII(byte(r)))
			continue
		}
		if to != 0 {
			r = letters.As(to, r)
		}
		if r = foldRune(r); r >= 0 {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// foldRune returns the folded form of one rune, -1 when nothing remains of it.
func foldRune(r rune) rune {
	switch r {
	case '’', '‘', '‛', 'ʼ', 'ʻ', '＇':
		return '\''
	case 'ς': // the same letter at the end of a word; upper-case does not tell
		return 'σ'
	}
	if letters.Unseen(r) || letters.Point(r) {
		return -1
	}
	return letters.One(unicode.ToLower(r))
}

// withoutStrays removes from b, which is normalised, the marks that did not compose with
// the letter before.
func withoutStrays(b []byte) []byte {
	kept := b[:0]
	for i := 0; i < len(b); {
		r, size := rune(b[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(b[i:])
		}
		if !letters.Stray(r) {
			kept = append(kept, b[i:i+size]...)
		}
		i += size
	}
	return kept
}

// romanised appends to dst the Latin spelling of a word in Serbian Cyrillic.
func romanised(dst, word []byte) []byte {
	for _, r := range string(word) {
		dst = append(dst, letters.Romanise(r)...)
	}
	return dst
}

// appendBare appends to dst a spelled word with bare letters, and returns the extended
// slice and a hash of the letters that were not bare: 0 when all were, as in nearly every
// English word.
func appendBare(dst, spelled []byte) ([]byte, uint32) {
	marks, at := uint32(0), uint32(0)
	for i := 0; i < len(spelled); at++ {
		if spelled[i] < utf8.RuneSelf {
			dst = append(dst, spelled[i])
			i++
			continue
		}
		r, size := utf8.DecodeRune(spelled[i:])
		i += size
		a, b := letters.Bare(r)
		if a != r {
			marks = addMark(marks, r, at)
		}
		dst = utf8.AppendRune(dst, a)
		if b != 0 {
			dst = utf8.AppendRune(dst, b)
		}
	}
	return dst, marks
}

// AppendBare appends to dst a spelled word with bare letters, as [Fold] leaves it, and
// returns the extended slice.
func AppendBare(dst, spelled []byte) []byte {
	dst, _ = appendBare(dst, spelled)
	return dst
}

// addMark adds a letter that is not bare, the at-th of a word, to the hash of such letters.
func addMark(marks uint32, r rune, at uint32) uint32 {
	return (marks+uint32(r)+at<<16)*0x9e3779b1 | 1
}
