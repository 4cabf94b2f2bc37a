package sheet

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"
	"unicode/utf16"

	"copytrail/article/internal/record"
)

// The stream of a workbook is a sequence of records: number, length (two bytes each, little
// endian), data of at most 8,224 bytes. First come those of the whole workbook, among them the
// offsets of the sheets (BOUNDSHEET) and the strings of all cells (SST), which goes on in
// CONTINUE records. Then each sheet follows: BOF, its cells, EOF. This is BIFF8, as [MS-XLS]
// specifies it.
const (
	biffFormula    = 0x0006
	biffEOF        = 0x000a
	biffDateMode   = 0x0022
	biffFilePass   = 0x002f
	biffContinue   = 0x003c
	biffBoundSheet = 0x0085
	biffMulRK      = 0x00bd
	biffRString    = 0x00d6
	biffSST        = 0x00fc
	biffLabelSST   = 0x00fd
	biffNumber     = 0x0203
	biffLabel      = 0x0204
	biffString     = 0x0207
	biffRK         = 0x027e
	biffBOF        = 0x0809
)

// book is a workbook.
type book struct {
	stream   []byte
	sheets   []bookSheet
	strings  []string
	from1904 bool
	budget   int // bytes of sheets that may still be read: sheets do not overlap in a sound file
}

// bookSheet is a sheet of a workbook.
type bookSheet struct {
	name string
	at   int // offset of its first record
}

// bookCell is a cell: rows are sparse, because a row may have one cell far to the right.
type bookCell struct {
	column int
	value  string
}

// spread returns a row with its empty cells.
func spread(row []bookCell) []string {
	last := 0
	for _, c := range row {
		last = max(last, c.column)
	}
	cells := make([]string, last+1)
	for _, c := range row {
		cells[c.column] = c.value
	}
	return cells
}

// nextRecord returns the record at an offset and the offset behind it; ok is false at the end
// of the stream.
func nextRecord(stream []byte, at int) (kind uint16, data []byte, next int, ok bool) {
	if at < 0 || at+4 > len(stream) {
		return 0, nil, at, false
	}
	kind = binary.LittleEndian.Uint16(stream[at:])
	end := at + 4 + int(binary.LittleEndian.Uint16(stream[at+2:]))
	if end > len(stream) {
		return 0, nil, at, false
	}
	return kind, stream[at+4 : end], end, true
}

// readBook reads the records of the whole workbook. The error is a SkipError.
func readBook(stream []byte) (*book, error) {
	b := &book{stream: stream, budget: 2 * len(stream)}
	kind, data, at, ok := nextRecord(stream, 0)
	if !ok || kind != biffBOF || len(data) < 4 {
		return nil, record.Skipf("", record.ReasonDamaged, "XLS: no workbook")
	}
	if version := binary.LittleEndian.Uint16(data); version != 0x0600 {
		return nil, record.Skipf("", record.ReasonUnsupported, "a workbook of Excel 95 or older; save it as XLSX or CSV")
	}
	for {
		kind, data, next, ok := nextRecord(stream, at)
		if !ok {
			return nil, record.Skipf("", record.ReasonDamaged, "XLS: the workbook ends early")
		}
		switch kind {
		case biffEOF:
			return b, nil
		case biffFilePass:
			return nil, record.Skipf("", record.ReasonUnsupported, "an encrypted workbook; save it without its password")
		case biffDateMode:
			b.from1904 = len(data) >= 2 && data[0] == 1
		case biffBoundSheet:
			if len(data) >= 8 && data[5] == 0 { // a sheet of cells, not of a chart or of macros
				name, _ := fixedString(data[7:], int(data[6]))
				b.sheets = append(b.sheets, bookSheet{name, int(binary.LittleEndian.Uint32(data))})
			}
		case biffSST:
			parts := [][]byte{data}
			for {
				kind, data, after, ok := nextRecord(stream, next)
				if !ok || kind != biffContinue {
					break
				}
				parts, next = append(parts, data), after
			}
			var err error
			if b.strings, err = sharedStrings(parts); err != nil {
				return nil, record.Skip("", record.ReasonDamaged, err)
			}
		}
		at = next
	}
}

