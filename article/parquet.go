package article

import (
	"copytrail/article/internal/charset"
	"copytrail/article/internal/clean"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	pqformat "github.com/parquet-go/parquet-go/format"
)

// parquetRows reads a Parquet file row by row. Its directory stands at its end,
// so it is read from there.
func (s *scanner) parquetRows(st *stream) bool {
	at, size, err := s.seekable(st, "Parquet")
	if err != nil {
		return s.fail(err)
	}
	file, columns, err := openParquet(at, size, s.names)
	if err != nil {
		return s.fail(placed(st.place, err))
	}
	n := 0
	for _, group := range file.RowGroups() {
		rows, err := openRows(group)
		more := true
		if err == nil {
			more, err = s.rowGroup(st, rows, columns, &n)
			closeRows(rows)
		}
		if err != nil {
			return s.fail(placed(fmt.Sprintf("%s#%d", st.place, n+1), err))
		}
		if !more {
			return false
		}
		if s.opt.MaxRecords > 0 && n > s.opt.MaxRecords {
			return true
		}
	}
	if n == 0 {
		return s.fail(skipf(st.place, ReasonEmpty, "no rows"))
	}
	return true
}

// rowGroup yields the rows of a group; n counts the rows of the file.
func (s *scanner) rowGroup(st *stream, rows parquet.Rows, columns []parquetColumn, n *int) (more bool, err error) {
	buf := make([]parquet.Row, 64)
	for {
		got, err := readRows(rows, buf)
		for _, row := range buf[:got] {
			*n++
			place := fmt.Sprintf("%s#%d", st.place, *n)
			if s.opt.MaxRecords > 0 && *n > s.opt.MaxRecords {
				return s.fail(skipf(place, ReasonTooMany, "over %d", s.opt.MaxRecords)), nil
			}
			f := parquetFields(row, columns)
			if size := len(f.value[fieldText]) + len(f.value[fieldHTML]); s.opt.MaxRecord > 0 && size > s.opt.MaxRecord {
				if !s.fail(skipf(place, ReasonTooLong, "over %d bytes", s.opt.MaxRecord)) {
					return false, nil
				}
				continue
			}
			if !s.record(Record{Place: place, format: formatRow, row: f}) {
				return false, nil
			}
		}
		if err == io.EOF {
			return true, nil
		}
		if err != nil {
			return true, skip("", ReasonDamaged, err)
		}
	}
}

// openRows opens a group; a panic of the library over bytes of a file is an error.
func openRows(group parquet.RowGroup) (rows parquet.Rows, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = skipf("", ReasonDamaged, "parquet: %v", p)
		}
	}()
	return group.Rows(), nil
}

// closeRows closes rows. What it says no longer matters: they have been read.
func closeRows(rows parquet.Rows) {
	defer func() { _ = recover() }()
	_ = rows.Close()
}

// readRows reads rows; a panic of the library over bytes of a file is an error.
func readRows(rows parquet.Rows, buf []parquet.Row) (n int, err error) {
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

// parquetColumn is what a leaf column of a file is to us.
type parquetColumn struct {
	alias
	unit   time.Duration // of a timestamp; 24 h of a date; 0 when it is no time
	utc    bool          // a timestamp is a moment, not a reading of a clock somewhere
	isDate bool
}

// openParquet reads the directory of a file and finds our columns in it.
func openParquet(r io.ReaderAt, size int64, names *naming) (file *parquet.File, columns []parquetColumn, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = skipf("", ReasonDamaged, "parquet: %v", p)
		}
	}()
	if err := checkFooter(r, size); err != nil {
		return nil, nil, skip("", ReasonDamaged, err)
	}
	file, err = parquet.OpenFile(r, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return nil, nil, skip("", ReasonDamaged, err)
	}
	var have []string
	found := false
	for _, path := range file.Schema().Columns() {
		var c parquetColumn
		have = append(have, path[0])
		leaf, ok := file.Schema().Lookup(path...)
		// A list is a path of three ("authors", "list", "element"); other
		// nested columns are somebody else's.
		if a, known := names.lookup([]byte(path[0])); ok && known && (len(path) == 1 || len(path) == 3 && path[1] == "list") {
			c.alias = a
			found = found || a.field == fieldText || a.field == fieldHTML || a.field == fieldSummary
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
		return nil, nil, skipf("", ReasonNoText, "no column holds the text (have %s)", clean.Clip(strings.Join(have, ", "), 200))
	}
	return file, columns, nil
}

// maxFooter is the largest directory of a file: some kilobytes a group of rows.
const maxFooter = 64 << 20

// checkFooter looks at the length of the directory, for which the library makes
// room before it looks.
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

// parquetFields takes the fields out of a row.
func parquetFields(row parquet.Row, columns []parquetColumn) *fields {
	f := new(fields)
	row.Range(func(i int, values []parquet.Value) bool {
		if i >= len(columns) || columns[i].field == noField {
			return true
		}
		c := columns[i]
		var parts []string
		for _, v := range values {
			if s := c.text(v); s != "" {
				parts = append(parts, s)
			}
		}
		sep := "\n\n"
		if c.field == fieldByline {
			sep = ", "
		} else if c.field != fieldText && len(parts) > 1 {
			parts = parts[:1]
		}
		if len(parts) > 0 {
			fixed, _ := charset.Valid([]byte(strings.Join(parts, sep)))
			f.set(c.alias, string(fixed))
		}
		return true
	})
	return f
}

// text returns a value as its field is written elsewhere.
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
