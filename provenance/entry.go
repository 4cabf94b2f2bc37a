package provenance

import (
	"cmp"
	"copytrail/article"
	"copytrail/lsh"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/outlet"
	"copytrail/shingle"
	"slices"
	"sync"
	"time"
	"unsafe"
)

// entry is what is held of an article of the pile. Its fields, its text, the
// fingerprints of its verbatim runs and its digest are in the spool, one after the
// other; its signature is in one of its own.
type entry struct {
	held   *article.Article // the article where it is held, nil otherwise: see scan.article
	outlet string           // its outlet's canonical name, "" when unknown
	lang   string
	at     int64 // where in the spool the fields are
	gist   int64 // where in the spool the gist is, once there is one

	doc.Layout
	gistLen   uint32
	words     uint32 // of the body
	row       uint32 // the number of its signature, or noRow
	publisher uint32 // as its record names it: see scan.publishers

	name        uint64 // a hash of its id
	published   instant
	boilerplate bool // some of its text recurs in the pile and is set aside
	noted       bool // it has notes
}

// instant is a time of publication without its zone.
type instant struct {
	sec   int64
	nsec  int32
	known bool
}

func instantOf(t article.Time) instant {
	if t.Precision == article.NoTime {
		return instant{}
	}
	return instant{t.Unix(), int32(t.Nanosecond()), true}
}

func (m instant) time() time.Time { return time.Unix(m.sec, int64(m.nsec)) }

// compare orders instants; those that are not known come last.
func (m instant) compare(n instant) int {
	switch {
	case m.known != n.known && m.known:
		return -1
	case m.known != n.known:
		return 1
	}
	return cmp.Or(cmp.Compare(m.sec, n.sec), cmp.Compare(m.nsec, n.nsec))
}

// day returns the number of its day, or lsh.NoDay.
func (m instant) day() int32 {
	if !m.known {
		return lsh.NoDay
	}
	return int32(m.sec / (24 * 60 * 60))
}

// within reports whether two instants are at most window apart, as far as they are
// known; a window of 0 or less is none.
func (m instant) within(n instant, window time.Duration) bool {
	if window <= 0 || !m.known || !n.known {
		return true
	}
	return n.time().Sub(m.time()).Abs() <= window
}

// article returns an article of the pile. Its text is not there, unless it is held
// and a Doc of it is in use. What is not held is another one each time.
func (s *scan) article(e *entry) *article.Article {
	if e.held != nil {
		return e.held
	}
	a, _ := doc.ReadFields(string(s.spool.read(nil, e.at+doc.RecordHead, int(e.Fields))))
	return a
}

// hold makes article n stay in memory, without its text, so that all who ask for it
// get the same one.
func (s *scan) hold(n uint32) {
	e := &s.pile[n]
	e.held = s.article(e)
}

// text returns the text of an article of the pile.
func (s *scan) text(e *entry) string {
	if e.held != nil && e.held.Text != "" || e.Text == 0 {
		if e.held == nil {
			return ""
		}
		return e.held.Text
	}
	return s.part(e.at+e.TextAt(), e.Text)
}

// part returns part of the spool as a string.
func (s *scan) part(at int64, n uint32) string {
	if at < spoolMemory {
		return string(s.spool.read(nil, at, int(n)))
	}
	b := s.spool.read(make([]byte, n), at, int(n))
	return unsafe.String(unsafe.SliceData(b), len(b)) // nobody else has b
}

// whole returns a copy of the article of e that has its text.
func (s *scan) whole(e *entry) *article.Article {
	if e.held != nil {
		a := *e.held
		a.Text = s.text(e)
		return &a
	}
	b := s.part(e.at+doc.RecordHead, e.Fields+e.Text)
	a, _ := doc.ReadFields(b[:e.Fields])
	a.Text = b[e.Fields:]
	return a
}

// prints appends the fingerprints of an article.
func (s *scan) prints(dst []uint64, e *entry) []uint64 {
	return doc.AppendHashes(dst, s.spool.read(nil, e.at+e.PrintsAt(), 8*int(e.Prints)))
}

// digest returns the digest of an article, in buf when it is not in memory.
func (s *scan) digest(buf []byte, e *entry) []byte {
	return s.spool.read(buf, e.at+e.TermsAt(), int(e.Terms))
}

// publisher is what a record says of who published it.
type publisher struct {
	outlet string // as it stands in the record
	outlet.Credential
}

// publisherOf returns what the record of e says, with what other records of the same
// article have added to it.
func (s *scan) publisherOf(e *entry) publisher {
	if e.held != nil {
		return publisher{e.held.Outlet, outlet.CredentialOf(e.held)}
	}
	return s.publishers[e.publisher]
}

// noRow is the number of the signature of an article that has none.
const noRow = 1<<32 - 1

// signatures are those of the pile, as lsh reads them: rows of a spool, in the order
// in which articles were read.
type signatures struct {
	spool *spool
	pile  []entry
	docs  []uint32 // by number of signature the article that has it, or noRow

	buffers sync.Pool // of *[partRows * rowBytes]byte
}

const (
	// rowBytes is the size of a signature.
	rowBytes = 2 * shingle.Bins
	// partRows is how many signatures are read at once. A part does not cross the end
	// of what a spool holds in one piece.
	partRows = 1 << 17 / rowBytes
)

func newSignatures(s *scan) *signatures {
	rows := uint32(0)
	for i := range s.pile {
		if r := s.pile[i].row; r != noRow {
			rows = max(rows, r+1)
		}
	}
	g := &signatures{spool: &s.rows, pile: s.pile, docs: slices.Repeat([]uint32{noRow}, int(rows))}
	for i := range s.pile {
		if r := s.pile[i].row; r != noRow {
			g.docs[r] = uint32(i)
		}
	}
	return g
}

func (g *signatures) Len() int   { return len(g.pile) }
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
	at := int64(g.pile[doc].row) * rowBytes
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
	list := make([]shingle.Signature, len(g.pile))
	for i := range g.pile {
		if g.pile[i].row != noRow {
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
