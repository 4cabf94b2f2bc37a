package archive

import (
	"archive/zip"
	"fmt"
	"path"
	"strings"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
	"copytrail/article/internal/table"
)

// Zip is a zip archive. It is read as a folder is: the files in it one after another, in
// the order of the archive, without hidden ones. A file in "a.zip" is named
// "a.zip/dir/page.html".
var Zip = format.Format{
	Name: "zip",
	Sniff: func(h *format.Head) format.Likeness {
		if h.Begins("PK\x03\x04", "PK\x05\x06") {
			return format.Sure
		}
		return format.No
	},
	Read: unzip,
}

// unzip hands on the files in a zip archive.
func unzip(in *format.Input, out format.Sink) bool {
	if in.Depth >= format.MaxLayers {
		return out.Skip(tooDeep(in)) // before all of it is read
	}
	file, size, err := in.ReaderAt("zip")
	if err != nil {
		return out.Skip(err)
	}
	z, err := zip.NewReader(file, size)
	if err != nil {
		return out.Skip(record.Skip(in.Place, record.ReasonDamaged, err))
	}
	return Files(in, out, z, size)
}

// Files hands on the files in the zip archive z of size bytes, which is all of in.
func Files(in *format.Input, out format.Sink, z *zip.Reader, size int64) bool {
	if in.Depth >= format.MaxLayers {
		return out.Skip(tooDeep(in))
	}
	found := false
	// The files of a zip may overlap, so that each of them is within the ratio and all of
	// them together are not: one meter measures them all.
	whole := in.NewMeter(&format.Counter{N: size})
	sheet := zipSheet(in, z, whole)
	for _, f := range ofWACZ(z.File) {
		if f.FileInfo().IsDir() || isHidden(f.Name) {
			continue
		}
		found = true
		if sheet.Covers(f.Name) {
			continue
		}
		if !unzipFile(in, out, f, whole, sheet.Given(f.Name)) {
			return false
		}
	}
	if !found {
		return out.Skip(record.Skipf(in.Place, record.ReasonNothing, "no file in the archive"))
	}
	return true
}

// unzipFile hands on one file of a zip archive.
func unzipFile(in *format.Input, out format.Sink, f *zip.File, whole *format.Meter, given *format.Given) bool {
	place := inside(in.Place, f.Name)
	if f.Flags&1 != 0 {
		return out.Skip(record.Skipf(place, record.ReasonUnsupported, "encrypted"))
	}
	r, err := f.Open()
	if err != nil {
		return out.Skip(record.Skip(place, record.ReasonDamaged, err))
	}
	defer r.Close()
	whole.R = r
	nested := in.Nested(place, path.Base(place), whole, whole)
	if given != nil {
		nested.Given = given
	}
	return out.Input(nested)
}

// zipSheet returns the table in a zip that describes the other files in it, nil when there
// is none: an export of Substack has one.
func zipSheet(in *format.Input, z *zip.Reader, whole *format.Meter) *table.Sheet {
	var names []string
	files := map[string]*zip.File{}
	for _, f := range z.File {
		if !f.FileInfo().IsDir() && !isHidden(f.Name) {
			names = append(names, f.Name)
			files[f.Name] = f
		}
	}
	return table.FindSheet(names, func(name string) *table.Sheet {
		f := files[name]
		r, err := f.Open()
		if f.Flags&1 != 0 || err != nil {
			return nil
		}
		defer r.Close()
		whole.R = r
		return table.ReadSheet(in.Nested(inside(in.Place, name), path.Base(name), whole, whole))
	})
}

// tooDeep returns the error of an archive that lies within too many others.
func tooDeep(in *format.Input) error {
	return record.Skipf(in.Place, record.ReasonTooDeep, "%d archives within each other", in.Depth)
}

// inside returns the place of a file in an archive.
func inside(place, name string) string {
	return fmt.Sprintf("%s/%s", place, strings.TrimPrefix(path.Clean("/"+clean.Token(strings.ReplaceAll(name, `\`, "/"))), "/"))
}

// isHidden reports whether a file of an archive is hidden, or in a hidden folder, or was
// added by the system that packed it.
func isHidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return false
}
