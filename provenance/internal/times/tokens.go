package times

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word or a number of a text: "9:42", "p.m", "Wednesday".
type token struct {
	word       string // in lower case
	start, end int    // in bytes of the text
	upper      bool   // it begins with a capital letter
	after      mark   // what separates it from the token before
}

// mark is what stands between two tokens.
type mark uint8

const (
	space  mark = iota
	comma       // a comma, a dash, a bracket, a quotation mark
	period      // the end of a sentence or a line
)

// headBytes is how much of a text is read: news tells when it happened at its beginning.
const headBytes = 4000

// head returns the beginning of a text.
func head(text string) string {
	if len(text) <= headBytes {
		return text
	}
	cut := headBytes
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut]
}

// tokensOf returns the tokens of a text.
func tokensOf(text string) []token {
	tokens := make([]token, 0, len(text)/5+8)
	between := period
	for i := 0; i < len(text); {
		if text[i] == ' ' { // the least mark
			i++
			continue
		}
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if !isWordRune(r) {
			between = max(between, markOf(r))
			i += n
			continue
		}
		end := wordEnd(text, i)
		tokens = append(tokens, token{strings.ToLower(text[i:end]), i, end, unicode.IsUpper(r), between})
		between = space
		i = end
		if isMeridiem(tokens[len(tokens)-1].word) && strings.HasPrefix(text[i:], ".") {
			i++ // "9 p.m. Wednesday" goes on
		}
	}
	return tokens
}

// isWordRune reports whether r is a letter or a digit.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isASCIIWord(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// wordEnd returns the end of the word that begins at i. Marks within it belong to it: "9:42",
// "p.m", "l'incendie", "two-thirds".
func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if isWordRune(r) || r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r) {
			i += n
			continue
		}
		if r != '\'' && r != '’' && r != '-' && r != '.' && r != ':' {
			return i
		}
		next, _ := utf8.DecodeRuneInString(text[i+n:])
		before := text[i-1]
		digits := before >= '0' && before <= '9' && next >= '0' && next <= '9'
		if !unicode.IsLetter(next) && !digits || (r == '.' || r == ':') && !digits && !isMeridiem(strings.ToLower(text[i-1:min(len(text), i+2)])) {
			return i
		}
		i += n
	}
	return i
}

// markOf returns how strongly a rune that belongs to no word separates two tokens.
func markOf(r rune) mark {
	switch {
	case r == ' ':
		return space
	case strings.ContainsRune(".!?\n…", r):
		return period
	case unicode.IsSpace(r):
		return space
	}
	return comma
}

// isMeridiem reports whether a word is "a.m." or "p.m.".
func isMeridiem(word string) bool {
	return word == "p.m" || word == "a.m" || word == "pm" || word == "am"
}