// fixedString reads a string of n characters: one byte of flags, then the characters.
func fixedString(data []byte, n int) (string, bool) {
	if len(data) < 1 {
		return "", false
	}
	wide, data := data[0]&1 == 1, data[1:]
	size := n
	if wide {
		size *= 2
	}
	whole := size <= len(data)
	return characters(data[:min(size, len(data))], wide), whole
}

// characters decodes characters of one byte (Latin-1) or two (UTF-16).
func characters(data []byte, wide bool) string {
	var units []uint16
	if wide {
		units = make([]uint16, len(data)/2)
		for i := range units {
			units[i] = binary.LittleEndian.Uint16(data[2*i:])
		}
	} else {
		units = make([]uint16, len(data))
		for i, c := range data {
			units[i] = uint16(c)
		}
	}
	return string(utf16.Decode(units))
}

// errStrings is the error of a table of strings that ends within one.
var errStrings = errors.New("XLS: the table of strings ends early")

// parts reads bytes that are cut into records.
type parts struct {
	rest [][]byte // the first is being read
}

// take returns the next n bytes, which may lie in several records.
func (p *parts) take(n int) ([]byte, error) {
	if n < 0 {
		return nil, errStrings
	}
	if len(p.rest) > 0 && n <= len(p.rest[0]) {
		b := p.rest[0][:n]
		p.rest[0] = p.rest[0][n:]
		return b, nil
	}
	var b []byte
	for n > 0 {
		if len(p.rest) == 0 {
			return nil, errStrings
		}
		k := min(n, len(p.rest[0]))
		b = append(b, p.rest[0][:k]...)
		p.rest[0] = p.rest[0][k:]
		if n -= k; n > 0 {
			p.rest = p.rest[1:]
		}
	}
	return b, nil
}

// text returns the next n characters. Where they go on in another record, that begins with a
// byte that says how wide its characters are.
func (p *parts) text(n int, wide bool) (string, error) {
	var s []byte
	for {
		if len(p.rest) == 0 {
			return "", errStrings
		}
		width := 1
		if wide {
			width = 2
		}
		k := min(n, len(p.rest[0])/width)
		s = append(s, characters(p.rest[0][:k*width], wide)...)
		p.rest[0] = p.rest[0][k*width:]
		if n -= k; n == 0 {
			return string(s), nil
		}
		p.rest = p.rest[1:]
		flags, err := p.take(1)
		if err != nil {
			return "", err
		}
		wide = flags[0]&1 == 1
	}
}

// sharedStrings reads the strings of all cells.
func sharedStrings(records [][]byte) ([]string, error) {
	p := &parts{records}
	head, err := p.take(8)
	if err != nil {
		return nil, err
	}
	count := binary.LittleEndian.Uint32(head[4:])
	var list []string
	for range count { // each takes three bytes at least, so a lying count ends with the data
		head, err := p.take(3)
		if err != nil {
			return list, err
		}
		n, flags := int(binary.LittleEndian.Uint16(head)), head[2]
		behind := 0 // bytes of formats and of phonetic text
		if flags&8 != 0 {
			b, err := p.take(2)
			if err != nil {
				return list, err
			}
			behind += 4 * int(binary.LittleEndian.Uint16(b))
		}
		if flags&4 != 0 {
			b, err := p.take(4)
			if err != nil {
				return list, err
			}
			behind += int(binary.LittleEndian.Uint32(b))
		}
		s, err := p.text(n, flags&1 == 1)
		if err != nil {
			return list, err
		}
		list = append(list, s)
		if _, err := p.take(behind); err != nil {
			return list, err
		}
	}
	return list, nil
}

