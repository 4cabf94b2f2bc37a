package times

import (
	"slices"
	"strings"
	"time"

	"copytrail/article"
)

// A text tells what has happened. When it says "toppled on Wednesday night" or "had radioed
// at 9:42 p.m." and bears the time of Wednesday at eleven in the morning, that time is not
// when it was published: twelve hours were lost with "p.m.", or the day is that of a draft.
//
// What is announced is no evidence, and announcements are worded in as many ways as there
// are. So a time counts only beside a verb that tells of a happening, in the past tense, in a
// clause without any word that speaks of the future or of another week
// ([tongue]). And the zone of the text is not that of the record: see latest.

// words are the tokens of a text that tell a time.
type words struct {
	from, to int  // the first and the last
	abroad   bool // their sentence says "local time" or names a zone
}

// dated is a time with a date, by the clocks of the text: it counts as if it were in UTC.
type dated struct {
	words
	at time.Time
}

// told is a time of a day of the week: "Wednesday at 9:42 p.m.", "Wednesday night".
type told struct {
	words
	day   time.Weekday
	clock time.Duration // since midnight
}

// beforeEvent returns the words of a text that tell of something after the time at which it
// is said to have been published, "" for none.
func beforeEvent(a *article.Article, lang string) string {
	t := tongues[lang]
	if t == nil {
		return ""
	}
	text := head(a.Text)
	if !t.mayTell(text, a.Published, latest(a.Published, lang, false)) {
		return ""
	}
	return t.tells(text, a.Published, lang)
}

// tells is beforeEvent for the beginning of a text.
func (t *tongue) tells(text string, published article.Time, lang string) string {
	c := &clause{tongue: t, tokens: tokensOf(text)}
	for _, m := range c.dates(published.Time) {
		if m.at.After(latest(published, lang, m.abroad)) {
			return c.quoted(text, m.words)
		}
	}
	if published.Precision == article.Day {
		return ""
	}
	for _, m := range c.ofWeek() {
		if afterAll(m, published, lang) {
			return c.quoted(text, m.words)
		}
	}
	return ""
}

// zoneRange returns the least and the greatest difference, in hours, between the wall clock of
// what a text tells and the wall clock of its record.
//
// A record that names a zone other than UTC has that of its outlet, which tells mostly of its
// own country, and of others in their local time: from the Americas, Europe is up to six hours
// ahead; from Europe and Africa, all but India and the Far East are within four; from there
// nothing is far ahead. A record in UTC may be of any outlet that writes the language.
func zoneRange(t article.Time, lang string, abroad bool) (from, to time.Duration) {
	if abroad {
		return -14 * time.Hour, 14 * time.Hour
	}
	_, offset := t.Zone()
	if t.ZoneKnown && offset != 0 {
		switch {
		case offset <= -3*3600:
			return -6 * time.Hour, 6 * time.Hour
		case offset <= 4*3600:
			return -6 * time.Hour, 4 * time.Hour
		}
		return -6 * time.Hour, 3 * time.Hour
	}
	switch lang {
	case "de", "it":
		return -6 * time.Hour, 6 * time.Hour
	case "fr", "es":
		return -10 * time.Hour, 6 * time.Hour
	}
	return -12 * time.Hour, 13 * time.Hour
}

// latest returns the latest time, by the clocks of the text, at which an article can have been
// published that bears this time. A day may be that of any zone.
func latest(t article.Time, lang string, abroad bool) time.Time {
	wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	if t.Precision == article.Day {
		return wall.Add(24*time.Hour + farthestZone*time.Second)
	}
	_, to := zoneRange(t, lang, abroad)
	return wall.Add(to)
}

// afterAll reports whether something that a text tells is after its publication in whatever
// zone the text may be. "Wednesday" is the last one at the time of publication: a text of
// Thursday tells of yesterday, and one of Tuesday, which would mean six days ago or be wrong,
// shows nothing.
func afterAll(m told, t article.Time, lang string) bool {
	wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	from, to := zoneRange(t, lang, m.abroad)
	after := false
	for d := from; d <= to; d += time.Hour / 2 {
		local := wall.Add(d)
		switch local.Weekday() {
		case m.day:
			midnight := local.Truncate(24 * time.Hour)
			if !midnight.Add(m.clock).After(local) {
				return false
			}
			after = true
		case (m.day + 6) % 7: // tomorrow
		default:
			return false
		}
	}
	return after
}

