package flagvalue

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Span is a flag that takes a span of time: 0, 30d, 2w, 48h, 1d12h.
type Span struct{ Value *time.Duration }

// Type returns the word for the value in help.
func (f Span) Type() string { return "TIME" }

// String returns the span in days where it has whole ones: "30d", "36h0m0s", "0".
func (f Span) String() string {
	d := *f.Value
	if d == 0 {
		return "0"
	}
	if day := 24 * time.Hour; d%day == 0 {
		return fmt.Sprintf("%dd", d/day)
	}
	return d.String()
}

// Set takes weeks, days and what [time.ParseDuration] takes, in this order; 0 is no
// limit.
func (f Span) Set(s string) error {
	d, ok := parseSpan(s)
	if !ok {
		return fmt.Errorf("unknown span of time %q (want 30d, 2w, 48h, 1d12h or 0 for no limit)", s)
	}
	*f.Value = d
	return nil
}

// parseSpan reads weeks and days, and then what [time.ParseDuration] reads.
func parseSpan(s string) (time.Duration, bool) {
	var total time.Duration
	rest := s
	for _, unit := range []struct {
		suffix string
		length time.Duration
	}{{"w", 7 * 24 * time.Hour}, {"d", 24 * time.Hour}} {
		n, after, found := strings.Cut(rest, unit.suffix)
		if !found {
			continue
		}
		// 16 bits of weeks are 1,256 years; more would overflow a Duration.
		v, err := strconv.ParseUint(n, 10, 16)
		if err != nil {
			return 0, false
		}
		total += time.Duration(v) * unit.length
		rest = after
	}
	if rest == "" {
		return total, s != ""
	}
	d, err := time.ParseDuration(rest)
	if err != nil || d < 0 || total+d < total {
		return 0, false
	}
	return total + d, true
}
