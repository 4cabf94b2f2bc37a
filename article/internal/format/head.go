package format

import (
	"bytes"
	"path"
	"regexp"
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

// messageField matches the first line of a message or of an mbox.
var messageField = regexp.MustCompile(`(?i)^(?:From \S+@|(?:From|To|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|Subject|Date|Reply-To|DKIM-Signature|Content-Type|X-[\w-]+|ARC-[\w-]+):)`)

// HoldsTexts reports whether the input is of a kind that holds whole texts of any form in
// its fields, as messages, tables and JSON do. What stands within such a text says nothing
// of the format of the input.
func (h *Head) HoldsTexts() bool {
	switch h.Ext {
	case ".csv", ".tsv", ".eml", ".mbox", ".json", ".jsonl", ".ndjson":
		return true
	}
	c := h.First()
	return c == '{' || c == '[' || messageField.Match(h.Text[:min(len(h.Text), 200)])
}
