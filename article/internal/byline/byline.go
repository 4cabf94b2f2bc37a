// Package byline recognises the names of writers, by their form alone: it knows no
// names.
package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/article/internal/clean"
)

// Particles are the words that are written small within names.
var Particles = map[string]bool{
	"de": true, "da": true, "di": true, "del": true, "der": true, "den": true, "van": true, "von": true, "la": true, "le": true,
	"al": true, "el": true, "bin": true, "ibn": true, "and": true, "dos": true, "do": true, "du": true, "e": true, "y": true, "ter": true,
}

// IsName reports whether line has the form of a person's name: two to five words that
// begin with capitals, particles aside, without digits and without punctuation that
// names do not have.
func IsName(line string) bool {
	words := strings.Fields(line)
	if len(words) < 2 || len(words) > 5 || len(line) > 60 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !Particles[w] {
			return false
		}
		for _, r := range w {
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(".'’-", r) {
				return false
			}
		}
	}
	return true
}

// IsNames reports whether s has the form of what follows "By": one name or several,
// perhaps with an outlet or a role after a comma.
func IsNames(s string) bool {
	s = strings.TrimSpace(s)
	r, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) || len(s) > 120 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if last == '?' || last == '!' || last == ':' || last == '.' && !strings.HasSuffix(s, "Jr.") && !strings.HasSuffix(s, "Sr.") {
		return false
	}
	lower := 0
	for w := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && !Particles[w] && w != "for" && w != "the" && w != "of" && w != "in" {
			lower++
		}
	}
	return lower <= 2
}

// Clean returns the byline s as one line of metadata without the word "By".
func Clean(s string) string {
	s = clean.Line(s)
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		s = strings.TrimSpace(s[3:])
	}
	return s
}
