// Package rtf reads Rich Text Format: the files of word processors, which are one article
// each, and the exports of press databases (Nexis, Factiva), which hold many.
//
// A file is groups in braces, control words behind backslashes, and text in the code page
// that the file or its font names ("The Rich Text Format Specification, version 1.9.1").
// The reader keeps paragraphs, the rows of tables and footnotes. It leaves out what is no
// text of the document: fonts, styles, pictures, what is printed on each page, deleted and
// hidden text, and what the file says of itself, because its title and its time are those
// of the file and not of an article.
package rtf

import (
	"bytes"

	"copytrail/article/internal/factiva"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/plain"
	"copytrail/article/internal/record"
)

// RTF is a file in Rich Text Format.
var RTF = format.Format{
	Name: "RTF",
	Sniff: func(h *format.Head) format.Likeness {
		if bytes.HasPrefix(h.Text, []byte(`{\rtf`)) {
			return format.Sure
		}
		return format.No
	},
	Read: format.Whole(func(in *format.Input, b []byte) format.Raw { return &file{b, in.Names} }),
}

// file is the record of a file.
type file struct {
	raw   []byte
	names *field.Names
}

// noteBroken is the note of the articles of a file that is cut off.
const noteBroken = "the RTF file is cut off: its end is missing"

// Decode implements format.Raw.
func (f *file) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	doc, err := read(f.raw)
	if err != nil {
		out(record.Draft{}, record.Placed(place, err))
		return
	}
	limited := limit(place, opt, func(d record.Draft, err error) {
		if err == nil && doc.broken {
			d.LateNotes = append(d.LateNotes, noteBroken)
		}
		out(d, err)
	})
	if factiva.DecodeRows(place, doc.rows(), opt, limited) {
		return
	}
	lines := doc.lines()
	if decodeNexis(place, lines, opt, limited) || factiva.DecodeLines(place, lines, opt, limited) {
		return
	}
	d, err := plain.Draft(place, []byte(doc.text()), f.names, opt)
	limited(d, err)
}

// limit returns out for as many articles of a file as opt allows. The first one over the
// limit is an error, those behind it are passed over with it.
func limit(place string, opt record.Options, out func(record.Draft, error)) func(record.Draft, error) {
	n := 0
	return func(d record.Draft, err error) {
		switch n++; {
		case opt.MaxRecords <= 0 || n <= opt.MaxRecords:
			out(d, err)
		case n == opt.MaxRecords+1:
			out(record.Draft{}, record.Skipf(place, record.ReasonTooMany, "over %d", opt.MaxRecords))
		}
	}
}

// rows returns the rows of the tables that name a field in their first cell.
func (d *document) rows() (rows []factiva.Row) {
	for _, b := range d.blocks {
		if len(b.cells) < 2 || len(b.cells[0]) != 1 {
			continue
		}
		row := factiva.Row{Code: b.cells[0][0]}
		for _, cell := range b.cells[1:] {
			row.Paragraphs = append(row.Paragraphs, cell...)
		}
		rows = append(rows, row)
	}
	return rows
}
