package sheet

import (
	"fmt"
	"io"

	"github.com/richardlehane/mscfb"

	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
	"copytrail/article/internal/table"
)

// XLS is a workbook of Excel 97 to 2003. It is a compound file, as the documents of other
// Office programs of that time are; those are refused by their names.
var XLS = format.Format{
	Name: "XLS",
	Sniff: func(h *format.Head) format.Likeness {
		if h.Begins("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
			return format.Sure
		}
		return format.No
	},
	Read: readXLS,
}

// readXLS reads the sheets of a workbook.
func readXLS(in *format.Input, out format.Sink) bool {
	r, size, err := in.ReaderAt("XLS")
	if err != nil {
		return out.Skip(err)
	}
	stream, err := workbookStream(r, size)
	if err != nil {
		return out.Skip(record.Placed(in.Place, err))
	}
	book, err := readBook(stream)
	if err != nil {
		return out.Skip(record.Placed(in.Place, err))
	}
	count := 0
	for _, s := range book.sheets {
		cells, err := book.cells(s)
		rows := func(yield func(int, []string) bool) {
			for n, row := range cells {
				if len(row) > 0 && !yield(n+1, spread(row)) {
					return
				}
			}
		}
		place := placeOf(in, s.name, len(book.sheets))
		if !table.ReadWorksheet(in, out, table.Worksheet{Place: place, Rows: rows, From1904: book.from1904}, &count) {
			return false
		}
		if err != nil && !out.Skip(record.Skip(place, record.ReasonDamaged, err)) {
			return false
		}
		if in.Options.MaxRecords > 0 && count > in.Options.MaxRecords {
			return true
		}
	}
	if len(book.sheets) == 0 {
		return out.Skip(record.Skipf(in.Place, record.ReasonNothing, "XLS: no sheet"))
	}
	return true
}

// workbookStream returns the stream of a compound file that holds the workbook. A panic of
// the library over bytes of a file is an error. The error is a SkipError.
func workbookStream(r io.ReaderAt, size int64) (stream []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = record.Skipf("", record.ReasonDamaged, "compound file: %v", p)
		}
	}()
	f, err := mscfb.New(r)
	if err != nil {
		return nil, record.Skip("", record.ReasonDamaged, err)
	}
	what := ""
	for entry, err := f.Next(); err == nil; entry, err = f.Next() {
		switch entry.Name {
		case "Workbook":
			if entry.Size > size {
				return nil, record.Skipf("", record.ReasonDamaged, "XLS: a stream of %d bytes in a file of %d", entry.Size, size)
			}
			b, err := io.ReadAll(io.LimitReader(entry, size))
			if err != nil {
				return nil, record.Skip("", record.ReasonDamaged, err)
			}
			return b, nil
		case "Book":
			what = "a workbook of Excel 95 or older; save it as XLSX or CSV"
		case "WordDocument":
			what = "an old Word document; save it as DOCX"
		case "PowerPoint Document":
			what = "an old presentation; save its text"
		case "EncryptedPackage":
			what = "an encrypted Office document; save it without its password"
		case "__properties_version1.0":
			what = "a message of Outlook; save it as EML"
		}
	}
	if what == "" {
		return nil, record.Skip("", record.ReasonNotText, nil)
	}
	return nil, record.Skip("", record.ReasonUnsupported, fmt.Errorf("%s", what))
}
