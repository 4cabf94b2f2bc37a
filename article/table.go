package article

import (
	"bufio"
	"bytes"
	"copytrail/article/internal/charset"
	"copytrail/article/internal/clean"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// table is the header of a CSV or TSV input: what divides its fields and what
// each column is.
type table struct {
	comma   byte
	columns []alias // noField for a column that is none of ours
	names   []string
}

// sniffTable finds the delimiter and the header of a table, nil when text is none.
// A first line is a header when two of its fields are names of ours, one of them
// of what an article is read from; in a file called .csv or .tsv it always is.
func sniffTable(text []byte, ext string, names *naming) *table {
	text = bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")), "\r\n") // a tab at the start is an empty name
	if at := separatorLine(text); at > 0 {
		text = text[at:]
	}
	line, _, _ := bytes.Cut(text[:min(len(text), 8<<10)], []byte("\n"))
	isTable := ext == ".csv" || ext == ".tsv" || ext == ".tab"
	var best *table
	bestKnown := -1
	for _, comma := range []byte(",\t;|") {
		if bytes.IndexByte(line, comma) < 0 {
			continue
		}
		t, known, content := newTable(line, comma, names)
		if t != nil && (isTable || known >= 2 && content) && known > bestKnown {
			best, bestKnown = t, known
		}
	}
	if best == nil && isTable { // one column
		best, _, _ = newTable(line, ',', names)
	}
	return best
}

// separatorLine returns the length of the line "sep=;" at the beginning of text, by
// which spreadsheets tell each other the delimiter, 0 when there is none.
func separatorLine(text []byte) int {
	line, _, found := bytes.Cut(text[:min(len(text), 16)], []byte("\n"))
	if !found || len(bytes.TrimRight(line, "\r")) != len("sep=;") || !bytes.EqualFold(line[:4], []byte("sep=")) {
		return 0
	}
	return len(line) + 1
}

// newTable reads a header. It returns how many of the columns are ours, and
// whether one of them is the text or what leads to it.
func newTable(header []byte, comma byte, names *naming) (t *table, known int, content bool) {
	row, err := csvRow(header, comma)
	if err != nil || len(row) == 0 {
		return nil, 0, false
	}
	t = &table{comma: comma, columns: make([]alias, len(row)), names: row}
	for i, name := range row {
		a, ok := names.lookup([]byte(strings.TrimSpace(name)))
		if !ok {
			continue
		}
		t.columns[i] = a
		known++
		switch a.field {
		case fieldText, fieldHTML, fieldSummary, fieldTitle, fieldURL:
			content = true
		}
	}
	return t, known, content
}

// has reports whether a column of t is one of the given fields.
func (t *table) has(fields ...field) bool {
	for _, c := range t.columns {
		for _, f := range fields {
			if c.field == f {
				return true
			}
		}
	}
	return false
}

// csvRow reads one record.
func csvRow(raw []byte, comma byte) ([]string, error) {
	r := csv.NewReader(bytes.NewReader(raw))
	r.Comma = rune(comma)
	r.LazyQuotes = true
	r.FieldsPerRecord = -1
	row, err := r.Read()
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	return row, err
}

// rows cuts a table into its rows.
func (s *scanner) rows(st *stream, t *table) bool {
	if !t.has(fieldText, fieldHTML, fieldSummary) {
		return s.fail(skipf(st.place, ReasonNoText, "no column holds the text (have %s)", clean.Clip(strings.Join(t.names, ", "), 200)))
	}
	c := rowCutter{br: st.br, comma: t.comma, limit: s.opt.MaxRecord}
	for header := []byte(nil); len(bytes.TrimSpace(header)) == 0 || separatorLine(append(header, '\n')) > 0; {
		var err error
		if header, err = c.row(); err != nil && err != io.EOF {
			return s.fail(inputError(st.place, err))
		} else if err == io.EOF {
			break
		}
	}
	records := 0
	for {
		raw, err := c.row()
		place := fmt.Sprintf("%s:%d", st.place, c.line)
		switch {
		case err == errLong:
			if !s.fail(skipf(place, ReasonTooLong, "over %d bytes", s.opt.MaxRecord)) {
				return false
			}
			continue
		case err != nil && err != io.EOF:
			return s.fail(inputError(place, err))
		}
		if len(bytes.TrimSpace(raw)) > 0 {
			if records++; s.opt.MaxRecords > 0 && records > s.opt.MaxRecords {
				return s.fail(skipf(place, ReasonTooMany, "over %d", s.opt.MaxRecords))
			}
			if !s.record(Record{Place: place, format: formatTable, raw: raw, table: t}) {
				return false
			}
		}
		if err == io.EOF {
			if records == 0 {
				return s.fail(skipf(st.place, ReasonEmpty, "a header without rows"))
			}
			return true
		}
	}
}

// rowCutter cuts a CSV input into its rows, which may go over several lines
// within quotation marks.
type rowCutter struct {
	br    *bufio.Reader
	comma byte
	limit int
	line  int // of the row that was cut last, from 1
	next  int // lines before the next row
}

// row returns the next row as bytes of its own; see readLine for its errors. A
// row over the limit ends with the line that passes it, so that one stray
// quotation mark does not swallow the rest of the input.
func (c *rowCutter) row() ([]byte, error) {
	c.line = c.next + 1
	var raw []byte
	quoted := false
	for {
		line, err := readLine(c.br, c.limit)
		if c.next++; err != nil && err != io.EOF {
			return nil, err
		}
		quoted = c.quoted(line, quoted)
		if c.limit > 0 && len(raw)+len(line) > c.limit {
			return nil, errLong
		}
		raw = append(raw, line...)
		if !quoted || err == io.EOF {
			return raw, err
		}
		raw = append(raw, '\n')
	}
}

// quoted reports whether the end of line is within quotation marks, given whether
// its beginning is. A mark opens only at the beginning of a field.
func (c *rowCutter) quoted(line []byte, quoted bool) bool {
	for {
		if quoted {
			i := bytes.IndexByte(line, '"')
			if i < 0 {
				return true
			}
			line = line[i+1:]
			if len(line) > 0 && line[0] == '"' {
				line = line[1:]
				continue
			}
			quoted = false
		} else if len(line) > 0 && line[0] == '"' {
			line = line[1:]
			quoted = true
			continue
		}
		i := bytes.IndexByte(line, c.comma)
		if i < 0 {
			return false
		}
		line = line[i+1:]
	}
}

// tableRow decodes a row of a table.
func (r Record) tableRow(opt Options) (Article, error) {
	raw, note := charset.Valid(r.raw)
	row, err := csvRow(raw, r.table.comma)
	if err != nil {
		return Article{}, skipf(r.Place, ReasonSyntax, "CSV: %w", err)
	}
	var f fields
	for i, value := range row {
		if i >= len(r.table.columns) {
			if strings.TrimSpace(value) != "" { // a comma that is not quoted: everything after it is one off
				return Article{}, skipf(r.Place, ReasonSyntax, "CSV: %d fields, the header has %d", len(row), len(r.table.columns))
			}
			continue
		}
		if a := r.table.columns[i]; a.field != noField && value != "" {
			f.set(a, cellValue(a.field, value))
		}
	}
	a, err := r.build(f, opt)
	if note != "" {
		a.Notes = append(a.Notes, note)
	}
	return a, err
}

// cellValue undoes what spreadsheets and pandas write for nothing and for lists:
// "nan", "['Jane Doe', 'John Roe']".
func cellValue(f field, value string) string {
	switch value {
	case "nan", "NaN", "None", "null", "NULL", "N/A", "NaT":
		return ""
	}
	if f == fieldByline && strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]") {
		var names []string
		for part := range strings.SplitSeq(value[1:len(value)-1], ",") {
			if name := strings.Trim(part, ` '"`); name != "" {
				names = append(names, name)
			}
		}
		return strings.Join(names, ", ")
	}
	return value
}

// headerOf returns the header of an input that sniff has found to be a table.
func headerOf(head []byte, name string, names *naming) *table {
	return sniffTable(head, extension(name), names)
}
