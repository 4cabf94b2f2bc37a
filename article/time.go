package article

import (
	"time"

	"copytrail/article/internal/published"
)

// Precision is how exactly a time is known: one of [NoTime], [Day], [Minute] and [Second].
// Its method String returns the name that outputs use: "unknown", "day", "minute",
// "second".
type Precision = published.Precision

// The precisions, from none to the finest. Two times can order two articles only as far as
// the coarser of their precisions allows.
const (
	NoTime Precision = published.NoTime // the time is not known
	Day    Precision = published.Day
	Minute Precision = published.Minute
	Second Precision = published.Second
)

// Time is the moment of publication, as far as it is known.
type Time struct {
	time.Time           // in the zone that the input names, in UTC when it names none
	Precision Precision // NoTime: the other fields mean nothing
	ZoneKnown bool      // whether the input names a zone; without one the moment is known to ±14 h

	// Trust says how far the time is believed, and Doubt why no further: "" when it is
	// believed. Reading believes every time. Package provenance, which knows the other
	// times of the pile, sets both.
	Trust Trust
	Doubt string
}

// timeOf returns the time that a format has read.
func timeOf(t published.Time) Time {
	return Time{Time: t.Time, Precision: t.Precision, ZoneKnown: t.ZoneKnown}
}

// String formats t as its precision allows: "2006-01-02" for a day, RFC 3339 for a finer
// time, without the zone when it is not known, and "" when the time is not known. It tells
// what was read, believed or not.
func (t Time) String() string {
	return published.Time{Time: t.Time, Precision: t.Precision, ZoneKnown: t.ZoneKnown}.String()
}

// Believed returns how exactly t is known for ordering articles: its precision, but NoTime
// when it is not believed and Day when only its day is.
func (t Time) Believed() Precision {
	switch t.Trust {
	case NoTrust:
		return NoTime
	case DayTrust:
		return min(t.Precision, Day)
	}
	return t.Precision
}

// Trust is how far a time of publication is believed. String returns the name that outputs
// use.
type Trust uint8

// The degrees of trust. The zero value is full trust.
const (
	FullTrust Trust = iota // as far as its precision goes
	DayTrust               // its day is believed, its clock is not
	NoTrust                // it is not a time of publication
)

// trustNames are the names of the degrees.
var trustNames = [...]string{"full", "day", "none"}

// String returns "full", "day" or "none".
func (t Trust) String() string { return trustNames[t] }

// ParseTrust returns the trust of that name, and reports whether there is one.
func ParseTrust(name string) (Trust, bool) {
	for t, n := range trustNames {
		if n == name {
			return Trust(t), true
		}
	}
	return FullTrust, false
}
