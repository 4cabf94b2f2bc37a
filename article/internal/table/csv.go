// Package table reads tables whose rows are articles: CSV, TSV and other delimited text,
// and Parquet.
package table

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/describe"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// CSV is a table with commas, tabs, semicolons or bars between its columns, and a header.
var CSV = format.Format{
	Name:  "CSV",
	Lines: true,
	Sniff: func(h *format.Head) format.Likeness {
		if headerOf(h) != nil {
			return format.Maybe // text in columns, and prose with commas, begin so too
		}
		return format.No
	},
	Read: readRows,
}

// readRows cuts a table into its rows.
func readRows(in *format.Input, out format.Sink) bool {
	head, _ := in.Head() // an error comes again when the rows are read
	t := headerOf(head)
	if t == nil {
		return out.Skip(record.Skipf(in.Place, record.ReasonSyntax, "CSV: no header"))
	}
	if missing := t.missing(in.Names); missing != "" {
		return out.Skip(record.Skipf(in.Place, record.ReasonWrongType, "no column %q, which --field names (have %s)", missing, t.list(t.names)))
	}
	if !t.has(field.Text, field.HTML, field.Summary) {
		return out.Skip(record.Skipf(in.Place, record.ReasonNoText, "no column holds the text (have %s); use --field text=COLUMN if one does", t.list(t.names)))
	}
	t.note = t.unusedNote()
	c := rowCutter{br: in.R, comma: t.comma, limit: in.Options.MaxRecord}
	for header := []byte(nil); len(bytes.TrimSpace(header)) == 0 || separatorLine(append(header, '\n')) > 0; {
		var err error
		if header, err = c.row(); err != nil && err != io.EOF {
			return out.Skip(record.InputError(in.Place, err))
		} else if err == io.EOF {
			break
		}
	}
	records := 0
	for {
		raw, err := c.row()
		place := fmt.Sprintf("%s:%d", in.Place, c.line)
		switch {
		case err == format.ErrLong:
			if !out.Skip(record.Skipf(place, record.ReasonTooLong, "over %d bytes", in.Options.MaxRecord)) {
				return false
			}
			continue
		case err != nil && err != io.EOF:
			return out.Skip(record.InputError(place, err))
		}
		if len(bytes.TrimSpace(raw)) > 0 {
			if records++; in.Options.MaxRecords > 0 && records > in.Options.MaxRecords {
				return out.Skip(record.Skipf(place, record.ReasonTooMany, "over %d", in.Options.MaxRecords))
			}
			if !out.Record(place, row{raw, t, in.Names}) {
				return false
			}
		}
		if err == io.EOF {
			if records == 0 {
				return out.Skip(record.Skipf(in.Place, record.ReasonEmpty, "a header without rows"))
			}
			return true
		}
	}
}

// row is the record of a row.
type row struct {
	raw    []byte
	header *header
	names  *field.Names
}

// Decode implements format.Raw.
func (r row) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	d, err := r.draft(place, opt)
	out(d, err)
}

// draft returns the article in the row.
func (r row) draft(place string, opt record.Options) (record.Draft, error) {
	raw, note := charset.Valid(r.raw)
	cells, err := csvRow(raw, r.header.comma)
	if err != nil {
		return record.Draft{}, record.Skipf(place, record.ReasonSyntax, "CSV: %w", err)
	}
	for i, value := range cells {
		if i >= len(r.header.columns) && strings.TrimSpace(value) != "" { // a comma that is not quoted: all fields behind it are one off
			return record.Draft{}, record.Skipf(place, record.ReasonSyntax, "CSV: %d fields, the header has %d", len(cells), len(r.header.columns))
		}
	}
	v := r.header.values(cells)
	swissdox(v)
	d, err := describe.Draft(place, v, r.names, opt)
	if err == nil && r.header.note != "" {
		d.LateNotes = append(d.LateNotes, r.header.note)
	}
	if note != "" {
		d.LateNotes = append(d.LateNotes, note)
	}
	return d, err
}

// cellValue returns the value of a cell without what spreadsheets and pandas write for
// missing values and for lists: "nan", "['Jane Doe', 'John Roe']".
func cellValue(f field.Field, value string) string {
	switch value {
	case "nan", "NaN", "None", "null", "NULL", "N/A", "NaT":
		return ""
	}
	if f == field.Byline && strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]") {
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
