package charset

import (
	"bytes"

	"golang.org/x/text/transform"
)

// BareReturns reports whether the first line of a text ends in a carriage return alone,
// as old Macs wrote it and spreadsheets for the Mac still do.
func BareReturns(head []byte) bool {
	i := bytes.IndexAny(head, "\r\n")
	return i >= 0 && head[i] == '\r' && i+1 < len(head) && head[i+1] != '\n'
}

// LineBreaks is a transformer that turns each carriage return into a line feed, except
// one that a line feed follows.
type LineBreaks struct{ transform.NopResetter }

// Transform implements transform.Transformer.
func (LineBreaks) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	n := copy(dst, src)
	for i, c := range dst[:n] {
		if c != '\r' {
			continue
		}
		if i+1 == len(src) && !atEOF {
			return i, i, transform.ErrShortSrc // the next byte decides
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
