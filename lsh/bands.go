package lsh

import (
	"fmt"
	"slices"
	"sync"
)

// BandOptions says how [BandPairs] treats candidates.
type BandOptions struct {
	MinSimilarity float64 // share of equal rows below which a candidate is dropped; 0 keeps all
	MaxBucket     int     // documents in one bucket beyond which not all its pairs are tried; 0: DefaultMaxBucket
	Each          Each    // runs the parts of the work; nil: one after another
}

// DefaultMaxBucket is the MaxBucket that 0 stands for.
const DefaultMaxBucket = 256

// What is tried of a bucket with more than MaxBucket documents: each of them
// against the representatives, which are the first ones that no earlier
// representative resembles, and against those just before it.
const (
	hugeRepresentatives = 32
	hugeNeighbours      = 32
)

// BandStats says what a search by bands went through.
type BandStats struct {
	Candidates int // pairs of a bucket that were looked at
	Huge       int // buckets that had more than MaxBucket documents
	Cut        int // pairs of such buckets that were not tried there
}

// Bands are worked on bandWave at a time, so that one reading of the signatures
// serves several. A band's hits are held until there are maxHits of them.
const (
	bandWave = 6
	maxHits  = 1 << 20
)

// BandPairs returns the pairs of signatures that agree on all rows of at least
// one band and have at least MinSimilarity, sorted. Signatures need p.Bands × p.Rows
// rows; documents without one are passed over.
//
// For each band a 64-bit entry a document, the half of it a hash of the band, is
// radix-sorted; equal hashes stand in runs then. Pairs that an earlier band has
// not brought already are compared, by four bits a row first. Memory beyond the result
// is half a byte a row and about 70 bytes a document, wherever the signatures are.
func BandPairs(sigs Signatures, p Params, o BandOptions) ([]Pair, BandStats) {
	if o.MaxBucket <= 0 {
		o.MaxBucket = DefaultMaxBucket
	}
	if sigs.Rows() > 0 && sigs.Rows() < p.Bands*p.Rows {
		panic(fmt.Sprintf("lsh: signatures have %d rows (want %d)", sigs.Rows(), p.Bands*p.Rows))
	}
	s := bandSearch{sigs: sigs, p: p, o: o}
	if o.MinSimilarity > 0 {
		s.brief = newBriefs(sigs, o.Each)
	}
	var stats BandStats
	buffers := make([]bandBuffer, min(bandWave, p.Bands))
	// The first waves are narrow, for what they find need not be compared again.
	for from, width := 0, 1; from < p.Bands; from, width = from+width, min(2*width, bandWave) {
		wave := buffers[:min(width, p.Bands-from)]
		s.hash(wave, from)
		o.Each.run(len(wave), func(i int) { s.read(&wave[i], from+i) })
		for i := range wave {
			s.known = append(s.known, wave[i].found...)
			stats.Candidates += wave[i].stats.Candidates
			stats.Huge += wave[i].stats.Huge
			stats.Cut += wave[i].stats.Cut
		}
		s.known, s.spare = radixSort(s.known, grow(s.spare, len(s.known)), 0)
		s.known = slices.Compact(s.known)
	}
	pairs := make([]Pair, len(s.known))
	for i, x := range s.known {
		pairs[i] = Pair{uint32(x >> 32), uint32(x)}
	}
	return pairs, stats
}

// bandSearch is one call of BandPairs.
type bandSearch struct {
	sigs  Signatures
	brief *briefs // nil when any pair of a bucket is right
	p     Params
	o     BandOptions
	known []uint64 // pairs that the waves before have found, sorted; A in the upper half
	spare []uint64

	scratch sync.Pool // of *bandScratch
}

// bandBuffer is what is held of one band of a wave.
type bandBuffer struct {
	entries []uint64 // a hash of the band, then the document
	found   []uint64 // pairs that are right
	stats   BandStats
}

// bandScratch is memory for the work on one band.
type bandScratch struct {
	entries           []uint64
	hits, hitsScratch []uint64 // pairs that share a bucket, not compared yet
	a, b              []uint16 // memory for rows that are not held
}

// noEntry stands for a document without a signature.
const noEntry = 1<<64 - 1

// hash fills the entries of the bands of a wave.
func (s *bandSearch) hash(wave []bandBuffer, from int) {
	for i := range wave {
		wave[i].entries = grow(wave[i].entries, s.sigs.Len())
		for k := range wave[i].entries {
			wave[i].entries[k] = noEntry
		}
	}
	s.o.Each.run(s.sigs.Parts(), func(part int) {
		s.sigs.Part(part, func(doc uint32, rows []uint16) {
			rows = rows[from*s.p.Rows:]
			for i := range wave {
				wave[i].entries[doc] = bandHash(rows[i*s.p.Rows:(i+1)*s.p.Rows])&^0xffffffff | uint64(doc)
			}
		})
	})
}

