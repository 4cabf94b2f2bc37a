// Package article reads news articles out of whatever they come in and says
// exactly what was read and what was not.
//
// Reading has two halves. [Scan] walks files and folders, undoes compression and
// cuts the input into raw records, one after another; it is cheap and has an
// order. [Record.Articles] decodes one record, which is where the time goes
// (HTML above all), and may be called from many goroutines at once. [Read] is
// the two in a row for callers that need no parallelism.
//
// Nothing that comes in is lost without a word: each record becomes an article or
// a [*SkipError] that names its place and the reason.
package article

import (
	"fmt"
	"time"
)

// Article is one published text.
type Article struct {
	ID        string // unique within a pile; the URL or the place when the record has none
	Outlet    string // who published: a name or a registered domain, "" when unknown
	URL       string
	Published Time
	Title     string
	Byline    string
	Lang      string // ISO 639-1 when the record says so, "" when it does not
	Text      string // the text as read, valid UTF-8; every span counts bytes of it

	Furniture []Span   // spans of Text that are page furniture, not content: sorted, disjoint
	Place     string   // where the record stood: "feeds/a.jsonl:311", "page.html"
	Notes     []string // what a reader should know of how it was read

	from *origins // where the fields came from; nil when nobody asked
}

// Span is a half-open range of bytes [Start, End) of an article's Text.
type Span struct{ Start, End int }

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Precision is how exactly a time is known.
type Precision uint8

// The precisions, from none to the finest. Two times order two articles only
// as far as the coarser of their precisions allows.
const (
	NoTime Precision = iota // not known at all
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
	time.Time           // in the zone it was given in; UTC when none was
	Precision Precision // NoTime means the rest says nothing
	ZoneKnown bool      // whether the input named a zone; without one the moment is ±14 h
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

// SkipError says that one record, or one whole input, did not become an article.
// The rest of the input is still read.
type SkipError struct {
	Place  string // "file:line", "file", or "file@offset"
	Reason string // short and stable, so that skips can be counted by it
	Err    error  // the cause, nil when Reason says all
}

// Error returns "place: reason: cause".
func (e *SkipError) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("%s: %s", e.Place, e.Reason)
	}
	return fmt.Sprintf("%s: %s: %v", e.Place, e.Reason, e.Err)
}

// Unwrap returns the cause.
func (e *SkipError) Unwrap() error { return e.Err }
