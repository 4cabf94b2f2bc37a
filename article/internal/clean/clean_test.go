package clean

import (
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	for _, test := range []struct {
		in, want string
		replaced bool
	}{
		{"It sank.\n\tAll were saved.", "It sank.\n\tAll were saved.", false},
		{"a\r\nb\rc\fd\ve", "a\nb\nc\nd\ne", false},
		{"a\x00b\x1bc\x7fd", "a b c d", true},
	} {
		if got, replaced := Text(test.in); got != test.want || replaced != test.replaced {
			t.Errorf("%q: got %q, %v, want %q, %v", test.in, got, replaced, test.want, test.replaced)
		}
	}
}

// TestHasControl holds the fast check equal to one byte after the other, for every byte
// at every place of a word.
func TestHasControl(t *testing.T) {
	for c := range 256 {
		for at := range 17 {
			s := strings.Repeat("x", at) + string([]byte{byte(c)}) + strings.Repeat("é", 6)
			if got, want := HasControl(s), isControl(byte(c)); got != want {
				t.Errorf("byte %#x at %d: got %v, want %v", c, at, got, want)
			}
		}
	}
}

func TestLine(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"A ferry", "A ferry"},
		{" A\n ferry &amp; a\u202e storm ", "A ferry & a storm"},
		{"می\u200cخواهم", "می\u200cخواهم"}, // a zero-width non-joiner spells the word
		{"A \x1b[31m ferry\xff", "A [31m ferry\uFFFD"},
		{"", ""},
	} {
		got := Line(test.in)
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.in, got, test.want)
		}
		if isCleanLine(test.in) && got != test.in {
			t.Errorf("%q is taken for clean", test.in)
		}
	}
}

func TestToken(t *testing.T) {
	if got, want := Token(" http://a.example/ b\u202e\x00&amp;\xff\n"), "http://a.example/ b&amp;\uFFFD"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestClip(t *testing.T) {
	for _, test := range []struct {
		in   string
		n    int
		want string
	}{{"ferry", 5, "ferry"}, {"ferry", 4, "ferr…"}, {"Fähre", 2, "F…"}} {
		if got := Clip(test.in, test.n); got != test.want {
			t.Errorf("%q to %d: got %q, want %q", test.in, test.n, got, test.want)
		}
	}
}

func TestLang(t *testing.T) {
	for in, want := range map[string]string{"en": "en", " EN-us": "en", "en_GB": "en", "eng": "en", "English": "en", "deu": "de", "chinese": "zh", "zh-Hans": "zh", "klingon": "", "": ""} {
		if got := Lang(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
