package rtf

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// symbol stands for the code page of fonts that have pictures in place of letters.
const symbol = -1

// codePages are the code pages that \ansicpg and the fonts of a file may name.
var codePages = map[int]encoding.Encoding{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855,
	858: charmap.CodePage858, 860: charmap.CodePage860, 862: charmap.CodePage862, 863: charmap.CodePage863,
	865: charmap.CodePage865, 866: charmap.CodePage866,
	874: charmap.Windows874, 932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253,
	1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257,
	1258: charmap.Windows1258, 10000: charmap.Macintosh, 10007: charmap.MacintoshCyrillic, 65001: unicode.UTF8,
}

// fontPages are the code pages of the values of \fcharset. 0 and 1 are the code page of
// the file, whatever that is: programs write them when they know nothing of the font.
var fontPages = map[int]int{
	2: symbol, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
	177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
}

// decode returns the text that b is in a code page. An unknown page is read as 1252.
func decode(page int, b []byte) string {
	ascii := true
	for _, c := range b {
		ascii = ascii && c < 0x80
	}
	switch {
	case ascii:
		return string(b)
	case page == symbol:
		return string(pictures(b))
	}
	enc := codePages[page]
	if enc == nil {
		enc = charmap.Windows1252
	}
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return string([]rune(string(b)))
	}
	return string(out)
}

// pictures returns what can be said in letters of bytes in a font of pictures: the bullet
// of lists, and nothing of the others.
func pictures(b []byte) (out []rune) {
	for _, c := range b {
		switch {
		case c < 0x80:
			out = append(out, rune(c))
		case c == 0xb7 || c == 0xa7:
			out = append(out, '•')
		}
	}
	return out
}
