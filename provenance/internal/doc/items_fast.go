package doc

import "strings"

// Most lines have no mark, and a few bytes show it. Each function says what its pattern says.

func isClock(line string) bool {
	rest := skipMarks(line, " \t\n\f\r[(*_#>-")
	if rest == "" {
		return false
	}
	if n := figures(rest); n > 0 {
		if n > 2 || n == len(rest) || strings.IndexByte(":.h ap", rest[n]) < 0 {
			return false
		}
	} else if !mayOpenClock(rest) {
		return false
	}
	return clockMark.MatchString(line)
}

// mayOpenClock reports whether a line may begin with a word that stands before a clock
// ("Updated at 10:42"), by its first two letters.
func mayOpenClock(line string) bool {
	if line[0] >= 0x80 || len(line) < 2 {
		return true
	}
	switch line[0] | 0x20 {
	case 'u':
		return line[1]|0x20 == 'p'
	case 'p':
		return line[1]|0x20 == 'o'
	case 's':
		return line[1]|0x20 == 't'
	case 'a':
		return line[1]|0x20 == 'c'
	case 'm':
		return line[1]|0x20 == 'i'
	}
	return false
}

// numberOf returns what numberMark finds in a line.
func numberOf(line string) []string {
	rest := skipMarks(line, " \t\n\f\r*_#>")
	n := figures(rest)
	if n == 0 || n > 2 || n == len(rest) || rest[n] != '.' && rest[n] != ')' {
		return nil
	}
	return numberMark.FindStringSubmatch(line)
}

// skipMarks returns a line without these marks, bullets and dashes at its head.
func skipMarks(line, marks string) string {
	for line != "" {
		switch {
		case strings.IndexByte(marks, line[0]) >= 0:
			line = line[1:]
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