// bandHash is multilinear hashing: its upper bits differ for two different bands
// but with the probability of chance, and no step waits for another.
func bandHash(rows []uint16) uint64 {
	var h uint64
	for i, row := range rows {
		h += uint64(row) * multipliers[i%len(multipliers)]
	}
	return h
}

// multipliers are random odd numbers, the same everywhere.
var multipliers = func() (m [256]uint64) {
	x := uint64(1)
	for i := range m { // SplitMix64
		x += 0x9e3779b97f4a7c15
		z := (x ^ x>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		m[i] = z ^ z>>31 | 1
	}
	return m
}()

// read finds the pairs of one band.
func (s *bandSearch) read(buf *bandBuffer, band int) {
	buf.found, buf.stats = buf.found[:0], BandStats{}
	m, ok := s.scratch.Get().(*bandScratch)
	if !ok {
		m = &bandScratch{a: make([]uint16, s.sigs.Rows()), b: make([]uint16, s.sigs.Rows())}
	}
	defer s.scratch.Put(m)
	m.hits = m.hits[:0]
	all := slices.DeleteFunc(buf.entries, func(x uint64) bool { return x == noEntry })
	buf.entries, m.entries = radixSort(all, grow(m.entries, len(all)), 32)
	for run := range runs(buf.entries, 32) {
		if len(run) > s.o.MaxBucket {
			s.readHuge(buf, m, band, run)
			continue
		}
		for j, y := range run[1:] {
			for _, x := range run[:j+1] {
				m.hits = append(m.hits, x<<32|y&0xffffffff)
			}
		}
		if len(m.hits) >= maxHits {
			s.compare(buf, m, band)
		}
	}
	s.compare(buf, m, band)
}

// compare moves the hits that are right and not known to what is found.
func (s *bandSearch) compare(buf *bandBuffer, m *bandScratch, band int) {
	m.hits, m.hitsScratch = radixSort(m.hits, grow(m.hitsScratch, len(m.hits)), 0)
	known := s.known
	for _, x := range m.hits {
		for len(known) > 0 && known[0] < x {
			known = known[1:]
		}
		if len(known) > 0 && known[0] == x {
			continue
		}
		s.try(buf, m, uint32(x>>32), uint32(x), band)
	}
	m.hits = m.hits[:0]
}

// readHuge links the documents of a huge bucket without trying all its pairs.
func (s *bandSearch) readHuge(buf *bandBuffer, m *bandScratch, band int, run []uint64) {
	tried := 0
	var representatives []uint32
	for j, y := range run {
		b := uint32(y)
		near := max(0, j-hugeNeighbours)
		alone := true
		for _, a := range representatives {
			if a >= uint32(run[near]) {
				break // it is one of the neighbours
			}
			tried++
			alone = !s.try(buf, m, a, b, band) && alone
		}
		for _, x := range run[near:j] {
			tried++
			alone = !s.try(buf, m, uint32(x), b, band) && alone
		}
		if alone && len(representatives) < hugeRepresentatives {
			representatives = append(representatives, b)
		}
	}
	buf.stats.Huge++
	buf.stats.Cut += len(run)*(len(run)-1)/2 - tried
}

// try compares two documents whose bands have one hash, and reports whether they
// are a pair.
func (s *bandSearch) try(buf *bandBuffer, m *bandScratch, a, b uint32, band int) bool {
	buf.stats.Candidates++
	if s.brief != nil && !s.brief.mayAgree(a, b, s.o.MinSimilarity) {
		return false
	}
	x, y := s.sigs.Of(m.a, a), s.sigs.Of(m.b, b)
	from, to := band*s.p.Rows, (band+1)*s.p.Rows
	if !slices.Equal(x[from:to], y[from:to]) {
		return false
	}
	if s.o.MinSimilarity > 0 && similarity(x, y) < s.o.MinSimilarity {
		return false
	}
	buf.found = append(buf.found, uint64(a)<<32|uint64(b))
	return true
}

// similarity returns the share of rows in which a and b, which have as many, agree.
func similarity(a, b []uint16) float64 {
	same := 0
	for i := range a {
		if a[i] == b[i] {
			same++
		}
	}
	return float64(same) / float64(len(a))
}
