// Package letters knows which characters a reader takes for one letter: letters of two
// scripts that look alike, letters with and without their accents, characters that are not
// seen at all, one language in two alphabets.
//
// It changes and counts letters and decides nothing about words. Look-alike letters are
// those of Unicode Technical Standard 39, section 4 (confusables.txt), read by the program
// lookalikes_gen.go into a table. Only the Latin, the Cyrillic and the Greek alphabet are
// hidden behind others here: they are the ones that look alike.
//
// Start at [Inspect] for what a text hides, at [Bare] and [Target] for one letter and one
// word.
package letters

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:generate go run lookalikes_gen.go confusables.txt

// Script is a set of scripts of which the letters look alike.
type Script uint8

// The scripts. Others is any further script that has a letter like one of these.
const (
	Latin Script = 1 << iota
	Cyrillic
	Greek
	Others
)

// String returns the name of one script.
func (s Script) String() string {
	switch s {
	case Latin:
		return "Latin"
	case Cyrillic:
		return "Cyrillic"
	case Greek:
		return "Greek"
	}
	return "other"
}

// Mixed reports whether s is more than one script.
func (s Script) Mixed() bool { return s&(s-1) != 0 }

// ScriptOf returns the script of a letter, 0 for what is no letter and for a letter that
// looks like none of the three alphabets.
func ScriptOf(r rune) Script {
	switch {
	case r < utf8.RuneSelf:
		if c := r | 0x20; 'a' <= c && c <= 'z' {
			return Latin
		}
		return 0
	case r < 0x370:
		if unicode.IsLetter(r) && r != 0xaa && r != 0xba && (r < 0x2b0) {
			return Latin
		}
		return 0
	case r < 0x400:
		if unicode.IsLetter(r) {
			return Greek
		}
		return 0
	case r < 0x530:
		if unicode.IsLetter(r) {
			return Cyrillic
		}
		return 0
	case r < 0x1c80 && r >= 0x590 && (r < 0x13a0 || r > 0x167f), 0x2e80 <= r && r < 0xa4d0, 0xac00 <= r && r < 0xfb00:
		return 0 // Arabic, Indic, Han, Hangul: quick, for they are many
	case unicode.Is(unicode.Latin, r):
		return Latin
	case unicode.Is(unicode.Greek, r):
		return Greek
	case unicode.Is(unicode.Cyrillic, r):
		return Cyrillic
	}
	for _, table := range lookalikes {
		if _, ok := table[r]; ok {
			return Others
		}
	}
	return 0
}

// Unseen reports whether nothing of r is seen, whatever it stands beside: a zero-width
// space, a joiner, a variation selector, a filler of Hangul.
func Unseen(r rune) bool {
	switch {
	case r < 0x34f:
		return r == 0xad
	case r == 0x34f, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5, 0x180b <= r && r <= 0x180f, // joiner of graphemes, fillers, Mongolian selectors
		0xfe00 <= r && r <= 0xfe0f, 0xe0100 <= r && r <= 0xe01ef, // variation selectors
		r == 0x3164, r == 0xffa0:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// Stray reports whether r is a combining mark that is no part of a letter when it does not
// compose with the one before: an underline, a stroke, a dot, an accent that shows the
// stress. Marks that some scripts spell with, such as the Arabic vowel signs, are none.
func Stray(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r <= 0x36f, 0x1ab0 <= r && r <= 0x1aff, 0x1dc0 <= r && r <= 0x1dff, 0x20d0 <= r && r <= 0x20ff, 0xfe20 <= r && r <= 0xfe2f:
		return true
	}
	return false
}

// Point reports whether r is a sign for a vowel or for reading aloud that Arabic and Hebrew
// texts usually leave out, or a stroke that lengthens an Arabic word.
func Point(r rune) bool {
	switch {
	case r < 0x591 || r > 0x8ff && r != 0xfb1e:
		return false
	case r <= 0x5c7:
		return r != 0x5be && r != 0x5c0 && r != 0x5c3 && r != 0x5c6 // punctuation
	case 0x610 <= r && r <= 0x61a, r == 0x640, 0x64b <= r && r <= 0x652, 0x656 <= r && r <= 0x65f, r == 0x670,
		0x6d6 <= r && r <= 0x6dc, 0x6df <= r && r <= 0x6e8, 0x6ea <= r && r <= 0x6ed, 0x8d3 <= r && r <= 0x8ff, r == 0xfb1e:
		return true
	}
	return false
}

// One returns the letter that stands for r and for its other spelling, in lower case: the
// Russian е for ё, the Romanian ş and ţ with a cedilla for those with a comma.
func One(r rune) rune {
	switch r {
	case 'ё':
		return 'е'
	case 'ș':
		return 'ş'
	case 'ț':
		return 'ţ'
	}
	return r
}

// Bare returns r, a lower-case letter, as people write it who have no accents: one letter,
// or two, of which the second is 0 when there is one. Arabic letters with a hamza on top
// and Persian forms become plain Arabic ones.
func Bare(r rune) (rune, rune) {
	if r < 0xdf {
		return r, 0
	}
	if r < barred {
		p := &bare[r]
		return p[0], p[1]
	}
	if 0x1e00 <= r && r < 0x2000 {
		p := &bareExtended[r-0x1e00]
		return p[0], p[1]
	}
	if to, ok := lookalikes[Latin][r]; ok && unicode.Is(unicode.Latin, r) {
		return to, 0
	}
	if to, ok := smallCapitals[r]; ok {
		return to, 0
	}
	return r, 0
}

// barred bounds the first block of letters that have accents.
const barred = 0x700

// twoLetters and others are the letters that Unicode does not take for ones with accents.
var (
	twoLetters = map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ǽ': "ae", 'ǿ': "o"}
	others     = pairs("øołlđdðdħhŧtıiأاإاآاٱاکكیيىي")
	// smallCapitals are those that Unicode does not list as look-alikes.
	smallCapitals = pairs("ᴀaʙbᴅdᴇeɢgʜhᴊjᴋkʟlᴍmɴnᴘpʀrᴛt")
)

var bare, bareExtended = func() (low [barred][2]rune, high [0x200][2]rune) {
	for r := range rune(barred) {
		low[r] = bareOf(r)
	}
	for i := range high {
		high[i] = bareOf(rune(i) + 0x1e00)
	}
	return low, high
}()

// bareOf is Bare for the letters in its tables.
func bareOf(r rune) [2]rune {
	if two, ok := twoLetters[r]; ok {
		all := append([]rune(two), 0)
		return [2]rune{all[0], all[1]}
	}
	if to, ok := others[r]; ok {
		return [2]rune{to, 0}
	}
	if to, ok := smallCapitals[r]; ok {
		return [2]rune{to, 0}
	}
	script := ScriptOf(r)
	if to, ok := lookalikes[Latin][r]; ok && script == Latin {
		return [2]rune{to, 0}
	}
	if script == Latin || script == Greek {
		if base, n := utf8.DecodeRuneInString(norm.NFD.String(string(r))); n > 0 && ScriptOf(base) == script {
			return [2]rune{base, 0}
		}
	}
	return [2]rune{r, 0}
}

// pairs returns the map that a string of pairs of letters writes down.
func pairs(s string) map[rune]rune {
	m := map[rune]rune{}
	list := []rune(s)
	for i := 0; i+1 < len(list); i += 2 {
		m[list[i]] = list[i+1]
	}
	return m
}
