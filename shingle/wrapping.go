package shingle

import "strings"

// wrapping is whether a text is wrapped at a fixed width, so that its single line
// breaks are only spaces.
type wrapping uint8

const (
	wrappingUnknown wrapping = iota
	wrappingYes
	wrappingNo
)

const (
	wrapWidth = 100  // bytes that a line of wrapped text does not exceed
	wrapLong  = 0.1  // share of lines that may, for the odd table
	wrapLower = 0.25 // share of lines that go on in lower case; a paragraph rarely begins so
)

func (s *splitter) isWrapped() bool {
	if s.wrapped == wrappingUnknown {
		s.wrapped = wrappingNo
		if isWrapped(s.text) {
			s.wrapped = wrappingYes
		}
	}
	return s.wrapped == wrappingYes
}

// isWrapped reports whether the lines of text are pieces of paragraphs: short,
// and often beginning in lower case. In 400 Reuters stories wrapped at 70
// columns about .7 of the lines that follow another begin so, in text with one
// paragraph a line fewer than .05.
func isWrapped(text string) bool {
	lines, long, lower := 0, 0, 0
	for first := true; text != ""; first = false {
		line, rest, _ := strings.Cut(text, "\n")
		if len(line) > wrapWidth {
			long++
		}
		lines++
		if !first && line != "" && 'a' <= line[0] && line[0] <= 'z' {
			lower++
		}
		text = rest
	}
	return float64(long) <= wrapLong*float64(lines) &&
		lower > 0 && float64(lower) >= wrapLower*float64(lines-1)
}
