package published

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// months are the beginnings of the names of months: of the English ones, and of those in
// German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian and the Scandinavian
// languages that begin otherwise. Of "lipca" and "listopada" the beginnings are other months in
// Croatian.
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
	{"mrz", 3}, {"maj", 5}, {"des", 12},
	{"sty", 1}, {"lut", 2}, {"kwi", 4}, {"cze", 6}, {"lipc", 7}, {"sie", 8}, {"wrz", 9}, {"paź", 10}, {"listop", 11}, {"gru", 12},
	{"янв", 1}, {"фев", 2}, {"мар", 3}, {"апр", 4}, {"мая", 5}, {"май", 5}, {"июн", 6}, {"июл", 7}, {"авг", 8}, {"сен", 9}, {"окт", 10},
	{"ноя", 11}, {"дек", 12},
}

// monthOf returns the month that word names, 0 when none.
func monthOf(word string) time.Month {
	word = strings.TrimSuffix(word, ".")
	if n := utf8.RuneCountInString(word); n < 3 || n > 12 {
		return 0
	}
	for _, m := range months {
		if strings.HasPrefix(word, m.prefix) && isMonthWord(word) {
			return m.month
		}
	}
	return 0
}

// monthWords are the full names of months. An abbreviation is a beginning of one of
// them, of three letters at least.
var monthWords = strings.Fields(`january february march april may june july august september october november december sept
	januar jänner februar märz mai juni juli oktober dezember
	janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre
	enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
	gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre
	janeiro fevereiro março marco maio junho julho setembro outubro dezembro
	januari februari maart mei augustus mrt mrz
	marts maj mars augusti desember
	stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
	января февраля марта апреля мая май июня июля августа сентября октября ноября декабря`)

// isMonthWord reports whether word is the name of a month or the beginning of one.
func isMonthWord(word string) bool {
	for _, w := range monthWords {
		if strings.HasPrefix(w, word) {
			return true
		}
	}
	return false
}

// parseWritten reads a date as people write it, with or without a time: "Saturday, Oct
// 28, 2023 - 10:05 PM", "28. Oktober 2023, 22:05 Uhr". Every word of s must be a part of
// the date, so that a sentence with a date in it is not taken for one.
func parseWritten(s string) (Time, bool) {
	var w written
	tokens := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",|•·()–—;", r)
	})
	if len(tokens) == 0 || len(tokens) > 14 {
		return Time{}, false
	}
	if tokens = tokens[weekday(tokens):]; len(tokens) == 0 {
		return Time{}, false
	}
	for i, token := range tokens {
		if i > 0 && strings.HasPrefix(token, "listopad") && strings.HasSuffix(tokens[i-1], ".") {
			return Time{}, false // "5. listopada" is October in Croatian, "5 listopada" November in Polish
		}
		if !w.token(clockWord(tokens, i)) {
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

// token reads one word of a date and reports whether the word belongs to a date.
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
		for _, layout := range []string{"-0700", "-07:00", "-07"} {
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

// clock reads "10:05", "22:05:31", "10:05pm".
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

// numeric reads "28.10.2023", "2023-10-28", "10/28/2023", "28-Oct-2023". It refuses a date that could
// be read in two ways.
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
	if m := monthOf(parts[1]); m != 0 {
		parts[1] = strconv.Itoa(int(m))
		if len(parts[0]) <= 2 { // "12-May-2016" can only be read in one way
			parts[0], parts[2] = parts[2], parts[0]
		}
		if len(parts[0]) != 4 {
			return false
		}
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

// number reads a year or a day, "28th" too.
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

// time returns the time that the parts make, and false when the date is not complete.
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