// clause finds times in a text that tell of the past.
type clause struct {
	*tongue
	tokens []token
}

// quoted returns the words of the text that tell a time, with those before it.
func (c *clause) quoted(text string, w words) string {
	from, to := w.from, w.to
	for k := 0; k < 6 && from > 0 && c.tokens[from].after == space; k++ {
		from--
	}
	end := c.tokens[to].end
	if isMeridiem(c.tokens[to].word) && strings.HasPrefix(text[end:], ".") {
		end++
	}
	return strings.Join(strings.Fields(text[c.tokens[from].start:end]), " ")
}

// sentence returns the bounds of the sentence of token i.
func (c *clause) sentence(i int) (from, to int) {
	from, to = i, i+1
	for from > 0 && c.tokens[from].after != period {
		from--
	}
	for to < len(c.tokens) && c.tokens[to].after != period {
		to++
	}
	return from, to
}

// bounds returns the bounds of the clause of token i, within its sentence.
func (c *clause) bounds(i int) (from, to int) {
	from, to = i, i+1
	for from > 0 && c.tokens[from].after == space {
		from--
	}
	for to < len(c.tokens) && c.tokens[to].after == space {
		to++
	}
	return from, to
}

// happened reports whether the clause of tokens from..to, which tell a time, tells that
// something happened then.
func (c *clause) happened(from, to int) bool {
	_, last := c.sentence(from)
	start, end := c.bounds(from)
	if slices.ContainsFunc(c.tokens[start:end], c.ofFuture) {
		return false
	}
	if c.saidAt(from, to) {
		return true
	}
	for i := from - 1; i >= start && i >= from-maxReach; i-- {
		if c.happenings[c.tokens[i].word] {
			return c.plain(i+1, from)
		}
	}
	if !c.verbLast && (from-start > 4 || !c.plain(start, from)) { // "The council on Wednesday night approved"
		return false
	}
	// "On Wednesday night, a crane toppled"
	if end < last && end-from <= 4 && c.tokens[end].after == comma {
		_, end = c.bounds(end)
		if slices.ContainsFunc(c.tokens[start:end], c.ofFuture) {
			return false
		}
	}
	for i := to + 1; i < end && i <= to+maxReach; i++ {
		if c.happenings[c.tokens[i].word] {
			return c.plain(to+1, i)
		}
	}
	return false
}

// ofFuture reports whether a token speaks of the future or of another week.
func (c *clause) ofFuture(t token) bool { return c.future[t.word] }

// maxReach is the greatest number of words between a verb and its time.
const maxReach = 18

// saidAt reports whether a verb of saying stands beside the time: "said on Wednesday night".
func (c *clause) saidAt(from, to int) bool {
	for i := from - 1; i >= 0 && i >= from-2; i-- {
		if c.said[c.tokens[i].word] {
			return c.tokens[i+1].after == space
		}
	}
	return false
}

// plain reports whether nothing in tokens from..to tells of another time than the verb beside
// it: "voted to hold a rally on Friday", "killed; the funeral is on Friday".
func (c *clause) plain(from, to int) bool {
	for i := from; i < to; i++ {
		w := c.tokens[i].word
		if c.occasions[w] && !c.during(i) {
			return false
		}
		if c.present[w] || c.joins[w] && i+1 < to && presentForm(c.tokens[i+1]) {
			return false
		}
		if w == c.infinitive && i+1 < to && !c.articles[c.tokens[i+1].word] && !c.tokens[i+1].upper {
			return false
		}
	}
	return true
}

// presentForm reports whether a word may be an English verb of the present: "and appears in
// court".
func presentForm(t token) bool {
	return !t.upper && len(t.word) > 3 && strings.HasSuffix(t.word, "s") && !strings.HasSuffix(t.word, "ss") && !strings.HasSuffix(t.word, "us")
}

// during reports whether the occasion at token i is where something happened: "during a
// concert", "at a meeting".
func (c *clause) during(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if c.places[c.tokens[k].word] {
			return true
		}
	}
	return false
}
