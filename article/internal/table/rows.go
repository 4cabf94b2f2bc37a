package table

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"

	"copytrail/article/internal/format"
)

// rowCutter cuts a CSV input into its rows. A row may have several lines, within quotation
// marks.
type rowCutter struct {
	br    *bufio.Reader
	comma byte
	limit int
	line  int // number of the first line of the last row, from 1
	next  int // number of lines before the next row
}

// row returns the next row in memory of its own; its errors are those of
// [format.ReadLine]. A row over the limit ends with the line that exceeds it, so that one
// stray quotation mark does not take the rest of the input with it.
func (c *rowCutter) row() ([]byte, error) {
	c.line = c.next + 1
	var raw []byte
	quoted := false
	for {
		line, err := format.ReadLine(c.br, c.limit)
		if c.next++; err != nil && err != io.EOF {
			return nil, err
		}
		quoted = c.quoted(line, quoted)
		if c.limit > 0 && len(raw)+len(line) > c.limit {
			return nil, format.ErrLong
		}
		raw = append(raw, line...)
		if !quoted || err == io.EOF {
			return raw, err
		}
		raw = append(raw, '\n')
	}
}

// quoted reports whether the end of line is within quotation marks, given whether its
// beginning is. A mark opens a quotation only at the beginning of a field.
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

// csvRow reads one row; it is nil when raw is empty.
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
