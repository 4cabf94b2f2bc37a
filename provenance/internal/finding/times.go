package finding

import (
	"time"

	"copytrail/article"
)

// TimeOrder returns -1 when x was certainly before y, 1 when it was certainly after y, and
// 0 when the precision of the two times does not show it. A time counts only as far as it
// is believed ([article.Time.Believed]).
func TimeOrder(x, y article.Time) int {
	px, py := x.Believed(), y.Believed()
	if px == article.NoTime || py == article.NoTime {
		return 0
	}
	if px == article.Day || py == article.Day {
		// The time zone of a day is unknown: only days at least two apart are in order in
		// all zones.
		switch d := y.Unix()/86400 - x.Unix()/86400; {
		case d > 1:
			return -1
		case d < -1:
			return 1
		}
		return 0
	}
	d := y.Sub(x.Time)
	slack := int64(0)
	if px == article.Minute || py == article.Minute {
		slack = 60 // 10:00 may be 10:00:59
	}
	if !x.ZoneKnown || !y.ZoneKnown {
		slack = 14 * 3600
	}
	switch {
	case int64(d.Seconds()) > slack:
		return -1
	case int64(d.Seconds()) < -slack:
		return 1
	}
	return 0
}

// CompareTime compares two articles by time of publication. An article without a time that
// is believed is after all others.
func CompareTime(a, b *article.Article) int {
	an, bn := a.Published.Believed() == article.NoTime, b.Published.Believed() == article.NoTime
	switch {
	case an && bn:
		return 0
	case an:
		return 1
	case bn:
		return -1
	}
	return a.Published.Compare(b.Published.Time)
}

// Lag returns how long after the source the copy appeared, and reports whether that is
// known: the direction must be known, and [TimeOrder] must say that the source was first.
func (f *Finding) Lag() (time.Duration, bool) {
	if !f.Direction.Known || TimeOrder(f.Source.Published, f.Copy.Published) >= 0 {
		return 0, false
	}
	return f.Copy.Published.Sub(f.Source.Published.Time), true
}
