package times

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// ofWeek returns what the text tells of days of the week with an hour: "Wednesday night", "at
// 9:42 p.m. on Wednesday"; and clocks alone, when the text knows one day only.
func (c *clause) ofWeek() []told {
	var all []told
	var days []time.Weekday // all that the text names
	happened := false       // it tells of a happening on one of them
	for i := range c.tokens {
		day, hour, ok := c.weekday(i)
		if !ok {
			continue
		}
		if !slices.Contains(days, day) {
			days = append(days, day)
		}
		from, to := i, i
		at := time.Duration(hour) * time.Hour
		if hour < 0 {
			hour, to = c.partAfter(i)
			at = time.Duration(hour) * time.Hour
		}
		if before := i - 2; hour < 0 && before >= 0 && c.of[c.tokens[i-1].word] { // "la noche del miércoles"
			if part, ok := c.parts[c.tokens[before].word]; ok {
				at, hour, from = time.Duration(part)*time.Hour, part, before
			}
		}
		if clock, k, end, ok := c.clockNear(i); ok {
			at, hour, from, to = clock, 0, min(from, k), max(to, end)
		}
		if from > 0 && c.notThen[c.tokens[from-1].word] || !c.happened(from, to) {
			continue
		}
		happened = happened || !c.saidAt(from, to)
		if hour >= 0 {
			all = append(all, told{words{from, to, c.tellsZone(i)}, day, at})
		}
	}
	if len(days) == 1 && happened {
		all = append(all, c.clocksAlone(days[0])...)
	}
	return all
}

// clocksAlone returns the clocks that stand in sentences without a day, as those of day.
func (c *clause) clocksAlone(day time.Weekday) []told {
	var all []told
	for i := range c.tokens {
		at, end, ok := c.clockAt(i)
		if !ok || i > 0 && c.notThen[c.tokens[i-1].word] {
			continue
		}
		first, last := c.sentence(i)
		other := slices.ContainsFunc(c.tokens[first:last], func(t token) bool {
			_, month := c.months[t.word]
			_, named := c.weekdays[t.word]
			return month || named || c.otherDay[t.word]
		})
		if !other && c.happened(i, end) && !c.saidAt(i, end) {
			all = append(all, told{words{i, end, c.tellsZone(i)}, day, at})
		}
	}
	return all
}

// weekday returns the day of the week that token i names, and the hour from which on, when
// that is in the same word ("Mittwochabend"), else -1.
func (c *clause) weekday(i int) (time.Weekday, int, bool) {
	t := c.tokens[i]
	if !t.upper && c.capitals {
		return 0, 0, false
	}
	if day, ok := c.weekdays[t.word]; ok {
		return day, -1, true
	}
	if c.compounds {
		for part, hour := range c.parts {
			if day, ok := c.weekdays[strings.TrimSuffix(t.word, part)]; ok {
				return day, hour, true
			}
		}
	}
	return 0, 0, false
}

// partAfter returns the hour at which the part of the day begins that is named after token i,
// else -1, and the last token that names it.
func (c *clause) partAfter(i int) (hour, last int) {
	for k := i + 1; k < len(c.tokens) && k <= i+3 && c.tokens[k].after == space; k++ {
		if hour, ok := c.parts[c.tokens[k].word]; ok {
			return hour, k
		}
		if !c.links[c.tokens[k].word] {
			break
		}
	}
	return -1, i
}

// clockNear returns the clock beside the weekday of token i, and its first and last token.
func (c *clause) clockNear(i int) (at time.Duration, from, to int, ok bool) {
	start, end := c.bounds(i)
	if end < len(c.tokens) && c.tokens[end].after == comma && end-i <= 2 {
		_, end = c.bounds(end) // "on Wednesday, at about 9 p.m."
	}
	for k := max(start, i-6); k < min(end, i+7); k++ {
		if at, last, ok := c.clockAt(k); ok {
			return at, k, last, true
		}
	}
	return 0, 0, 0, false
}

// clockAt returns the time of the day that the tokens from i on tell, and the last of them.
func (c *clause) clockAt(i int) (at time.Duration, last int, ok bool) {
	word := c.tokens[i].word
	next := func(k int) string {
		if i+k < len(c.tokens) && c.tokens[i+k].after == space {
			return c.tokens[i+k].word
		}
		return ""
	}
	meridiem := ""
	for _, suffix := range []string{"p.m", "a.m", "pm", "am"} {
		if rest, found := strings.CutSuffix(word, suffix); found && rest != "" {
			word, meridiem = rest, suffix
			break
		}
	}
	hour, minute, exact, ok := clockWord(word)
	if !ok {
		return 0, 0, false
	}
	last = i
	if meridiem == "" && isMeridiem(next(1)) {
		meridiem, last = next(1), i+1
	}
	known := i > 0 && c.clockWords[c.tokens[i-1].word] && c.tokens[i].after == space
	switch {
	case meridiem != "":
		if hour < 1 || hour > 12 {
			return 0, 0, false
		}
		hour %= 12
		if meridiem[0] == 'p' {
			hour += 12
		}
	case c.hours[next(1)] && exact || c.hours[next(1)] && known:
		last = i + 1
		if c.parts[next(4)] >= 12 && hour < 12 { // "9 de la noche" has no such word
			hour += 12
		}
	case known && c.of[next(1)] && c.parts[next(3)] >= 12 && hour < 12: // "las 9 de la noche"
		hour, last = hour+12, i+3
	case known && exact && (hour > 12 || !c.meridiems):
	default:
		return 0, 0, false
	}
	return time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute, last, true
}

