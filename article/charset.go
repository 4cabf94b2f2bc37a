package article

import (
	"bufio"
	"strings"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// utf16Reader returns st read from UTF-16 when its byte order mark says that it
// is in it: what spreadsheets export.
func utf16Reader(head []byte, st *stream) (*stream, bool) {
	if len(head) < 4 || st.depth >= maxLayers || !(head[0] == 0xff && head[1] == 0xfe || head[0] == 0xfe && head[1] == 0xff) || head[2] == 0 && head[3] == 0 {
		return nil, false
	}
	out := *st
	out.depth++
	out.br = bufio.NewReaderSize(transform.NewReader(st.br, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()), sniffLen)
	out.exp = nil
	return &out, true
}

// guessCharset returns the name of the charset that b seems to be in, "" when
// that is not clear. Only the beginning is looked at.
func guessCharset(b []byte) string { return guessBy(chardet.NewTextDetector(), b) }

// guessPageCharset is guessCharset for HTML, of whose bytes most are tags.
func guessPageCharset(b []byte) string { return guessBy(chardet.NewHtmlDetector(), b) }

func guessBy(d *chardet.Detector, b []byte) string {
	all, err := d.DetectAll(b[:min(len(b), 16<<10)])
	if err != nil || len(all) == 0 {
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
