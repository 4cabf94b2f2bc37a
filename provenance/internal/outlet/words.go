package outlet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The classes of a byte.
const (
	OtherByte = iota
	LetterLow
	LetterUp
	digitByte
	HighByte // part of a character beyond ASCII
)

var ByteClass = func() (c [256]uint8) {
	for b := range c {
		switch {
		case 'a' <= b && b <= 'z':
			c[b] = LetterLow
		case 'A' <= b && b <= 'Z':
			c[b] = LetterUp
		case '0' <= b && b <= '9':
			c[b] = digitByte
		case b >= 0x80:
			c[b] = HighByte
		}
	}
	return c
}()

// WordEnd returns where the run of letters and digits at i ends. Characters beyond
// ASCII count as letters unless they are punctuation.
func WordEnd(text string, i int) int {
	for i < len(text) {
		c := ByteClass[text[i]]
		if c == OtherByte {
			return i
		}
		if c == HighByte {
			r, size := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) {
				return i
			}
			i += size
			continue
		}
		i++
	}
	return i
}

// WordSet returns the set of the words of list, which spaces set apart; an underscore in
// a word stands for a space.
func WordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[strings.ReplaceAll(w, "_", " ")] = true
	}
	return set
}

// AddNew appends to list the names of more that it does not have.
func AddNew(list, more []string) []string {
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}
