package article

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"copytrail/article/internal/clean"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
)

// zip and tar archives are read as folders are: the files in them one after
// another, in the order of the archive, hidden ones left out. A file in "a.zip"
// is named "a.zip/dir/page.html".

// zip reads a zip archive.
func (s *scanner) zip(st *stream) bool {
	if st.depth >= maxLayers {
		return s.fail(skipf(st.place, ReasonTooDeep, "%d archives within each other", st.depth))
	}
	file, size, err := s.seekable(st, "zip")
	if err != nil {
		return s.fail(err)
	}
	z, err := zip.NewReader(file, size)
	if err != nil {
		return s.fail(skip(st.place, ReasonDamaged, err))
	}
	found := false
	// Files of a zip may overlap, each of them innocent: the whole is held to the ratio.
	whole := &expander{in: &counter{n: size}, opt: s.opt, around: st.exp}
	for _, f := range z.File {
		if f.FileInfo().IsDir() || isHidden(f.Name) {
			continue
		}
		found = true
		if !s.zipFile(st, f, whole) {
			return false
		}
	}
	if !found {
		return s.fail(skipf(st.place, ReasonNothing, "no file in the archive"))
	}
	return true
}

// zipFile reads one file of a zip archive.
func (s *scanner) zipFile(st *stream, f *zip.File, whole *expander) bool {
	place := inside(st.place, f.Name)
	if f.Flags&1 != 0 {
		return s.fail(skipf(place, ReasonUnsupported, "encrypted"))
	}
	r, err := f.Open()
	if err != nil {
		return s.fail(skip(place, ReasonDamaged, err))
	}
	defer r.Close()
	whole.r = r
	return s.stream(&stream{place: place, name: path.Base(place), br: bufio.NewReaderSize(whole, sniffLen), depth: st.depth + 1, exp: whole})
}

// tar reads a tar archive.
func (s *scanner) tar(st *stream) bool {
	if st.depth >= maxLayers {
		return s.fail(skipf(st.place, ReasonTooDeep, "%d archives within each other", st.depth))
	}
	t := tar.NewReader(st.br)
	found := false
	for {
		h, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return s.fail(inputError(st.place, err))
		}
		if h.Typeflag != tar.TypeReg || isHidden(h.Name) {
			continue
		}
		found = true
		place := inside(st.place, h.Name)
		if !s.stream(&stream{place: place, name: path.Base(place), br: bufio.NewReaderSize(t, sniffLen), depth: st.depth + 1, exp: st.exp}) {
			return false
		}
	}
	if !found {
		return s.fail(skipf(st.place, ReasonNothing, "no file in the archive"))
	}
	return true
}

// inside names a file of an archive. The name is only ever printed.
func inside(place, name string) string {
	return fmt.Sprintf("%s/%s", place, strings.TrimPrefix(path.Clean("/"+clean.Token(strings.ReplaceAll(name, `\`, "/"))), "/"))
}

// isHidden reports whether a file of an archive, or a folder it is in, is hidden
// or made by the system that packed it.
func isHidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// fileOf returns r when it is a file that can be read from anywhere, nil otherwise.
func fileOf(r io.Reader) *os.File {
	if c, ok := r.(*counted); ok {
		r = c.file
	}
	f, ok := r.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	return f
}
