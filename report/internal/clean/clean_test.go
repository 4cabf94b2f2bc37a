package clean

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/report/internal/sample"
)

func TestLine(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{" two\t\r\n words ", "two words"},
		{"a\x1b[31mb\x07", "a[31mb"},
		{"left\u202Eright\u2066\u00AD\U000E0041", "leftright"},
		{"a bad \xff byte", "a bad \uFFFD byte"},
		{"👩‍👩‍👧", "👩‍👩‍👧"},
	}
	for _, tt := range tests {
		if got := Line(tt.in); got != tt.want {
			t.Errorf("Line(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	got := Line(sample.HostileText)
	if !utf8.ValidString(got) || strings.ContainsFunc(got, Hidden) {
		t.Errorf("Line(%q) = %q: not clean", sample.HostileText, got)
	}
	if Line(got) != got {
		t.Errorf("Line changes %q again to %q", got, Line(got))
	}
}

// TestJSON: escaping changes the spelling of a string, not the string.
func TestJSON(t *testing.T) {
	raw, err := json.Marshal(strings.ToValidUTF8(sample.HostileText, "?"))
	if err != nil {
		t.Fatal(err)
	}
	out := JSON(raw)
	if strings.ContainsFunc(string(out), Hidden) {
		t.Errorf("hidden characters are left in %s", out)
	}
	var got string
	if err := json.Unmarshal(out, &got); err != nil || got != strings.ToValidUTF8(sample.HostileText, "?") {
		t.Errorf("%s means %q, %v", out, got, err)
	}
	if got := string(JSON([]byte("{\n}"))); got != "{\n}" {
		t.Errorf("the newline between values became %q", got)
	}
}

func TestWebAddress(t *testing.T) {
	for in, want := range map[string]string{"https://a.example/x": "https://a.example/x", " http://a.example\n": "http://a.example",
		"javascript:alert(1)": "", "file:///etc/passwd": "", "HTTPS://a.example": "", "": ""} {
		if got := WebAddress(in); got != want {
			t.Errorf("WebAddress(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSlice(t *testing.T) {
	const text = "aé市z" // bytes: a 0, é 1-2, 市 3-5, z 6
	tests := []struct {
		start, end int
		want       string
	}{
		{0, 7, text}, {1, 3, "é"}, {2, 6, "市"}, {1, 5, "é"}, {4, 5, ""}, {-3, 1, "a"}, {6, 1 << 40, "z"}, {5, 2, ""}, {1 << 40, 1 << 41, ""},
	}
	for _, tt := range tests {
		s := article.Span{Start: tt.start, End: tt.end}
		if got := Slice(text, s); got != tt.want {
			t.Errorf("Slice(%d, %d) = %q, want %q", tt.start, tt.end, got, tt.want)
		}
		if in := Inside(text, s); in.Start < 0 || in.End > len(text) || in.Start > in.End || text[in.Start:in.End] != tt.want {
			t.Errorf("Inside(%d, %d) = %v, which is not %q", tt.start, tt.end, in, tt.want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	tests := []struct {
		in   string
		n    int
		want string
	}{
		{"short", 5, "short"},
		{"one two three", 9, "one two …"},
		{"one twoandmore", 9, "one twoan …"}, // no space late enough: within the word
		{"市庁舎閉鎖", 7, "市庁 …"},
	}
	for _, tt := range tests {
		if got := Excerpt(tt.in, tt.n); got != tt.want {
			t.Errorf("Excerpt(%q, %d) = %q, want %q", tt.in, tt.n, got, tt.want)
		}
	}
	if s, left := Clip(article.Span{Start: 3, End: 13}, 4); s != (article.Span{Start: 3, End: 7}) || left != 6 {
		t.Errorf("Clip leaves %v and %d bytes out", s, left)
	}
}

func TestIsolated(t *testing.T) {
	names := []string{"خبر", "خبر اليوم", "Daily Buzz"}
	tests := []struct{ in, want string }{
		{"Daily Buzz reads as a rewording.", "Daily Buzz reads as a rewording."},
		{"خبر reads as a rewording of خبر اليوم.", "\u2068خبر\u2069 reads as a rewording of \u2068خبر اليوم\u2069."},
		{"it says “שלום”, “yes”", "it says “\u2068שלום\u2069”, “yes”"},
	}
	for _, tt := range tests {
		if got := Isolated(tt.in, names); got != tt.want {
			t.Errorf("Isolated(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	if names[0] != "خبر" {
		t.Error("Isolated reorders its caller's names")
	}
}
