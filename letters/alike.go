package letters

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// lookalikes has, for each alphabet, the letters of other scripts and the letter of that
// alphabet that they look like.
var lookalikes = map[Script]map[rune]rune{Latin: pairs(toLatin), Cyrillic: pairs(toCyrillic), Greek: pairs(toGreek)}

// As returns the letter of script to that r looks like, and r itself when it is of that
// script, is no letter or looks like none.
func As(to Script, r rune) rune {
	if s := ScriptOf(r); s == to || s == 0 {
		return r
	}
	if x, ok := lookalikes[to][r]; ok {
		return x
	}
	return r
}

// alphabets are the scripts that a word may be of.
var alphabets = [...]Script{Latin, Cyrillic, Greek}

// Target returns the script that the letters of word are meant to be of: the one in which
// all other letters have a look-alike. Of several the main one of the text is taken. It
// returns 0 when there is none: a word of two scripts that does not hide it.
func Target(word string, main Script) Script {
	can, has := Latin|Cyrillic|Greek, Script(0)
	for _, r := range word {
		s := ScriptOf(r)
		if s == 0 {
			if unicode.IsLetter(r) && !Unseen(r) { // a filler of Hangul is a letter to Unicode
				return 0
			}
			continue
		}
		has |= s
		for _, a := range alphabets {
			if s == a || can&a == 0 {
				continue
			}
			if _, ok := lookalikes[a][r]; !ok {
				can &^= a
			}
		}
	}
	switch {
	case can&main != 0:
		return main
	case can&has != 0 && !(can & has).Mixed():
		return can & has
	}
	return 0
}

// Plain returns a word as a reader sees it, in the case that it has: without unseen
// characters and stray marks, in letters of one script, in no style of their own. It knows
// nothing of the text around it.
func Plain(word string) string {
	if !MayHide(word) {
		return word
	}
	to := Target(word, Latin)
	return strings.Map(func(r rune) rune {
		if Unseen(r) || Stray(r) {
			return -1
		}
		if isStyled(r) || 0x250 <= r && r < 0x2b0 { // small capitals and phonetic letters
			r, _ = Bare(r)
			return r
		}
		if to != 0 {
			r = As(to, r)
		}
		return r
	}, norm.NFKC.String(word))
}

// Main returns the script that most of a text is in. Letters that look like one of another
// alphabet do not count: they may be put in. It is Latin when none counts.
func Main(text string) Script {
	var n [len(alphabets)]int
	for _, r := range text {
		s := ScriptOf(r)
		for i, a := range alphabets {
			if s == a && !alike(r, a) {
				n[i]++
			}
		}
	}
	main := 0
	for i := range n {
		if n[i] > n[main] {
			main = i
		}
	}
	return alphabets[main]
}

// alike reports whether r, a letter of script s, looks like one of another alphabet.
func alike(r rune, s Script) bool {
	for _, a := range alphabets {
		if a == s {
			continue
		}
		if _, ok := lookalikes[a][r]; ok {
			return true
		}
	}
	return false
}
