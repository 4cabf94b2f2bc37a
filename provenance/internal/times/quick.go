package times

import (
	"iter"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"copytrail/article"
)

// Most texts tell of nothing after the time that they bear, and their bytes show it: no later
// year, no date of this year that is still to come, no hour of the day on which they were
// published. Only the others are cut into tokens.

// spellings are the names that a text must have to tell a time in a language. The bits of
// months are their numbers, those of days of the week begin at dayBit.
type spellings struct {
	written wordStarts // months and days as texts write them; without the first letter where it may be large or small
	any     wordStarts // months and days with a first letter that counts; in letters of any size behind it
	parts   wordStarts // the parts of the day, the same
}

const (
	dayBit    = 16 // the bit of Sunday
	allMonths = 1<<13 - 2
)

// wordStarts is words by their first byte.
type wordStarts [256][]wordBit

type wordBit struct {
	word string
	bit  uint32
}

func (s *wordStarts) add(word string, bit int) {
	s[word[0]] = append(s[word[0]], wordBit{word, 1 << bit})
}

// spelled sets what mayTell looks for, and returns t.
func (t *tongue) spelled() *tongue {
	t.quick = new(spellings)
	add := func(to *wordStarts, name string, bit int, capital bool) {
		first, n := utf8.DecodeRuneInString(name)
		upper := string(unicode.ToUpper(first)) + name[n:]
		to.add(upper, bit)
		if !capital {
			to.add(name, bit)
		}
		switch {
		case to == &t.quick.parts:
		case t.capitals:
			t.quick.written.add(upper, bit)
		default:
			t.quick.written.add(name[n:], bit)
		}
	}
	for name, m := range t.months {
		add(&t.quick.any, name, int(m), t.capitals)
	}
	for name, d := range t.weekdays {
		add(&t.quick.any, name, dayBit+int(d), t.capitals)
	}
	for name := range t.parts {
		add(&t.quick.parts, name, 0, false)
	}
	return t
}

// in returns the bits of the words that stand anywhere in text.
func (s *wordStarts) in(text string) (found uint32) {
	for i := range len(text) {
		for _, w := range s[text[i]] {
			if found&w.bit == 0 && strings.HasPrefix(text[i:], w.word) {
				found |= w.bit
			}
		}
	}
	return found
}

// anywhereInAnyCase reports whether one of the words stands anywhere in text. All but the first
// letter may be large or small. It may say so of a text that has something like it.
func (s *wordStarts) anywhereInAnyCase(text string) bool {
	for i := range len(text) {
		for _, w := range s[text[i]] {
			if hasPrefixInAnyCase(text[i:], w.word) {
				return true
			}
		}
	}
	return false
}

// nameAt returns the bit of the month or the day of the week that stands at the beginning of a
// text, 0 for none, and what is behind it. It may take something like a name for one.
func (t *tongue) nameAt(text string) (bit uint32, rest string) {
	for _, w := range t.quick.any[text[0]] {
		if !hasPrefixInAnyCase(text, w.word) {
			continue
		}
		rest = text[len(w.word):]
		if t.compounds && w.bit&allMonths == 0 || rest == "" || !isASCIIWord(rest[0]) {
			return w.bit, rest
		}
	}
	return 0, ""
}

// lowBit tells small letters from capitals, in ASCII and in the second byte of the accented
// letters of Latin-1. Other bytes may be taken for each other.
const lowBit = 0x20

func hasPrefixInAnyCase(text, word string) bool {
	if len(text) < len(word) {
		return false
	}
	for i := range len(word) {
		if text[i]|lowBit != word[i]|lowBit {
			return false
		}
	}
	return true
}

// mayTell reports whether a text can tell of something after limit. It saves the time to look.
func (t *tongue) mayTell(text string, at article.Time, limit time.Time) bool {
	return t.mayCount(text, at, limit) && t.isSought(text, at, limit)
}

// isSought reports whether a text is looked at: it names this year or a later one, a month
// from that of limit on, or a day of the week on which it bears to be published, as texts
// write them.
func (t *tongue) isSought(text string, at article.Time, limit time.Time) bool {
	for range yearsFrom(text, limit.Year()) {
		return true
	}
	want := monthsFrom(limit, 7) // beyond half a year a month is that of the year before
	if at.Precision != article.Day {
		want |= daysAround(at)
	}
	return t.quick.written.in(text)&want != 0
}

// yearsFrom yields where a text names this year of news or a later one.
func yearsFrom(text string, from int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i+4 <= len(text); i++ {
			if text[i] != '1' && text[i] != '2' || i > 0 && isDigit(text[i-1]) || i+4 < len(text) && isDigit(text[i+4]) {
				continue
			}
			if year, ok := yearOf(text[i : i+4]); ok && year >= from && !yield(i) {
				return
			}
		}
	}
}

