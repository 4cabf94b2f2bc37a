package flagvalue

import (
	"testing"
	"time"
)

func TestParseSpan(t *testing.T) {
	const day = 24 * time.Hour
	for _, c := range []struct {
		in   string
		want time.Duration
		ok   bool
	}{
		{"0", 0, true},
		{"30d", 30 * day, true},
		{"2w", 14 * day, true},
		{"48h", 2 * day, true},
		{"1d12h", 36 * time.Hour, true},
		{"1w2d3h4m", 9*day + 3*time.Hour + 4*time.Minute, true},
		{"", 0, false},
		{"30", 0, false}, // of what?
		{"d", 0, false},
		{"-3h", 0, false},
		{"-1d", 0, false},
		{"1d-3h", 0, false},
		{"3h1d", 0, false},
		{"99999w", 0, false},
		{"65535w2562047h", 0, false}, // overflows
		{"fortnight", 0, false},
	} {
		got, ok := parseSpan(c.in)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("parseSpan(%q) = %v, %v; want %v, %v", c.in, got, ok, c.want, c.ok)
		}
		if ok && got > 0 {
			if back, ok := parseSpan((Span{&got}).String()); !ok || back != got {
				t.Errorf("%q prints as %q, which reads as %v", c.in, Span{&got}, back)
			}
		}
	}
}
