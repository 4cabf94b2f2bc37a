package record

import (
	"errors"
	"fmt"
	"io/fs"
)

// The reasons of a [SkipError]. They are stable, so that skips can be counted by reason;
// what differs from case to case is in the cause.
const (
	ReasonUnreadable  = "unreadable"           // it could not be opened or read
	ReasonEmpty       = "empty file"           // no bytes in it, or white space only
	ReasonNothing     = "nothing readable"     // a folder or archive without a file to read
	ReasonNotText     = "not a text format"    // images, programs, office documents
	ReasonUnsupported = "format not supported" // recognised, and not read
	ReasonDamaged     = "damaged input"        // truncated or corrupt compression or archive
	ReasonExpands     = "expands too much"     // over Options.MaxRatio or Options.MaxExpanded
	ReasonTooLong     = "record too long"      // over Options.MaxRecord
	ReasonTooMany     = "too many records"     // over Options.MaxRecords
	ReasonTooDeep     = "nested too deeply"    // over Options.MaxDepth
	ReasonSyntax      = "not valid"            // not the JSON, CSV, … that its surroundings are
	ReasonWrongType   = "wrong type"           // a field holds another type than it must
	ReasonNoText      = "no text"              // nothing to compare
	ReasonNotArticle  = "not an article"       // an HTTP error, a redirect, an image in a crawl
)

// SkipError says that a record, or a whole input, did not become an article.
type SkipError struct {
	Place  string // "file:line", "file", or "file@offset"; may be "" until [Placed] sets it
	Reason string // one of the constants above
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

// Skip returns the SkipError for place. The cause may be nil.
func Skip(place, reason string, cause error) *SkipError {
	return &SkipError{Place: place, Reason: reason, Err: cause}
}

// Skipf is [Skip] with a cause made of words.
func Skipf(place, reason, format string, args ...any) *SkipError {
	return Skip(place, reason, fmt.Errorf(format, args...))
}

// Placed returns err as a SkipError that has a place: the one it has already, or the
// given one. An error that is no SkipError becomes one: what was read is not valid.
func Placed(place string, err error) error {
	var se *SkipError
	if errors.As(err, &se) {
		if se.Place == "" {
			se.Place = place
		}
		return se
	}
	return Skip(place, ReasonSyntax, err)
}

// ExpandsError is the error of a compressed input that becomes larger than the options
// allow. Its text says by how much; [InputError] adds the reason.
type ExpandsError string

// Error returns what limit was passed.
func (e ExpandsError) Error() string { return string(e) }

// InputError returns the SkipError for an error of opening or reading place. The path
// that package os adds to its errors is left out, since the place has it.
func InputError(place string, err error) *SkipError {
	var se *SkipError
	if errors.As(err, &se) {
		return se
	}
	var e ExpandsError
	if errors.As(err, &e) {
		return Skip(place, ReasonExpands, e)
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return Skip(place, ReasonUnreadable, pe.Err)
	}
	return Skip(place, ReasonDamaged, err)
}
