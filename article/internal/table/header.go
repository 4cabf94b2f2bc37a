package table

import (
	"bytes"
	"strings"

	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
)

// header is the header of a CSV or TSV input: the delimiter, and what each column is.
type header struct {
	comma   byte
	columns []field.Alias // of the field None for a column that we do not read
	names   []string
	note    string // on each article: which columns are not used, though a field is missing
}

// findHeader finds the delimiter and the header of a table; it is nil when the text is not
// a table. The first line is a header when two columns have names that we know, and one of
// them leads to the text of an article. In a file called .csv or .tsv it always is.
func findHeader(text []byte, ext string, names *field.Names) *header {
	text = bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")), "\r\n") // a tab at the start is an empty name
	if at := separatorLine(text); at > 0 {
		text = text[at:]
	}
	line, _, _ := bytes.Cut(text[:min(len(text), 8<<10)], []byte("\n"))
	isTable := ext == ".csv" || ext == ".tsv" || ext == ".tab"
	var best *header
	bestKnown := -1
	for _, comma := range []byte(",\t;|") {
		if bytes.IndexByte(line, comma) < 0 {
			continue
		}
		t, known, content := newHeader(line, comma, names)
		if t != nil && (isTable || known >= 2 && content) && known > bestKnown {
			best, bestKnown = t, known
		}
	}
	if best == nil && isTable { // one column
		best, _, _ = newHeader(line, ',', names)
	}
	return best
}

// separatorLine returns the length of the line "sep=;" at the beginning of text, in which
// spreadsheets name the delimiter, 0 when there is none.
func separatorLine(text []byte) int {
	line, _, found := bytes.Cut(text[:min(len(text), 16)], []byte("\n"))
	if !found || len(bytes.TrimRight(line, "\r")) != len("sep=;") || !bytes.EqualFold(line[:4], []byte("sep=")) {
		return 0
	}
	return len(line) + 1
}

// newHeader reads a header. It returns how many columns we know, and whether one of them is
// the text or leads to it.
func newHeader(line []byte, comma byte, names *field.Names) (t *header, known int, content bool) {
	row, err := csvRow(line, comma)
	if err != nil || len(row) == 0 {
		return nil, 0, false
	}
	t, known, content = namedBy(row, names)
	t.comma = comma
	t.findDay(names)
	return t, known, content
}

// namedBy returns the header whose columns have the given names, how many of them we know,
// and whether one of them is the text or leads to it.
func namedBy(row []string, names *field.Names) (t *header, known int, content bool) {
	t = &header{columns: make([]field.Alias, len(row)), names: row}
	for i, name := range row {
		a, ok := names.Lookup([]byte(strings.TrimSpace(name)))
		if !ok {
			continue
		}
		t.columns[i] = a
		known++
		switch a.Field {
		case field.Text, field.HTML, field.Summary, field.Title, field.URL:
			content = true
		}
	}
	return t, known, content
}

// has reports whether a column of t is one of the given fields.
func (t *header) has(fields ...field.Field) bool {
	for _, c := range t.columns {
		for _, f := range fields {
			if c.Field == f {
				return true
			}
		}
	}
	return false
}

// values returns the fields that the cells of a row give.
func (t *header) values(cells []string) *field.Values {
	v := new(field.Values)
	for i, value := range cells[:min(len(cells), len(t.columns))] {
		if a := t.columns[i]; a.Field != field.None && value != "" {
			v.Set(a, cellValue(a.Field, value))
		}
	}
	return v
}

// headerOf returns the header of an input, nil when it is not a table.
func headerOf(h *format.Head) *header { return findHeader(h.Bytes, h.Ext, h.Names) }
