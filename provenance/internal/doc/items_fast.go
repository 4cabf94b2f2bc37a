package doc

import (
	"strings"
	"unicode/utf8"
)

// Most lines have no mark, and a few bytes show it. Each function says what its pattern says.

func isClock(line string) bool {
	rest := skipMarks(line, &beforeClock)
	if rest == "" {
		return false
	}
	if n := figures(rest); n > 0 {
		if n > 2 || !mayFollowHour(rest[n:]) {
			return false
		}
	} else if !mayOpenClock(rest) {
		return false
	}
	return clockMark.MatchString(line)
}

// mayFollowHour reports whether what stands behind one or two figures may make them a clock:
// minutes, or "am" and the like.
func mayFollowHour(rest string) bool {
	rest = strings.TrimPrefix(rest, " ")
	return rest != "" && strings.IndexByte(":.hap", rest[0]) >= 0
}

// mayOpenClock reports whether a line may begin with a word that stands before a clock
// ("Updated at 10:42"), by its first three letters. A letter beyond ASCII may be another form
// of any.
func mayOpenClock(line string) bool {
	if len(line) < 3 {
		return false
	}
	if line[0] >= utf8.RuneSelf || line[1] >= utf8.RuneSelf || line[2] >= utf8.RuneSelf {
		return true
	}
	for _, word := range [...]string{"upd", "pos", "sta", "act", "mis"} {
		if line[0]|0x20 == word[0] && line[1]|0x20 == word[1] && line[2]|0x20 == word[2] {
			return true
		}
	}
	return false
}

// numberOf returns what numberMark finds in a line.
func numberOf(line string) []string {
	rest := skipMarks(line, &beforeNumber)
	n := figures(rest)
	if n == 0 || n > 2 || n == len(rest) || rest[n] != '.' && rest[n] != ')' {
		return nil
	}
	return numberMark.FindStringSubmatch(line)
}

// beforeClock and beforeNumber hold the bytes that may stand before a clock and a number.
var beforeClock, beforeNumber = byteSet(" \t\n\f\r[(*_#>-"), byteSet(" \t\n\f\r*_#>")

func byteSet(bytes string) (set [256]bool) {
	for i := range len(bytes) {
		set[bytes[i]] = true
	}
	return set
}

// skipMarks returns a line without these marks, bullets and dashes at its head.
func skipMarks(line string, marks *[256]bool) string {
	for line != "" {
		switch {
		case marks[line[0]]:
			line = line[1:]
		case line[0] < utf8.RuneSelf:
			return line
		case strings.HasPrefix(line, "•") || strings.HasPrefix(line, "–") || strings.HasPrefix(line, "—"):
			line = line[len("•"):]
		default:
			return line
		}
	}
	return line
}

// figures returns the number of figures with which s begins.
func figures(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

func isRule(line string) bool {
	x := firstMark(line)
	return (x >= 0x80 || strings.IndexByte("-*_=~#\\", x) >= 0) && ruleMark.MatchString(line)
}

func isBold(line string) bool {
	return (strings.Contains(line, "**") || strings.Contains(line, "__")) && boldMark.MatchString(line)
}

func isBullet(line string) bool {
	x := firstMark(line)
	return (x >= 0x80 || x == '-' || x == '*' || x >= '0' && x <= '9') && bulletMark.MatchString(line)
}

// firstMark returns the first byte of a line that is no white space; a space when there is
// none.
func firstMark(line string) byte {
	for i := range len(line) {
		if x := line[i]; x != ' ' && x != '\t' && x != '\n' && x != '\f' && x != '\r' {
			return x
		}
	}
	return ' '
}
