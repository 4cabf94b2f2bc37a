package lsh

import (
	"fmt"
	"slices"
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
	Candidates int // comparisons of two signatures
	Huge       int // buckets that had more than MaxBucket documents
	Cut        int // pairs of such buckets that were not tried there
}

// Bands are worked on bandWave at a time, so that one look at a signature serves
// several: at a million articles that look is most of the time. A band's hits are
// held until there are maxHits of them.
const (
	bandWave  = 8
	maxHits   = 1 << 22
	hashChunk = 1 << 14 // signatures in one part of the work
)

// BandPairs returns the pairs of signatures that agree on all rows of at least
// one band and have at least MinSimilarity, sorted. Signatures without rows are
// passed over; the others need p.Bands × p.Rows rows.
//
// For each band a 64-bit entry a document, the half of it a hash of the band, is
// radix-sorted; equal hashes stand in runs then. Pairs that an earlier band has
// not brought already are compared. Memory beyond the signatures and the result is
// about 130 bytes a document.
func BandPairs[S ~[]uint16](sigs []S, p Params, o BandOptions) ([]Pair, BandStats) {
	if o.MaxBucket <= 0 {
		o.MaxBucket = DefaultMaxBucket
	}
	s := bandSearch[S]{sigs: sigs, p: p, o: o, docs: make([]uint32, 0, len(sigs))}
	for doc, sig := range sigs {
		if len(sig) > 0 && len(sig) < p.Bands*p.Rows {
			panic(fmt.Sprintf("lsh: signature %d has %d rows (want %d)", doc, len(sig), p.Bands*p.Rows))
		}
		if len(sig) > 0 {
			s.docs = append(s.docs, uint32(doc))
		}
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
type bandSearch[S ~[]uint16] struct {
	sigs  []S
	docs  []uint32 // those that have rows
	p     Params
	o     BandOptions
	known []uint64 // pairs that the waves before have found, sorted; A in the upper half
	spare []uint64
}

// bandBuffer is the memory for the work on one band.
type bandBuffer struct {
	entries, scratch  []uint64 // a hash of the band, then the document
	hits, hitsScratch []uint64 // pairs that share a bucket, not compared yet
	found             []uint64 // pairs that are right
	stats             BandStats
}

// hash fills the entries of the bands of a wave.
func (s *bandSearch[S]) hash(wave []bandBuffer, from int) {
	for i := range wave {
		wave[i].entries = grow(wave[i].entries, len(s.docs))
	}
	s.o.Each.run((len(s.docs)+hashChunk-1)/hashChunk, func(chunk int) {
		for at := chunk * hashChunk; at < min((chunk+1)*hashChunk, len(s.docs)); at++ {
			doc := s.docs[at]
			rows := s.sigs[doc][from*s.p.Rows:]
			for i := range wave {
				wave[i].entries[at] = bandHash(rows[i*s.p.Rows:(i+1)*s.p.Rows])&^0xffffffff | uint64(doc)
			}
		}
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
func (s *bandSearch[S]) read(buf *bandBuffer, band int) {
	buf.hits, buf.found, buf.stats = buf.hits[:0], buf.found[:0], BandStats{}
	buf.scratch = grow(buf.scratch, len(buf.entries))
	buf.entries, buf.scratch = radixSort(buf.entries, buf.scratch, 32)
	for run := range runs(buf.entries, 32) {
		if len(run) > s.o.MaxBucket {
			s.readHuge(buf, band, run)
			continue
		}
		for j, y := range run[1:] {
			for _, x := range run[:j+1] {
				buf.hits = append(buf.hits, x<<32|y&0xffffffff)
			}
		}
		if len(buf.hits) >= maxHits {
			s.compare(buf, band)
		}
	}
	s.compare(buf, band)
}

// compare moves the hits that are right and not known to what is found.
func (s *bandSearch[S]) compare(buf *bandBuffer, band int) {
	buf.hits, buf.hitsScratch = radixSort(buf.hits, grow(buf.hitsScratch, len(buf.hits)), 0)
	known := s.known
	for _, x := range buf.hits {
		for len(known) > 0 && known[0] < x {
			known = known[1:]
		}
		if len(known) > 0 && known[0] == x {
			continue
		}
		s.try(buf, uint32(x>>32), uint32(x), band)
	}
	buf.hits = buf.hits[:0]
}

// readHuge links the documents of a huge bucket without trying all its pairs.
func (s *bandSearch[S]) readHuge(buf *bandBuffer, band int, run []uint64) {
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
			alone = !s.try(buf, a, b, band) && alone
		}
		for _, x := range run[near:j] {
			tried++
			alone = !s.try(buf, uint32(x), b, band) && alone
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
func (s *bandSearch[S]) try(buf *bandBuffer, a, b uint32, band int) bool {
	x, y := s.sigs[a], s.sigs[b]
	from, to := band*s.p.Rows, (band+1)*s.p.Rows
	if !slices.Equal(x[from:to], y[from:to]) {
		return false
	}
	buf.stats.Candidates++
	if s.o.MinSimilarity > 0 && similarity(x, y) < s.o.MinSimilarity {
		return false
	}
	buf.found = append(buf.found, uint64(a)<<32|uint64(b))
	return true
}

// similarity returns the share of rows in which a and b agree.
func similarity[S ~[]uint16](a, b S) float64 {
	if len(a) == 0 || len(a) != len(b) {
		return 0
	}
	same := 0
	for i := range a {
		if a[i] == b[i] {
			same++
		}
	}
	return float64(same) / float64(len(a))
}
