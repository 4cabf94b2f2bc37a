package report

import (
	"testing"
)

func TestPlaceURI(t *testing.T) {
	tests := []struct {
		place, uri string
		line       int
	}{
		{"feeds/a.jsonl:311", "feeds/a.jsonl", 311},
		{"a b#c.txt", "a%20b%23c.txt", 1},
		{"x:0", "./x:0", 1},
		{"/abs/p.html", "file:///abs/p.html", 1},
		{"-:3", "-", 3},
		{"", "", 0},
	}
	for _, tt := range tests {
		if uri, line := placeURI(tt.place); uri != tt.uri || line != tt.line {
			t.Errorf("placeURI(%q) = %q line %d, want %q line %d", tt.place, uri, line, tt.uri, tt.line)
		}
	}
}
