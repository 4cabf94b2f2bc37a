package article

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// parseTime reads a time of publication as inputs write it: RFC 3339, a day, a
// Unix time, the layouts of mail and of the web, and what stands at the top of
// pages. The note says how it was read when that is not plain, and why it was
// not when it was not. A time that is not understood is no time at all rather
// than a guess: a wrong order of two articles is worse than none.
func parseTime(s string) (Time, string) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Time{}, ""
	}
	if t, ok := parseISO(s); ok {
		return notMidnight(t, s)
	}
	if t, ok := parseStamp(s); ok {
		return notMidnight(t, s)
	}
	if len(s) <= maxTimeLen {
		if t, ok := parseWritten(s); ok {
			return t, ""
		}
	}
	return Time{}, fmt.Sprintf("published %q not understood", clip(s, 40))
}

// maxTimeLen is the longest text that is looked at for a written time.
const maxTimeLen = 100

// notMidnight takes a time at midnight exactly for the day that it is: exports
// write a bare day so, and one article in 86,400 is published then.
func notMidnight(t Time, s string) (Time, string) {
	if t.Precision <= Day {
		return t, ""
	}
	if h, m, sec := t.Clock(); h|m|sec|t.Nanosecond() != 0 {
		return t, ""
	}
	t.Precision, t.ZoneKnown = Day, false
	return t, "published at midnight exactly: taken as a day"
}

// clip shortens s to at most n bytes, for messages.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
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

// zones are the offsets in minutes of the abbreviations that news sites write.
// Those that mean different zones in different places (IST, CST of China, BST of
// Bangladesh) are left out unless one use is by far the usual one in English news.
var zones = map[string]int{
	"utc": 0, "gmt": 0, "z": 0, "wet": 0,
	"est": -300, "edt": -240, "et": -300, "cst": -360, "cdt": -300, "ct": -360,
	"mst": -420, "mdt": -360, "mt": -420, "pst": -480, "pdt": -420, "pt": -480,
	"akst": -540, "akdt": -480, "hst": -600,
	"cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "bst": 60,
	"jst": 540, "kst": 540, "sgt": 480, "hkt": 480, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
}

// vagueZones stand for standard and for summer time alike ("ET"): an hour off for
// half of the year, so the zone counts as not known.
var vagueZones = map[string]bool{"et": true, "ct": true, "mt": true, "pt": true}

// months by the words that begin with them in English, and those of German,
// French, Spanish, Italian, Portuguese and Dutch that do not begin like an English one.
var months = []struct {
	prefix string
	month  time.Month
}{
	{"jan", 1}, {"jän", 1}, {"ene", 1}, {"gen", 1},
	{"feb", 2}, {"fév", 2}, {"fev", 2}, {"mar", 3}, {"mär", 3}, {"maart", 3}, {"mrt", 3},
	{"apr", 4}, {"avr", 4}, {"abr", 4}, {"may", 5}, {"mai", 5}, {"mei", 5}, {"mag", 5},
	{"jun", 6}, {"juin", 6}, {"giu", 6}, {"juil", 7}, {"jul", 7}, {"lug", 7},
	{"aug", 8}, {"aoû", 8}, {"ago", 8}, {"sep", 9}, {"set", 9},
	{"oct", 10}, {"okt", 10}, {"ott", 10}, {"out", 10}, {"nov", 11}, {"dec", 12}, {"dez", 12}, {"déc", 12}, {"dic", 12},
}

// monthOf returns the month that word names, 0 when none.
func monthOf(word string) time.Month {
	word = strings.TrimSuffix(word, ".")
	if utf8.RuneCountInString(word) < 3 || len(word) > 12 {
		return 0
	}
	for _, m := range months {
		if strings.HasPrefix(word, m.prefix) && isMonthWord(word) {
			return m.month
		}
	}
	return 0
}

// monthWords are the full names; a month may be cut anywhere after three letters.
var monthWords = strings.Fields(`january february march april may june july august september october november december sept
	januar jänner februar märz mai juni juli oktober dezember
	janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre
	enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
	gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre
	janeiro fevereiro março marco maio junho julho setembro outubro dezembro
	januari februari maart mei augustus mrt`)

// isMonthWord reports whether word is a month's name or its beginning.
func isMonthWord(word string) bool {
	for _, w := range monthWords {
		if strings.HasPrefix(w, word) {
			return true
		}
	}
	return false
}

// fillers are words that stand in a written time and say nothing of it.
var fillers = map[string]bool{
	"at": true, "on": true, "the": true, "of": true, "published": true, "updated": true, "posted": true, "last": true,
	"first": true, "date": true, "um": true, "uhr": true, "de": true, "del": true, "le": true, "à": true, "am": true,
	"il": true, "el": true, "den": true, "vom": true, "time": true, "local": true, "created": true, "modified": true, "h": true,
	"mon": true, "tue": true, "tues": true, "wed": true, "thu": true, "thur": true, "thurs": true, "fri": true, "sat": true, "sun": true,
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"montag": true, "dienstag": true, "mittwoch": true, "donnerstag": true, "freitag": true, "samstag": true, "sonntag": true,
	"lundi": true, "mardi": true, "mercredi": true, "jeudi": true, "vendredi": true, "samedi": true, "dimanche": true,
	"lunes": true, "martes": true, "miércoles": true, "jueves": true, "viernes": true, "sábado": true, "domingo": true,
}

