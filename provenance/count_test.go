package provenance

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"copytrail/article"
)

// TestNothingIsLost reads piles of files of every format, some of them cut short,
// some twice, and counts: every record is kept, merged or skipped.
func TestNothingIsLost(t *testing.T) {
	var files []string
	for _, dir := range []string{"inputs", "dumps"} {
		names, err := filepath.Glob(filepath.Join("..", "article", "testdata", dir, "*"))
		if err != nil || len(names) == 0 {
			t.Fatalf("no files in %s: %v", dir, err)
		}
		files = append(files, names...)
	}
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 1))
		dir := t.TempDir()
		for i := range 8 {
			name := files[random.IntN(len(files))]
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if random.IntN(3) == 0 {
				b = b[:random.IntN(len(b)+1)]
			}
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i, filepath.Base(name))), b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		read := article.DefaultOptions()
		if random.IntN(3) == 0 {
			read.MaxRecords, read.MaxRecord = 1+random.IntN(3), 200+random.IntN(2000)
		}
		outcomes := 0
		for range article.Read([]string{dir}, nil, read) {
			outcomes++
		}
		opt := DefaultOptions
		opt.Jobs = 1 + int(seed%3)
		res, err := Scan(t.Context(), article.Scan([]string{dir}, nil, read), read, opt)
		if err != nil {
			t.Fatal(err)
		}
		s := res.Summary
		skips := 0
		for _, n := range s.Skips {
			skips += n
		}
		if s.Read != outcomes || s.Read != s.Kept+s.Merged+len(res.Skipped) || skips != len(res.Skipped) || s.Merged != len(res.Merged) || outcomes < 8 {
			t.Errorf("seed %d: %d outcomes, read %d, kept %d, merged %d, skipped %d, by reason %d", seed, outcomes, s.Read, s.Kept, s.Merged, len(res.Skipped), skips)
		}
	}
}
