package pattern

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/provenance/internal/outlet"
)

// Token is a word or a mark of a text.
type Token struct {
	Start, End int    // its bytes in the text
	Low        string // in small letters, with straight apostrophes; every quotation mark is ", every long dash —
	class      Class
	id         wordID // the number of Low, once it has been looked up
}

// Is reports whether the token belongs to one of the classes of c.
func (t *Token) Is(c Class) bool { return t.class&c != 0 }

// Class says what kind of token a token is. A token belongs to several classes.
type Class uint8

const (
	Word    Class = 1 << iota // letters and digits
	Mark                      // anything else
	Quote                     // a quotation mark
	Capital                   // a word that begins with a capital letter or a digit
	Small                     // a word that does not
	Number                    // a word that begins with a digit
	Hyphen                    // a hyphen with no capital behind it
	Dash                      // a hyphen with a space behind it
)

// Tokens cuts text[from:to] into tokens and appends them to list. An apostrophe within
// a word belongs to it; a possessive "'s" is a token of its own.
func Tokens(list []Token, text string, from, to int) []Token {
	for i := from; i < to; {
		b := outlet.ByteClass[text[i]]
		if b == outlet.OtherByte || b == outlet.HighByte && !letterAt(text, i) {
			t, size := markAt(text, i, to)
			if size > 0 {
				list = append(list, t)
				i += size
				continue
			}
			_, size = utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		end := wordEnd(text, i, to)
		list = append(list, wordToken(text, i, end))
		i = end
	}
	return list
}

// wordToken returns the word text[start:end] as a token.
func wordToken(text string, start, end int) Token {
	i := start
	for i < end && outlet.ByteClass[text[i]] == outlet.LetterLow {
		i++
	}
	if i == end { // most words
		return Token{Start: start, End: end, Low: text[start:end], class: Word | Small}
	}
	low := strings.ToLower(text[start:end])
	if strings.Contains(low, "’") {
		low = strings.ReplaceAll(low, "’", "'")
	}
	class := Word | Small
	if r, _ := utf8.DecodeRuneInString(text[start:]); unicode.IsUpper(r) || unicode.IsDigit(r) {
		class = Word | Capital
	}
	if low[0] <= '9' {
		class |= Number
	}
	return Token{Start: start, End: end, Low: low, class: class}
}

// wordEnd returns where the word that begins at i ends: didn't, d'après and AT&T are
// one word each.
func wordEnd(text string, i, to int) int {
	end := min(outlet.WordEnd(text, i), to)
	for end < to {
		r, size := utf8.DecodeRuneInString(text[end:])
		if (r != '\'' && r != '’' && r != '&') || end+size >= to || !letterAt(text, end+size) {
			break
		}
		tail := outlet.WordEnd(text, end+size)
		if tail == end+size+1 && (text[end+size] == 's' || text[end+size] == 'S') {
			break
		}
		end = min(tail, to)
	}
	return end
}

// markAt returns the mark at i as a token; size is 0 for a space.
func markAt(text string, i, to int) (t Token, size int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	t = Token{Start: i, End: i + size, Low: text[i : i+size], class: Mark}
	switch r {
	case '’', '\'', '‘':
		t.Low = "'"
		if s := i + size; s < to && (text[s] == 's' || text[s] == 'S') && outlet.WordEnd(text, s) == s+1 && i > 0 && outlet.ByteClass[text[i-1]] != outlet.OtherByte {
			t.Low, t.End, size = "'s", s+1, size+1
		}
	case '“', '”', '"', '«', '»', '„':
		t.Low, t.class = `"`, Mark|Quote
	case '–', '—':
		t.Low = "—"
	case '-':
		t.class |= hyphenClass(text[i+size : to])
	default:
		if unicode.IsSpace(r) {
			return t, 0
		}
	}
	return t, size
}

// hyphenClass says what a hyphen before rest is.
func hyphenClass(rest string) (c Class) {
	next := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if len(next) < len(rest) {
		c = Dash
	}
	if r, _ := utf8.DecodeRuneInString(next); next != "" && !unicode.IsUpper(r) && !unicode.IsDigit(r) {
		c |= Hyphen
	}
	return c
}

func letterAt(text string, i int) bool {
	if outlet.ByteClass[text[i]] != outlet.HighByte {
		return outlet.ByteClass[text[i]] != outlet.OtherByte
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}
