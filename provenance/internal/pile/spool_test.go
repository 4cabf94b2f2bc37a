package pile

import (
	"bytes"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
)

func TestSpoolGivesBackWhatWasWritten(t *testing.T) {
	dir := t.TempDir()
	s := spool{dir: dir}
	r := rand.New(rand.NewPCG(4, 4))
	type place struct {
		at   int64
		from int
		n    int
	}
	stuff := make([]byte, 9<<20)
	for i := range stuff {
		stuff[i] = byte(r.Uint32())
	}
	var places []place
	total := 0
	for total < spoolMemory+(40<<20) {
		n := r.IntN(1 << 20)
		switch r.IntN(40) {
		case 0:
			n = 0
		case 1:
			n = 5<<20 + r.IntN(1<<20) // longer than a chunk
		}
		from := r.IntN(len(stuff) - n + 1)
		places = append(places, place{s.write(stuff[from : from+n]), from, n})
		total += n
	}
	s.flush()
	if s.file == nil {
		t.Fatal("nothing was put on disk")
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 && runtime.GOOS != "windows" {
		t.Errorf("got %v, %v, want no name that a killed run would leave", files, err)
	}
	var buf []byte
	for _, p := range places {
		buf = s.read(nil, p.at, p.n)
		if !bytes.Equal(buf, stuff[p.from:p.from+p.n]) {
			t.Fatalf("record of %d bytes at %d comes back otherwise", p.n, p.at)
		}
		if p.n > 10 && !bytes.Equal(s.read(nil, p.at+7, 3), stuff[p.from+7:p.from+10]) {
			t.Fatalf("part of the record at %d comes back otherwise", p.at)
		}
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	s.close()
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 {
		t.Errorf("got %v, %v, want no file", files, err)
	}
}

func TestSpoolOfASmallPileMakesNoFile(t *testing.T) {
	s := spool{dir: t.TempDir() + "/none"}
	at := s.write([]byte("a small town"))
	s.flush()
	if got := s.read(nil, at+2, 5); string(got) != "small" || s.Err() != nil {
		t.Errorf("got %q, %v", got, s.Err())
	}
}

func TestSpoolReportsErrors(t *testing.T) {
	s := spool{dir: t.TempDir() + "/none"}
	big := make([]byte, spoolChunk+1)
	at := s.write(big)
	s.flush()
	if got := s.read(nil, at, 10); len(got) != 10 {
		t.Errorf("got %d bytes, want 10", len(got))
	}
	if err := s.Err(); err == nil || !strings.Contains(err.Error(), "temporary file") {
		t.Errorf("got %v", err)
	}
	s.close()
}

// Flushed records may be read while others are written, in memory and in the file.
func TestSpoolIsReadWhileItIsWritten(t *testing.T) {
	s := spool{dir: t.TempDir()}
	defer s.close()
	record := func(i int) []byte { return bytes.Repeat([]byte{byte(i), byte(i >> 8)}, 40_000) }
	const written, more = 600, 600 // of 80 kB: the file begins on the way
	var at []int64
	for i := range written {
		at = append(at, s.write(record(i)))
	}
	s.flush()
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			var buf []byte
			for i := range at {
				if got := s.read(buf, at[i], 80_000); !bytes.Equal(got, record(i)) {
					t.Errorf("record %d reads wrong while others are written", i)
				}
			}
		})
	}
	for i := range more {
		s.write(record(written + i))
	}
	readers.Wait()
	if err := s.Err(); err != nil {
		t.Error(err)
	}
}
