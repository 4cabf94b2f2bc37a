// Package clean makes text from articles safe to print.
//
// An article is hostile input: its title, its id and its text may hold control
// characters that drive a terminal, marks that reorder or hide what a reader sees,
// and bytes that are no UTF-8. A file of findings may be damaged, so that a span
// does not fit its text. [Line], [JSON] and [WebAddress] take care of the first,
// [Slice] and its companions of the second.
//
// What a single format gives a meaning, as Markdown does to "*" and a spreadsheet to
// "=", is the business of that format.
package clean

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hidden reports whether r changes how other text is shown without being shown
// itself: control characters, which drive terminals; bidirectional overrides and
// isolates, which reorder what a reader sees; tags and annotation marks, which carry
// hidden text; noncharacters, which XML forbids; soft hyphens, zero-width spaces and
// byte order marks, whose width terminals disagree on. Zero-width joiners are not
// hidden: emoji and several scripts need them.
func Hidden(r rune) bool {
	switch {
	case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
		return true
	case r == 0x00AD, r == 0x200B, r == 0x2060, r == 0xFEFF, r == 0x180E:
		return true
	case r == 0xFFFE, r == 0xFFFF, 0xFFF9 <= r && r <= 0xFFFB, 0xE0000 <= r && r <= 0xE007F:
		return true
	}
	return false
}

// Line returns s as one line that is safe to print: white space of every kind
// becomes single spaces, hidden characters are dropped, bytes that are no UTF-8
// become U+FFFD. Line(Line(s)) is Line(s).
func Line(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r): // before Hidden: newline and tab are both
			space = b.Len() > 0
			continue
		case Hidden(r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r) // a bad byte ranges as U+FFFD
	}
	return b.String()
}

// JSON returns a JSON text in which every hidden character but the newline stands as
// an escape. Hidden characters can stand only inside strings, so this changes how a
// string is spelled, not what it is.
func JSON(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r < 0x7F || !Hidden(r) || r == '\n':
			out = append(out, b[:n]...)
		case r > 0xFFFF:
			r -= 0x10000
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		b = b[n:]
	}
	return out
}

// WebAddress returns u, cleaned, when it is an address that a browser may be sent to
// (http or https), else "".
func WebAddress(u string) string {
	u = Line(u)
	if strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") {
		return u
	}
	return ""
}
