package article

import (
	"bytes"
	"copytrail/article/internal/charset"
	"encoding/json"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// format is what the bytes of an input or of a record are.
type format uint8

const (
	formatNone     format = iota
	formatJSON            // a JSON object: one article, or a wrapper around many
	formatLines           // JSON Lines: a JSON object a line
	formatArray           // a JSON array of objects
	formatText            // plain text
	formatMarkdown        // Markdown
	formatHTML            // a page
	formatFeed            // RSS, RDF, Atom
	formatTable           // CSV, TSV
	formatParquet
	formatWARC
	formatARC
	formatCapture // a record of a crawl archive
	formatRow     // a row of a Parquet file
	formatZip
	formatTar
	formatMail  // a message
	formatMbox  // a file of messages
	formatOPML  // recognised and refused
	formatXML   // likewise: XML that is no feed
	formatOther // not a text format
)

// ofLines reports whether line breaks divide what an input of f holds.
func (f format) ofLines() bool {
	switch f {
	case formatLines, formatJSON, formatText, formatMarkdown, formatTable, formatMail, formatMbox:
		return true
	}
	return false
}

// sniffLen is how many bytes of an input its format is told from.
const sniffLen = 64 << 10

// sniff tells the format of an input from its first bytes. The name decides
// only between formats that look alike: a text and Markdown, one object on a
// line and JSON Lines.
func sniff(head []byte, name string, names *naming) format {
	has := func(magic string) bool { return bytes.HasPrefix(head, []byte(magic)) }
	switch {
	case has("PAR1"):
		return formatParquet
	case has("PK\x03\x04"), has("PK\x05\x06"):
		return formatZip
	case isTar(head):
		return formatTar
	case has("WARC/"):
		return formatWARC
	case has("filedesc://"):
		return formatARC
	}
	if isBinary(head) {
		return formatOther
	}
	ext := extension(name)
	text := trimStart(head)
	if len(text) > 1 && text[0] == recordMark && text[1] == '{' {
		return formatLines
	}
	if len(text) == 0 {
		return formatText
	}
	switch text[0] {
	case '{':
		return sniffObject(text, ext)
	case '[':
		if rest := bytes.TrimLeft(text[1:], " \t\r\n"); len(rest) == 0 || rest[0] == '{' || rest[0] == ']' || ext == ".json" {
			return formatArray
		}
	case '<':
		if f := sniffMarkup(text, ext); f != formatNone {
			return f
		}
	}
	switch {
	case ext == ".json":
		return formatJSON // and not an object: it says so
	case ext == ".jsonl" || ext == ".ndjson":
		return formatLines // its first line is damaged; the others may not be
	case ext == ".html" || ext == ".htm" || ext == ".xhtml":
		return formatHTML
	case isMailbox(text):
		return formatMbox
	case isMail(text), ext == ".eml" && bytes.Contains(text, []byte(":")):
		return formatMail
	case ext == ".md" || ext == ".markdown":
		return formatMarkdown
	}
	if sniffTable(head, ext, names) != nil {
		return formatTable
	}
	if looksHTML(string(text[:min(len(text), 4096)])) && bytes.Count(text, []byte("</")) >= 5 {
		return formatHTML
	}
	return formatText
}

// extension returns the extension of a name, that of a compression left out.
func extension(name string) string { return strings.ToLower(path.Ext(trimCompression(name))) }

// trimStart cuts a byte order mark and blank lines off the beginning.
func trimStart(head []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
}

// trimCompression takes the extension of a compression off a name.
func trimCompression(name string) string {
	for _, ext := range []string{".gz", ".zst", ".bz2", ".xz", ".gzip", ".zstd"} {
		if len(name) > len(ext) && strings.EqualFold(name[len(name)-len(ext):], ext) {
			return name[:len(name)-len(ext)]
		}
	}
	return name
}

// sniffObject tells JSON Lines from one JSON object over several lines.
func sniffObject(text []byte, ext string) format {
	if ext == ".jsonl" || ext == ".ndjson" {
		return formatLines
	}
	line, rest, found := bytes.Cut(text, []byte("\n"))
	if (!found || !json.Valid(line)) && severalObjects(line) {
		return formatJSON
	}
	if !found || json.Valid(line) {
		return formatLines // one line is the same either way
	}
	// A first line that is cut short or damaged is still JSON Lines when the next is whole.
	if next, _, _ := bytes.Cut(rest, []byte("\n")); len(next) > 0 && next[0] == '{' {
		return formatLines
	}
	return formatJSON
}

// isTar reports whether head begins with the header of a tar archive: by its mark,
// or in archives older than the mark by the sum of its bytes.
func isTar(head []byte) bool {
	if len(head) < 512 {
		return false
	}
	if string(head[257:262]) == "ustar" {
		return true
	}
	want, err := strconv.ParseInt(strings.Trim(string(head[148:156]), " \x00"), 8, 32)
	sum := int64(8 * ' ') // the sum itself counts as spaces
	for i, c := range head[:512] {
		if i < 148 || i >= 156 {
			sum += int64(c)
		}
	}
	return err == nil && sum == want && head[0] != 0
}

// severalObjects reports whether line begins with a whole object and goes on with
// another one.
func severalObjects(line []byte) bool {
	d := json.NewDecoder(bytes.NewReader(line))
	var first json.RawMessage
	if d.Decode(&first) != nil {
		return false
	}
	return bytes.HasPrefix(bytes.TrimLeft(line[d.InputOffset():], " \t\r\n"), []byte("{"))
}

// sniffMarkup tells what a text is that begins with "<".
func sniffMarkup(text []byte, ext string) format {
	head := strings.ToLower(string(text[:min(len(text), 4096)]))
	root := rootElement(head)
	switch {
	case root == "rss", root == "feed", root == "rdf:rdf", root == "rdf" && strings.Contains(head, "rss"):
		return formatFeed
	case root == "opml":
		return formatOPML
	case root == "html", strings.HasPrefix(head, "<!doctype html"):
		return formatHTML
	case strings.HasPrefix(head, "<?xml"):
		return formatXML
	case ext == ".html" || ext == ".htm" || ext == ".xhtml",
		strings.HasPrefix(http.DetectContentType(text), "text/html"),
		looksHTML(head):
		return formatHTML
	}
	return formatNone
}

// rootElement returns the name of the first element, past declarations,
// processing instructions and comments.
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

// isBinary reports whether head is no text: a known binary format, or more than
// one control character in fifty. A few of them in a text are damage of the text.
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
	return controls*50 > len(head)+200 // a few in a short text are damage too
}
