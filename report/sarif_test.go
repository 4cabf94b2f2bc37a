package report

import (
	"testing"
)

func TestPhysical(t *testing.T) {
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
		p := physical(tt.place)
		got := 0
		if p.Region != nil {
			got = p.Region.StartLine
		}
		if p.Artifact.URI != tt.uri || got != tt.line {
			t.Errorf("physical(%q) = %q line %d, want %q line %d", tt.place, p.Artifact.URI, got, tt.uri, tt.line)
		}
	}
}
