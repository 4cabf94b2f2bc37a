package mhtml

import (
	"bytes"
	"strings"

	"copytrail/article/internal/format"
)

// sniff recognises a saved page by its header: it has parts, or is a page, and no sender with
// an address. Programs that save pages name themselves there; Word names nobody.
func sniff(h *format.Head) format.Likeness {
	fields, body := header(h.Text)
	kind := strings.ToLower(fields["content-type"])
	switch {
	case !strings.HasPrefix(kind, "multipart/") && !strings.HasPrefix(kind, "text/html"):
		return format.No
	case fields["snapshot-content-location"] != "", strings.Contains(strings.ToLower(fields["from"]), "saved by"):
		return format.Sure
	case strings.Contains(fields["from"], "@"), fields["received"] != "", fields["to"] != "":
		return format.No // a letter
	case h.Ext == ".mht", h.Ext == ".mhtml":
		return format.Sure
	case strings.HasPrefix(kind, "multipart/related") && bytes.Contains(body, []byte("\nContent-Location:")):
		return format.Sure
	}
	return format.No
}

// maxFields is how many lines of a header are looked at.
const maxFields = 100

// header returns the fields of a header, by lower-case name, and what follows it. There are
// none when text does not begin with a header.
func header(text []byte) (fields map[string]string, body []byte) {
	fields = make(map[string]string)
	last := ""
	for range maxFields {
		line, rest, ok := bytes.Cut(text, []byte("\n"))
		line = bytes.TrimRight(line, "\r")
		name, value, isField := strings.Cut(string(line[:min(len(line), 2000)]), ":")
		switch {
		case len(line) == 0:
			return fields, rest
		case (line[0] == ' ' || line[0] == '\t') && last != "":
			fields[last] += " " + strings.TrimSpace(string(line[:min(len(line), 2000)]))
		case !isField || name == "" || strings.ContainsAny(name, " \t<>"):
			return nil, nil
		default:
			last = strings.ToLower(name)
			fields[last] = strings.TrimSpace(value)
		}
		if !ok {
			return fields, nil
		}
		text = rest
	}
	return fields, text
}
