package credit

import (
	"regexp"
	"strings"

	"copytrail/article"
	"copytrail/provenance/internal/outlet"
)

// This file reads what a paper says of its own reporters: "The Post's Ines Dahl", "our
// colleagues Ines Dahl and Olof Wenn report". Such a passage is from there, whoever
// printed it first.

// colleagueReach is within how many bytes behind the word the reporting verb stands: three
// names fit.
const colleagueReach = 90

// colleagueReports matches what follows "our colleague": up to four names, and a verb
// of reporting.
var colleagueReports = regexp.MustCompile(`^s?(?:,? (?:\p{Lu}[\p{L}'’.\-]+|and|&|de|van|von|der|,))*,? (?:(?:has|have|had|also|first|recently|just|who) )*` +
	`(?:reports?|reported|writes?|wrote|written|notes?|noted|explains?|explained|points? out|pointed out|puts? it|details?|detailed|scoop(?:s|ed)?|found|finds?|observe[sd]?|reveal(?:s|ed)?|more on)\b`)

// colleagues adds a credit of the article's own outlet for each place where it credits
// its own reporters. Within quotation marks a speaker means others.
func (f *finder) colleagues() {
	own := f.own
	if own < 0 {
		own = f.domain
	}
	if own < 0 {
		return
	}
	const word = "colleague"
	for at := 0; ; {
		i := strings.Index(f.text[at:], word)
		if i < 0 {
			return
		}
		i += at
		at = i + len(word)
		start := f.possessive(i)
		if start < 0 || f.quoted(start) {
			continue
		}
		rest := colleagueReports.FindString(f.text[at:min(len(f.text), at+colleagueReach)])
		if rest == "" {
			continue
		}
		span := article.Span{Start: start, End: at + len(rest)}
		f.add(own, f.text[start:at], Reported, span)
		at = span.End
	}
}

// possessive returns where "our" or "my" begins right before i, -1 when none does.
func (f *finder) possessive(i int) int {
	for _, p := range []string{"our ", "my ", "Our ", "My "} {
		if s := i - len(p); s >= 0 && f.text[s:i] == p && (s == 0 || outlet.ByteClass[f.text[s-1]] == outlet.OtherByte) {
			return s
		}
	}
	return -1
}

// quoteWindow bounds how far back an open quotation is looked for, in bytes.
const quoteWindow = 1000

// quoted reports whether a quotation is open at i, by the marks of its line.
func (f *finder) quoted(i int) bool {
	line := f.text[max(0, i-quoteWindow):i]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	return strings.Count(line, "“") > strings.Count(line, "”") || strings.Count(line, `"`)%2 == 1
}
