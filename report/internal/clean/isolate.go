package clean

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// What stands between these two characters takes the direction of its own first
// letter and does not reorder what stands around it (Unicode Annex 9).
const (
	Isolate    = "\u2068"
	EndIsolate = "\u2069"
)

// Isolated returns the sentence s with what is written from right to left in it set
// apart by [Isolate] and [EndIsolate]: those of the names that occur in it, and
// quotations. Without the marks a sentence that begins with an Arabic name is laid
// out from the right, and "A reads as a rewording of B" is read as the contrary.
func Isolated(s string, names []string) string {
	if !strings.ContainsFunc(s, rightToLeft) {
		return s
	}
	names = slices.Clone(names)
	slices.SortFunc(names, func(x, y string) int { return cmp.Or(len(y)-len(x), cmp.Compare(x, y)) })
	var pairs []string
	for _, n := range names {
		if n = Line(n); strings.ContainsFunc(n, rightToLeft) {
			pairs = append(pairs, n, Isolate+n+EndIsolate)
		}
	}
	// A Replacer takes the first name that fits at a place: here the longest.
	s = strings.NewReplacer(pairs...).Replace(s)
	return quotation.ReplaceAllStringFunc(s, func(q string) string {
		if !strings.ContainsFunc(q, rightToLeft) {
			return q
		}
		open, end := "“", "”"
		return open + Isolate + strings.TrimSuffix(strings.TrimPrefix(q, open), end) + EndIsolate + end
	})
}

var quotation = regexp.MustCompile("“[^“”]*”")

// rightToLeft reports whether r is a letter of a script written from right to left.
func rightToLeft(r rune) bool {
	p, _ := bidi.LookupString(string(r))
	return p.Class() == bidi.R || p.Class() == bidi.AL
}
