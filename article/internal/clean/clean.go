// Package clean makes what an input gives fit to be kept: the text of an article, a
// line of metadata, an id or a URL, a language code. It removes control characters
// and never changes a word.
package clean

import (
	"encoding/binary"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isControl reports whether c is a control character that a text may not hold.
func isControl(c byte) bool { return c < 0x20 && c != '\n' && c != '\t' || c == 0x7f }

// HasControl reports whether s holds a control character other than a line feed or a
// tab. It looks at eight bytes at a time, because everything that is read passes it.
func HasControl(s string) bool {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	for len(s) >= 8 {
		x := binary.LittleEndian.Uint64([]byte(s[:8]))
		low := (x - 0x20*ones) &^ x & highs
		y := x ^ 0x7f*ones
		del := (y - ones) &^ y & highs
		if low|del != 0 {
			for i := range 8 {
				if isControl(s[i]) {
					return true
				}
			}
		}
		s = s[8:]
	}
	for i := range len(s) {
		if isControl(s[i]) {
			return true
		}
	}
	return false
}

// Text returns s as the text of an article: line breaks become \n, other control
// characters become spaces. It reports whether it replaced control characters. s must
// be valid UTF-8.
func Text(s string) (string, bool) {
	if !HasControl(s) {
		return s, false
	}
	var b strings.Builder
	b.Grow(len(s))
	replaced := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
			b.WriteByte('\n')
		case c == '\f' || c == '\v':
			b.WriteByte('\n')
		case isControl(c):
			b.WriteByte(' ')
			replaced = true
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), replaced
}

// Line returns s as one line of metadata: valid UTF-8 with HTML entities decoded,
// control and formatting characters removed and white space collapsed.
func Line(s string) string {
	if isCleanLine(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			space = b.Len() > 0
		case unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d': // zero-width joiners spell words
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isCleanLine reports whether Line would return s unchanged. It is a fast check for
// the usual case and may answer false where true is right.
func isCleanLine(s string) bool {
	space := true
	for i := range len(s) {
		c := s[i]
		if c < 0x20 || c >= 0x7f || c == '&' || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

// Token returns s as an id or a URL: valid UTF-8 without control characters and
// without white space at its ends. Nothing else is changed.
func Token(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD")))
}

// Clip returns s for a message: at most n bytes of it, with an ellipsis when something
// is cut off.
func Clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
