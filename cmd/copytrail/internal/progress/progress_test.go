package progress

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"copytrail/article"
)

func TestBar(t *testing.T) {
	var out bytes.Buffer
	clock := time.Unix(0, 0)
	b := New(&out, "always")
	b.now = func() time.Time { return clock }
	b.began, b.always = clock, false

	b.Update("reading", 10, 100)
	clock = clock.Add(900 * time.Millisecond)
	b.Update("reading", 50, 100)
	if out.Len() > 0 {
		t.Errorf("drew %q within the first second", out.String())
	}
	clock = clock.Add(1100 * time.Millisecond)
	b.Update("reading", 50, 100)
	if want := "\r\x1b[Kreading"; !strings.HasPrefix(out.String(), want) {
		t.Errorf("after two seconds: got %q, want %q", out.String(), want)
	}
	if want := "[============            ]  50%  25B/s  2s left"; !strings.HasSuffix(out.String(), want) {
		t.Errorf("got %q, want it to end in %q", out.String(), want)
	}
	n := out.Len()
	clock = clock.Add(50 * time.Millisecond)
	b.Update("reading", 60, 100)
	if out.Len() != n {
		t.Error("drew twice within a tenth of a second")
	}
	b.Update("reading", 100, 100)
	if !strings.Contains(out.String(), "100%") {
		t.Error("did not draw the end of a stage")
	}
	b.Clear()
	if !strings.HasSuffix(out.String(), "\r\x1b[K") {
		t.Errorf("the line is left at the end: %q", out.String())
	}
	n = out.Len()
	b.Clear()
	if out.Len() != n {
		t.Error("cleared what was not there")
	}
}

// TestBarOfFiles: while files are read the bar says how much of them is left, though
// the scan knows only how much text there was.
func TestBarOfFiles(t *testing.T) {
	var out bytes.Buffer
	clock := time.Unix(0, 0)
	b := New(&out, "always")
	b.now = func() time.Time { return clock }
	dir := t.TempDir()
	for name, size := range map[string]int{"a.txt": 300, "sub/b.txt": 700, ".hidden/c.txt": 5000} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, bytes.Repeat([]byte("x "), size/2), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if n := sizeOf([]string{dir, "-"}); n != 0 {
		t.Errorf("with standard input the size is %d, want 0: nobody knows it", n)
	}
	if b.OfFiles([]string{dir}); b.size != 1000 {
		t.Fatalf("the files are %d bytes, want 1000", b.size)
	}
	b.Update("reading", 0, 0)
	b.consumed.Store(500)
	clock = clock.Add(2 * time.Second)
	b.Update("reading", 123, 0)
	if want := "[============ "; !strings.Contains(out.String(), want) || !strings.HasSuffix(out.String(), "  50%  250B/s  2s left") {
		t.Errorf("got %q, want half of it", out.String())
	}
	read := article.DefaultOptions()
	read.Consumed = b.OfFiles([]string{dir})
	b.consumed.Store(0)
	for range article.Read([]string{dir}, nil, read) {
	}
	if n := b.consumed.Load(); n != 1000 {
		t.Errorf("reading took %d bytes, want 1000", n)
	}
}

func TestBarLine(t *testing.T) {
	for _, c := range []struct {
		done, total int64
		spent       time.Duration
		want        string
	}{
		{0, 0, 0, "judging"},
		{1234, 0, 2 * time.Second, "judging 1234  617/s"},
		{5_300_000, 0, 2 * time.Second, "judging 5.3M  2.6M/s"},
		{0, 10, 0, "judging [                        ]   0%"},
		{11, 10, 0, "judging [========================] 100%"}, // more than there was
		{-1, 10, 0, "judging [                        ]   0%"},
		{90, 100, time.Hour, "judging [=====================   ]  90%  0/s  6m40s left"},
	} {
		if got := barLine("judging", c.done, c.total, c.spent); got != c.want {
			t.Errorf("barLine(%d, %d, %v):\ngot  %q\nwant %q", c.done, c.total, c.spent, got, c.want)
		}
	}
}

func TestNoBarIntoAFile(t *testing.T) {
	for _, when := range []string{"auto", "never"} {
		var out bytes.Buffer
		b := New(&out, when)
		b.began = b.began.Add(-time.Hour)
		b.Update("reading", 1, 2)
		b.Clear()
		if b.OfFiles([]string{"."}) != nil {
			t.Errorf("--progress %s: files are counted for nothing", when)
		}
		if out.Len() > 0 {
			t.Errorf("--progress %s: wrote %q", when, out.String())
		}
	}
}
