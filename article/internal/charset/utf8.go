// Package charset turns the bytes of texts and pages into UTF-8, whatever they are
// encoded in: by what they declare, and by what the bytes look like when they declare
// nothing or something false.
//
// Functions that decode return a note beside the result when the reader of an article
// should know how it was decoded, "" when there is nothing to say.
package charset

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// The notes of a text that was not valid UTF-8.
const (
	NoteInvalidUTF8 = "invalid UTF-8 replaced"
	NoteWindows1252 = "read as windows-1252"
)

// Valid returns b as valid UTF-8, and a note when it was not. Bytes that hold no
// multi-byte character of UTF-8 at all are read as windows-1252, the usual encoding of
// a file that claims to be UTF-8 and is not. Otherwise invalid bytes become U+FFFD.
func Valid(b []byte) ([]byte, string) {
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

// multibyte counts the bytes of b that continue a valid character of UTF-8, and those
// that belong to no valid character.
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

// isDamagedUTF8 reports whether b, which is not valid UTF-8, is damaged UTF-8 rather
// than text in another encoding. In other encodings bytes look like UTF-8 only by
// chance: in Japanese and Chinese ones at most one valid byte to two invalid ones.
func isDamagedUTF8(b []byte) bool {
	good, bad := multibyte(b)
	return good > bad
}

// looksLatin reports whether b may be windows-1252: its bytes above 127 are letters or
// typographic marks there, never three in a row, and at most a quarter of the text.
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
