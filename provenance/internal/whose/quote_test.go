package whose

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

func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"straight", `He said: "We will rebuild the pier by May." Then he left.`, []string{"We will rebuild the pier by May"}},
		{"straight, within a sentence", `She said "the ferry will not sail" and left.`, []string{"the ferry will not sail"}},
		{"typographic", `“The pier is gone for good,” she said, “and nobody cares about it.”`, []string{"The pier is gone for good", "and nobody cares about it"}},
		{"German, in front of a comma", `„Wir bauen die Brücke neu“, sagte er.`, []string{"Wir bauen die Brücke neu"}},
		{"German, within a sentence", "Er sagte „die Fähre fährt nicht“ und ging.", []string{"die Fähre fährt nicht"}},
		{"guillemets", `« Nous allons reconstruire », dit-il.`, []string{"Nous allons reconstruire"}},
		{"scare quotes are none", `The "smart" bin costs a lot.`, nil},
		{"two words are none", `The "old boat" sank.`, nil},
		{"never closed: to the end of the paragraph", "\"We will not pay a cent,\n\nsaid nobody at all here.", []string{"We will not pay a cent"}},
		{"opened again in the next paragraph", "“We waited for hours\n\n“and nobody came to help”", []string{"We waited for hours", "and nobody came to help"}},
		{"apostrophes are none", `It's the council's plan, and the mayor's.`, nil},
		{"apostrophes of one sentence are none", "It's the crew's own don't-care attitude.", nil},
		{"an embedded post", "The mayor answered.\n\nThe pier will be rebuilt by May, whatever they say. — Ann Loe (@annloe) March 3, 2026\n\nNobody replied.",
			[]string{"The pier will be rebuilt by May, whatever they say"}},
		{"a post with its signature on the next line", "The ferry will not sail\n— Ada Quist (@adaquist) January 18, 2018", []string{"The ferry will not sail"}},
		{"a post with its signature on a line of its own", "The mayor answered.\n\nThe pier will be rebuilt by May.\n\n— Ann Loe (@annloe) March 3, 2026",
			[]string{"The pier will be rebuilt by May"}},
	} {
		words := shingle.AppendWords(nil, c.text)
		var got []string
		for _, r := range Quotations(c.text, words) {
			got = append(got, c.text[words[r.Start].Start:words[r.End-1].End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: Quotations(%q) = %q, want %q", c.name, c.text, got, c.want)
		}
	}
}
