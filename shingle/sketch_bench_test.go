package shingle

import "testing"

func BenchmarkSketch(b *testing.B) {
	for _, name := range benchFiles {
		b.Run(name, func(b *testing.B) {
			text := benchText(b, name)
			words := AppendWords(nil, text)
			var s Sketcher
			var sig Signature
			n := 0
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				sig, n = s.Sketch(sig[:0], words)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/shingle")
		})
	}
}

// BenchmarkArticle is the whole way from text to signature, one article of news
// length at a time, as a scan does it.
func BenchmarkArticle(b *testing.B) {
	for _, name := range benchFiles {
		b.Run(name, func(b *testing.B) {
			text := benchText(b, name)[:6000]
			for text[len(text)-1] != ' ' {
				text = text[:len(text)-1]
			}
			var s Sketcher
			var words []Word
			var sig Signature
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				words = AppendWords(words[:0], text)
				sig, _ = s.Sketch(sig[:0], words)
			}
		})
	}
}

func BenchmarkSentences(b *testing.B) {
	for _, name := range benchFiles {
		b.Run(name, func(b *testing.B) {
			text := benchText(b, name)
			words := AppendWords(nil, text)
			var sentences []Range
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				sentences = AppendSentences(sentences[:0], text, words)
			}
		})
	}
}

func BenchmarkFingerprints(b *testing.B) {
	for _, name := range benchFiles {
		b.Run(name, func(b *testing.B) {
			text := benchText(b, name)
			words := AppendWords(nil, text)
			var prints []uint64
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				prints = AppendFingerprints(prints[:0], words)
			}
		})
	}
}

func BenchmarkSimilarity(b *testing.B) {
	var s Sketcher
	x, _ := s.Sketch(nil, AppendWords(nil, benchText(b, "english.txt")))
	y, _ := s.Sketch(nil, AppendWords(nil, benchText(b, "mixed.txt")))
	for b.Loop() {
		Similarity(x, y)
	}
}
