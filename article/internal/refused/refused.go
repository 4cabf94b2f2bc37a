// Package refused recognises content that is not read, and says why. These formats keep
// others from reading such content as text.
package refused

import (
	"bytes"
	"errors"
	"net/http"
	"strings"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/format"
	"copytrail/article/internal/html"
	"copytrail/article/internal/record"
)

// Binary is content that is not text: images, programs, office documents. A binary format
// that is read must come before it in the table of formats.
var Binary = format.Format{
	Name: "binary",
	Sniff: func(h *format.Head) format.Likeness {
		if isBinary(h.Bytes) {
			return format.Sure
		}
		return format.No
	},
	Read: refuse(record.ReasonNotText, ""),
}

// PDF is a document as it is printed.
var PDF = format.Format{
	Name: "PDF",
	Sniff: func(h *format.Head) format.Likeness {
		if bytes.HasPrefix(h.Text, []byte("%PDF-")) {
			return format.Sure
		}
		return format.No
	},
	Read: refuse(record.ReasonUnsupported, "PDF; take its text out with pdftotext and give that (a scan needs OCR first)"),
}

// OPML is a list of feeds.
var OPML = format.Format{
	Name: "OPML",
	Sniff: func(h *format.Head) format.Likeness {
		if html.Root(h) == "opml" {
			return format.Sure
		}
		return format.No
	},
	Read: refuse(record.ReasonUnsupported, "OPML is a list of feeds; give the feeds themselves"),
}

// XML is XML that no other format has recognised. An XML format that is read must come
// before it in the table of formats.
var XML = format.Format{
	Name: "XML",
	Sniff: func(h *format.Head) format.Likeness {
		if len(h.Text) >= 5 && bytes.EqualFold(h.Text[:5], []byte("<?xml")) && html.Page.Sniff(h) == format.No {
			return format.Sure
		}
		return format.No
	},
	Read: refuse(record.ReasonUnsupported, "XML that is no feed"),
}

// refuse returns a [format.Format.Read] that reads nothing and gives a reason, with more
// words on it unless why is "".
func refuse(reason, why string) func(*format.Input, format.Sink) bool {
	return func(in *format.Input, out format.Sink) bool {
		if why == "" {
			return out.Skip(record.Skip(in.Place, reason, nil))
		}
		return out.Skip(record.Skip(in.Place, reason, errors.New(why)))
	}
}

// isBinary reports whether head is not text: it is of a known binary format, or more than
// one character in fifty is a control character. Fewer of them are damage of a text.
func isBinary(head []byte) bool {
	if charset.Wide(head) != nil {
		return false
	}
	kind := http.DetectContentType(head)
	for _, prefix := range []string{"image/", "audio/", "video/", "font/", "application/pdf", "application/postscript",
		"application/x-rar", "application/vnd.", "application/wasm", "application/ogg"} {
		if strings.HasPrefix(kind, prefix) {
			return true
		}
	}
	if bytes.HasPrefix(head, []byte("%PDF-")) || bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")) ||
		bytes.HasPrefix(head, []byte("7z\xbc\xaf")) || bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return true
	}
	controls := 0
	for _, c := range head {
		if c < 0x20 && c != '\n' && c != '\t' && c != '\r' && c != '\f' && c != 0x1b {
			controls++
		}
	}
	return controls*50 > len(head)+200 // in a short text, a few more are still damage
}
