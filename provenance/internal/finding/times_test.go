package finding

import (
	"testing"
	"time"

	"copytrail/article"
)

func TestTimeOrderSaysOnlyWhatPrecisionAllows(t *testing.T) {
	none := article.Time{}
	day := func(s string) article.Time { return moment(s, article.Day, false) }
	for _, c := range []struct {
		name string
		x, y article.Time
		want int
	}{
		{"seconds apart", moment("2026-03-01T10:00:00Z", article.Second, true), moment("2026-03-01T10:00:05Z", article.Second, true), -1},
		{"a minute and a second within it", moment("2026-03-01T10:00:00Z", article.Minute, true), moment("2026-03-01T10:00:45Z", article.Second, true), 0},
		{"minutes apart", moment("2026-03-01T10:00:00Z", article.Minute, true), moment("2026-03-01T10:02:00Z", article.Minute, true), -1},
		{"the same moment in two zones", moment("2026-03-01T10:00:00Z", article.Second, true), moment("2026-03-01T11:00:00+01:00", article.Second, true), 0},
		{"no zone, ten hours apart", moment("2026-03-01T10:00:00", article.Second, false), moment("2026-03-01T20:00:00", article.Second, false), 0},
		{"no zone, twenty hours apart", moment("2026-03-01T01:00:00", article.Second, false), moment("2026-03-01T21:00:00", article.Second, false), -1},
		{"one day", day("2026-03-01"), day("2026-03-01"), 0},
		{"neighbouring days are one somewhere", day("2026-03-01"), day("2026-03-02"), 0},
		{"two days apart", day("2026-03-03"), day("2026-03-01"), 1},
		{"a day and a moment of it", day("2026-03-01"), moment("2026-03-01T23:00:00Z", article.Second, true), 0},
		{"one unknown", none, day("2026-03-01"), 0},
	} {
		if got := TimeOrder(c.x, c.y); got != c.want {
			t.Errorf("%s: timeOrder = %d, want %d", c.name, got, c.want)
		}
		if got := TimeOrder(c.y, c.x); got != -c.want {
			t.Errorf("%s: timeOrder the other way round = %d, want %d", c.name, got, -c.want)
		}
	}
}

func moment(s string, p article.Precision, zone bool) article.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly} {
		if x, err := time.Parse(layout, s); err == nil {
			return article.Time{Time: x, Precision: p, ZoneKnown: zone}
		}
	}
	panic("no time: " + s)
}