// cells returns the cells of a sheet by row. With an error come those before it.
func (b *book) cells(s bookSheet) ([][]bookCell, error) {
	kind, _, at, ok := nextRecord(b.stream, s.at)
	if !ok || kind != biffBOF {
		return nil, errors.New("XLS: no sheet where one should be")
	}
	var r rowReader
	for depth := 1; ; {
		kind, data, next, ok := nextRecord(b.stream, at)
		if !ok {
			return r.rows, errors.New("XLS: a sheet ends early")
		}
		if b.budget -= next - at; b.budget < 0 {
			return r.rows, errors.New("XLS: sheets that overlap")
		}
		at = next
		switch {
		case kind == biffBOF: // a chart within the sheet
			depth++
		case kind == biffEOF:
			if depth--; depth == 0 {
				return r.rows, nil
			}
		case depth > 1:
		case kind == biffString:
			r.result(data)
		case len(data) >= 6:
			if err := r.cell(kind, data, b.strings); err != nil {
				return r.rows, err
			}
		}
	}
}

// rowReader collects the cells of a sheet.
type rowReader struct {
	rows    [][]bookCell
	formula []byte // the record of a formula whose result, a string, comes next
}

// put adds a cell to the row that a record names. Excel 97 has 256 columns.
func (r *rowReader) put(data []byte, column int, value string) {
	if column > 255 {
		return
	}
	row := int(binary.LittleEndian.Uint16(data))
	for len(r.rows) <= row {
		r.rows = append(r.rows, nil)
	}
	r.rows[row] = append(r.rows[row], bookCell{column, value})
}

// result takes the record with the result of a formula.
func (r *rowReader) result(data []byte) {
	if r.formula != nil && len(data) >= 3 {
		value, _ := fixedString(data[2:], int(binary.LittleEndian.Uint16(data))) // a cut one is better than none
		r.put(r.formula, int(binary.LittleEndian.Uint16(r.formula[2:])), value)
	}
	r.formula = nil
}

// cell takes a record of at least six bytes that may be a cell: row, column, format, value.
func (r *rowReader) cell(kind uint16, data []byte, strings []string) error {
	column := int(binary.LittleEndian.Uint16(data[2:]))
	switch value := data[6:]; {
	case kind == biffMulRK: // row, first column, (format, number) each, last column
		for i := 4; i+6 <= len(data)-2; i, column = i+6, column+1 {
			r.put(data, column, number(rk(binary.LittleEndian.Uint32(data[i+2:]))))
		}
	case kind == biffLabelSST && len(value) >= 4:
		i := binary.LittleEndian.Uint32(value)
		if uint64(i) >= uint64(len(strings)) {
			return fmt.Errorf("XLS: string %d of %d", i, len(strings))
		}
		r.put(data, column, strings[i])
	case (kind == biffLabel || kind == biffRString) && len(value) >= 3:
		s, _ := fixedString(value[2:], int(binary.LittleEndian.Uint16(value))) // a cut one is better than none
		r.put(data, column, s)
	case kind == biffRK && len(value) >= 4:
		r.put(data, column, number(rk(binary.LittleEndian.Uint32(value))))
	case kind == biffNumber && len(value) >= 8:
		r.put(data, column, number(math.Float64frombits(binary.LittleEndian.Uint64(value))))
	case kind == biffFormula && len(value) >= 8:
		r.formula = nil
		if value[6] != 0xff || value[7] != 0xff {
			r.put(data, column, number(math.Float64frombits(binary.LittleEndian.Uint64(value))))
		} else if value[0] == 0 {
			r.formula = data
		}
	}
	return nil
}

// rk returns the number that four bytes stand for: an integer of 30 bits or the upper 30 bits
// of a float, perhaps times 100.
func rk(v uint32) float64 {
	var f float64
	if v&2 != 0 {
		f = float64(int32(v) >> 2)
	} else {
		f = math.Float64frombits(uint64(v&^3) << 32)
	}
	if v&1 != 0 {
		f /= 100
	}
	return f
}

// number writes a number without an exponent.
func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
