package wording

import (
	"strings"
	"testing"
)

func TestChoices(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", "nothing"}, {"a", "a"}, {"a b", "a or b"}, {"a b c", "a, b or c"},
	} {
		if got := Choices(strings.Fields(c.in)); got != c.want {
			t.Errorf("Choices(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "no articles", 1: "1 article", 2: "2 articles"} {
		if got := Count(n, "article"); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"scan", "compare", "show", "version"}
	for in, want := range map[string]string{
		"scna": "scan", "scn": "scan", "scann": "scan", "comapre": "compare", "compair": "compare",
		"help": "", "sh": "", "x": "", "": "", "versino": "version", strings.Repeat("scan", 99): "",
	} {
		if got := Nearest(in, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPrintable(t *testing.T) {
	in := "a\x1b[31mb\nc\u202ed\u0085e\xfff é🍞"
	if got, want := Printable(in), "a\ufffd[31mb c\ufffdd\ufffde\ufffdf é🍞"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
