package shingle

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold appends to dst the folded form of word, which is what [Word.Hash] hashes,
// and returns the extended slice. Two spellings that a reader takes for one word
// fold to the same bytes: letters become lower-case, typographic apostrophes
// become ', compatibility forms (full-width letters, ligatures, combining
// accents) become the plain ones by Unicode NFKC, and invisible format
// characters (soft hyphen, zero-width joiner) go. Accents stay: é is not e.
func Fold(dst []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return foldUnicode(dst, word)
		}
	}
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

// foldUnicode folds rune by rune and normalises only where that can change
// something: nearly all words of nearly all news are already in NFKC.
func foldUnicode(dst []byte, word string) []byte {
	start := len(dst)
	dst = appendFolded(dst, word)
	if norm.NFKC.QuickSpan(dst[start:]) == len(dst)-start {
		return dst
	}
	// Lower-casing can be needed again: the compatibility form of ℌ is H. Both steps
	// write behind what they read; the result then moves to its place.
	folded := len(dst)
	dst = norm.NFKC.Append(dst, dst[start:]...)
	normal := len(dst)
	dst = appendFolded(dst, string(dst[folded:]))
	return dst[:start+copy(dst[start:], dst[normal:])]
}

// appendFolded appends word lower-cased and with apostrophes made equal, without
// normalising.
func appendFolded(dst []byte, word string) []byte {
	for _, r := range word {
		if r < utf8.RuneSelf {
			dst = append(dst, lowerASCII(byte(r)))
			continue
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
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	return unicode.ToLower(r)
}
