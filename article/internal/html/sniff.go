package html

import (
	"bytes"
	"net/http"
	"strings"

	"copytrail/article/internal/format"
)

// sniff recognises a page by its root element, by the name of the file, or by a good
// number of tags.
func sniff(h *format.Head) format.Likeness {
	named := h.Ext == ".html" || h.Ext == ".htm" || h.Ext == ".xhtml"
	if h.First() == '<' {
		head := strings.ToLower(string(h.Text[:min(len(h.Text), 4096)]))
		switch {
		case Root(h) == "html", strings.HasPrefix(head, "<!doctype html"):
			return format.Sure
		case strings.HasPrefix(head, "<?xml"):
			return format.No
		case named, strings.HasPrefix(http.DetectContentType(h.Text), "text/html"), HasMarkup(head):
			return format.Sure
		}
	}
	switch {
	case named:
		return format.Named
	case HasMarkup(string(h.Text[:min(len(h.Text), 4096)])) && bytes.Count(h.Text, []byte("</")) >= 5:
		return format.Maybe
	}
	return format.No
}

// Root returns the name of the first element of a text that begins with "<", in lower
// case. Declarations, processing instructions and comments before it are passed over. It
// returns "" when there is no element.
func Root(h *format.Head) string {
	if h.First() != '<' {
		return ""
	}
	return rootElement(strings.ToLower(string(h.Text[:min(len(h.Text), 4096)])))
}

// rootElement is [Root] for a text.
func rootElement(s string) string {
	for {
		s = strings.TrimLeft(s, " \t\r\n")
		switch {
		case strings.HasPrefix(s, "<!--"):
			_, rest, ok := strings.Cut(s, "-->")
			if !ok {
				return ""
			}
			s = rest
		case strings.HasPrefix(s, "<?"), strings.HasPrefix(s, "<!"):
			_, rest, ok := strings.Cut(s, ">")
			if !ok {
				return ""
			}
			s = rest
		case strings.HasPrefix(s, "<"):
			end := strings.IndexAny(s, " \t\r\n/>")
			if end < 1 {
				return ""
			}
			return s[1:end]
		default:
			return ""
		}
	}
}
