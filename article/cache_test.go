package article

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"
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

func TestCacheChangesNothing(t *testing.T) {
	opt := DefaultOptions()
	paths := []string{"../testdata/stories"}
	read := func(opt Options) (out []string, articles []Article) {
		for a, err := range Read(paths, nil, opt) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, a.Published.String())
			a.Published = Time{} // the same moment may lie in another *time.Location
			articles = append(articles, a)
		}
		return out, articles
	}
	times, want := read(opt)
	opt.Cache = filepath.Join(t.TempDir(), "made", "when", "missing")
	for _, state := range []string{"empty", "full"} {
		gotTimes, got := read(opt)
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(gotTimes, times) {
			t.Errorf("with a cache that is %s, articles differ", state)
		}
	}
	files := cacheFiles(t, opt.Cache)
	if len(files) < 4 {
		t.Fatalf("%d files in the cache, want one a page", len(files))
	}
	for _, f := range files { // damage in every way
		for _, damage := range []string{"", "{", `{"text":""}`, `{"text":"x","precision":9}`, `{"reason":"no text","text":"x"}`} {
			if err := os.WriteFile(f, []byte(damage), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, got := read(opt); !reflect.DeepEqual(got, want) {
		t.Error("with a damaged cache, articles differ")
	}
	if again := cacheFiles(t, opt.Cache); !reflect.DeepEqual(again, files) {
		t.Errorf("files %v, then %v", files, again)
	}
}

func TestOrigins(t *testing.T) {
	opt := DefaultOptions()
	for a, err := range Read([]string{"../testdata/stories/bridge-gazette.html"}, nil, opt) {
		if err != nil || a.Origin("title") != "" {
			t.Errorf("nobody asked, and the title is from %q (%v)", a.Origin("title"), err)
		}
	}
	opt.Origins = true
	n := 0
	for a, err := range Read([]string{"../testdata/stories"}, nil, opt) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		for _, f := range []string{"id", "outlet", "url", "published", "title", "byline", "lang", "text"} {
			has := map[string]bool{"id": a.ID != "", "outlet": a.Outlet != "", "url": a.URL != "", "published": a.Published.Precision != NoTime,
				"title": a.Title != "", "byline": a.Byline != "", "lang": a.Lang != "", "text": a.Text != ""}[f]
			if has != (a.Origin(f) != "") {
				t.Errorf("%s: %s comes from %q, and it has a value: %v", a.Place, f, a.Origin(f), has)
			}
		}
	}
	if n < 40 {
		t.Errorf("read %d stories", n)
	}
}
