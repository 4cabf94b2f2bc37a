package article

import (
	"errors"
	"fmt"
	"io/fs"
)

// The reasons of a [SkipError]. They are stable, so that skips can be counted by
// them; what differs from case to case is in the error's cause.
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

// Errors that travel inside this package and end as the reason of a SkipError.
var (
	errExpands = errors.New(ReasonExpands)
	errTooDeep = errors.New(ReasonTooDeep)
)

// expandsError is errExpands with what was passed. Its text leaves the reason to the
// SkipError around it.
type expandsError string

// Error returns what was passed.
func (e expandsError) Error() string { return string(e) }

// Is makes it one with errExpands.
func (e expandsError) Is(target error) bool { return target == errExpands }

// skip returns the SkipError for place. Cause may be nil.
func skip(place, reason string, cause error) *SkipError {
	return &SkipError{Place: place, Reason: reason, Err: cause}
}

// skipf is skip with a cause made of words.
func skipf(place, reason, format string, args ...any) *SkipError {
	return skip(place, reason, fmt.Errorf(format, args...))
}

// inputError turns an error of opening or reading place into a SkipError. The
// path that package os puts into its errors is taken out: Place has it.
func inputError(place string, err error) *SkipError {
	var se *SkipError
	if errors.As(err, &se) {
		return se
	}
	if errors.Is(err, errExpands) {
		var e expandsError
		errors.As(err, &e)
		return skip(place, ReasonExpands, e)
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return skip(place, ReasonUnreadable, pe.Err)
	}
	return skip(place, ReasonDamaged, err)
}
