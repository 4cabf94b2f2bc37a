package article

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"copytrail/article/internal/archivebox"
	"copytrail/article/internal/record"
)

// path reads the file or the folder of the given name.
func (s *scanner) path(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return s.Skip(record.InputError(filepath.ToSlash(name), err))
	}
	if !info.IsDir() {
		return s.file(name)
	}
	found := false
	collection := "" // the folder of an ArchiveBox collection: of it only the pages are read
	err = filepath.WalkDir(name, func(p string, entry fs.DirEntry, err error) error {
		if err != nil {
			found = true
			if !s.Skip(record.InputError(filepath.ToSlash(p), err)) {
				return filepath.SkipAll
			}
			return nil
		}
		if p != name && strings.HasPrefix(entry.Name(), ".") {
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if collection != "" && filepath.Dir(p) == collection && entry.Name() != "archive" {
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if entry.IsDir() {
			s.enter(p)
			if archivebox.IsCollection(p) {
				collection = p
			}
			if page, more := s.snapshot(p); !more {
				return errStop
			} else if page {
				found = true
				return filepath.SkipDir
			}
			return nil
		}
		if !isRegular(p, entry) {
			return nil
		}
		found = true
		if s.passOver(p) {
			return nil
		}
		if !s.file(p) {
			return errStop
		}
		return nil
	})
	if errors.Is(err, errStop) {
		return false
	}
	if !found {
		return s.Skip(record.Skipf(filepath.ToSlash(name), ReasonNothing, "no file in the folder"))
	}
	return true
}

// errStop ends the walk when the caller wants no more.
var errStop = errors.New("stop")

// isRegular reports whether an entry of a folder is a file or a link to one. Links to
// folders are not followed, since they may form a circle.
func isRegular(p string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(p)
	return err != nil || info.Mode().IsRegular() // opening a dangling link fails, which is an error
}

// file reads the file of the given name.
func (s *scanner) file(name string) bool {
	place := filepath.ToSlash(name)
	if info, err := os.Stat(name); err == nil && info.Mode()&fs.ModeNamedPipe != 0 {
		p, err := openPipe(name, s.opt.Done)
		if err != nil {
			return s.Skip(record.InputError(place, err))
		}
		defer p.f.Close()
		return s.input(place, p)
	}
	f, err := os.Open(name)
	if err != nil {
		return s.Skip(record.InputError(place, err))
	}
	defer f.Close()
	if s.opt.Consumed == nil {
		return s.input(place, f)
	}
	c := &counted{file: f, total: s.opt.Consumed}
	defer c.rest()
	return s.input(place, c)
}

// fileOf returns r when it is a file that can be read at any offset, nil otherwise.
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
