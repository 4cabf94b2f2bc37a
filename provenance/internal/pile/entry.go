package pile

import (
	"cmp"
	"time"

	"copytrail/article"
	"copytrail/lsh"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/times"
)

// entry is the part of an article that stays in memory. Its record is in the spool, later
// its gist too. Its signature is also in a spool of its own, from which all signatures can
// be read in sequence.
type entry struct {
	held   *article.Article // the article when it is held, otherwise nil: see Pile.Hold
	outlet string           // its outlet's canonical name, "" when unknown
	lang   string
	at     int64 // where in the spool the record is
	gist   int64 // where in the spool the gist is, once there is one

	doc.Layout
	gistLen   uint32
	words     uint32 // of the body
	row       uint32 // the number of its signature, or noRow
	publisher uint32 // index in Pile.publishers
	versions  uint32 // the number, from 1, of the article that has this text among several at one address; 0 for the only one

	idHash      uint64
	published   instant      // as far as it is believed
	doubt       *times.Doubt // what is known against the time of the record; nil for nothing
	exact       bool         // the time has a clock
	boilerplate bool         // it has boilerplate, which is excluded
	noted       bool         // it has notes
	repeats     bool         // it repeats a block
	ignored     bool         // it has words of texts that are ignored
	items       bool         // it may have items: doc.MayHaveItems
	later       bool         // its address had another of the versions first, whatever the times say
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

// compare compares instants. An unknown one is after all others.
func (m instant) compare(n instant) int {
	switch {
	case m.known != n.known && m.known:
		return -1
	case m.known != n.known:
		return 1
	}
	return cmp.Or(cmp.Compare(m.sec, n.sec), cmp.Compare(m.nsec, n.nsec))
}

// day returns the number of days since 1970, or lsh.NoDay.
func (m instant) day() int32 {
	if !m.known {
		return lsh.NoDay
	}
	return int32(m.sec / (24 * 60 * 60))
}

// within reports whether two instants are at most window apart. It is true when one of
// them is unknown, or when window is not positive, which means no limit.
func (m instant) within(n instant, window time.Duration) bool {
	if window <= 0 || !m.known || !n.known {
		return true
	}
	return n.time().Sub(m.time()).Abs() <= window
}

// publisher is what a record states of its publisher.
type publisher struct {
	outlet string // as in the record
	outlet.Publisher
}

// publisherOf returns the publisher of e by its record, completed from merged records of
// the same article.
func (p *Pile) publisherOf(e *entry) publisher {
	if e.held != nil {
		return publisher{e.held.Outlet, outlet.PublisherOf(e.held)}
	}
	return p.publishers[e.publisher]
}
