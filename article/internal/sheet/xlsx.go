// Package sheet reads spreadsheets: the workbooks of Excel, new and old, and OpenDocument. A
// sheet is a table whose columns are named as those of a CSV file are; package table says how.
package sheet

import (
	"fmt"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
	"copytrail/article/internal/table"
)

// maxBook is how many bytes the parts of a workbook may have together: the library holds them
// in memory.
const maxBook = 1 << 30

// maxCells is how many cells of a workbook are read, empty ones among them: a row whose only
// cell is in the last column has 16,384.
const maxCells = 1 << 26

// maxColumns is how many columns of a sheet are read.
const maxColumns = 1024

// maxSheets is how many sheets of a workbook are read: a hostile one can name one part often.
const maxSheets = 256

// XLSX reads a workbook of size bytes. The caller has measured what its parts expand to.
func XLSX(in *format.Input, out format.Sink, r io.ReaderAt, size int64) (more bool) {
	// The library may panic over a file that is made to hurt it; that is damage of the file.
	// A panic of the sink is not the library's, and goes on.
	inSink := false
	defer func() {
		if inSink {
			return
		}
		if p := recover(); p != nil {
			more = out.Skip(record.Skipf(in.Place, record.ReasonDamaged, "XLSX: %v", p))
		}
	}()
	sink := &watched{out, &inSink}
	f, err := excelize.OpenReader(io.NewSectionReader(r, 0, size), excelize.Options{
		UnzipSizeLimit: maxBook, UnzipXMLSizeLimit: maxBook, // equal: nothing goes to a temporary file
		RawCellValue: true,
	})
	if err != nil {
		return sink.Skip(record.Skipf(in.Place, record.ReasonDamaged, "XLSX: %w", err))
	}
	defer f.Close()
	from1904 := false
	if p, err := f.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		from1904 = *p.Date1904
	}
	sheets := f.GetSheetList()
	if len(sheets) == 0 {
		return sink.Skip(record.Skipf(in.Place, record.ReasonNothing, "XLSX: no sheet"))
	}
	count, cells := 0, 0
	for i, name := range sheets {
		if i == maxSheets {
			return sink.Skip(record.Skipf(in.Place, record.ReasonTooMany, "over %d sheets", maxSheets))
		}
		place := placeOf(in, name, len(sheets))
		var failed error
		rows := func(yield func(int, []string) bool) {
			failed = eachRow(f, name, &cells, yield)
		}
		if !table.ReadWorksheet(in, sink, table.Worksheet{Place: place, Rows: rows, From1904: from1904}, &count) {
			return false
		}
		if failed != nil && !sink.Skip(record.Placed(place, failed)) {
			return false
		}
		if in.Options.MaxRecords > 0 && count > in.Options.MaxRecords {
			return true
		}
	}
	return true
}

// eachRow yields the rows of a sheet that have a cell. The error is a SkipError.
func eachRow(f *excelize.File, name string, cells *int, yield func(int, []string) bool) error {
	rows, err := f.Rows(name)
	if err != nil { // a sheet of a chart
		return record.Skipf("", record.ReasonUnsupported, "XLSX: %w", err)
	}
	defer rows.Close()
	for n := 1; rows.Next(); n++ {
		row, err := rows.Columns()
		if err != nil {
			return record.Skipf("", record.ReasonDamaged, "XLSX: %w", err)
		}
		if *cells += len(row) + 1; *cells > maxCells {
			return record.Skipf("", record.ReasonTooMany, "over %d cells", maxCells)
		}
		if len(row) > maxColumns {
			row = slices.Clone(row[:maxColumns])
		}
		if len(row) > 0 && !yield(n, row) {
			return nil
		}
	}
	if err := rows.Error(); err != nil {
		return record.Skipf("", record.ReasonDamaged, "XLSX: %w", err)
	}
	return nil
}

// placeOf names a sheet in messages. A sheet that is alone in its file is the file.
func placeOf(in *format.Input, name string, sheets int) string {
	if sheets == 1 {
		return in.Place
	}
	return fmt.Sprintf("%s/%s", in.Place, clean.Token(name))
}

// watched is a sink that notes whether it is in use.
type watched struct {
	format.Sink
	in *bool
}

// Record implements format.Sink.
func (w *watched) Record(place string, raw format.Raw) bool {
	*w.in = true
	more := w.Sink.Record(place, raw)
	*w.in = false
	return more
}

// Skip implements format.Sink.
func (w *watched) Skip(err error) bool {
	*w.in = true
	more := w.Sink.Skip(err)
	*w.in = false
	return more
}