// parseWritten reads a date as people write it, with or without a time: "Saturday,
// Oct 28, 2023 - 10:05 PM", "28. Oktober 2023, 22:05 Uhr". Every word must have
// its place in it, so that a sentence that holds a date is none.
func parseWritten(s string) (Time, bool) {
	var w written
	tokens := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",|•·()–—;", r)
	})
	if len(tokens) == 0 || len(tokens) > 14 {
		return Time{}, false
	}
	for _, token := range tokens {
		if !w.token(token) {
			return Time{}, false
		}
	}
	return w.time()
}

// written collects the parts of a written date.
type written struct {
	year, day       int
	month           time.Month
	hour, min, sec  int
	hasTime, hasSec bool
	meridiem        string
	zone            *time.Location
	zoneKnown       bool
}

// token takes one word of a date and reports whether it has a place in it.
func (w *written) token(s string) bool {
	switch {
	case s == "-" || s == "@" || s == "/":
		return true
	case (s == "am" || s == "pm" || s == "a.m." || s == "p.m.") && w.hasTime && w.meridiem == "":
		w.meridiem = s[:1]
		return true
	case fillers[strings.TrimSuffix(strings.TrimSuffix(s, ":"), ".")]:
		return true
	}
	if m := monthOf(s); m != 0 {
		if w.month != 0 {
			return false
		}
		w.month = m
		return true
	}
	if off, ok := zones[s]; ok && w.hasTime && w.zone == nil {
		w.zone, w.zoneKnown = time.FixedZone(strings.ToUpper(s), off*60), !vagueZones[s]
		return true
	}
	if w.hasTime && w.zone == nil && (s[0] == '+' || s[0] == '-') {
		for _, layout := range []string{"-0700", "-07:00"} {
			if t, err := time.Parse(layout, s); err == nil {
				w.zone, w.zoneKnown = t.Location(), true
				return true
			}
		}
	}
	if strings.Contains(s, ":") && w.clock(s) {
		return true
	}
	if strings.ContainsAny(s, "/.-") && strings.IndexFunc(s, unicode.IsDigit) == 0 && w.numeric(s) {
		return true
	}
	return w.number(s)
}

// clock takes "10:05", "22:05:31", "10:05pm".
func (w *written) clock(s string) bool {
	if w.hasTime {
		return false
	}
	for _, suffix := range []string{"am", "pm", "a.m.", "p.m.", "h", "z"} {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			s = rest
			switch suffix {
			case "z":
				w.zone, w.zoneKnown = time.UTC, true
			case "h":
			default:
				w.meridiem = suffix[:1]
			}
			break
		}
	}
	for _, layout := range []string{"15:04", "15:04:05", "3:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			w.hour, w.min, w.sec = t.Clock()
			w.hasTime, w.hasSec = true, layout == "15:04:05"
			return true
		}
	}
	return false
}

// numeric takes "28.10.2023", "2023-10-28", "10/28/2023" (only where no other
// reading of it is a date).
func (w *written) numeric(s string) bool {
	if w.day != 0 || w.month != 0 || w.year != 0 {
		return false
	}
	s = strings.TrimSuffix(s, ".")
	at := strings.IndexAny(s, "/.-")
	if at < 0 {
		return false
	}
	sep := s[at]
	parts := strings.Split(s, string(sep))
	if len(parts) != 3 {
		return false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v <= 0 || len(p) > 4 {
			return false
		}
		n[i] = v
	}
	switch {
	case len(parts[0]) == 4:
		w.year, w.month, w.day = n[0], time.Month(n[1]), n[2]
	case len(parts[2]) != 4:
		return false
	case sep == '.' || n[0] > 12: // day first
		w.year, w.month, w.day = n[2], time.Month(n[1]), n[0]
	case n[1] > 12 || n[0] == n[1]: // month first, or the same either way
		w.year, w.month, w.day = n[2], time.Month(n[0]), n[1]
	default: // 03/04/2023: March or April
		return false
	}
	return w.month <= 12
}

// number takes a year or a day, "28th" too.
func (w *written) number(s string) bool {
	ordinal := false
	for _, suffix := range []string{"st", "nd", "rd", "th", ".", "er"} {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			s, ordinal = rest, true
			break
		}
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return false
	}
	switch {
	case len(s) == 4 && !ordinal && w.year == 0:
		w.year = n
		return true
	case len(s) <= 2 && n >= 1 && n <= 31 && w.day == 0:
		w.day = n
		return true
	}
	return false
}

// time puts the parts together; a date must be whole.
func (w *written) time() (Time, bool) {
	if w.year == 0 || w.month == 0 || w.day == 0 {
		return Time{}, false
	}
	switch {
	case w.meridiem != "" && (w.hour > 12 || w.hour == 0):
		return Time{}, false
	case w.meridiem == "p" && w.hour < 12:
		w.hour += 12
	case w.meridiem == "a" && w.hour == 12:
		w.hour = 0
	}
	zone := w.zone
	if zone == nil {
		zone = time.UTC
	}
	t := time.Date(w.year, w.month, w.day, w.hour, w.min, w.sec, 0, zone)
	if t.Day() != w.day || !inRange(t) {
		return Time{}, false // 31 February
	}
	p := Day
	switch {
	case w.hasSec:
		p = Second
	case w.hasTime:
		p = Minute
	}
	return Time{Time: t, Precision: p, ZoneKnown: w.hasTime && w.zoneKnown}, true
}
