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
	"copytrail/article/internal/charset"
	"copytrail/article/internal/furniture"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
	"copytrail/article/internal/site"
	"fmt"
	"iter"
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

type (
	Span      = record.Span
	Precision = published.Precision
	Time      = published.Time
)

const (
	NoTime = published.NoTime
	Day    = published.Day
	Minute = published.Minute
	Second = published.Second

	NoteInvalidUTF8 = charset.NoteInvalidUTF8
	NoteWindows1252 = charset.NoteWindows1252
	NoteControls    = "control characters replaced"
)

// Lines yields
func Lines(text string) iter.Seq[Span] { return furniture.Lines(text) }

// Furniture returns
func Furniture(text string) []Span { return furniture.Find(text, "") }

// CanonicalURL returns
func CanonicalURL(rawURL string) string { return site.Canonical(rawURL) }

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
