package pile

import (
	"cmp"
	"time"

	"copytrail/article"
	"copytrail/lsh"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/outlet"
)

// entry is what stays in memory of an article. Its record is in the spool, later its gist
// too; its signature is in a spool of its own as well, where all signatures are read in
// a row.
type entry struct {
	held   *article.Article // the article where it is held, nil otherwise: see Pile.Hold
	outlet string           // its outlet's canonical name, "" when unknown
	lang   string
	at     int64 // where in the spool the record is
	gist   int64 // where in the spool the gist is, once there is one

	doc.Layout
	gistLen   uint32
	words     uint32 // of the body
	row       uint32 // the number of its signature, or noRow
	publisher uint32 // as its record names it: see Pile.publishers

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

// publisher is what a record says of who published it.
type publisher struct {
	outlet string // as it stands in the record
	outlet.Publisher
}

// publisherOf returns what the record of e says, with what other records of the same
// article have added to it.
func (p *Pile) publisherOf(e *entry) publisher {
	if e.held != nil {
		return publisher{e.held.Outlet, outlet.PublisherOf(e.held)}
	}
	return p.publishers[e.publisher]
}