// mayCount reports whether a text has what makes a time count: a later year, a date (see
// clause.date), or a day of the week with a part of the day or a clock (see clause.ofWeek).
func (t *tongue) mayCount(text string, at article.Time, limit time.Time) bool {
	limit = withoutOverflow(limit)
	coming := monthsFrom(limit, 8) // 183 days may reach into the eighth, see nearYear
	days := uint32(0)
	for i := range len(text) {
		if len(t.quick.any[text[i]]) == 0 {
			continue
		}
		name, rest := t.nameAt(text[i:])
		if name&allMonths != 0 && t.mayBeDate(text[:i], rest, name, limit) || name&^allMonths != 0 && t.monthFollows(rest, coming) {
			return true
		}
		days |= name
	}
	if at.Precision != article.Day && days&daysAround(at) != 0 && (t.mayHaveClock(text) || t.quick.parts.anywhereInAnyCase(text)) {
		return true
	}
	return t.sinceYear(text, limit.Year())
}

// withoutOverflow returns a time that is no later than limit, so that also a day that its month
// does not have, "June 31", is in the month of that time or a later one.
func withoutOverflow(limit time.Time) time.Time {
	if limit.Day() > 3 {
		return limit
	}
	return limit.AddDate(0, 0, -limit.Day())
}

// mayBeDate reports whether a month with what is before and behind it may be a date with a
// year, after limit.
func (t *tongue) mayBeDate(before, rest string, month uint32, limit time.Time) bool {
	for piece := range pieces(rest) {
		if len(piece) < 4 {
			continue
		}
		switch year, ok := yearOf(piece[:4]); {
		case !ok || year < limit.Year():
		case year > limit.Year() || month>>(limit.Month()+1) != 0:
			return true
		case month>>limit.Month() != 0:
			return t.mayBeDay(before, rest, limit.Day())
		}
	}
	return false
}

// mayBeDay reports whether what stands before or behind a month may be this day of it or a later
// one. Without a day the first is meant.
func (t *tongue) mayBeDay(before, rest string, from int) bool {
	if from == 1 || len(t.of) > 0 {
		return true
	}
	end := len(before)
	for end > 0 && !isASCIIWord(before[end-1]) {
		end--
	}
	start := end
	for start > 0 && isASCIIWord(before[start-1]) {
		start--
	}
	if start < end && isDigit(before[start]) {
		return true
	}
	for piece := range pieces(rest) {
		n := 0
		for i := 0; i < len(piece) && isDigit(piece[i]) && n < 100; i++ {
			n = 10*n + int(piece[i]-'0')
		}
		return n >= from
	}
	return false
}

// sinceYear reports whether a text may say that something is so since this year or a later one.
func (t *tongue) sinceYear(text string, from int) bool {
	for i := range yearsFrom(text, from) {
		before := strings.TrimRightFunc(text[:i], func(r rune) bool { return r <= ' ' || r >= utf8.RuneSelf })
		for word := range t.since {
			if len(before) >= len(word) && hasPrefixInAnyCase(before[len(before)-len(word):], word) {
				return true
			}
		}
	}
	return false
}

// monthFollows reports whether one of these months may stand behind a day of the week.
func (t *tongue) monthFollows(rest string, months uint32) bool {
	for piece := range pieces(rest) {
		if month, _ := t.nameAt(piece); month&months != 0 {
			return true
		}
	}
	return false
}

// pieces yields text from the first three pieces of ASCII letters and figures on: a date has
// no more than two words between the day of the week and the month, or the month and the year,
// and they are such pieces.
func pieces(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		n := 0
		for i := 0; i < len(text) && n < 3; i++ {
			if isASCIIWord(text[i]) && (i == 0 || !isASCIIWord(text[i-1])) {
				n++
				if !yield(text[i:]) {
					return
				}
			}
		}
	}
}

func isASCIIWord(b byte) bool {
	return b|lowBit >= 'a' && b|lowBit <= 'z' || isDigit(b)
}

// monthsFrom returns the bits of n months, from that of a time on.
func monthsFrom(from time.Time, n int) (bits uint32) {
	for k := range n {
		bits |= 1 << ((from.Month()+time.Month(k)-1)%12 + 1)
	}
	return bits
}

// daysAround returns the bits of the days of the week that a time may be in some zone.
func daysAround(at article.Time) (bits uint32) {
	for _, shift := range []time.Duration{-14 * time.Hour, 0, 14 * time.Hour} {
		bits |= 1 << (dayBit + at.Add(shift).Weekday())
	}
	return bits
}

// mayHaveClock reports whether a text may tell a time of the day in figures. Where a clock may
// have other words behind it than a.m. and p.m., any number of two digits may be one.
func (t *tongue) mayHaveClock(text string) bool {
	for i := 0; i < len(text); i++ {
		from := i
		for i < len(text) && isDigit(text[i]) {
			i++
		}
		if i > from && i-from <= 2 && (len(t.hours) > 0 || len(t.of) > 0 || mayBeClock(text[i:])) {
			return true
		}
	}
	return false
}

// mayBeClock reports whether what stands behind a number can make it a clock: minutes, or
// "a.m." or "p.m.", with spaces of any kind before.
func mayBeClock(rest string) bool {
	if rest != "" && strings.IndexByte(":.hH", rest[0]) >= 0 {
		return true
	}
	i := 0
	for i < len(rest) && (rest[i] <= ' ' || rest[i] >= utf8.RuneSelf) {
		i++
	}
	if i == len(rest) || rest[i]|lowBit != 'a' && rest[i]|lowBit != 'p' {
		return false
	}
	rest = strings.TrimPrefix(rest[i+1:], ".")
	return rest != "" && rest[0]|lowBit == 'm'
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
