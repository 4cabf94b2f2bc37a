package letters

import "unicode"

// serbianShare is the share of letters that only Serbian and its neighbours have from which
// a Cyrillic text is Serbian: three of ours have .06 to .09, a Russian text that names Serbs
// hardly any.
const serbianShare = .04

// serbianSample is how many bytes of a text are looked at.
const serbianSample = 1 << 13

// Serbian reports whether a text is in Serbian Cyrillic, or in Macedonian, which is written
// with nearly the same letters.
func Serbian(text string) bool {
	cyrillic, own := 0, 0
	for _, r := range text[:min(len(text), serbianSample)] {
		if r < 0x400 || r > 0x4ff {
			continue
		}
		cyrillic++
		switch r {
		case 'ј', 'љ', 'њ', 'ђ', 'ћ', 'џ', 'Ј', 'Љ', 'Њ', 'Ђ', 'Ћ', 'Џ':
			own++
		}
	}
	return own > 0 && float64(own) >= serbianShare*float64(cyrillic)
}

// Romanise returns the Latin spelling of r, a letter of Serbian Cyrillic in lower case, as
// Serbs write it. Other letters are returned as they are.
func Romanise(r rune) string {
	if s, ok := serbian[r]; ok {
		return s
	}
	return string(r)
}

var serbian = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'ђ': "đ", 'е': "e", 'ж': "ž", 'з': "z", 'и': "i", 'ј': "j", 'к': "k",
	'л': "l", 'љ': "lj", 'м': "m", 'н': "n", 'њ': "nj", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'ћ': "ć", 'у': "u",
	'ф': "f", 'х': "h", 'ц': "c", 'ч': "č", 'џ': "dž", 'ш': "š",
}

// SerbianLatin reports whether a text is in Serbian or one of its sisters (Croatian,
// Bosnian, Montenegrin) in Latin letters: none else has đ beside č, š and ž.
func SerbianLatin(text string) bool {
	d, others := 0, 0
	for _, r := range text[:min(len(text), serbianSample)] {
		switch unicode.ToLower(r) {
		case 'đ':
			d++
		case 'č', 'ć', 'ž', 'š':
			others++
		case 'ř', 'ů', 'ě', 'ł', 'ą', 'ơ', 'ư', 'ă', 'ŧ', 'ŋ':
			return false
		}
	}
	return d > 0 && others >= 5*d/2
}
