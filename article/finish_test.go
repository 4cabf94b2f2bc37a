package article

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestLegible compares legible with the same rune by rune.
func TestLegible(t *testing.T) {
	plain := func(text string) (letters, broken int) {
		for i, r := range text {
			switch {
			case i >= 1<<12 && letters > i/8:
				return letters, broken
			case r == utf8.RuneError:
				broken++
			case r >= '0' && r <= '9' || unicode.IsLetter(r):
				letters++
			}
		}
		return letters, broken
	}
	r := rand.New(rand.NewPCG(5, 5))
	pieces := []string{"a", "Z", "7", " ", ".", "é", "²", "漢", "–", "٣", "\xff", "\xe2\x80", "\uFFFD", "the ferry ", strings.Repeat(" ", 300)}
	for range 2000 {
		var b strings.Builder
		for range r.IntN(40) {
			b.WriteString(strings.Repeat(pieces[r.IntN(len(pieces))], 1+r.IntN(300)*r.IntN(2)))
		}
		letters, broken := legible(b.String())
		if wantLetters, wantBroken := plain(b.String()); letters != wantLetters || broken != wantBroken {
			t.Fatalf("%q: got %d letters and %d broken, want %d and %d", b.String(), letters, broken, wantLetters, wantBroken)
		}
	}
}
