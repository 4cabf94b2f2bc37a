package sheet

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
	"copytrail/article/internal/table"
)

// An ODS has its tables in content.xml: table:table, table:table-row, table:table-cell. A row
// or a cell may stand for many (number-rows-repeated): writers fill a sheet to its end in that
// way. Such a row is read once, for the others are the same article. A day stands in office:date-value, in ISO form.

// odsTable is a sheet, held in memory: the header may be looked for twice.
type odsTable struct {
	name  string
	rows  [][]string
	lines []int // their numbers
}

// ODS reads content.xml of a spreadsheet, which the caller measures.
func ODS(in *format.Input, out format.Sink, r io.Reader) bool {
	tables, err := odsTables(r)
	count := 0
	for _, t := range tables {
		rows := func(yield func(int, []string) bool) {
			for i, row := range t.rows {
				if !yield(t.lines[i], row) {
					return
				}
			}
		}
		if !table.ReadWorksheet(in, out, table.Worksheet{Place: placeOf(in, t.name, len(tables)), Rows: rows}, &count) {
			return false
		}
		if in.Options.MaxRecords > 0 && count > in.Options.MaxRecords {
			return true
		}
	}
	if err != nil {
		return out.Skip(record.Placed(in.Place, record.InputError(in.Place, err)))
	}
	if len(tables) == 0 {
		return out.Skip(record.Skipf(in.Place, record.ReasonNothing, "ODS: no sheet"))
	}
	return true
}

// odsReader is where the reading of an ODS stands.
type odsReader struct {
	tables []*odsTable
	row    []string
	line   int // number of the row
	repeat int // how many rows the row stands for
	cells  int // how many cells all sheets have

	inCell, inText bool
	skip           int // elements around that are not text of the cell
	value          string
	times          int // how many cells the cell stands for
	text           strings.Builder
}

// odsTables returns the sheets up to the first error.
func odsTables(r io.Reader) ([]*odsTable, error) {
	x := xml.NewDecoder(r)
	x.Strict = false
	var o odsReader
	for {
		token, err := x.RawToken()
		if err == io.EOF {
			if o.inCell {
				return o.tables, io.ErrUnexpectedEOF
			}
			return o.tables, nil
		}
		if err != nil {
			return o.tables, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			o.start(t)
		case xml.EndElement:
			if err := o.end(t.Name.Local); err != nil {
				return o.tables, err
			}
		case xml.CharData:
			if o.inText && o.skip == 0 {
				o.text.Write(t)
			}
		}
	}
}

// start takes the beginning of an element.
func (o *odsReader) start(t xml.StartElement) {
	switch t.Name.Local {
	case "table":
		o.tables = append(o.tables, &odsTable{name: odsAttr(t, "name")})
		o.line = 0
	case "table-row":
		o.row, o.repeat = nil, repeats(odsAttr(t, "number-rows-repeated"))
	case "table-cell", "covered-table-cell":
		o.inCell, o.inText, o.value = true, false, odsAttr(t, "date-value")
		o.times = repeats(odsAttr(t, "number-columns-repeated"))
		o.text.Reset()
	case "annotation":
		o.skip++
	case "p":
		if o.inCell && o.skip == 0 {
			if o.text.Len() > 0 {
				o.text.WriteString("\n\n")
			}
			o.inText = true
		}
	case "line-break":
		o.text.WriteByte('\n')
	case "tab", "s":
		o.text.WriteByte(' ')
	}
}

// end takes the end of an element. The error says that there are too many cells.
func (o *odsReader) end(name string) error {
	switch name {
	case "annotation":
		o.skip = max(0, o.skip-1)
	case "p":
		o.inText = false
	case "table-cell", "covered-table-cell":
		if !o.inCell {
			return nil
		}
		o.inCell = false
		value := o.value
		if value == "" {
			value = o.text.String()
		}
		for range min(o.times, maxColumns-len(o.row)) {
			o.row = append(o.row, value)
		}
	case "table-row":
		return o.endRow()
	}
	return nil
}

// endRow takes the end of a row. The error says that there are too many cells.
func (o *odsReader) endRow() error {
	for len(o.row) > 0 && o.row[len(o.row)-1] == "" {
		o.row = o.row[:len(o.row)-1]
	}
	if len(o.row) > 0 && len(o.tables) > 0 {
		if o.cells += len(o.row); o.cells > maxCells/2 {
			return record.Skip("", record.ReasonTooMany, errors.New("too many cells"))
		}
		t := o.tables[len(o.tables)-1]
		t.rows = append(t.rows, o.row)
		t.lines = append(t.lines, o.line+1)
	}
	o.line += o.repeat
	o.row = nil
	return nil
}

// repeats returns how many rows or cells one stands for.
func repeats(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 1
	}
	return min(n, 1<<20)
}

// odsAttr returns an attribute by its name without prefix.
func odsAttr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
