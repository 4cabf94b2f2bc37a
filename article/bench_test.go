package article

import (
	"os"
	"testing"
)

// bigFile returns the news file to measure on: $COPYTRAIL_NEWS, a large JSON Lines file.
func bigFile(b *testing.B) string {
	name := os.Getenv("COPYTRAIL_NEWS")
	if name == "" {
		b.Skip("COPYTRAIL_NEWS names no JSON Lines file to measure on")
	}
	return name
}

func BenchmarkRead(b *testing.B) {
	name := bigFile(b)
	info, err := os.Stat(name)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	for b.Loop() {
		n := 0
		for _, err := range Read([]string{name}, nil, DefaultOptions()) {
			if err == nil {
				n++
			}
		}
		b.ReportMetric(float64(n), "articles")
	}
}

func BenchmarkFurniture(b *testing.B) {
	var texts []string
	size := 0
	for a, err := range Read([]string{bigFile(b)}, nil, DefaultOptions()) {
		if err == nil && size < 64<<20 {
			texts = append(texts, a.Text)
			size += len(a.Text)
		}
	}
	b.SetBytes(int64(size))
	b.ResetTimer()
	for b.Loop() {
		for _, t := range texts {
			Furniture(t)
		}
	}
}
