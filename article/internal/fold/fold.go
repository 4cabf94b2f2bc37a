// Package fold makes lines comparable that are spelled in different ways: in lower
// case, with single spaces and plain apostrophes, without marks at either end. Lists
// of known wording are spelled so, and what is looked up in them is folded first.
package fold

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxLine is the most bytes of a line that are folded. Known wording is shorter.
const MaxLine = 420

// Folded is a line made comparable: lower case, single spaces, plain apostrophes.
// The zero value is ready for use; the buffer is part of it, so that a line can be
// folded without an allocation.
type Folded struct {
	buf [MaxLine + utf8.UTFMax]byte
	n   int
}

// Fold stores line in f. What is beyond [MaxLine] bytes is left out.
func (f *Folded) Fold(line string) {
	buf, n := &f.buf, 0
	space := false
	for i := 0; i < len(line) && n < MaxLine; {
		c := line[i]
		if c < utf8.RuneSelf {
			i++
			if c == ' ' || c == '\t' {
				space = n > 0
				continue
			}
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if space {
				buf[n] = ' '
				n++
				space = false
			}
			buf[n] = c
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(line[i:])
		i += size
		switch r {
		case '’', '‘', 'ʼ':
			r = '\''
		case '“', '”':
			r = '"'
		case '\u00a0', '\u2009', '\u202f':
			space = n > 0
			continue
		case '\u200b', '\ufeff', '\u00ad':
			continue
		default:
			r = lowerRune(r)
		}
		if space {
			buf[n] = ' '
			n++
			space = false
		}
		n += utf8.EncodeRune(buf[n:], r)
	}
	f.n = n
}

// Bytes returns the folded line. It is valid until the next call of Fold.
func (f *Folded) Bytes() []byte { return f.buf[:f.n] }

// IsMark reports whether r is neither a letter nor a digit.
func IsMark(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// HasWord reports whether line holds a letter or a digit.
func HasWord(line string) bool {
	return strings.IndexFunc(line, func(r rune) bool { return !IsMark(r) }) >= 0
}

// TrimMarks cuts the marks off both ends of a folded line. The signs ©, @ and braces
// stay: they tell what a line is.
func TrimMarks(b []byte) []byte {
	return bytes.TrimFunc(b, func(r rune) bool { return IsMark(r) && r != '©' && r != '@' && r != '{' && r != '}' })
}

// lowerRune is unicode.ToLower with a short way for what needs none.
func lowerRune(r rune) rune {
	if r >= 0x2000 && r < 0x2c00 {
		return r // punctuation, arrows, symbols
	}
	return unicode.ToLower(r)
}

// LineSet returns the set of the lines in s, folded and without marks at their ends.
// Semicolons and line breaks divide them.
func LineSet(s string) map[string]bool {
	set := make(map[string]bool)
	for line := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == '\n' }) {
		var f Folded
		f.Fold(strings.TrimSpace(line))
		if core := TrimMarks(f.Bytes()); len(core) > 0 {
			set[string(core)] = true
		}
	}
	return set
}

// WordSet returns the set of the words in s, which are divided by white space.
func WordSet(s string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(s) {
		set[word] = true
	}
	return set
}
