package published

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"copytrail/article/internal/clean"
)

// Parse reads a time of publication: RFC 3339, a day, a Unix time, the layouts of mail
// and of the web, and a date as pages print it. The note says what a reader should know
// of how s was read, or that it was not understood; it is "" when there is nothing to
// say. Parse does not guess: a wrong order of two articles is worse than none.
func Parse(s string) (Time, string) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Time{}, ""
	}
	if t, ok := parseISO(s); ok {
		return NotMidnight(t)
	}
	if t, ok := parseStamp(s); ok {
		return NotMidnight(t)
	}
	if len(s) <= maxTimeLen {
		if t, ok := parseWritten(s); ok {
			return t, ""
		}
	}
	return Time{}, fmt.Sprintf("published %q not understood", clean.Clip(s, 40))
}

// maxTimeLen is the longest text, in bytes, that parseWritten is given.
const maxTimeLen = 100

// NotMidnight returns t, or only its day when t is exactly midnight, with a note that
// says so. Many exports write a bare day in that way, and hardly any article is
// published at that second.
func NotMidnight(t Time) (Time, string) {
	if t.Precision <= Day {
		return t, ""
	}
	if h, m, sec := t.Clock(); h|m|sec|t.Nanosecond() != 0 {
		return t, ""
	}
	t.Precision, t.ZoneKnown = Day, false
	return t, "published at midnight exactly: taken as a day"
}

// inRange reports whether t can be the time of a news article.
func inRange(t time.Time) bool { return t.Year() >= 1600 && t.Year() <= 2200 }

// isoLayouts are RFC 3339 and its relatives, most frequent first.
var isoLayouts = []struct {
	layout string
	p      Precision
	zone   bool
}{
	{time.DateOnly, Day, false},
	{time.RFC3339, Second, true},
	{"2006-01-02T15:04:05", Second, false},
	{"2006-01-02 15:04:05", Second, false},
	{"2006-01-02 15:04:05Z07:00", Second, true},
	{"2006-01-02 15:04:05Z07", Second, true}, // PostgreSQL and Swissdox: "+01"
	{"2006-01-02 15:04:05 -0700", Second, true},
	{"2006-01-02 15:04:05 -0700 MST", Second, true}, // Go's own
	{"2006-01-02 15:04:05 MST", Second, true},
	{"2006-01-02T15:04:05-0700", Second, true},
	{"2006-01-02T15:04Z07:00", Minute, true},
	{"2006-01-02T15:04", Minute, false},
	{"2006-01-02 15:04", Minute, false},
	{"2006/01/02", Day, false},
	{"2006/01/02 15:04:05", Second, false},
	{"2006/01/02 15:04", Minute, false},
	{"2006.01.02", Day, false},
	{"20060102T150405Z", Second, false}, // GDELT: the Z is a letter of the layout
	{"20060102T150405", Second, false},
	{"Mon Jan _2 15:04:05 -0700 2006", Second, true}, // Twitter
	{"Mon Jan _2 15:04:05 2006", Second, false},
}

// parseISO reads the numeric layouts.
func parseISO(s string) (Time, bool) {
	if len(s) < 8 || len(s) > 48 {
		return Time{}, false
	}
	for _, l := range isoLayouts {
		t, err := time.Parse(l.layout, s)
		if err != nil || !inRange(t) {
			continue
		}
		known := l.zone
		switch {
		case strings.Contains(l.layout, "MST"):
			if name, offset := t.Zone(); offset == 0 {
				off, ok := zones[strings.ToLower(name)]
				if known = ok; ok && off != 0 {
					t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.FixedZone(name, off*60))
				}
			}
		case strings.HasSuffix(l.layout, "Z"):
			known = true
		}
		return Time{Time: t, Precision: l.p, ZoneKnown: known}, true
	}
	return Time{}, false
}

// parseStamp reads times that are digits only: a Unix time in seconds or
// milliseconds, and GDELT's 20060102 and 20060102150405.
func parseStamp(s string) (Time, bool) {
	s = strings.TrimSuffix(s, ".0") // a column that pandas made a float
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return Time{}, false
	}
	switch len(s) {
	case 8:
		if t, err := time.Parse("20060102", s); err == nil && inRange(t) {
			return Time{Time: t, Precision: Day}, true
		}
	case 14:
		if t, err := time.Parse("20060102150405", s); err == nil && inRange(t) {
			return Time{Time: t, Precision: Second, ZoneKnown: true}, true
		}
	case 9, 10:
		t := time.Unix(n, 0).UTC()
		return Time{Time: t, Precision: Second, ZoneKnown: true}, inRange(t)
	case 12, 13:
		t := time.UnixMilli(n).UTC()
		return Time{Time: t, Precision: Second, ZoneKnown: true}, inRange(t)
	}
	return Time{}, false
}

// zones are the offsets in minutes of the abbreviations that news sites write. An
// abbreviation that means different zones in different places (IST, CST in China, BST
// in Bangladesh) is listed only when one of its meanings is by far the usual one in
// English news.
var zones = map[string]int{
	"utc": 0, "gmt": 0, "z": 0, "wet": 0,
	"est": -300, "edt": -240, "et": -300, "cst": -360, "cdt": -300, "ct": -360,
	"mst": -420, "mdt": -360, "mt": -420, "pst": -480, "pdt": -420, "pt": -480,
	"akst": -540, "akdt": -480, "hst": -600,
	"cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "bst": 60,
	"jst": 540, "kst": 540, "sgt": 480, "hkt": 480, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
}

// vagueZones mean standard and summer time alike ("ET"). They are an hour wrong for half
// of the year, so the zone counts as not known.
var vagueZones = map[string]bool{"et": true, "ct": true, "mt": true, "pt": true}
