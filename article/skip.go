package article

import (
	"errors"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/describe"
	"copytrail/article/internal/record"
)

// SkipError says that one record, or one whole input, did not become an article. The rest
// of the input is still read.
type SkipError struct {
	Place  string // "file:line", "file", or "file@offset"
	Reason string // one of the constants that begin with Reason
	Err    error  // the cause, nil when Reason says all
}

// Error returns "place: reason: cause".
func (e *SkipError) Error() string { return (*record.SkipError)(e).Error() }

// Unwrap returns the cause.
func (e *SkipError) Unwrap() error { return e.Err }

// skipError returns the SkipError for an error of a format.
func skipError(err error) error {
	var se *record.SkipError
	if errors.As(err, &se) {
		return (*SkipError)(se)
	}
	return err
}

// The reasons of a [SkipError]. They are stable, so that skips can be counted by reason;
// what differs from case to case is in the cause.
const (
	ReasonUnreadable  = record.ReasonUnreadable  // "unreadable": it could not be opened or read
	ReasonEmpty       = record.ReasonEmpty       // "empty file": no bytes in it, or white space only
	ReasonNothing     = record.ReasonNothing     // "nothing readable": a folder or archive without a file to read
	ReasonNotText     = record.ReasonNotText     // "not a text format": images, programs, office documents
	ReasonUnsupported = record.ReasonUnsupported // "format not supported": recognised, and not read
	ReasonDamaged     = record.ReasonDamaged     // "damaged input": truncated or corrupt compression or archive
	ReasonExpands     = record.ReasonExpands     // "expands too much": over Options.MaxRatio or Options.MaxExpanded
	ReasonTooLong     = record.ReasonTooLong     // "record too long": over Options.MaxRecord
	ReasonTooMany     = record.ReasonTooMany     // "too many records": over Options.MaxRecords
	ReasonTooDeep     = record.ReasonTooDeep     // "nested too deeply": over Options.MaxDepth
	ReasonSyntax      = record.ReasonSyntax      // "not valid": not the JSON, CSV, … that its surroundings are
	ReasonWrongType   = record.ReasonWrongType   // "wrong type": a field holds another type than it must
	ReasonNoText      = record.ReasonNoText      // "no text": nothing to compare
	ReasonNotArticle  = record.ReasonNotArticle  // "not an article": an HTTP error, a redirect, an image in a crawl
)

// Some of the notes of an article.
const (
	NoteInvalidUTF8 = charset.NoteInvalidUTF8       // bytes that are not UTF-8 became U+FFFD
	NoteWindows1252 = charset.NoteWindows1252       // a text that was not UTF-8 was read as windows-1252
	NoteControls    = "control characters replaced" // by spaces
	NoteSummary     = describe.NoteSummary          // the input held only a summary of the article
)
