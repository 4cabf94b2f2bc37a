package heap

import "testing"

func TestPercent(t *testing.T) {
	for _, c := range []struct{ live, want int }{
		{0, mostPercent},
		{10 << 20, mostPercent},
		{leastBytes / 4, mostPercent},
		{leastBytes / 2, 100},
		{leastBytes * 3 / 4, usualPercent},
		{leastBytes, usualPercent},
		{1 << 40, usualPercent},
	} {
		if got := percent(c.live); got < c.want-1 || got > c.want+1 {
			t.Errorf("percent(%d) = %d, want %d", c.live, got, c.want)
		}
	}
}
