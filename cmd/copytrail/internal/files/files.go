// Package files opens files and replaces them all at once, with errors that name the
// path once and say what was being done: "reading x.jsonl: permission denied".
//
// A file is replaced through a temporary file beside it and a rename. So whoever
// reads it sees the old content or the new one, never a part, and a failed run
// leaves the old content.
package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Open opens path for reading. The error says "reading PATH: cause" and wraps the
// cause, so that [errors.Is] knows fs.ErrNotExist.
func Open(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, Cause(err))
	}
	return f, nil
}

// Writable returns the error that [Replace] would end in, as far as it can be known
// without writing. A long run asks before it begins.
func Writable(path string) error {
	dir := filepath.Dir(path)
	if fi, err := os.Stat(dir); err != nil {
		return fmt.Errorf("writing %s: no folder %s", path, dir)
	} else if !fi.IsDir() {
		return fmt.Errorf("writing %s: %s is not a folder", path, dir)
	}
	if fi, err := os.Stat(path); err == nil && fi.IsDir() {
		return fmt.Errorf("writing %s: it is a folder", path)
	} else if err == nil && !fi.Mode().IsRegular() {
		return nil // opening a pipe would wait for its reader
	}
	temp := tempName(behindLink(path))
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, Cause(err))
	}
	return errors.Join(f.Close(), os.Remove(temp))
}

// Replace replaces the content of path by what write writes, all at once, or creates
// the file. It keeps the file's permissions, and replaces what a link points to, not
// the link. A pipe or a device is written to as it is. When write fails its error is
// returned as "writing PATH: cause", and a file keeps its old content.
func Replace(path string, write func(io.Writer) error) (err error) {
	path = behindLink(path)
	mode := fs.FileMode(0o666) // less the umask, as for any new file
	if fi, err := os.Stat(path); err == nil {
		if !fi.Mode().IsRegular() {
			return writeInPlace(path, write) // it has no old content to keep
		}
		mode = fi.Mode().Perm()
	}
	temp := tempName(path)
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, Cause(err))
	}
	defer func() {
		if err != nil {
			os.Remove(temp)
			err = fmt.Errorf("writing %s: %w", path, Cause(err))
		}
	}()
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(temp, path)
}

func writeInPlace(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, Cause(err))
	}
	if err := errors.Join(write(f), f.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", path, Cause(err))
	}
	return nil
}

// behindLink returns the file that path links to, or path when it is no link.
func behindLink(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// tempName returns the temporary file of path. It stands beside path, because a
// rename does not cross file systems, and its name is fixed but for the process.
func tempName(path string) string { return fmt.Sprintf("%s.part-%d", path, os.Getpid()) }

// Cause takes the path out of an error of package os, because our own words name it.
// Other errors are returned as they are.
func Cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}
