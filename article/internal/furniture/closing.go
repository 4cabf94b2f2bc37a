package furniture

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/article/internal/record"
)

// Releases and many reports end with notes that stand under others too: on the company
// ("About Greenshaft Energy: …"), on statements about the future, on how a poll was taken.
// In a large pile they are found because they recur; two reports show nothing. These are
// known by their form and their place at the end.

const (
	// closingWords bounds a closing note, in words, and closingBytes several.
	closingWords = 400
	closingBytes = 2800
	// noteWords is the least number of words of a note on a company.
	noteWords = 12
	// nameBytes is the length of the longest name with the words behind it.
	nameBytes = 80
	// ownWords is how many words a text has before a note on somebody that has no heading.
	ownWords = 100
	// aboutSigns of the words in the section [sign] confirm a note under a heading, and
	// isSigns one without.
	aboutSigns = 2
	isSigns    = 3
)

// Closing returns the spans of the notes at the end of text, sorted and disjoint. known are
// spans that are furniture already.
func Closing(text string, known []record.Span) []record.Span {
	lines := lastLines(text, known)
	var out []record.Span
	for len(lines) > 1 {
		n := lastNote(text, lines, len(out) > 0)
		if n == 0 {
			return out
		}
		from := len(lines) - n
		out = Merge(out, lines[from:])
		lines = lines[:from]
	}
	return out
}

// lastLines returns the lines at the end of text that closing notes may be in, and one
// before them. known are spans that are furniture already.
func lastLines(text string, known []record.Span) []record.Span {
	from := max(0, len(text)-closingBytes)
	if i := strings.LastIndexByte(text[:from], '\n'); i >= 0 {
		from = i + 1
	} else {
		from = 0
	}
	var shifted []record.Span
	for _, s := range known {
		if s.End > from {
			shifted = append(shifted, record.Span{Start: max(0, s.Start-from), End: s.End - from})
		}
	}
	var lines []record.Span
	for s := range content(text[from:], shifted) {
		lines = append(lines, record.Span{Start: s.Start + from, End: s.End + from})
	}
	return lines
}

// lastNote returns how many of the last lines are one closing note; 0 when they are none.
// The first line is never one. more says that another closing note stood below.
func lastNote(text string, lines []record.Span, more bool) int {
	words := 0
	for n := 1; n < len(lines); n++ {
		at := len(lines) - n
		line := text[lines[at].Start:lines[at].End]
		if words += len(line) / 6; words > closingWords { // a word and a space, roughly
			return 0
		}
		switch {
		case beginsNote(text, lines[at:], more):
			return n
		case n > 1 || !isWhatSomebodyIs(text[:lines[at].Start], line):
		case len(lines) > 2 && beginsNote(text, lines[at-1:], more):
			return 2
		default:
			return 1
		}
	}
	return 0
}

// beginsNote reports whether the first of these lines begins a note.
func beginsNote(text string, lines []record.Span, more bool) bool {
	line := strings.TrimLeft(text[lines[0].Start:lines[0].End], "*#_ ")
	if line == "" {
		return false
	}
	var buf [64]byte
	if word, ascii := firstLetters(buf[:0], line); ascii && !readNotices().noteWords[string(word)] {
		return false
	}
	return isBox(line, more || len(lines) > 1) || isAbout(text, line, lines[1:])
}

// isBox reports whether a line begins a note that is known by its first words: it is the
// heading of what stands below it, or its first sentence or what stands before a colon is.
func isBox(line string, below bool) bool {
	table := readNotices().box
	heading := isHeading(line)
	if heading && !below {
		return false
	}
	if head, _, ok := strings.Cut(line[:min(len(line), 100)], ":"); ok && table.mayBegin(head) && table.matches(noticeWords(nil, head)) {
		return true
	}
	if !table.mayBegin(line) {
		return false
	}
	for sentence := range sentencesOf(line) {
		words := noticeWords(nil, sentence)
		return table.matches(words) && (heading || len(words) > labelWords)
	}
	return false
}

// isHeading reports whether a line is short and not a sentence.
func isHeading(line string) bool {
	return len(line) <= 80 && !strings.ContainsAny(line[len(line)-1:], ".!?\"")
}

// isAbout reports whether a line begins a note on a company: "About" and a name, then a
// colon and the note, or the note in the line below.
func isAbout(text, line string, below []record.Span) bool {
	for _, c := range readNotices().closings {
		for _, about := range c.about {
			name, ok := afterFold(line, about)
			if !ok || !isName(name) {
				continue
			}
			note := ""
			if head, rest, ok := cutHead(name); ok && len(head) <= 80 {
				note = rest
			} else if isHeading(line) && len(below) > 0 {
				note = text[below[0].Start:below[0].End]
			}
			if isNote(note, c.signs, aboutSigns) {
				return true
			}
		}
	}
	return false
}

// afterFold returns line without the words that it begins with, and whether it does, in
// lower or upper case.
func afterFold(line, words string) (string, bool) {
	if len(line) <= len(words) || line[0]|0x20 != words[0]|0x20 && line[0] < 0x80 || !strings.EqualFold(line[:len(words)], words) {
		return "", false
	}
	return line[len(words):], true
}

// isName reports whether s begins with a capital, behind an article or not.
func isName(s string) bool {
	for _, article := range []string{"the ", "The "} {
		s = strings.TrimPrefix(s, article)
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "“\"«„"))
	return unicode.IsUpper(r)
}

// cutHead cuts a line behind its first colon or dash between spaces.
func cutHead(line string) (head, rest string, ok bool) {
	at, end := len(line), len(line)
	for _, mark := range []string{": ", ":** ", " — ", " – ", " - "} {
		if i := strings.Index(line, mark); i >= 0 && i < at {
			at, end = i, i+len(mark)
		}
	}
	return line[:at], line[end:], at < len(line)
}

// isNote reports whether a paragraph says what notes on companies say.
func isNote(note string, signs []string, want int) bool {
	words := noticeWords(nil, note)
	if len(words) < noteWords {
		return false
	}
	folded := " " + strings.Join(words, " ") + " "
	for _, sign := range signs {
		if strings.Contains(folded, sign) {
			if want--; want == 0 {
				return true
			}
		}
	}
	return false
}

// isWhatSomebodyIs reports whether the last line of a text is a note on somebody without a
// heading: "Acme Ltd. is an international …".
func isWhatSomebodyIs(before, line string) bool {
	if len(line) < 10*noteWords || len(line) > 6*closingWords || !isName(line) {
		return false
	}
	if !mayBeName(line[:nameBytes]) {
		return false
	}
	for _, c := range readNotices().closings {
		if saysWhat(line[:nameBytes], c.is) && isNote(line, c.signs, isSigns) {
			return !strings.ContainsAny(line, "“”„«»\"") && WordsOutside(before, nil, ownWords) >= ownWords
		}
	}
	return false
}

// mayBeName reports whether one of the words of head may stand between a name and what
// somebody is.
func mayBeName(head string) bool {
	table := readNotices().isWords
	for from := 0; from < len(head); {
		to := strings.IndexByte(head[from:], ' ')
		if to < 0 {
			return false
		}
		if table[head[from:from+to]] {
			return true
		}
		from += to + 1
	}
	return false
}

// saysWhat reports whether head is a name and one of the words between a name and what
// somebody is, without a comma before.
func saysWhat(head string, is []string) bool {
	if i := strings.IndexByte(head, ','); i >= 0 {
		head = head[:i]
	}
	return slices.ContainsFunc(is, func(words string) bool { return strings.Index(head, words) > 0 })
}
