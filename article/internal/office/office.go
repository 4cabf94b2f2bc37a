// Package office reads documents that are zip files inside: DOCX, ODT, EPUB, and hands
// spreadsheets on to package sheet. A document is one thing: its parts are never articles.
//
// The directory of a zip file says what the file is. Office Open XML has a part
// "[Content_Types].xml"; OpenDocument and EPUB have a part "mimetype". A zip file with
// neither is an archive of files, and package archive reads it.
package office

import (
	"archive/zip"
	"io"
	"strings"

	"copytrail/article/internal/archive"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
	"copytrail/article/internal/sheet"
)

// Zip is a zip file: a document or an archive.
var Zip = format.Format{
	Name:  "zip",
	Sniff: archive.Zip.Sniff,
	Read:  read,
}

// read reads a zip file as what its directory says that it is.
func read(in *format.Input, out format.Sink) bool {
	if in.Depth > format.MaxLayers {
		return archive.Zip.Read(in, out)
	}
	at, size, err := in.ReaderAt("zip")
	if err != nil {
		return out.Skip(err)
	}
	z, err := zip.NewReader(at, size)
	if err != nil {
		return out.Skip(record.Skip(in.Place, record.ReasonDamaged, err))
	}
	k := kindOf(z)
	if k == archived {
		return archive.Files(in, out, z, size)
	}
	d := &document{in: in, zip: z, meter: in.NewMeter(&format.Counter{N: size})}
	switch k {
	case docx:
		return d.readDOCX(out)
	case odt:
		return d.readODT(out)
	case epub:
		return d.readEPUB(out)
	case xlsx:
		if err := d.measure(); err != nil {
			return out.Skip(err)
		}
		return sheet.XLSX(in, out, at, size)
	case ods:
		r, err := d.open("content.xml")
		if err != nil {
			return out.Skip(err)
		}
		return sheet.ODS(in, out, r)
	}
	return out.Skip(record.Skipf(in.Place, record.ReasonUnsupported, "%s; save it as text, DOCX, XLSX or CSV", k))
}

// kind is what a zip file is. Its words stand in messages.
type kind string

const (
	archived kind = ""
	docx     kind = "DOCX"
	xlsx     kind = "XLSX"
	odt      kind = "ODT"
	ods      kind = "ODS"
	epub     kind = "EPUB"
	pptx     kind = "a presentation"
	xlsb     kind = "a binary Excel workbook (XLSB)"
	unknown  kind = "a document of another program"
)

// kindOf returns what a zip file is, by the names in its directory.
func kindOf(z *zip.Reader) kind {
	for _, f := range z.File {
		switch strings.ToLower(partName(f)) {
		case "[content_types].xml":
			return kindOfOpenXML(z)
		case "mimetype":
			if k := kindOfMimetype(f); k != archived {
				return k
			}
		}
	}
	return archived
}

// kindOfOpenXML returns what a file of Office Open XML is.
func kindOfOpenXML(z *zip.Reader) kind {
	for _, f := range z.File {
		switch name := strings.ToLower(partName(f)); {
		case strings.HasPrefix(name, "word/document"):
			return docx
		case name == "xl/workbook.xml":
			return xlsx
		case name == "xl/workbook.bin":
			return xlsb
		case name == "ppt/presentation.xml":
			return pptx
		}
	}
	return unknown
}

// kindOfMimetype returns what the part "mimetype" says, archived when it is a file that only
// has this name.
func kindOfMimetype(f *zip.File) kind {
	r, err := f.Open()
	if err != nil {
		return archived
	}
	defer r.Close()
	b, _ := io.ReadAll(io.LimitReader(r, 128)) // a shorter one is no type either
	switch t := strings.TrimSpace(string(b)); {
	case t == "application/epub+zip":
		return epub
	case strings.HasPrefix(t, "application/vnd.oasis.opendocument.text"):
		return odt
	case strings.HasPrefix(t, "application/vnd.oasis.opendocument.spreadsheet"):
		return ods
	case strings.HasPrefix(t, "application/vnd.oasis.opendocument.presentation"):
		return pptx
	case strings.HasPrefix(t, "application/"):
		return unknown
	}
	return archived
}

// partName returns the name of a part with slashes; some writers put backslashes.
func partName(f *zip.File) string {
	return strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
}

// document is a zip document that is being read.
type document struct {
	in    *format.Input
	zip   *zip.Reader
	meter *format.Meter // of all parts together
	parts map[string]*zip.File
}

// find returns a part by its name, nil when there is none; case does not matter.
func (d *document) find(name string) *zip.File {
	if d.parts == nil {
		d.parts = make(map[string]*zip.File, len(d.zip.File))
		for _, f := range d.zip.File {
			if key := strings.ToLower(partName(f)); d.parts[key] == nil {
				d.parts[key] = f
			}
		}
	}
	return d.parts[strings.ToLower(strings.TrimPrefix(name, "/"))]
}

// open opens a part. The error is a SkipError.
func (d *document) open(name string) (io.Reader, error) {
	f := d.find(name)
	if f == nil {
		return nil, record.Skipf(d.in.Place, record.ReasonDamaged, "no part %s", clean.Clip(clean.Token(name), 100))
	}
	if f.Flags&1 != 0 {
		return nil, record.Skipf(d.in.Place, record.ReasonUnsupported, "encrypted")
	}
	r, err := f.Open()
	if err != nil {
		return nil, record.Skip(d.in.Place, record.ReasonDamaged, err)
	}
	d.meter.R = r // one part is read at a time
	return d.meter, nil
}

// part reads a whole part, which must not be larger than a record. The error is a SkipError.
func (d *document) part(name string) ([]byte, error) {
	r, err := d.open(name)
	if err != nil {
		return nil, err
	}
	limit := int64(d.in.Options.MaxRecord)
	if limit > 0 {
		r = io.LimitReader(r, limit+1)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, record.InputError(d.in.Place, err)
	}
	if limit > 0 && int64(len(b)) > limit {
		return nil, record.Skipf(d.in.Place, record.ReasonTooLong, "a part of over %d bytes", limit)
	}
	return b, nil
}

// measure reads all parts and throws them away: a library that will hold them in memory must
// not be given a bomb. The error is a SkipError.
func (d *document) measure() error {
	for _, f := range d.zip.File {
		r, err := f.Open()
		if err != nil {
			return record.Skip(d.in.Place, record.ReasonDamaged, err)
		}
		d.meter.R = r
		if _, err := io.Copy(io.Discard, d.meter); err != nil {
			return record.InputError(d.in.Place, err)
		}
	}
	return nil
}
