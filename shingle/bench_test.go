package shingle

import (
	"os"
	"strings"
	"testing"
)

// benchText returns about a megabyte of a testdata file, repeated.
func benchText(b *testing.B, name string) string {
	b.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		b.Fatal(err)
	}
	return strings.Repeat(string(text)+"\n\n", 1<<20/len(text))
}

var benchFiles = []string{"english.txt", "mixed.txt"}

func BenchmarkWords(b *testing.B) {
	for _, path := range []struct {
		name        string
		appendWords func([]Word, string) []Word
	}{{"fast", AppendWords}, {"plain", appendWordsPlain}} {
		for _, name := range benchFiles {
			b.Run(path.name+"/"+name, func(b *testing.B) {
				text := benchText(b, name)
				words := path.appendWords(nil, text)
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					words = path.appendWords(words[:0], text)
				}
			})
		}
	}
}
