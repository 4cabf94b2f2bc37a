package doc

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"copytrail/shingle"
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

// TestUnseenBesideMarks checks that a zero-width space beside a mark changes no quotation.
func TestUnseenBesideMarks(t *testing.T) {
	const text = "The president wrote four times.\n\n”But I do not believe that it will be needed,” he said.\n\n”Nobody has asked me,” he added."
	hidden := strings.NewReplacer("”But", "\u200b”\u200bBut", "needed,”", "needed\u200b,”\u200b", "\n\n”Nobody", "\n\n\u200b”Nobody").Replace(text)
	var got [2][]string
	for i, s := range []string{text, hidden} {
		words := shingle.AppendWords(nil, s)
		for _, q := range Quotations(s, words) {
			got[i] = append(got[i], strings.ReplaceAll(s[words[q.Start].Start:words[q.End-1].End], "\u200b", ""))
		}
	}
	if len(got[0]) != 2 || !slices.Equal(got[0], got[1]) {
		t.Errorf("got %q, want %q", got[1], got[0])
	}
}
