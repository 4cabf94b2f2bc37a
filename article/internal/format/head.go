package format

import (
	"bytes"
	"path"
	"strings"

	"copytrail/article/internal/field"
)

// HeadLen is how many bytes of an input its format is recognised from.
const HeadLen = 64 << 10

// Head is the beginning of an input.
type Head struct {
	Bytes []byte       // the first HeadLen bytes, all of a shorter input
	Text  []byte       // Bytes without byte order mark and leading white space
	Ext   string       // the extension of the name in lower case, without that of a compression: ".csv"
	Names *field.Names // the names that fields may have
}

// NewHead returns the head of an input that begins with b.
func NewHead(b []byte, name string, names *field.Names) *Head {
	b = b[:min(len(b), HeadLen)]
	return &Head{
		Bytes: b,
		Text:  bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), " \t\r\n"),
		Ext:   strings.ToLower(path.Ext(TrimCompression(name))),
		Names: names,
	}
}

// Begins reports whether the input begins with one of the given marks.
func (h *Head) Begins(marks ...string) bool {
	for _, mark := range marks {
		if bytes.HasPrefix(h.Bytes, []byte(mark)) {
			return true
		}
	}
	return false
}

// First returns the first character of the text, 0 when there is none.
func (h *Head) First() byte {
	if len(h.Text) == 0 {
		return 0
	}
	return h.Text[0]
}

// TrimCompression returns name without the extension of a compression.
func TrimCompression(name string) string {
	for _, ext := range []string{".gz", ".zst", ".bz2", ".xz", ".gzip", ".zstd"} {
		if len(name) > len(ext) && strings.EqualFold(name[len(name)-len(ext):], ext) {
			return name[:len(name)-len(ext)]
		}
	}
	return name
}
