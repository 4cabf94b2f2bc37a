package main

import "testing"

func TestCollectAt(t *testing.T) {
	for _, c := range []struct{ live, share int }{
		{0, collectMost},
		{10 << 20, collectMost},
		{collectLeast / 4, collectMost},
		{collectLeast / 2, 100},
		{collectLeast * 3 / 4, collectShare},
		{collectLeast, collectShare},
		{1 << 40, collectShare},
	} {
		if got := collectAt(c.live); got < c.share-1 || got > c.share+1 {
			t.Errorf("collectAt(%d) = %d, want %d", c.live, got, c.share)
		}
	}
}
