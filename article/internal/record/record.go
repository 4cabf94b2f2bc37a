// Package record holds the values that the formats and package article share: the draft
// of an article that a format makes of a record, the error that says why there is none,
// and the options that both depend on.
package record

// Span is a half-open range of bytes [Start, End) of an article's text.
type Span struct{ Start, End int }

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }
