package lsh

import (
	"fmt"
	"math/bits"
)

// Signatures are MinHash signatures, one a document or none, wherever they are kept:
// a million of 256 rows take 512 MB, which a caller may not want to hold. Methods are
// called from several goroutines.
type Signatures interface {
	Len() int  // documents, with and without a signature
	Rows() int // rows of each signature; 0 when there is none

	// The signatures are read from one end to the other several times, in parts,
	// in whatever order they are kept. Part calls do for each document of a part
	// that has a signature; rows are good until do returns.
	Parts() int
	Part(i int, do func(doc uint32, rows []uint16))

	// Of returns the rows of a document that has a signature: where they are held, and
	// nobody may change them, or in buf, which has room for Rows of them.
	Of(buf []uint16, doc uint32) []uint16
}

// heldPart is how many signatures are a part of [Held].
const heldPart = 1 << 14

// Held makes Signatures of a slice that has one for each document. It panics when
// they differ in their number of rows, but for those that have none.
func Held[S ~[]uint16](sigs []S) Signatures {
	h := held[S]{sigs: sigs}
	for doc, sig := range sigs {
		switch {
		case len(sig) == 0 || len(sig) == h.rows:
		case h.rows == 0:
			h.rows = len(sig)
		default:
			panic(fmt.Sprintf("lsh: signature %d has %d rows (want %d)", doc, len(sig), h.rows))
		}
	}
	return &h
}

type held[S ~[]uint16] struct {
	sigs []S
	rows int
}

func (h *held[S]) Len() int   { return len(h.sigs) }
func (h *held[S]) Rows() int  { return h.rows }
func (h *held[S]) Parts() int { return (len(h.sigs) + heldPart - 1) / heldPart }

func (h *held[S]) Part(i int, do func(doc uint32, rows []uint16)) {
	for doc := i * heldPart; doc < min((i+1)*heldPart, len(h.sigs)); doc++ {
		if len(h.sigs[doc]) > 0 {
			do(uint32(doc), h.sigs[doc])
		}
	}
}

func (h *held[S]) Of(_ []uint16, doc uint32) []uint16 { return h.sigs[doc] }

// briefs hold four bits of each row of each signature, sixteen rows in a word. Equal
// rows have equal bits, so two signatures agree in no more rows than their briefs do;
// of rows that differ one in sixteen looks equal. Nearly all pairs that fell into one
// bucket by chance are seen off without a look at their signatures.
type briefs struct {
	words []uint64
	each  int // words a signature
	rows  int
}

const (
	briefRows = 16                 // in a word
	briefOnes = 0x1111111111111111 // the lowest bit of each row's four
)

func newBriefs(sigs Signatures, each Each) *briefs {
	b := &briefs{rows: sigs.Rows(), each: (sigs.Rows() + briefRows - 1) / briefRows}
	b.words = make([]uint64, b.each*sigs.Len())
	each.run(sigs.Parts(), func(part int) {
		sigs.Part(part, func(doc uint32, rows []uint16) {
			words := b.of(doc)
			for i, row := range rows {
				words[i/briefRows] |= uint64(row&0xf) << (4 * (i % briefRows))
			}
		})
	})
	return b
}

func (b *briefs) of(doc uint32) []uint64 { return b.words[int(doc)*b.each:][:b.each] }

// mayAgree reports whether the share of equal rows of two documents can be least.
func (b *briefs) mayAgree(x, y uint32, least float64) bool {
	v, w := b.of(x), b.of(y)
	differ := 0
	for i, a := range v {
		d := a ^ w[i]
		d |= d >> 2
		d |= d >> 1
		differ += bits.OnesCount64(d & briefOnes)
	}
	return float64(b.rows-differ)/float64(b.rows) >= least
}
