package input

import (
	"os"
	"testing"
)

func TestSplit(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"feed.jsonl", "odd#name.txt", "12:30.txt"} {
		if err := os.WriteFile(name, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ spec, input, pick string }{
		{"feed.jsonl", "feed.jsonl", ""},
		{"feed.jsonl#a17", "feed.jsonl", "a17"},
		{"feed.jsonl:311", "feed.jsonl", "311"},
		{"feed.jsonl#https://x.example/#top", "feed.jsonl", "https://x.example/#top"},
		{"odd#name.txt", "odd#name.txt", ""},
		{"odd#name.txt#3", "odd#name.txt", "3"},
		{"12:30.txt", "12:30.txt", ""},
		{"12:30.txt:1", "12:30.txt", "1"},
		{"feed.jsonl#", "feed.jsonl#", ""},
		{"nowhere.txt:3", "nowhere.txt:3", ""},
		{"-", "-", ""},
		{"-:4", "-", "4"},
	} {
		input, pick := Split(c.spec)
		if input != c.input || pick != c.pick {
			t.Errorf("Split(%q) = %q, %q; want %q, %q", c.spec, input, pick, c.input, c.pick)
		}
	}
}
