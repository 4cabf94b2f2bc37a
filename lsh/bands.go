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
	Candidates int // pairs whose signatures were compared
	Huge       int // buckets that had more than MaxBucket documents
	Cut        int // pairs of such buckets that were not tried there
}

// BandPairs returns the pairs of signatures that agree on all rows of at least
// one band and have at least MinSimilarity, sorted. Signatures without rows are
// passed over; the others need p.Bands × p.Rows rows.
//
// One band at a time, a 64-bit entry for each document, half of it a hash of the
// band, is radix-sorted; equal hashes stand in runs then. A pair is looked at in
// the first band that brings it up. Memory beyond the signatures and the result
// is 16 bytes a document, four times that when the work is split by Each.
func BandPairs[S ~[]uint16](sigs []S, p Params, o BandOptions) ([]Pair, BandStats) {
	for doc, sig := range sigs {
		if len(sig) > 0 && len(sig) < p.Bands*p.Rows {
			panic(fmt.Sprintf("lsh: signature %d has %d rows (want %d)", doc, len(sig), p.Bands*p.Rows))
		}
	}
	if o.MaxBucket <= 0 {
		o.MaxBucket = DefaultMaxBucket
	}
	search := bandSearch[S]{sigs: sigs, p: p, o: o, huge: make([]bitset, p.Bands)}
	wave := 1
	if o.Each != nil {
		wave = 4
	}
	buffers := make([]bandBuffer, wave)
	var stats BandStats
	var found []uint64
	for from := 0; from < p.Bands; from += wave {
		n := min(wave, p.Bands-from)
		// What a band skips depends on the huge buckets of the bands before it, so
		// these are known before any band of the wave is read.
		o.Each.run(n, func(i int) { search.sort(&buffers[i], from+i) })
		o.Each.run(n, func(i int) { search.read(&buffers[i], from+i) })
		for i := range n {
			found = append(found, buffers[i].found...)
			stats.Candidates += buffers[i].stats.Candidates
			stats.Huge += buffers[i].stats.Huge
			stats.Cut += buffers[i].stats.Cut
		}
	}
	found, _ = radixSort(found, make([]uint64, len(found)), 0)
	found = slices.Compact(found) // only huge buckets bring a pair up twice
	pairs := make([]Pair, len(found))
	for i, x := range found {
		pairs[i] = Pair{uint32(x >> 32), uint32(x)}
	}
	return pairs, stats
}

// bandSearch is one call of BandPairs.
type bandSearch[S ~[]uint16] struct {
	sigs []S
	p    Params
	o    BandOptions
	huge []bitset // by band: the documents that stood in a huge bucket; nil for none
}

// bandBuffer is the memory for the work on one band.
type bandBuffer struct {
	entries, scratch []uint64 // a hash of the band, then the document
	found            []uint64 // pairs, A in the upper half
	stats            BandStats
}

type bitset []uint64

func (s bitset) set(i uint32)      { s[i/64] |= 1 << (i % 64) }
func (s bitset) has(i uint32) bool { return s != nil && s[i/64]>>(i%64)&1 != 0 }

// sort puts the documents of equal bands side by side and notes those in huge buckets.
func (s *bandSearch[S]) sort(buf *bandBuffer, band int) {
	buf.entries = grow(buf.entries, len(s.sigs))[:0]
	for doc, sig := range s.sigs {
		if len(sig) == 0 {
			continue
		}
		h := bandHash(sig[band*s.p.Rows : (band+1)*s.p.Rows])
		buf.entries = append(buf.entries, h&^0xffffffff|uint64(doc))
	}
	buf.scratch = grow(buf.scratch, len(buf.entries))
	buf.entries, buf.scratch = radixSort(buf.entries, buf.scratch, 32)
	for run := range runs(buf.entries, 32) {
		if len(run) <= s.o.MaxBucket {
			continue
		}
		if s.huge[band] == nil {
			s.huge[band] = make(bitset, (len(s.sigs)+63)/64)
		}
		for _, x := range run {
			s.huge[band].set(uint32(x))
		}
	}
}

func bandHash(rows []uint16) uint64 {
	var h uint64
	for _, row := range rows {
		h = (h + uint64(row) + 1) * 0x9fb21c651e98df25
		h ^= h >> 29
	}
	h *= 0x9e3779b97f4a7c15
	return h ^ h>>32
}

// read looks at the runs of equal hashes of one band.
func (s *bandSearch[S]) read(buf *bandBuffer, band int) {
	buf.found = buf.found[:0]
	buf.stats = BandStats{}
	for run := range runs(buf.entries, 32) {
		if len(run) > s.o.MaxBucket {
			s.readHuge(buf, band, run)
			continue
		}
		for j, y := range run[1:] {
			for _, x := range run[:j+1] {
				a, b := uint32(x), uint32(y)
				if s.agree(a, b, band) && !s.seen(a, b, band) {
					s.try(buf, a, b)
				}
			}
		}
	}
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
				break // the neighbours have it
			}
			tried++
			alone = !(s.agree(a, b, band) && s.try(buf, a, b)) && alone
		}
		for _, x := range run[near:j] {
			tried++
			alone = !(s.agree(uint32(x), b, band) && s.try(buf, uint32(x), b)) && alone
		}
		if alone && len(representatives) < hugeRepresentatives {
			representatives = append(representatives, b)
		}
	}
	buf.stats.Huge++
	buf.stats.Cut += len(run)*(len(run)-1)/2 - tried
}

// agree reports whether documents a and b agree on all rows of a band.
func (s *bandSearch[S]) agree(a, b uint32, band int) bool {
	from := band * s.p.Rows
	x, y := s.sigs[a], s.sigs[b]
	for i := from; i < from+s.p.Rows; i++ {
		if x[i] != y[i] {
			return false
		}
	}
	return true
}

// seen reports whether an earlier band has brought up the pair: they agree on it
// and stood in no huge bucket there.
func (s *bandSearch[S]) seen(a, b uint32, band int) bool {
	for earlier := range band {
		if s.agree(a, b, earlier) && !s.huge[earlier].has(a) {
			return true
		}
	}
	return false
}

// try compares two signatures and reports whether they are a pair.
func (s *bandSearch[S]) try(buf *bandBuffer, a, b uint32) bool {
	buf.stats.Candidates++
	if s.o.MinSimilarity > 0 && similarity(s.sigs[a], s.sigs[b]) < s.o.MinSimilarity {
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
