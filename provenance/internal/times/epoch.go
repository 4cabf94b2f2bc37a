package times

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"copytrail/article"
)

// epoch is a moment that programs write when they have no time.
type epoch struct {
	at      time.Time
	what    string
	until   time.Time // when not zero: every time from at to here is meant
	instant bool      // only this second is meant, not the midnight of a zone
}

// epochs are the days on which clocks begin, and the last seconds that they can count. Of two
// that a time may mean the first is told.
var epochs = []epoch{
	{at: day(1601, 1, 1), what: "the first day of Windows file times"},
	{at: day(1858, 11, 17), what: "the first day of the modified Julian calendar"},
	{at: day(1899, 12, 30), what: "the first day of spreadsheets", until: day(1899, 12, 31)},
	{at: day(1899, 12, 31), what: "the first day of spreadsheets", until: day(1900, 1, 1)},
	{at: day(1900, 1, 1), what: "the first day of spreadsheets", until: day(1900, 1, 2)},
	{at: time.Date(1901, 12, 13, 20, 45, 52, 0, time.UTC), what: "the least second of 32 bits", instant: true},
	{at: day(1904, 1, 1), what: "the first day of old Macintosh clocks", until: day(1904, 1, 2)},
	{at: day(1960, 1, 1), what: "the first day of SAS dates"},
	{at: day(1970, 1, 1), what: "the first day of Unix clocks", until: day(1970, 1, 2)},
	{at: day(1969, 12, 31), what: "the first day of Unix clocks, in a zone west of Greenwich", until: day(1970, 1, 1)},
	{at: day(1970, 1, 2), what: "the first days of Unix clocks: milliseconds read as if they were more", until: day(1970, 2, 1)},
	{at: day(1980, 1, 1), what: "the first day of DOS clocks", until: day(1980, 1, 2)},
	{at: day(1980, 1, 6), what: "the first day of GPS time"},
	{at: day(2000, 1, 1), what: "the first day of 2000, which clocks show that were never set"},
	{at: day(2001, 1, 1), what: "the first day of Apple clocks"},
	{at: time.Date(2036, 2, 7, 6, 28, 16, 0, time.UTC), what: "the last second of network time", instant: true},
	{at: time.Date(2038, 1, 19, 3, 14, 7, 0, time.UTC), what: "the last second of 32 bits", instant: true},
	{at: time.Date(2106, 2, 7, 6, 28, 15, 0, time.UTC), what: "the last second of 32 bits", instant: true},
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

const (
	// farthestZone is the greatest offset of a time zone from UTC, in seconds.
	farthestZone = 14 * 3600
	// zoneStep is what offsets of time zones are multiples of, in seconds.
	zoneStep = 15 * 60
	// epochSlack is how many seconds after an epoch a time may be that means it: programs
	// count from 1 too.
	epochSlack = 1
	// epochNear is how far from an epoch other times of a pile are near it, in seconds.
	epochNear = 60 * 24 * 3600
)

// means reports whether a time is this epoch, in any zone. exact says that it has a clock.
func (e *epoch) means(sec int64, exact bool) bool {
	from := sec - e.at.Unix()
	switch {
	case e.instant:
		return exact && max(from, -from) <= epochSlack
	case !e.until.IsZero() && sec >= e.at.Unix()-farthestZone && sec < e.until.Unix()+farthestZone:
		return true
	}
	if from < -farthestZone || from > farthestZone+epochSlack {
		return false
	}
	return (from%zoneStep+zoneStep)%zoneStep <= epochSlack
}

// epochOf returns the epoch that a time is, nil for none.
func epochOf(s Stamp) *epoch {
	for i := range epochs {
		if epochs[i].means(s.Sec, s.Exact) {
			return &epochs[i]
		}
	}
	return nil
}

// epochs doubts the times that are an epoch. A pile of old newspapers has true articles of
// such days: an epoch is believed when the pile has as many other times near it.
func (j *judge) epochs() {
	at := map[*epoch][]int{}
	var others []int64
	for i, s := range j.stamps {
		if !s.Known {
			continue
		}
		if e := epochOf(s); e != nil {
			at[e] = append(at[e], i)
		} else if j.believed(i) {
			others = append(others, s.Sec)
		}
	}
	slices.Sort(others)
	for e, list := range at {
		from, _ := slices.BinarySearch(others, e.at.Unix()-epochNear)
		to, _ := slices.BinarySearch(others, e.at.Unix()+epochNear)
		if to-from >= len(list) {
			continue
		}
		for _, i := range list {
			j.doubts[i] = Doubt{Trust: article.NoTrust, Reason: e.what}
		}
	}
}

var (
	// knownTo is a day up to which no time is in the future: this program was made near
	// it. The future is told from the pile, never from a clock, and a pile of old articles
	// with one of last week has none. Each release may raise it.
	knownTo = day(2027, 1, 1).Unix()
	// farAhead is how many seconds after every other time a time must be to be in the
	// future. Texts are printed again a year later, seldom more than two.
	farAhead int64 = 2 * 366 * 24 * 3600
)

// future doubts the times that are far after all others of the pile: at most as many as
// there are others.
func (j *judge) future() {
	var list []int
	for i := range j.stamps {
		if j.believed(i) {
			list = append(list, i)
		}
	}
	slices.SortFunc(list, func(x, y int) int { return cmp.Compare(j.stamps[x].Sec, j.stamps[y].Sec) })
	from := len(list)
	for k := len(list) - 1; k > 0 && 2*k >= len(list); k-- {
		sec := j.stamps[list[k]].Sec
		if sec >= knownTo && sec-j.stamps[list[k-1]].Sec > farAhead {
			from = k
		}
	}
	for _, i := range list[from:] {
		newest := time.Unix(j.stamps[list[from-1]].Sec, 0).UTC()
		j.doubts[i] = Doubt{Trust: article.NoTrust, Reason: fmt.Sprintf("in the future: the newest other time is of %s", newest.Format(time.DateOnly))}
	}
}
