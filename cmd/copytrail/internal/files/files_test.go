package files

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func put(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// filesIn returns the names in dir.
func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.txt")
	for _, text := range []string{"first", "second, and longer", "third"} {
		if err := Replace(path, put(text)); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path); string(got) != text {
			t.Errorf("got %q, want %q", got, text)
		}
	}

	// A failure leaves the old content and nothing else.
	err := Replace(path, func(w io.Writer) error {
		io.WriteString(w, "half of")
		return errors.New("the disk is full")
	})
	if err == nil || err.Error() != "writing "+path+": the disk is full" {
		t.Errorf("got %v, want the path and the cause", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "third" {
		t.Errorf("after a failure: got %q, want the old content", got)
	}
	if names := filesIn(t, dir); len(names) != 1 {
		t.Errorf("files left behind: %v", names)
	}

	err = Replace(filepath.Join(dir, "none", "x"), put("x"))
	if err == nil || strings.Count(err.Error(), "none") != 1 {
		t.Errorf("got %v, want the path once", err)
	}
}

// TestReplaceKeepsLinksAndModes: a link stays a link, and a private file private.
func TestReplaceKeepsLinksAndModes(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "real.txt"), filepath.Join(dir, "link.txt")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real.txt", link); err != nil {
		t.Skipf("no links here: %v", err)
	}
	if err := Replace(link, put("new")); err != nil {
		t.Fatal(err)
	}
	if to, err := os.Readlink(link); err != nil || to != "real.txt" {
		t.Errorf("the link leads to %q (%v), want real.txt", to, err)
	}
	if got, _ := os.ReadFile(path); string(got) != "new" {
		t.Errorf("behind the link: %q, want the new content", got)
	}
	if fi, err := os.Stat(path); err != nil || fi.Mode().Perm() != 0o600 {
		t.Errorf("permissions %v (%v), want 0600", fi.Mode(), err)
	}
}

// TestReplaceDevice: a device cannot be replaced, so it is written to.
func TestReplaceDevice(t *testing.T) {
	if _, err := os.Stat(os.DevNull); err != nil || os.PathSeparator != '/' {
		t.Skip("no device to write to")
	}
	if err := Replace(os.DevNull, put("x")); err != nil {
		t.Error(err)
	}
	if fi, err := os.Stat(os.DevNull); err != nil || fi.Mode().IsRegular() {
		t.Errorf("the device is gone: %v, %v", fi, err)
	}
}

func TestWritable(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old.txt")
	if err := os.WriteFile(old, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		old:                            "",
		filepath.Join(dir, "new.txt"):  "",
		os.DevNull:                     "",
		dir:                            "writing " + dir + ": it is a folder",
		filepath.Join(dir, "no", "x"):  "no folder " + filepath.Join(dir, "no"),
		filepath.Join(old, "x"):        old + " is not a folder",
		filepath.Join(dir, long("xy")): "file name too long",
	} {
		err := Writable(path)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("Writable(%s) = %v, want %q", path, err, want)
		}
	}
	if names := filesIn(t, dir); len(names) != 1 {
		t.Errorf("files left behind: %v", names)
	}
	if got, _ := os.ReadFile(old); string(got) != "old" {
		t.Errorf("asking changed the content to %q", got)
	}
}

func long(s string) string { return strings.Repeat(s, 150) }

func TestOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.txt")
	_, err := Open(path)
	if !errors.Is(err, fs.ErrNotExist) || err.Error() != "reading "+path+": no such file or directory" {
		t.Errorf("got %v, want the path once and the cause", err)
	}
}
