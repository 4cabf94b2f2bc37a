package whose

import (
	"copytrail/provenance/internal/finding"
	"copytrail/shingle"
)

// This file finds forms, which are filled again and again: horoscopes, forecasts, listings
// of programmes, calendars of the day, recipes.

const (
	// minSigns is the least number of signs of the zodiac that make a horoscope.
	minSigns = 4
	// minListed is the least number of lines with a time or a year that make a listing.
	minListed = 4
	// minForecasts is the least number of lines for a day that make a forecast.
	minForecasts = 3
	// listedWords is the most words of an entry of a listing, on average.
	listedWords = 30
	// minSpan is the least number of years between the first and the last event of a
	// calendar.
	minSpan = 80
	// cookEvery is the most words, for each that tells what to do, of a line of a recipe.
	cookEvery = 25
	// signWords is the most words before the text of a sign: its name and its dates.
	signWords = 10
)

// forms marks the forms of the text.
func (w *Finder) forms() {
	w.notices()
	w.horoscope()
	w.labelled(minForecasts, finding.Form, func(r shingle.Range) bool {
		return r.End-r.Start <= 3 && w.roles[r.Start]&roleDay != 0
	})
	w.listing()
	w.recipe()
}

// horoscope marks the signs and their dates. What a horoscope says of each is its author's
// prose.
func (w *Finder) horoscope() {
	var at []shingle.Range
	seen := map[uint64]bool{}
	for _, s := range w.sentences {
		if w.roles[s.Start]&roleSign == 0 {
			continue
		}
		seen[w.words[s.Start].Hash] = true
		at = append(at, shingle.Range{Start: s.Start, End: w.headEnd(s)})
	}
	if len(seen) < minSigns {
		return
	}
	for _, r := range at {
		w.fill(r, finding.Form)
	}
}

// headEnd returns where the head of an item ends that begins with the sentence s: behind
// the first colon, closing bracket or dash within signWords words, or with the line.
func (w *Finder) headEnd(s shingle.Range) int {
	end := s.Start + 1
	for i := s.Start; i < min(s.Start+signWords, s.End); i++ {
		to := len(w.text)
		if i+1 < len(w.words) {
			to = int(w.words[i+1].Start)
		}
		for _, c := range w.text[w.words[i].End:to] {
			switch c {
			case ':', ')', '—', '.', '\n':
				return i + 1
			}
		}
	}
	return end
}

// listing marks programmes, in lines that begin with a time of day, and calendars of what
// happened on a day, in lines that begin with a year. The items of a live blog begin with a
// time too, but rarely with one that is a multiple of five minutes, and the years of a
// story's own past are near each other.
func (w *Finder) listing() {
	for i := 0; i < len(w.lines); {
		r := listRun{w: w}
		last := i
		for j := i; j < len(w.lines) && j-last <= 2; j++ {
			if r.add(&w.lines[j]) {
				last = j
			} else if j == i {
				break
			}
		}
		if r.isForm() {
			w.fill(shingle.Range{Start: w.lines[i].words.Start, End: w.lines[last].words.End}, finding.Form)
		}
		i = last + 1
	}
}

// listRun is a run of lines that begin with a time of day or a year.
type listRun struct {
	w               *Finder
	clocks, even    int // times of day, and those that are multiples of five minutes
	years           int
	earliest, until int // the years
	words, said     int // words of the lines, and words of saying
}

// add adds l if it begins with a time of day or a year, alone or behind a short word:
// "8.15 pm The Deep", "In 1912 the", "1969: Two". It reports whether it does.
func (r *listRun) add(l *textLine) bool {
	words := r.w.words[l.words.Start:l.words.End]
	x := words[0]
	if x.Class&shingle.Digit == 0 {
		if len(words) == 1 || x.End-x.Start > 4 {
			return false
		}
		x = words[1]
	}
	s := r.w.text[x.Start:min(int(x.End)+3, len(r.w.text))]
	year, minute := yearOf(s), minuteOf(s)
	switch {
	case year > 0:
		if r.years == 0 || year < r.earliest {
			r.earliest = year
		}
		r.until = max(r.until, year)
		r.years++
	case minute >= 0:
		r.clocks++
		if minute%5 == 0 {
			r.even++
		}
	default:
		return false
	}
	r.words += len(words)
	r.said += r.w.count(l.words, roleSaying)
	return true
}

// isForm reports whether the lines are a listing or a calendar.
func (r *listRun) isForm() bool {
	listing := r.clocks >= minListed && 10*r.even >= 9*r.clocks && r.words <= listedWords*r.clocks && 4*r.said <= r.clocks
	return listing || r.years >= minListed && r.until-r.earliest >= minSpan
}

// yearOf returns the year that s begins with, 0 when it begins with none.
func yearOf(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n != 4 || n < len(s) && !(s[n] == ' ' || s[n] == ':' || s[n] == ',' || s[n] == '-' || s[n] >= 0x80) {
		return 0
	}
	year := 0
	for i := range n {
		year = 10*year + int(s[i]-'0')
	}
	if year < 1000 || year > 2100 {
		return 0
	}
	return year
}

// minuteOf returns the minute of the time of day that s begins with, -1 when it begins
// with none: one or two digits, then a colon, a full stop or an h and two digits.
func minuteOf(s string) int {
	n := 0
	for n < len(s) && n < 2 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 || n+3 > len(s) || s[n] != ':' && s[n] != '.' && s[n] != 'h' {
		return -1
	}
	tens, ones := s[n+1], s[n+2]
	if tens < '0' || tens > '5' || ones < '0' || ones > '9' || n+3 < len(s) && s[n+3] >= '0' && s[n+3] <= '9' {
		return -1
	}
	return 10*int(tens-'0') + int(ones-'0')
}

// recipe marks the ingredients of a recipe and the lines below that tell what to do with
// them.
func (w *Finder) recipe() {
	var found []int
	for i := range w.lines {
		l := &w.lines[i]
		head := shingle.Range{Start: l.words.Start, End: min(l.words.Start+4, l.words.End)}
		if l.n() <= entryWords && w.words[head.Start].Class&shingle.Digit != 0 && w.any(head, roleUnit) {
			found = append(found, i)
		}
	}
	if len(found) < minEntries {
		return
	}
	for _, i := range found {
		w.fill(w.lines[i].words, finding.Data)
	}
	for _, l := range w.lines[found[len(found)-1]+1:] {
		if w.count(l.words, roleCook)*cookEvery >= l.n() {
			w.fill(l.words, finding.Form)
		}
	}
}
