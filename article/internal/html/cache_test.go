package html

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"copytrail/article/internal/format/formattest"
	"copytrail/article/internal/record"
)

// cacheFiles lists the files of a cache.
func cacheFiles(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestDamagedCache(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	for _, damage := range []string{"", "{", `{"text":""}`, `{"text":"x","precision":9}`, `{"reason":"no text","text":"x"}`} {
		if err := os.WriteFile(name, []byte(damage), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, ok := readCached(name); ok {
			t.Errorf("%q counts as a file of the cache", damage)
		}
	}
}

func TestCacheIsUsed(t *testing.T) {
	opt := formattest.Options
	opt.Cache = t.TempDir()
	page := []byte(ferryPage(""))
	if _, err := Extract(page, "", "", opt); err != nil {
		t.Fatal(err)
	}
	files := cacheFiles(t, opt.Cache)
	if len(files) != 1 {
		t.Fatalf("%d files, want 1", len(files))
	}
	if err := os.WriteFile(files[0], []byte(`{"text":"from the cache"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if a, _ := Extract(page, "", "", opt); a.Text != "from the cache" {
		t.Errorf("text %q, want that of the cache", a.Text)
	}
	for name, read := range map[string]func() (record.Draft, error){
		"another address": func() (record.Draft, error) { return Extract(page, "https://echo.example/1", "", opt) },
		"another charset": func() (record.Draft, error) { return Extract(page, "", "latin1", opt) },
		"another page":    func() (record.Draft, error) { return Extract(append([]byte(" "), page...), "", "", opt) },
		"another limit": func() (record.Draft, error) {
			o := opt
			o.MaxElements++
			return Extract(page, "", "", o)
		},
	} {
		if a, err := read(); err != nil || a.Text == "from the cache" {
			t.Errorf("%s: %v, text %.40q, want one of its own", name, err, a.Text)
		}
	}
}

func TestErrorsAreCachedToo(t *testing.T) {
	opt := formattest.Options
	opt.Cache = t.TempDir()
	page := []byte("<html><body></body></html>")
	_, first := Extract(page, "", "", opt)
	_, second := Extract(page, "", "", opt)
	if first == nil || second == nil || first.Error() != second.Error() || len(cacheFiles(t, opt.Cache)) != 1 {
		t.Errorf("got %v, then %v, and %d files", first, second, len(cacheFiles(t, opt.Cache)))
	}
}
