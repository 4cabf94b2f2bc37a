// Package published reads times of publication as inputs write them, and says how
// exactly each of them is known.
package published

import "time"

// Precision is how exactly a time is known: not at all, or to the day, the minute or the
// second.
type Precision uint8

// The precisions, from none to the finest. Two times can order two articles only as
// far as the coarser of their precisions allows.
const (
	NoTime Precision = iota // the time is not known
	Day
	Minute
	Second
)

// String returns the name that outputs use: "unknown", "day", "minute", "second".
func (p Precision) String() string {
	switch p {
	case Day:
		return "day"
	case Minute:
		return "minute"
	case Second:
		return "second"
	}
	return "unknown"
}

// Time is a moment of publication as far as it is known.
type Time struct {
	time.Time           // in the zone that the input names, in UTC when it names none
	Precision Precision // NoTime: the other fields mean nothing
	ZoneKnown bool      // whether the input names a zone; without one the moment is known to ±14 h
}

// String formats t as its precision allows: "2006-01-02" for a day, RFC 3339
// otherwise, "" when unknown.
func (t Time) String() string {
	switch t.Precision {
	case NoTime:
		return ""
	case Day:
		return t.Format(time.DateOnly)
	}
	if !t.ZoneKnown {
		return t.Format("2006-01-02T15:04:05")
	}
	return t.Format(time.RFC3339)
}
