package article

import (
	"bytes"
	"encoding/binary"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Notes on how the bytes of a text were read.
const (
	NoteInvalidUTF8 = "invalid UTF-8 replaced"
	NoteControls    = "control characters replaced"
	NoteWindows1252 = "read as windows-1252"
)

// validUTF8 returns b as valid UTF-8 and a note when it was not. Bytes that hold
// no valid multi-byte character at all are taken for windows-1252, the usual
// encoding of a dump that says UTF-8 and is not; otherwise bad bytes become U+FFFD.
func validUTF8(b []byte) ([]byte, string) {
	if utf8.Valid(b) {
		return b, ""
	}
	if good, _ := multibyte(b); good == 0 && looksLatin(b) {
		if out, err := charmap.Windows1252.NewDecoder().Bytes(b); err == nil {
			return out, NoteWindows1252
		}
	}
	return bytes.ToValidUTF8(b, []byte("\uFFFD")), NoteInvalidUTF8
}

// multibyte counts the bytes of b that continue a valid character of UTF-8, and
// those that are of no valid character.
func multibyte(b []byte) (good, bad int) {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good += n - 1
		}
		i += n
	}
	return good, bad
}

// isDamagedUTF8 reports whether b, which is not valid UTF-8, is that with some
// damage and no other encoding. In other encodings bytes look like UTF-8 by chance
// only: in Japanese and Chinese ones for up to half as many as do not.
func isDamagedUTF8(b []byte) bool {
	good, bad := multibyte(b)
	return good > bad
}

// looksLatin reports whether the high bytes of b stand where windows-1252 has
// letters and typographic marks, beside ASCII letters or spaces, and are few.
func looksLatin(b []byte) bool {
	high := 0
	for i, c := range b {
		if c < 0x80 {
			continue
		}
		high++
		switch c {
		case 0x81, 0x8d, 0x8f, 0x90, 0x9d: // not assigned
			return false
		}
		if i > 0 && b[i-1] >= 0x80 && i+1 < len(b) && b[i+1] >= 0x80 {
			return false // three in a row: no western word
		}
	}
	return high*4 <= len(b)
}

// isControl reports whether c is a control character that a text may not hold.
func isControl(c byte) bool { return c < 0x20 && c != '\n' && c != '\t' || c == 0x7f }

// hasControl reports whether s holds a byte for which isControl is true. It looks
// at eight bytes at a time, since it runs over everything that is read.
func hasControl(s string) bool {
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

// cleanText makes s fit to be an article's text: line breaks are \n, other control
// characters are spaces. It reports whether control characters were replaced.
// s must be valid UTF-8.
func cleanText(s string) (string, bool) {
	if !hasControl(s) {
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

// cleanLine makes s fit to be one line of metadata: valid UTF-8, HTML entities
// undone, control and formatting characters gone, white space collapsed.
func cleanLine(s string) string {
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

// isCleanLine reports whether cleanLine would return s as it is. It may say no
// where the answer is yes.
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

// cleanToken makes s fit to be an id or a URL: valid UTF-8, no control characters
// and no white space at its ends. Nothing within it is interpreted.
func cleanToken(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD")))
}
