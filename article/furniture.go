package article

import (
	"iter"
	"strings"
)

// Lines yields the spans of the lines of text, without their line breaks and
// without white space at either end. Blank lines are left out.
func Lines(text string) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for at := 0; at < len(text); {
			end := len(text)
			next := end
			if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
				end, next = at+i, at+i+1
			}
			s := Span{at, end}
			for s.Start < s.End && isBlank(text[s.Start]) {
				s.Start++
			}
			for s.End > s.Start && isBlank(text[s.End-1]) {
				s.End--
			}
			if s.Len() > 0 && !yield(s) {
				return
			}
			at = next
		}
	}
}

// isBlank reports whether c is ASCII white space within a line.
func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

// Furniture returns the spans of text that are known page furniture and not
// content, sorted and disjoint.
func Furniture(text string) []Span { return nil }
