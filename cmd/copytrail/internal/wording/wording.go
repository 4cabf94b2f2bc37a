// Package wording puts lists, counts and foreign text into messages, so that all
// commands word them alike.
package wording

import (
	"fmt"
	"strings"
)

// Choices joins what may be chosen for a message: "a, b or c", and "nothing" when
// there is no choice.
func Choices(choices []string) string {
	switch n := len(choices); n {
	case 0:
		return "nothing"
	case 1:
		return choices[0]
	default:
		return strings.Join(choices[:n-1], ", ") + " or " + choices[n-1]
	}
}

// Count returns how many there are of something that is named in the singular:
// "no articles", "1 article", "2 articles".
func Count(n int, what string) string {
	switch n {
	case 0:
		return "no " + what + "s"
	case 1:
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// Printable makes s harmless for a terminal and keeps it on one line: tabs and line
// breaks become spaces. Other control characters, and the marks that change the
// writing direction, become U+FFFD. Text from files and articles must pass through it.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r':
			return ' '
		case r < 0x20, r >= 0x7f && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0xfffd:
			return '\ufffd'
		}
		return r
	}, s)
}
