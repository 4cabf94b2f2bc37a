package lsh

import (
	"math/rand/v2"
	"runtime"
	"testing"
)

// benchSignatures returns n signatures of 256 rows: a tenth are near copies of the
// one before, the others share one row in a hundred, as unrelated news does.
func benchSignatures(n int) [][]uint16 {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	rows := make([]uint16, n*256)
	common := rows[:256]
	sigs := make([][]uint16, n)
	for i := range sigs {
		sigs[i] = rows[i*256 : (i+1)*256]
		for j := range sigs[i] {
			sigs[i][j] = uint16(r.Uint32())
		}
		if i%10 == 9 {
			copy(sigs[i][:200], sigs[i-1])
		} else if i > 0 {
			for range 3 {
				j := r.IntN(256)
				sigs[i][j] = common[j]
			}
		}
	}
	return sigs
}

// BenchmarkBandPairs indexes and searches a million signatures.
func BenchmarkBandPairs(b *testing.B) {
	const docs = 1e6
	sigs := benchSignatures(docs)
	for _, bench := range []struct {
		name string
		p    Params
	}{{"24x8", Params{24, 8}}, {"35x3", Params{35, 3}}, {"85x3", Params{85, 3}}} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			var pairs []Pair
			var stats BandStats
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for b.Loop() {
				pairs, stats = BandPairs(Held(sigs), bench.p, BandOptions{MinSimilarity: 0.3})
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(b.N)/docs, "B/article")
			b.ReportMetric(float64(stats.Candidates), "candidates")
			b.ReportMetric(float64(len(pairs)), "pairs")
		})
	}
}

// BenchmarkKeys adds 450 keys a document, most of which nobody else has, and finds
// the pairs, in memory and through the temporary file.
func BenchmarkKeys(b *testing.B) {
	const docs, each = 50_000, 450
	r := rand.New(rand.NewPCG(3, 3))
	keys := make([]uint64, docs*each)
	for i := range keys {
		if keys[i] = r.Uint64(); r.IntN(5) == 0 {
			keys[i] = r.Uint64N(docs * each / 20)
		}
	}
	for _, bench := range []struct {
		name   string
		memory int64
	}{{"memory", 0}, {"spill", 32 << 20}} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			var pairs []Shared
			for b.Loop() {
				k := NewKeys(KeyOptions{MinShared: 2, MaxFrequency: 20, MaxCandidates: 64, Memory: bench.memory, TempDir: b.TempDir()})
				for doc := range uint32(docs) {
					k.Add(doc, keys[int(doc)*each:(int(doc)+1)*each])
				}
				var err error
				if pairs, _, err = k.Pairs(nil, 0); err != nil {
					b.Fatal(err)
				}
				if err := k.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/docs/each, "ns/key")
			b.ReportMetric(float64(len(pairs)), "pairs")
		})
	}
}
