// Package record holds the values that formats and package article share.
package record

// Span is a half-open range of bytes [Start, End) of an article's text.
type Span struct{ Start, End int }

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }
