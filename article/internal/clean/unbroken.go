package clean

import (
	"strings"
	"unicode/utf8"
)

// The lengths of lines, in characters, that [Unbroken] takes for full. Exports break lines
// at 72 to 95.
const (
	fullLine = 66
	longLine = 110
)

// Unbroken joins lines that were broken because they were full: a line with the one after
// it when the next word would not have fitted. Others remain lines.
func Unbroken(lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			n := utf8.RuneCountInString(lines[i-1])
			word, _, _ := strings.Cut(line, " ")
			if n <= longLine && n+1+utf8.RuneCountInString(word) > fullLine {
				b.WriteByte(' ')
			} else {
				b.WriteByte('\n')
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

// Paragraphs cuts a text at blank lines and returns each paragraph [Unbroken].
func Paragraphs(text string) []string {
	var out, lines []string
	for line := range strings.SplitSeq(text+"\n", "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		} else if len(lines) > 0 {
			out = append(out, Unbroken(lines))
			lines = nil
		}
	}
	return out
}
