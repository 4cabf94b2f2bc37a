package published

import (
	"regexp"
	"strings"
	"unicode"
)

// datelineDay matches a dateline that names a day with its year, and the day within it.
var datelineDay = regexp.MustCompile(`^[\p{Lu}][\p{Lu}\p{L} .,'’/-]{2,60}?[,(] ?((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2},? \d{4})\)?,? ?(?:\([^)]{2,40}\) ?)?[-–—]`)

// Visible reads a line of a text that is a date, perhaps with a label, and nothing else.
func Visible(line string) (Time, bool) {
	if len(line) < 6 || len(line) > maxTimeLen || strings.IndexFunc(line, unicode.IsDigit) < 0 {
		return Time{}, false
	}
	line = strings.TrimSpace(strings.TrimRight(line, "."))
	if t, ok := parseISO(line); ok {
		t, _ = NotMidnight(t)
		return t, true
	}
	if t, ok := parseWritten(line); ok {
		return t, true
	}
	return parseCharacters(line)
}

// Dateline reads the day in the dateline that line begins with, if that has a year:
// "MOSCOW, Oct. 28, 2023 (Reuters) - ".
func Dateline(line string) (Time, bool) {
	m := datelineDay.FindStringSubmatch(line[:min(len(line), 200)])
	if m == nil {
		return Time{}, false
	}
	return parseWritten(m[1])
}
