package table

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	pqformat "github.com/parquet-go/parquet-go/format"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/describe"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// Parquet is a Parquet file.
var Parquet = format.Format{
	Name: "Parquet",
	Sniff: func(h *format.Head) format.Likeness {
		if h.Begins("PAR1") {
			return format.Sure
		}
		return format.No
	},
	Read: readParquet,
}

// parquetRow is the record of a row of a Parquet file.
type parquetRow struct {
	values *field.Values
	names  *field.Names
}

// Decode implements format.Raw.
func (r parquetRow) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	d, err := describe.Draft(place, r.values, r.names, opt)
	out(d, err)
}

// readParquet reads a Parquet file row by row. It begins at the end, where the directory
// is.
func readParquet(in *format.Input, out format.Sink) bool {
	at, size, err := in.ReaderAt("Parquet")
	if err != nil {
		return out.Skip(err)
	}
	file, columns, err := openParquet(at, size, in.Names)
	if err != nil {
		return out.Skip(record.Placed(in.Place, err))
	}
	n := 0
	for _, group := range file.RowGroups() {
		rows, err := openRows(group)
		more := true
		if err == nil {
			more, err = readGroup(in, out, rows, columns, &n)
			closeRows(rows)
		}
		if err != nil {
			return out.Skip(record.Placed(fmt.Sprintf("%s#%d", in.Place, n+1), err))
		}
		if !more {
			return false
		}
		if in.Options.MaxRecords > 0 && n > in.Options.MaxRecords {
			return true
		}
	}
	if n == 0 {
		return out.Skip(record.Skipf(in.Place, record.ReasonEmpty, "no rows"))
	}
	return true
}

// readGroup hands on the rows of a group; n counts the rows of the file.
func readGroup(in *format.Input, out format.Sink, rows parquet.Rows, columns []parquetColumn, n *int) (more bool, err error) {
	buf := make([]parquet.Row, 64)
	for {
		got, err := nextRows(rows, buf)
		for _, row := range buf[:got] {
			*n++
			place := fmt.Sprintf("%s#%d", in.Place, *n)
			if in.Options.MaxRecords > 0 && *n > in.Options.MaxRecords {
				return out.Skip(record.Skipf(place, record.ReasonTooMany, "over %d", in.Options.MaxRecords)), nil
			}
			v := parquetFields(row, columns)
			if size := len(v.Get(field.Text)) + len(v.Get(field.HTML)); in.Options.MaxRecord > 0 && size > in.Options.MaxRecord {
				if !out.Skip(record.Skipf(place, record.ReasonTooLong, "over %d bytes", in.Options.MaxRecord)) {
					return false, nil
				}
				continue
			}
			if !out.Record(place, parquetRow{v, in.Names}) {
				return false, nil
			}
		}
		if err == io.EOF {
			return true, nil
		}
		if err != nil {
			return true, record.Skip("", record.ReasonDamaged, err)
		}
	}
}

// openRows opens a group; a panic of the library over bytes of a file is an error.
func openRows(group parquet.RowGroup) (rows parquet.Rows, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = record.Skipf("", record.ReasonDamaged, "parquet: %v", p)
		}
	}()
	return group.Rows(), nil
}

// closeRows closes rows. They have been read, so an error does not matter.
func closeRows(rows parquet.Rows) {
	defer func() { _ = recover() }()
	_ = rows.Close()
}

// nextRows reads rows; a panic of the library over bytes of a file is an error.
func nextRows(rows parquet.Rows, buf []parquet.Row) (n int, err error) {
	defer func() {
		if p := recover(); p != nil {
			n, err = 0, fmt.Errorf("parquet: %v", p)
		}
	}()
	for i := range buf {
		buf[i] = buf[i][:0]
	}
	n, err = rows.ReadRows(buf)
	if n == 0 && err == nil {
		err = io.ErrNoProgress
	}
	return n, err
}

// parquetColumn says what a leaf column of a file is.
type parquetColumn struct {
	field.Alias
	unit   time.Duration // of a timestamp; 24 h of a date; 0 when it is no time
	utc    bool          // a timestamp is a moment, not a local time
	isDate bool
}

