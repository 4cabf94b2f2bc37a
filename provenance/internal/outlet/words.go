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
	LetterLow // a to z
	LetterUp  // A to Z
	digitByte
	HighByte // part of a non-ASCII character
)

// ByteClass is the class of each byte.

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

// WordEnd returns the offset at which the run of letters and digits at i ends. Marks of
// any script belong to the run.
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

// WordSet returns the set of the words in list, which are separated by spaces. An
// underscore in a word stands for a space.
func WordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[strings.ReplaceAll(w, "_", " ")] = true
	}
	return set
}

// AddNew appends to list those strings of more that it does not contain.
func AddNew(list, more []string) []string {
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}
