package credit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"copytrail/provenance/internal/credit/pattern"
)

// This file tells the credits of pictures from those of texts.

// picture reports whether the names credit a picture: "(AP Photo/Jane Doe)",
// "Jane Doe/Reuters", "[Reuters]", "Image copyright AFP".
func (c *context) picture() bool {
	if c.agency && (c.slugLine() || c.betweenSlashes()) {
		return false
	}
	if len(c.Right) > 0 {
		next := &c.Right[0]
		if c.room.pictureNoun[next.Low] && (next.Is(pattern.Capital) || c.precededBy("/") || c.agency) {
			return true
		}
		// "REUTERS/Jane Doe", "AFP/Getty Images"; not "Reuters/Ipsos poll".
		if next.Low == "/" && len(c.Right) > 1 && c.Right[1].Is(pattern.Capital) && !c.pollAhead() {
			return true
		}
	}
	if c.precededBy("/") && !c.pollAhead() && !c.capsOpening() && len(c.Left) > 1 && c.Left[len(c.Left)-2].Is(pattern.Capital) {
		return true
	}
	before, after := c.line()
	if before == "" && after == "" && strings.Contains(c.text[c.Start:c.End], "/") {
		return true // "Yonhap/AP" on a line of its own
	}
	if strings.HasSuffix(before, "[") && strings.HasPrefix(after, "]") {
		return true
	}
	low := strings.ToLower(lastBytes(before, 24))
	for _, end := range c.room.Phrases["picture-credit"] {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	// In brackets: "(Photo: Jane Doe, AP)", "(Jane Doe for ProPublica)", "(Police/Handout via Reuters)".
	before = lastBytes(before, 120)
	open := strings.LastIndexAny(before, "([")
	if open < 0 || strings.ContainsAny(before[open:], ")]") || !strings.HasPrefix(after, ")") && !strings.HasPrefix(after, "]") {
		return false
	}
	inside := strings.ToLower(before[open+1:])
	if containsAny(inside, c.room.Phrases["picture-word"]) {
		return true
	}
	return open == 0 && len(after) <= 2 && strings.TrimSpace(inside) != "" &&
		!containsAny(inside, c.room.Phrases["bracket-source"]) && !beginsWithAny(inside, c.room.Phrases["bracket-opening"]) && !c.room.Before(&c.Place, int(Contributed))
}

func containsAny(s string, list []string) bool {
	return slices.ContainsFunc(list, func(p string) bool { return strings.Contains(s, p) })
}

func beginsWithAny(s string, list []string) bool {
	return slices.ContainsFunc(list, func(p string) bool { return strings.HasPrefix(s, p) })
}

// lastBytes returns the end of s, n bytes or a few more, not to cut a character.
func lastBytes(s string, n int) string {
	i := max(0, len(s)-n)
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return s[i:]
}

// capsOpening reports whether a place in capitals opens the line of the names and
// a sentence follows: "BERLIN/AFP - …".
func (c *context) capsOpening() bool {
	before, after := c.line()
	return c.agency && len(before) < 60 && len(after) > 8 && strings.ToUpper(before) == before
}

// betweenSlashes reports whether the names stand between slashes with nothing else, in the
// dateline of a release: "CARROW, May 5, 2026 /PRNewswire/ -- …".
func (c *context) betweenSlashes() bool {
	n := len(c.Left)
	return c.Start-c.lineStart < datelineLine && n > 0 && c.Left[n-1].Low == "/" && c.rightIs(0, "/") &&
		(len(c.Right) < 2 || !c.Right[1].Is(pattern.Word) || c.Right[1].Start > c.Right[0].End)
}

// precededBy reports whether the mark stands right before the names.
func (c *context) precededBy(mark string) bool {
	n := len(c.Left)
	return n > 0 && c.Left[n-1].Low == mark && c.Left[n-1].End == c.Start
}

// pollAhead reports whether a poll or another joint product is named within the
// next few words: "Reuters/Ipsos poll", "AP-NORC Center … survey".
func (c *context) pollAhead() bool {
	for i, t := range c.Right {
		if i > 9 {
			break
		}
		if c.room.poll[t.Low] {
			return true
		}
	}
	return false
}