// openParquet reads the directory of a file and finds the columns that we read.
func openParquet(r io.ReaderAt, size int64, names *field.Names) (file *parquet.File, columns []parquetColumn, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = record.Skipf("", record.ReasonDamaged, "parquet: %v", p)
		}
	}()
	if err := checkFooter(r, size); err != nil {
		return nil, nil, record.Skip("", record.ReasonDamaged, err)
	}
	file, err = parquet.OpenFile(r, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, nil, record.Skip("", record.ReasonDamaged, err)
	}
	var have []string
	found := false
	for _, path := range file.Schema().Columns() {
		var c parquetColumn
		have = append(have, path[0])
		leaf, ok := file.Schema().Lookup(path...)
		// A list is a path of three ("authors", "list", "element"); other
		// nested columns are not ours.
		if a, known := names.Lookup([]byte(path[0])); ok && known && (len(path) == 1 || len(path) == 3 && path[1] == "list") {
			c.Alias = a
			found = found || a.Field == field.Text || a.Field == field.HTML || a.Field == field.Summary
			if t := leaf.Node.Type().LogicalType(); t != nil {
				switch v := t.Value.(type) {
				case *pqformat.TimestampType:
					if v.Unit.Value != nil {
						c.unit, c.utc = v.Unit.Value.Duration(), v.IsAdjustedToUTC
					}
				case *pqformat.DateType:
					c.unit, c.isDate = 24*time.Hour, true
				}
			}
		}
		columns = append(columns, c)
	}
	if !found {
		return nil, nil, record.Skipf("", record.ReasonNoText, "no column holds the text (have %s)", clean.Clip(strings.Join(have, ", "), 200))
	}
	return file, columns, nil
}

// maxFooter is the largest directory of a file: some kilobytes a group of rows.
const maxFooter = 64 << 20

// checkFooter checks the length of the directory, for which the library allocates memory
// without a check.
func checkFooter(r io.ReaderAt, size int64) error {
	var tail [8]byte
	if size < 12 {
		return io.ErrUnexpectedEOF
	}
	if _, err := r.ReadAt(tail[:], size-8); err != nil {
		return err
	}
	n := int64(binary.LittleEndian.Uint32(tail[:]))
	if string(tail[4:]) != "PAR1" || n > size-12 || n > maxFooter {
		return errors.New("no directory at the end of the file")
	}
	return nil
}

// parquetFields returns the fields of a row.
func parquetFields(row parquet.Row, columns []parquetColumn) *field.Values {
	v := new(field.Values)
	row.Range(func(i int, values []parquet.Value) bool {
		if i >= len(columns) || columns[i].Field == field.None {
			return true
		}
		c := columns[i]
		var parts []string
		for _, value := range values {
			if s := c.text(value); s != "" {
				parts = append(parts, s)
			}
		}
		sep := "\n\n"
		if c.Field == field.Byline {
			sep = ", "
		} else if c.Field != field.Text && len(parts) > 1 {
			parts = parts[:1]
		}
		if len(parts) > 0 {
			fixed, _ := charset.Valid([]byte(strings.Join(parts, sep)))
			v.Set(c.Alias, string(fixed))
		}
		return true
	})
	return v
}

// text returns a value as other formats spell it.
func (c parquetColumn) text(v parquet.Value) string {
	switch {
	case v.IsNull():
		return ""
	case v.Kind() == parquet.ByteArray || v.Kind() == parquet.FixedLenByteArray:
		return string(v.ByteArray())
	case c.isDate && v.Kind() == parquet.Int32:
		return time.Unix(int64(v.Int32())*24*60*60, 0).UTC().Format(time.DateOnly)
	case c.unit != 0 && v.Kind() == parquet.Int64:
		t := fromUnit(v.Int64(), c.unit).UTC()
		if c.utc {
			return t.Format(time.RFC3339Nano)
		}
		return t.Format("2006-01-02T15:04:05.999999999")
	}
	return v.String()
}

// fromUnit returns the time n units after 1970.
func fromUnit(n int64, unit time.Duration) time.Time {
	switch unit {
	case time.Millisecond:
		return time.UnixMilli(n)
	case time.Microsecond:
		return time.UnixMicro(n)
	}
	return time.Unix(0, n)
}
