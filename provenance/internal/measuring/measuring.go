// Package measuring gives tests the measuring data that lies beside a checkout: real
// labelled articles, which do not belong to the project. A test that asks for them is
// skipped, with a word, where they are not there.
package measuring

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/zstd"

	"copytrail/article"
)

// folder returns the folder of the data: ../shared/data, seen from the root of the
// checkout.
func folder(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "..", "shared", "data")
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skip("no go.mod above the test, so no measuring data beside the checkout")
		}
		dir = up
	}
}

// open opens a file of the data.
func open(t testing.TB, name string) *os.File {
	t.Helper()
	file, err := os.Open(filepath.Join(folder(t), name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no measuring data beside the checkout")
	}
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// Lines calls f for each line of a file of the data, which is compressed with zstd.
// line is good until the next call.
func Lines(t testing.TB, name string, f func(line []byte)) {
	t.Helper()
	file := open(t, name)
	defer file.Close()
	z, err := zstd.NewReader(file, zstd.WithDecoderConcurrency(1))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		f(lines.Bytes())
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// Articles calls f for each article of a file of the data, which is JSON Lines.
func Articles(t testing.TB, name string, f func(*article.Article)) {
	t.Helper()
	Lines(t, name, func(line []byte) {
		var r struct{ ID, Outlet, URL, Title, Byline, Text string }
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		f(&article.Article{ID: r.ID, Outlet: r.Outlet, URL: r.URL, Title: r.Title, Byline: r.Byline, Text: r.Text})
	})
}

// Seed returns the text of one of the five seeds, "000" to "004": the first is the
// original of the second.
func Seed(t testing.TB, name string) string {
	t.Helper()
	file := open(t, filepath.Join("seeds", name+".txt"))
	defer file.Close()
	text, err := os.ReadFile(file.Name())
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
