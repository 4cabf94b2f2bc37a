package pattern

import (
	"fmt"
	"slices"
	"strings"
)

// File is one pattern file.
type File struct{ Name, Text string }

// statement is one statement of a file: its keyword, and what stands behind it on its
// line and on the indented lines below.
type statement struct {
	file    string
	line    int
	keyword string
	lines   []string
}

var keywords = []string{"list", "phrases", "part", "stage", "rule", "match", "not", "span", "yes", "no"}

// statements splits a file. Empty lines and lines that begin with # are left out; an
// indented line continues the statement above it.
func (f *File) statements() ([]statement, error) {
	var list []statement
	n := 0
	for line := range strings.SplitSeq(f.Text, "\n") {
		n++
		rest := strings.TrimSpace(line)
		if rest == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if line[0] == ' ' || line[0] == '\t' {
			if len(list) == 0 {
				return nil, fmt.Errorf("%s:%d: an indented line continues the statement above it, and there is none", f.Name, n)
			}
			last := &list[len(list)-1]
			last.lines = append(last.lines, rest)
			continue
		}
		keyword, rest, _ := strings.Cut(rest, " ")
		if !slices.Contains(keywords, keyword) {
			return nil, fmt.Errorf("%s:%d: unknown keyword %q (want one of %s)", f.Name, n, keyword, strings.Join(keywords, ", "))
		}
		if rest = strings.TrimSpace(rest); rest == "" {
			return nil, fmt.Errorf("%s:%d: nothing stands behind %q", f.Name, n, keyword)
		}
		list = append(list, statement{f.Name, n, keyword, []string{rest}})
	}
	return list, nil
}

func (s *statement) text() string { return strings.Join(s.lines, " ") }

func (s *statement) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", s.file, s.line, fmt.Sprintf(format, args...))
}

// named splits "NAME: rest".
func (s *statement) named() (name string, rest []string, err error) {
	name, first, ok := strings.Cut(s.lines[0], ":")
	name = strings.TrimSpace(name)
	if !ok || name == "" || strings.ContainsAny(name, " []{}|<>") {
		return "", nil, s.errorf("want %s NAME: ...", s.keyword)
	}
	return name, append([]string{strings.TrimSpace(first)}, s.lines[1:]...), nil
}

// listWords reads the lines of a list: words, or "words + endings", each word with
// each ending, "-" for none.
func listWords(lines []string) []string {
	var words []string
	for _, line := range lines {
		stems, endings, inflected := strings.Cut(line, " + ")
		if !inflected {
			words = append(words, strings.Fields(line)...)
			continue
		}
		for stem := range strings.FieldsSeq(stems) {
			for ending := range strings.FieldsSeq(endings) {
				words = append(words, stem+strings.TrimPrefix(ending, "-"))
			}
		}
	}
	return words
}

// listPhrases reads phrases with | between them.
func listPhrases(lines []string) []string {
	var phrases []string
	for p := range strings.SplitSeq(strings.Join(lines, " "), "|") {
		if p = strings.TrimSpace(p); p != "" {
			phrases = append(phrases, p)
		}
	}
	return phrases
}
