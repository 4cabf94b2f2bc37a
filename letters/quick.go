package letters

import (
	"encoding/binary"
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// MayHide reports whether text may have something hidden. It is a quick look, because all
// that is read passes it; false is certain.
func MayHide(text string) bool {
	before := Script(0) // of the letter before
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if before&(Cyrillic|Greek) != 0 && isASCIILetter(c) {
				return true
			}
			i += asciiRun(text[i:])
			before = 0
			if isASCIILetter(text[i-1]) {
				before = Latin
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		script := Script(0)
		switch {
		case r < 0x300:
			if 0xc0 <= r && r < 0x2b0 {
				script = Latin
			}
		case r <= 0x36f:
			return true
		case r < 0x400:
			script = Greek
		case r < 0x530:
			script = Cyrillic
		case 0x590 <= r && r < 0x1100, 0x2010 <= r && r < 0x202a, 0x2e80 <= r && r < 0x3164, 0x3165 <= r && r < 0xa4d0, 0xac00 <= r && r < 0xd7a4:
			if r == 0x61c {
				return true
			}
		case 0x1e00 <= r && r < 0x1f00:
			script = Latin
		case unicode.Is(suspects, r):
			return true
		}
		if (before | script).Mixed() {
			return true
		}
		before = script
		i += size
	}
	return false
}

// asciiRun returns how many bytes text, which begins with an ASCII one, has before the first
// that is none.
func asciiRun(text string) int {
	const high = 0x8080808080808080
	n := 0
	for ; n+8 <= len(text); n += 8 {
		if w := binary.LittleEndian.Uint64([]byte(text[n:n+8])) & high; w != 0 {
			return n + bits.TrailingZeros64(w)/8
		}
	}
	for n < len(text) && text[n] < utf8.RuneSelf {
		n++
	}
	return n
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// suspects are the characters from Armenian on that may hide something.
var suspects = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x530, Hi: 0x58f, Stride: 1}, {Lo: 0x61c, Hi: 0x61c, Stride: 1}, {Lo: 0x115f, Hi: 0x1160, Stride: 1}, {Lo: 0x13a0, Hi: 0x167f, Stride: 1},
		{Lo: 0x17b4, Hi: 0x17b5, Stride: 1}, {Lo: 0x180b, Hi: 0x180f, Stride: 1}, {Lo: 0x1ab0, Hi: 0x1aff, Stride: 1}, {Lo: 0x1d00, Hi: 0x1dff, Stride: 1},
		{Lo: 0x200b, Hi: 0x200f, Stride: 1}, {Lo: 0x202a, Hi: 0x202e, Stride: 1}, {Lo: 0x2060, Hi: 0x206f, Stride: 1},
		{Lo: 0x20d0, Hi: 0x20ff, Stride: 1}, {Lo: 0x24b6, Hi: 0x24e9, Stride: 1}, {Lo: 0x2c80, Hi: 0x2cff, Stride: 1},
		{Lo: 0x3164, Hi: 0x3164, Stride: 1}, {Lo: 0xa4d0, Hi: 0xa4ff, Stride: 1}, {Lo: 0xa640, Hi: 0xa69f, Stride: 1},
		{Lo: 0xa720, Hi: 0xa7ff, Stride: 1}, {Lo: 0xab30, Hi: 0xabbf, Stride: 1}, {Lo: 0xfe00, Hi: 0xfe2f, Stride: 1},
		{Lo: 0xfeff, Hi: 0xfeff, Stride: 1}, {Lo: 0xff21, Hi: 0xff5a, Stride: 1}, {Lo: 0xffa0, Hi: 0xffa0, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0x10400, Hi: 0x104ff, Stride: 1}, {Lo: 0x1d400, Hi: 0x1d7ff, Stride: 1}, {Lo: 0x1f130, Hi: 0x1f189, Stride: 1}, {Lo: 0xe0000, Hi: 0xe01ef, Stride: 1}},
}
