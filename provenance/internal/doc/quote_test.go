package doc

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// nextMarkPlain is nextMark by its definition.
func nextMarkPlain(text string, i int) int {
	n := strings.IndexFunc(text[i:], func(r rune) bool { return r == '"' || r == '\n' || r >= utf8.RuneSelf })
	if n < 0 {
		return len(text)
	}
	return i + n
}

func TestNextMark(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	chars := []string{"a", "b", " ", "!", "#", "\t", "\v", "\x00", "\x7f", "\"", "\n", "’", "é", "\xff"}
	for range 2000 {
		var s strings.Builder
		plain := r.IntN(len(chars)) // how many of the characters are not marks
		for range r.IntN(60) {
			if r.IntN(6) > 0 {
				s.WriteString(chars[r.IntN(min(plain+1, 9))])
			} else {
				s.WriteString(chars[r.IntN(len(chars))])
			}
		}
		text := s.String()
		for i := range len(text) + 1 {
			if i < len(text) && !utf8.RuneStart(text[i]) {
				continue
			}
			if got, want := nextMark(text, i), nextMarkPlain(text, i); got != want {
				t.Fatalf("%q from %d: got %d, want %d", text, i, got, want)
			}
		}
	}
}
