package pile

import (
	"slices"
	"sync"
	"unsafe"

	"copytrail/lsh"
	"copytrail/shingle"
)

// noRow is the number of the signature of an article that has none.
const noRow = 1<<32 - 1

// signatures are those of the pile, as lsh reads them: rows of a spool, in the order
// in which articles were read.
type signatures struct {
	spool    *spool
	articles []entry
	docs     []uint32 // by number of signature the article that has it, or noRow

	buffers sync.Pool // of *[partRows * rowBytes]byte
}

const (
	// rowBytes is the size of a signature.
	rowBytes = 2 * shingle.Bins
	// partRows is how many signatures are read at once. A part does not cross the end
	// of what a spool holds in one piece.
	partRows = 1 << 17 / rowBytes
)

func newSignatures(p *Pile) *signatures {
	rows := uint32(0)
	for i := range p.articles {
		if r := p.articles[i].row; r != noRow {
			rows = max(rows, r+1)
		}
	}
	g := &signatures{spool: &p.signatures, articles: p.articles, docs: slices.Repeat([]uint32{noRow}, int(rows))}
	for i := range p.articles {
		if r := p.articles[i].row; r != noRow {
			g.docs[r] = uint32(i)
		}
	}
	return g
}

func (g *signatures) Len() int   { return len(g.articles) }
func (g *signatures) Rows() int  { return shingle.Bins }
func (g *signatures) Parts() int { return (len(g.docs) + partRows - 1) / partRows }

func (g *signatures) Part(i int, do func(doc uint32, rows []uint16)) {
	from := i * partRows
	docs := g.docs[from:min(from+partRows, len(g.docs))]
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

// asBytes and asRows tell a signature as the bytes of which it is made, and back. What
// is in a spool is read on the machine that wrote it. A spool's bytes begin where any
// number may, and a signature is a whole number of rows after another.
func asBytes(rows []uint16) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(rows))), 2*len(rows))
}

func asRows(b []byte) []uint16 {
	return unsafe.Slice((*uint16)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/2)
}

// all returns all signatures, in memory.
func (g *signatures) all() []shingle.Signature {
	list := make([]shingle.Signature, len(g.articles))
	for i := range g.articles {
		if g.articles[i].row != noRow {
			list[i] = g.Of(make([]uint16, shingle.Bins), uint32(i))
		}
	}
	return list
}

// similarity returns that of the signatures of two articles.
func (g *signatures) similarity(p lsh.Pair) float64 {
	var a, b [shingle.Bins]uint16
	return shingle.Similarity(g.Of(a[:], p.A), g.Of(b[:], p.B))
}
