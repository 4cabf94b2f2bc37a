package table

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/describe"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// Worksheet is a table of a spreadsheet. Its rows come with their number, from 1; empty ones may
// be left out. A cell that is a number stands as one; in the column of the time it is a day as
// spreadsheets count them.
type Worksheet struct {
	Place    string                   // names the sheet in messages: "book.xlsx/Articles"
	Rows     iter.Seq2[int, []string] // it is run twice, and each row has memory of its own
	From1904 bool                     // days are counted from 1904, as on old Macintosh computers
}

// headerRows is how many rows may stand above the names of the columns: a title, a day.
const headerRows = 20

// fullCell is how many characters a cell of Excel can hold. What is longer has been cut.
const fullCell = 32767

// noteFull says that a text fills its cell.
const noteFull = "the text fills the cell (32,767 characters): its end may be missing"

// ReadWorksheet hands on the rows of a sheet. The names of its columns stand in the first row that
// has two names we know, one of which leads to the text; without one, in the first row. The
// count is of the records of the whole file. It returns false when no more is wanted.
func ReadWorksheet(in *format.Input, out format.Sink, s Worksheet, count *int) bool {
	t, at := sheetHeader(s, in.Names)
	switch {
	case t == nil:
		return out.Skip(record.Skipf(s.Place, record.ReasonEmpty, "a sheet without cells"))
	case !t.has(field.Text, field.HTML, field.Summary):
		return out.Skip(record.Skipf(s.Place, record.ReasonNoText, "no column holds the text (have %s)", clean.Clip(strings.Join(slices.DeleteFunc(t.names, func(name string) bool { return name == "" }), ", "), 200)))
	}
	rows, limit := 0, in.Options.MaxRecord
	for n, cells := range s.Rows {
		size := 0
		for _, c := range cells {
			size += len(c)
		}
		if n <= at || size == 0 {
			continue
		}
		rows++
		place := fmt.Sprintf("%s:%d", s.Place, n)
		if *count++; in.Options.MaxRecords > 0 && *count > in.Options.MaxRecords {
			return out.Skip(record.Skipf(place, record.ReasonTooMany, "over %d", in.Options.MaxRecords))
		}
		var more bool
		if limit > 0 && size > limit {
			more = out.Skip(record.Skipf(place, record.ReasonTooLong, "over %d bytes", limit))
		} else {
			more = out.Record(place, sheetRow{cells, t, in.Names, s.From1904})
		}
		if !more {
			return false
		}
	}
	if rows == 0 {
		return out.Skip(record.Skipf(s.Place, record.ReasonEmpty, "a header without rows"))
	}
	return true
}

// sheetHeader returns the header of a sheet and the number of its row, nil when the sheet has
// no cells.
func sheetHeader(s Worksheet, names *field.Names) (first *header, at int) {
	rows := 0
	for n, cells := range s.Rows {
		cells = trimmed(cells)
		if strings.Join(cells, "") == "" {
			continue
		}
		if rows++; rows > headerRows {
			break
		}
		h, known, content := namedBy(cells, names)
		if known >= 2 && content {
			return h, n
		}
		if first == nil {
			first, at = h, n
		}
	}
	return first, at
}

// trimmed returns the cells of a header without white space around them.
func trimmed(cells []string) []string {
	row := make([]string, len(cells))
	for i, c := range cells {
		row[i] = strings.Join(strings.Fields(c), " ")
	}
	return row
}

// sheetRow is the record of a row of a sheet.
type sheetRow struct {
	cells    []string
	header   *header
	names    *field.Names
	from1904 bool
}

// Decode implements format.Raw.
func (r sheetRow) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	cells := make([]string, len(r.cells))
	for i, c := range r.cells {
		cells[i] = c
		if i < len(r.header.columns) && (r.header.columns[i].Field == field.Published || r.header.columns[i].Field == field.Fetched) {
			cells[i] = serialDay(c, r.from1904)
		}
	}
	v := r.header.values(cells)
	d, err := describe.Draft(place, v, r.names, opt)
	if utf8.RuneCountInString(v.Get(field.Text)) == fullCell {
		d.Notes = append(d.Notes, noteFull)
	}
	out(d, err)
}

// serialDay returns the time that a cell with a number means, as a time that package published
// reads: days since the end of 1899 with their fraction. Numbers outside the years 1927 to
// 2173 are left as they are: a year, a Unix time, 20260309.
func serialDay(cell string, from1904 bool) string {
	days, err := strconv.ParseFloat(strings.TrimSpace(cell), 64)
	if err != nil || !(days >= 10_000 && days < 100_000) {
		return cell
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if from1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	seconds := int64(days*86400 + 0.5)
	t := epoch.Add(time.Duration(seconds) * time.Second)
	if seconds%86400 == 0 {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02T15:04:05")
}