// clockWord reads "9", "9:42", "21.42", "21h42" and "21h". exact says that it has minutes.
func clockWord(word string) (hour, minute int, exact, ok bool) {
	h, m := word, ""
	if k := strings.IndexAny(word, ":.h"); k >= 0 {
		h, m = word[:k], word[k+1:]
		exact = true
	}
	if len(h) == 0 || len(h) > 2 || len(m) != 0 && len(m) != 2 {
		return 0, 0, false, false
	}
	hour, err := strconv.Atoi(h)
	if err != nil || hour > 23 {
		return 0, 0, false, false
	}
	if m != "" {
		if minute, err = strconv.Atoi(m); err != nil || minute > 59 {
			return 0, 0, false, false
		}
	}
	return hour, minute, exact, true
}

// tellsZone reports whether the sentence of token i names a time zone or says "local time".
func (c *clause) tellsZone(i int) bool {
	first, last := c.sentence(i)
	return slices.ContainsFunc(c.tokens[first:last], func(t token) bool { return c.zones[t.word] })
}

// dates returns what the text tells of full dates, in the past: "collapsed on 8 April 2026",
// "in October 2025", "since 2014".
func (c *clause) dates(published time.Time) []dated {
	var all []dated
	for i, t := range c.tokens {
		if c.since[t.word] && i+1 < len(c.tokens) && c.tokens[i+1].after == space {
			if year, ok := yearOf(c.tokens[i+1].word); ok && c.pastSentence(i) {
				all = append(all, dated{words{i, i + 1, false}, day(year, 1, 1)})
			}
			continue
		}
		month, ok := c.months[t.word]
		if !ok || !t.upper && c.capitals {
			continue
		}
		if m, ok := c.date(i, month, published); ok && !(m.from > 0 && c.notThen[c.tokens[m.from-1].word]) && c.happened(m.from, m.to) {
			all = append(all, m)
		}
	}
	return all
}

// date returns the first time of the date around the month of token i.
func (c *clause) date(i int, month time.Month, published time.Time) (dated, bool) {
	from, to, d := i, i, 0
	k := i + 1
	number := func(k int) int {
		if k < 0 || k >= len(c.tokens) {
			return 0
		}
		n, err := strconv.Atoi(strings.TrimRight(c.tokens[k].word, "stndrhe"))
		if err != nil || n < 1 || n > 31 {
			return 0
		}
		return n
	}
	before := i - 1
	if before > 0 && c.of[c.tokens[before].word] {
		before--
	}
	switch {
	case number(before) > 0:
		d, from = number(before), before
	case number(k) > 0:
		d, to = number(k), k
		k++
	}
	if k < len(c.tokens) && c.of[c.tokens[k].word] {
		k++
	}
	year, ok := 0, false
	if k < len(c.tokens) && c.tokens[k].after != period {
		year, ok = yearOf(c.tokens[k].word)
	}
	switch {
	case ok:
		to = max(to, k)
	case d > 0 && from > 0:
		// Without a year it may be that of any year, unless it names the day of the week.
		year = nearYear(published, month, d)
		if name, _, ok := c.weekday(from - 1); !ok || name != day(year, month, d).Weekday() {
			return dated{}, false
		}
		from--
	default:
		return dated{}, false
	}
	m := dated{words{from, to, c.tellsZone(i)}, day(year, month, max(d, 1))}
	if d > 0 {
		if at, k, end, ok := c.clockBeside(from, to); ok {
			m = dated{words{min(from, k), max(to, end), m.abroad}, m.at.Add(at)}
		}
	}
	return m, true
}

// nearYear returns the year in which a day that is told without a year is meant: the one next
// to the time of publication.
func nearYear(published time.Time, month time.Month, d int) int {
	year := published.Year()
	switch diff := day(year, month, d).Sub(published); {
	case diff > 183*24*time.Hour:
		year--
	case diff < -183*24*time.Hour:
		year++
	}
	return year
}

// clockBeside returns the clock before or behind the date of tokens from..to, and its first
// and last token. A comma may stand between them.
func (c *clause) clockBeside(from, to int) (at time.Duration, first, last int, ok bool) {
	start, end := c.sentence(from)
	for k := max(start, from-4); k < min(end, to+5); k++ {
		if k >= from && k <= to {
			continue
		}
		if at, last, ok := c.clockAt(k); ok {
			return at, k, last, true
		}
	}
	return 0, 0, 0, false
}

// pastSentence reports whether nothing in the sentence of token i speaks of the future.
func (c *clause) pastSentence(i int) bool {
	first, last := c.sentence(i)
	return !slices.ContainsFunc(c.tokens[first:last], c.ofFuture)
}

// yearOf reads a year of news.
func yearOf(word string) (int, bool) {
	if len(word) != 4 {
		return 0, false
	}
	year, err := strconv.Atoi(word)
	return year, err == nil && year >= 1900 && year < 2200
}
