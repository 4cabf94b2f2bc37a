package fresh

import (
	"fmt"
	"time"

	"copytrail/article"
)

// Moment is a day or a moment. It is also a flag value. The zero value is no moment,
// which every time has reached.
type Moment struct {
	time time.Time
	day  bool // the whole day
	set  bool
}

// IsSet reports whether a moment was given.
func (m *Moment) IsSet() bool { return m.set }

// Type returns the word for the value in help.
func (m *Moment) Type() string { return "TIME" }

// String returns the moment as it is given: "2026-11-20" or RFC 3339, "" for none.
func (m *Moment) String() string {
	switch {
	case !m.set:
		return ""
	case m.day:
		return m.time.Format(time.DateOnly)
	}
	return m.time.Format(time.RFC3339)
}

// Set takes a day, as in 2026-11-20, or a moment in RFC 3339.
func (m *Moment) Set(s string) error {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		*m = Moment{t, true, true}
		return nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return fmt.Errorf("unknown time %q (want 2026-11-20 or 2026-11-20T09:00:00Z)", s)
	}
	*m = Moment{t, false, true}
	return nil
}

// Reached reports whether t may be at m or later; a time that is not known, or not
// believed, may be. When
// one of them is a day, days are compared. A time whose zone is not known is compared
// as if it were in UTC.
func (m *Moment) Reached(t article.Time) bool {
	switch {
	case !m.set || t.Believed() == article.NoTime:
		return true
	case m.day || t.Believed() == article.Day:
		return t.Format(time.DateOnly) >= m.time.Format(time.DateOnly)
	}
	return !t.Before(m.time)
}
