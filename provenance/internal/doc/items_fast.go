package doc

import "strings"

// Most lines have no mark, and a few bytes show it. Each function says what its pattern says.

// clockBytes is the number of bytes before which the first digit of a clock stands.
const clockBytes = 48

func isClock(line string) bool {
	return strings.ContainsAny(line[:min(len(line), clockBytes)], "0123456789") && clockMark.MatchString(line)
}

// numberOf returns what numberMark finds in a line.
func numberOf(line string) []string {
	if !strings.ContainsAny(line[:min(len(line), 6)], "0123456789") {
		return nil
	}
	return numberMark.FindStringSubmatch(line)
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
