package article

import (
	"bufio"
	"bytes"
	"slices"
	"strings"
	ucd "unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"
)

// wideReader returns st read from UTF-16 or UTF-32, when it is in one of them:
// what spreadsheets and Windows write, with its byte order mark or without.
func wideReader(head []byte, st *stream) (*stream, bool) {
	enc := wideEncoding(head)
	if enc == nil || st.depth >= maxLayers {
		return nil, false
	}
	return st.through(enc.NewDecoder()), true
}

// wideEncoding returns the encoding of an input that begins with head when each of
// its characters takes two bytes or four, nil otherwise.
func wideEncoding(head []byte) encoding.Encoding {
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

// isWideText reports whether head reads as text in UTF-16 whose high bytes stand at
// even places (high 0) or odd ones (high 1): of a program or an image the characters
// are of no script, or of all of them.
func isWideText(head []byte, high int) bool {
	units := make([]uint16, len(head)/2)
	for i := range units {
		units[i] = uint16(head[2*i+high])<<8 | uint16(head[2*i+1-high])
	}
	if n := len(units); n > 0 && utf16.IsSurrogate(rune(units[n-1])) { // cut in two
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

// bareReturns reports whether the lines of a text end in a carriage return and
// nothing else, as old Macs wrote them and spreadsheets for the Mac still do.
func bareReturns(head []byte) bool {
	i := bytes.IndexAny(head, "\r\n")
	return i >= 0 && head[i] == '\r' && i+1 < len(head) && head[i+1] != '\n'
}

// lineBreaks is a transformer that makes carriage returns line breaks. Those before
// a line break stay as they are.
type lineBreaks struct{ transform.NopResetter }

// Transform implements transform.Transformer.
func (lineBreaks) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	n := copy(dst, src)
	for i, c := range dst[:n] {
		if c != '\r' {
			continue
		}
		if i+1 == len(src) && !atEOF {
			return i, i, transform.ErrShortSrc // what is next decides
		}
		if i+1 == len(src) || src[i+1] != '\n' {
			dst[i] = '\n'
		}
	}
	if n < len(src) {
		err = transform.ErrShortDst
	}
	return n, n, err
}

// through returns st read through t: another input, as far as its bytes go.
func (st *stream) through(t transform.Transformer) *stream {
	out := *st
	out.depth++
	out.br = bufio.NewReaderSize(transform.NewReader(st.br, t), sniffLen)
	out.gz = nil
	out.file = nil
	return &out
}

// escapedCharset returns the charset of a text that is in ASCII but for escape
// sequences, "" when it is none: such a text is valid UTF-8 and says nothing in it.
func escapedCharset(b []byte) string {
	for _, mark := range []string{"\x1b$B", "\x1b$@", "\x1b(J"} {
		if bytes.Contains(b, []byte(mark)) && ascii(b) {
			return "iso-2022-jp"
		}
	}
	return ""
}

// ascii reports whether b holds no byte above 127.
func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isThai reports whether b is in TIS-620: its high bytes are letters of Thai and
// come in runs, and those that hang on a letter follow one. The detector does not
// know it.
func isThai(b []byte) bool {
	b = b[:min(len(b), 16<<10)]
	high, runs, astray := 0, 0, 0
	for i, c := range b {
		switch {
		case c < 0x80:
			continue
		case c < 0xa1 || c > 0xda && c < 0xdf || c > 0xfb:
			return false
		}
		high++
		follows := i > 0 && b[i-1] >= 0xa1
		if !follows {
			runs++
		}
		hangs := c == 0xd1 || c >= 0xd4 && c <= 0xda || c >= 0xe7 && c <= 0xee
		if hangs && !follows {
			astray++
		}
	}
	return high >= 40 && high >= 5*runs && astray*50 <= high && hanging(b)*10 >= high
}

// hanging counts the vowels and tones of TIS-620 that hang on the letter before.
func hanging(b []byte) int {
	n := 0
	for _, c := range b {
		if c == 0xd1 || c >= 0xd4 && c <= 0xda || c >= 0xe7 && c <= 0xee {
			n++
		}
	}
	return n
}

// mayBeHebrew reports whether most letters of b are where Hebrew has its own. The
// detector folds what is elsewhere to spaces, and takes a Russian text in KOI8-R,
// whose capitals are there, for Hebrew nearly as surely as for Russian.
func mayBeHebrew(b []byte) bool {
	letters, hebrew := 0, 0
	for _, c := range b[:min(len(b), 16<<10)] {
		if c < 0xc0 {
			continue // marks and ASCII
		}
		letters++
		if c >= 0xe0 && c <= 0xfa {
			hebrew++
		}
	}
	return 2*hebrew >= letters // the others are points
}

// guessCharset returns the name of the charset that b seems to be in, "" when
// that is not clear. Only the beginning is looked at.
func guessCharset(b []byte) string { return guessBy(chardet.NewTextDetector(), b) }

// guessPageCharset is guessCharset for HTML, of whose bytes most are tags.
func guessPageCharset(b []byte) string { return guessBy(chardet.NewHtmlDetector(), b) }

func guessBy(d *chardet.Detector, b []byte) string {
	if isThai(b) {
		return "windows-874"
	}
	all, err := d.DetectAll(b[:min(len(b), 16<<10)])
	if err != nil || len(all) == 0 {
		return ""
	}
	if !mayBeHebrew(b) {
		all = slices.DeleteFunc(all, func(r chardet.Result) bool { return r.Language == "he" })
	}
	if len(all) == 0 {
		return ""
	}
	r, next := all[0], 0
	for _, other := range all[1:] {
		if other.Charset != r.Charset {
			next = max(next, other.Confidence)
		}
	}
	if r.Confidence < 50 && (r.Confidence < 30 || r.Confidence < 3*next) {
		return ""
	}
	// Names that golang.org/x/net/html/charset does not know as such.
	switch name := strings.ToLower(r.Charset); name {
	case "gb-18030":
		return "gb18030"
	case "utf-8":
		return ""
	default:
		return name
	}
}
