package terms

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/shingle"
)

// canonicalNumber returns the folded number s in one spelling, so that all spellings of a
// number are one term: ASCII digits, no group separators, a decimal point, no ordinal
// ending, no final ".0".
func canonicalNumber(s, lang string) string {
	s = asciiDigits(strings.ReplaceAll(s, " ", "")) // by UAX #29 a narrow space between groups is part of the word
	if commaDecimals[lang] {
		s = englishSeparators(s)
	} else {
		s = strings.ReplaceAll(s, ",", "")
	}
	for _, end := range numberEndings {
		if t := strings.TrimSuffix(s, end); t != s && t != "" && t[len(t)-1] >= '0' && t[len(t)-1] <= '9' {
			s = t
			break
		}
	}
	return strings.TrimSuffix(s, ".0")
}

// numberEndings are what is written to a number without a space: endings of ordinals and
// plurals, and units that others write as a word. Units of one letter are left out where
// they also stand for something else ("5G", "4K").
var numberEndings = strings.Fields("st nd rd th 's s km cm mm kg mph kph kmh kw mw gw am pm bn mn tn m ft lb lbs")

// commaDecimals are the languages that write 4.200,5 where English writes 4,200.5.
var commaDecimals = func() map[string]bool {
	m := map[string]bool{}
	for lang := range strings.FieldsSeq("bg ca cs da de el es fi fr hr hu id it nl no pl pt ro ru sk sl sr sv tr uk vi") {
		m[lang] = true
	}
	return m
}()

// englishSeparators turns the separators of most European languages into English ones
// without groups: "1.200.000" becomes "1200000", "2,8" becomes "2.8". A date or a version
// ("1.5.2026") does not change.
func englishSeparators(s string) string {
	if grouped(s, '.') {
		s = strings.ReplaceAll(s, ".", "")
	}
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		return strings.Replace(s, ",", ".", 1)
	}
	return strings.ReplaceAll(s, ",", "")
}

// grouped reports whether the digits of s before any comma are in groups of three with
// separator sep between them.
func grouped(s string, sep byte) bool {
	s, _, _ = strings.Cut(s, ",")
	first, rest, ok := strings.Cut(s, string(sep))
	if !ok || len(first) == 0 || len(first) > 3 || first[0] == '0' || !allDigits(first) {
		return false
	}
	for part := range strings.SplitSeq(rest, string(sep)) {
		if len(part) != 3 || !allDigits(part) {
			return false
		}
	}
	return true
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// spacedGroups returns how many words after word i belong to the number that begins
// there: groups of three digits, each after a space, as in "1 200" and "2 500 000,5". It
// returns 0 when another number stands before word i with only a space between: telephone
// numbers look like that.
func spacedGroups(text string, words []shingle.Word, i int) int {
	first := text[words[i].Start:words[i].End]
	if len(first) > 3 || first[0] == '0' || !allDigits(first) || i > 0 && words[i-1].Class&shingle.Digit != 0 && oneSpace(text, words[i-1], words[i]) {
		return 0
	}
	n := 0
	for k := i + 1; k < len(words) && oneSpace(text, words[k-1], words[k]); k++ {
		group := text[words[k].Start:words[k].End]
		whole, _, decimals := strings.Cut(group, ",")
		if len(whole) != 3 || !allDigits(whole) {
			break
		}
		n++
		if decimals {
			break
		}
	}
	return n
}

// oneSpace reports whether two words are separated by exactly one space of a kind that
// may group digits.
func oneSpace(text string, a, b shingle.Word) bool {
	switch text[a.End:b.Start] {
	case " ", "\u00a0", "\u202f", "\u2009":
		return true
	}
	return false
}

// appendSpaced appends the terms of the words of one number, which are groups of digits.
func (s *Stemmer) appendSpaced(dst []Info, text string, words []shingle.Word) []Info {
	var digits strings.Builder
	for _, w := range words {
		digits.WriteString(text[w.Start:w.End])
	}
	return s.appendNumber(dst, canonicalNumber(digits.String(), s.lang), len(words))
}

// appendNumber appends the terms of the words of one number: the first has the number, the
// others count as function words.
func (s *Stemmer) appendNumber(dst []Info, number string, words int) []Info {
	t := Info{Term: hashTerm(number), Number: true, Size: numberSize(number)}
	s.weigh(&t)
	dst = append(dst, t)
	for range words - 1 {
		dst = append(dst, Info{Term: hashTerm(" "), Number: true, Stop: true})
	}
	return dst
}

// asciiDigits turns the digits of other scripts (Arabic, Persian, Devanagari, …) into
// ASCII digits and the Arabic decimal separator into a point. It removes the Arabic group
// separator.
func asciiDigits(s string) string {
	for i := 0; ; i++ {
		if i == len(s) {
			return s
		}
		if s[i] >= utf8.RuneSelf {
			break
		}
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r < utf8.RuneSelf:
			return r
		case r == '٬':
			return -1
		case r == '٫':
			return '.'
		case unicode.Is(unicode.Nd, r):
			return '0' + digitOf(r)
		}
		return r
	}, s)
}

