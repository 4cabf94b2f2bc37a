package shingle

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"copytrail/letters"
)

// runeKind is what a rune does in a word, for the runes that the fast path knows.
// The names follow the word-break properties of UAX #29.
type runeKind uint8

const (
	kindOther     runeKind = iota // not known to the fast path: the library decides
	kindBreak                     // no part of a word, and nothing joins across it
	kindLetter                    // ALetter
	kindDigit                     // Numeric
	kindUnder                     // ExtendNumLet
	kindMidLetter                 // joins letters
	kindMidNum                    // joins digits
	kindMidNumLet                 // joins letters, and digits
	kindMidOther                  // joins some, so that only the library can tell in the middle of a word
	kindMark                      // Extend: goes with the rune before it
	kindIdeo                      // one word by itself
)

// joins reports whether a rune of kind mid stands inside a word between runes of
// the kinds before and after it (rules WB6, WB7, WB11, WB12).
func (mid runeKind) joins(before, after runeKind) bool {
	if before != after {
		return false
	}
	return before == kindLetter && mid != kindMidNum || before == kindDigit && mid != kindMidLetter
}

// narrowRune says what the fast path does with a rune below narrowRunes.
type narrowRune struct {
	fold   uint16  // the folded rune, with its accent
	bare   [2]byte // the folded rune without it, or two, in UTF-8
	size   uint8   // bytes of bare
	kind   runeKind
	upper  bool
	marked bool // it has an accent
	script letters.Script
}

// narrowRuneOf returns the narrowRune of r, whose folded form is fold, and reports whether
// there is one.
func narrowRuneOf(r, fold rune, kind runeKind) (n narrowRune, ok bool) {
	a, b := letters.Bare(fold)
	bare := utf8.AppendRune(nil, a)
	if b != 0 {
		bare = utf8.AppendRune(bare, b)
	}
	n = narrowRune{fold: uint16(fold), size: uint8(len(bare)), kind: kind, upper: unicode.IsUpper(r), marked: a != fold}
	if kind == kindLetter {
		n.script = letters.ScriptOf(r)
	}
	return n, copy(n.bare[:], bare) == len(bare)
}

const narrowRunes = 0x700

// narrow is the table of runes that take one or two bytes: ASCII, Latin, Greek,
// Cyrillic, Arabic. A letter is in it only if NFKC leaves it alone whatever it
// stands beside, which holds because combining marks are kindOther.
var narrow = func() (t [narrowRunes]narrowRune) {
	for r := range rune(utf8.RuneSelf) {
		t[r], _ = narrowRuneOf(r, r, kindBreak)
		t[r].upper = false
	}
	addLetters := func(from, to rune) {
		for r := from; r <= to; r++ {
			lower := foldRune(r)
			if !unicode.IsLetter(r) || lower < 0 || lower >= narrowRunes ||
				!norm.NFKC.IsNormalString(string(r)) || !norm.NFKC.IsNormalString(string(lower)) {
				continue
			}
			if n, ok := narrowRuneOf(r, lower, kindLetter); ok {
				t[r] = n
			}
		}
	}
	digits := func(from, to rune) {
		for r := from; r <= to; r++ {
			t[r], _ = narrowRuneOf(r, r, kindDigit)
		}
	}
	addLetters('A', 'Z')
	addLetters('a', 'z')
	digits('0', '9')
	t['_'].kind = kindUnder
	t[':'].kind = kindMidLetter
	t[','].kind, t[';'].kind = kindMidNum, kindMidNum
	t['.'].kind, t['\''].kind = kindMidNumLet, kindMidNumLet
	t['،'].kind = kindMidOther
	for _, r := range "\u00a0¡¢£¤¥¦§©«¬®°±¶»¿×÷؟۔" {
		t[r], _ = narrowRuneOf(r, r, kindBreak)
	}
	addLetters('À', 'ž')
	addLetters('Ș', 'ț')
	addLetters('Ά', 'ώ')
	addLetters('Ѐ', 'ҁ')
	addLetters('Ҋ', 'ԯ')
	addLetters('ء', 'غ')
	addLetters('ف', 'ي')
	addLetters('ٱ', 'ۓ')
	digits('٠', '٩')
	digits('۰', '۹')
	return t
}()

// wideKind returns the kind of a rune from narrowRunes on. All its letters fold to
// themselves.
func wideKind(r rune) runeKind {
	switch {
	case 0x4e00 <= r && r <= 0x9fff, 0x3400 <= r && r <= 0x4dbf, // Han
		0x3041 <= r && r <= 0x3096,              // Hiragana
		0x30a1 <= r && r <= 0x30fa, r == 0x30fc, // Katakana
		0x0e01 <= r && r <= 0x0e30, r == 0x0e32, 0x0e40 <= r && r <= 0x0e46: // Thai
		return kindIdeo
	case 0xac00 <= r && r <= 0xd7a3, // Hangul
		0x0904 <= r && r <= 0x0928, 0x092a <= r && r <= 0x0930, r == 0x0932, 0x0935 <= r && r <= 0x0939: // Devanagari
		return kindLetter
	case 0x0900 <= r && r <= 0x0903, 0x093e <= r && r <= 0x094d, // Devanagari
		r == 0x0e31, 0x0e34 <= r && r <= 0x0e3a, 0x0e47 <= r && r <= 0x0e4e: // Thai
		return kindMark
	case 0x0966 <= r && r <= 0x096f:
		return kindDigit
	case r == 0xff0c, r == 0xff1a, r == 0xff1b: // full-width comma and colons
		return kindMidOther
	case r == 0x2018, r == 0x2019: // apostrophes
		return kindMidNumLet
	case 0x2010 <= r && r <= 0x2017, 0x201a <= r && r <= 0x2023, r == 0x2025, r == 0x2026,
		r == 0x2028, r == 0x2029, 0x2030 <= r && r <= 0x203e, r == 0x20ac, // dashes, quotes, bullets, €
		r == 0x0964, r == 0x0965, // danda
		0x3000 <= r && r <= 0x3003, 0x3008 <= r && r <= 0x3011, // CJK punctuation
		r == 0xff01, r == 0xff08, r == 0xff09, r == 0xff1f:
		return kindBreak
	}
	return kindOther
}
