package fold

import (
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"  Read   MORE\tnow ", "read more now"},
		{"Don’t \u201cmiss\u201d it", "don't \"miss\" it"},
		{"You\u00a0last\u202fvisited", "you last visited"},
		{"soft\u00adhyphen\u200b", "softhyphen"},
		{"ÉCRIT → ЧИТАЙТЕ", "écrit → читайте"},
		{"", ""},
	} {
		var f Folded
		f.Fold("what was folded before must not remain")
		f.Fold(test.line)
		if got := string(f.Bytes()); got != test.want {
			t.Errorf("%q: got %q, want %q", test.line, got, test.want)
		}
	}
	var f Folded
	f.Fold(strings.Repeat("é", MaxLine))
	if n := len(f.Bytes()); n < MaxLine-1 || n > MaxLine+4 {
		t.Errorf("a line of %d bytes gives %d, want some %d", 2*MaxLine, n, MaxLine)
	}
}

func TestTrimMarks(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"• share …", "share"}, {"© 2024 echo.", "© 2024 echo"}, {"- @echo!", "@echo"}, {"{{ name }}", "{{ name }}"}, {"* * *", ""},
	} {
		if got := string(TrimMarks([]byte(test.line))); got != test.want {
			t.Errorf("%q: got %q, want %q", test.line, got, test.want)
		}
	}
}

func TestSets(t *testing.T) {
	lines := LineSet("Read More; loading…\n Don’t miss;;")
	if len(lines) != 3 || !lines["read more"] || !lines["loading"] || !lines["don't miss"] {
		t.Errorf("got %v", lines)
	}
	words := WordSet(" a b\n\tc b ")
	if len(words) != 3 || !words["a"] || !words["b"] || !words["c"] {
		t.Errorf("got %v", words)
	}
}