// digitOf returns the value of a decimal digit. In Unicode the digits 0 to 9 of a script
// are consecutive, and the ranges of Nd are whole runs of ten.
func digitOf(r rune) rune {
	for _, x := range unicode.Nd.R16 {
		if r <= rune(x.Hi) {
			return (r - rune(x.Lo)) % 10
		}
	}
	for _, x := range unicode.Nd.R32 {
		if r <= rune(x.Hi) {
			return (r - rune(x.Lo)) % 10
		}
	}
	return 0
}

// numberSize returns the Info.Size of a number, for languages without a table of
// frequencies. A short number is a detail while a short word is a common one. The size
// depends on the number alone, because equal terms must have equal weights.
func numberSize(number string) uint8 { return uint8(min(6+len(number)/2, maxSize-1)) }

//go:embed numbers.txt
var numberWordList string

// numberWords returns the number words of a language with the digits they stand for, or
// nil for a language that is not in the list.
func numberWords(lang string) map[string]string {
	if lang == "en" {
		return englishNumbers
	}
	for line := range strings.Lines(numberWordList) {
		code, words, ok := strings.Cut(line, ":")
		if !ok || code != lang {
			continue
		}
		m := map[string]string{}
		for pair := range strings.FieldsSeq(words) {
			word, number, _ := strings.Cut(pair, "=")
			m[spelling(word)] = number
		}
		if lang == "de" {
			addGermanCompounds(m)
		}
		return m
	}
	return nil
}

// addGermanCompounds adds the numbers from 21 to 99, which German writes as one word with
// the ones first: "vierunddreißig".
func addGermanCompounds(m map[string]string) {
	ones := map[string]string{"ein": "1"}
	for word, n := range m {
		if len(n) == 1 {
			ones[word] = n
		}
	}
	tens := map[string]string{}
	for word, n := range m {
		if len(n) == 2 && n[1] == '0' && n != "10" {
			tens[word] = n[:1]
		}
	}
	for one, n := range ones {
		for ten, d := range tens {
			m[one+"und"+ten] = d + n
		}
	}
}

// englishNumbers are the English number words. "one" is left out: it is mostly a pronoun;
// "first" and "second" are mostly something else too.
var englishNumbers = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
	"eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
	"thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
	"seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20",
	"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70",
	"eighty": "80", "ninety": "90", "hundred": "100", "thousand": "1000",
	"third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8", "ninth": "9",
	"tenth": "10", "eleventh": "11", "twelfth": "12", "thirteenth": "13", "fourteenth": "14", "fifteenth": "15",
	"sixteenth": "16", "seventeenth": "17", "eighteenth": "18", "nineteenth": "19", "twentieth": "20",
	"thirtieth": "30", "fortieth": "40", "fiftieth": "50", "sixtieth": "60", "seventieth": "70", "eightieth": "80",
	"ninetieth": "90", "hundredth": "100", "thousandth": "1000",
}
