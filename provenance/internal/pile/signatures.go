package pile

import (
	"slices"
	"sync"
	"unsafe"

	"copytrail/lsh"
	"copytrail/shingle"
)

// noRow is the signature number of an article without a signature.
const noRow = 1<<32 - 1

// signatures implements [lsh.Signatures] for a pile: the signatures are in a spool, in the
// order in which articles were read.
type signatures struct {
	spool    *spool
	articles []entry
	owners   []uint32 // by signature number, the article that has it, or noRow

	buffers sync.Pool // of *[partRows * rowBytes]byte
}

const (
	// rowBytes is the size of a signature in bytes.
	rowBytes = 2 * shingle.Bins
	// partRows is how many signatures are read at once. A part is never on both sides of
	// the border between memory and file.
	partRows = 1 << 17 / rowBytes
)

func newSignatures(p *Pile) *signatures {
	rows := uint32(0)
	for i := range p.articles {
		if r := p.articles[i].row; r != noRow {
			rows = max(rows, r+1)
		}
	}
	g := &signatures{spool: &p.signatures, articles: p.articles, owners: slices.Repeat([]uint32{noRow}, int(rows))}
	for i := range p.articles {
		if r := p.articles[i].row; r != noRow {
			g.owners[r] = uint32(i)
		}
	}
	return g
}

func (g *signatures) Len() int   { return len(g.articles) }
func (g *signatures) Rows() int  { return shingle.Bins }
func (g *signatures) Parts() int { return (len(g.owners) + partRows - 1) / partRows }

func (g *signatures) Part(i int, do func(doc uint32, rows []uint16)) {
	from := i * partRows
	docs := g.owners[from:min(from+partRows, len(g.owners))]
	at := int64(from) * rowBytes
	var all []byte
	if at >= spoolMemory {
		buf, ok := g.buffers.Get().(*[partRows * rowBytes]byte)
		if !ok {
			buf = new([partRows * rowBytes]byte)
		}
		defer g.buffers.Put(buf)
		all = g.spool.read(buf[:], at, rowBytes*len(docs))
	}
	for k, doc := range docs {
		switch {
		case doc == noRow:
		case all != nil:
			do(doc, asRows(all[k*rowBytes:(k+1)*rowBytes]))
		default:
			do(doc, asRows(g.spool.read(nil, at+int64(k)*rowBytes, rowBytes)))
		}
	}
}

func (g *signatures) Of(buf []uint16, doc uint32) []uint16 {
	at := int64(g.articles[doc].row) * rowBytes
	if at < spoolMemory {
		return asRows(g.spool.read(nil, at, rowBytes))
	}
	return asRows(g.spool.read(asBytes(buf), at, rowBytes))
}

// asBytes and asRows convert a signature to its bytes and back without a copy. That is
// safe because a spool is read on the machine that wrote it, and because its memory is
// aligned and each signature begins at a multiple of its size.
func asBytes(rows []uint16) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(rows))), 2*len(rows))
}

func asRows(b []byte) []uint16 {
	return unsafe.Slice((*uint16)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/2)
}

// all returns all signatures, by article.
func (g *signatures) all() []shingle.Signature {
	list := make([]shingle.Signature, len(g.articles))
	for i := range g.articles {
		if g.articles[i].row != noRow {
			list[i] = g.Of(make([]uint16, shingle.Bins), uint32(i))
		}
	}
	return list
}

// similarity returns the Jaccard similarity of two articles, estimated from their
// signatures.
func (g *signatures) similarity(p lsh.Pair) float64 {
	var a, b [shingle.Bins]uint16
	return shingle.Similarity(g.Of(a[:], p.A), g.Of(b[:], p.B))
}
