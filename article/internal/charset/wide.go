package charset

import (
	"bytes"
	ucd "unicode"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Wide returns the encoding of an input that begins with head if it is UTF-16 or
// UTF-32, with a byte order mark or without, and nil otherwise. Spreadsheets and
// Windows programs write these.
func Wide(head []byte) encoding.Encoding {
	has := func(mark string) bool { return bytes.HasPrefix(head, []byte(mark)) }
	switch {
	case len(head) < 4:
		return nil
	case has("\xff\xfe\x00\x00"), has("\x00\x00\xfe\xff"):
		return utf32.UTF32(utf32.LittleEndian, utf32.ExpectBOM)
	case has("\xff\xfe"), has("\xfe\xff"):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	}
	// Without a mark: spaces, digits and line breaks have a zero byte in every
	// script, most of them on the same side of their character.
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	for side, order := range []unicode.Endianness{unicode.BigEndian, unicode.LittleEndian} {
		if zeros[side] >= 2 && zeros[side] > 2*zeros[1-side] && isWideText(head, side) {
			return unicode.UTF16(order, unicode.IgnoreBOM)
		}
	}
	return nil
}

// isWideText reports whether head is text in UTF-16 whose high bytes are at even
// offsets (high 0) or at odd ones (high 1). Read in that way, a program or an image
// gives many characters that are not assigned or not printable.
func isWideText(head []byte, high int) bool {
	units := make([]uint16, len(head)/2)
	for i := range units {
		units[i] = uint16(head[2*i+high])<<8 | uint16(head[2*i+1-high])
	}
	if n := len(units); n > 0 && utf16.IsSurrogate(rune(units[n-1])) { // the other half is behind the head
		units = units[:n-1]
	}
	odd := 0
	for _, r := range utf16.Decode(units) {
		switch {
		case r == 0:
			return false
		case r == '\n' || r == '\r' || r == '\t':
		case r == ucd.ReplacementChar, !ucd.IsGraphic(r) && !ucd.Is(ucd.Cf, r):
			odd++
		}
	}
	return odd*100 <= len(units)
}
