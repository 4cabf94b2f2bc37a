package article

import (
	"io/fs"
	"path/filepath"

	"copytrail/article/internal/archivebox"
)

// snapshot reads the folder of the given name when ArchiveBox keeps a page in it: the page is
// one record, however many renderings of it there are.
func (s *scanner) snapshot(name string) (found, more bool) {
	page, ok := archivebox.Open(name, s.opt.ofFormats())
	if !ok {
		return false, true
	}
	if s.opt.Consumed != nil {
		s.opt.Consumed.Add(sizeOf(name))
	}
	return true, s.Record(filepath.ToSlash(name), page)
}

// sizeOf returns how many bytes the files in a folder have, without hidden ones.
func sizeOf(name string) (size int64) {
	filepath.WalkDir(name, func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
		case p != name && entry.Name()[0] == '.':
			if entry.IsDir() {
				return filepath.SkipDir
			}
		case entry.Type().IsRegular():
			if info, err := entry.Info(); err == nil {
				size += info.Size()
			}
		}
		return nil // what cannot be read has no size
	})
	return size
}
