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
}

// String formats t as its precision allows: "2006-01-02" for a day, RFC 3339 for a finer
// time, without the zone when it is not known, and "" when the time is not known.
func (t Time) String() string { return published.Time(t).String() }
