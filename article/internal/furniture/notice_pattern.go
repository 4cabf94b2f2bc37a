package furniture

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// notices has the patterns of notices and closing notes, one file a language. en.txt says
// what a line means.
//
//go:embed notices/*.txt
var noticeFiles embed.FS

// noticeLanguages are the files, in the order in which they are read.
var noticeLanguages = []string{"en", "de", "fr", "es", "ru"}

// element is one part of a pattern.
type element struct {
	words    [][]string // the ways to say it, each a row of words
	optional bool
	gap      bool // up to maxGap words of any kind instead
	rest     bool // all words that are left instead
}

// maxGap is how many words a gap of a pattern has at most.
const maxGap = 6

// wording is a table of patterns.
type wording struct {
	patterns map[string][][]element // by their possible first words
	pairs    map[string]bool        // "first second" of every pattern, with * for any second word, and "first" for one word alone
}

func newWording() wording { return wording{map[string][][]element{}, map[string]bool{}} }

// closing is how notes on companies begin in one language, and what they say.
type closing struct {
	about []string // the beginnings of their headings, before a name, with a space behind
	signs []string // words of such notes
	is    []string // what stands between a name and what somebody is
}

// noticeTable is all patterns of notices and closing notes.
type noticeTable struct {
	notice, alone, box wording
	closings           []closing
	isWords            map[string]bool // the first words of all closings' is
	noteWords          map[string]bool // the first words of all boxes and closings' about
}

// readNotices decodes the embedded files once.
var readNotices = sync.OnceValue(func() *noticeTable {
	t := &noticeTable{notice: newWording(), alone: newWording(), box: newWording(), isWords: map[string]bool{}, noteWords: map[string]bool{}}
	for _, lang := range noticeLanguages {
		data, err := noticeFiles.ReadFile("notices/" + lang + ".txt")
		if err == nil {
			err = t.add(string(data))
		}
		if err != nil {
			panic(fmt.Sprintf("furniture: notices/%s.txt: %v", lang, err))
		}
	}
	t.finish()
	return t
})

// finish sets what follows from the patterns.
func (t *noticeTable) finish() {
	for word := range t.box.patterns {
		t.noteWords[word] = true
	}
	for _, c := range t.closings {
		for _, about := range c.about {
			word, _ := cutWord(about)
			t.noteWords[word] = true
		}
		for _, is := range c.is {
			word, _ := cutWord(is)
			t.isWords[word] = true
		}
	}
}

// add reads the patterns of one file.
func (t *noticeTable) add(data string) error {
	var c closing
	section := ""
	for n, line := range strings.Split(data, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = line
		case section == "[about]":
			c.about = append(c.about, strings.TrimSuffix(line, " ")+" ")
		case section == "[sign]" || section == "[is]":
			for _, x := range strings.Split(line, ";") {
				x = " " + strings.TrimSpace(x) + " "
				if section == "[sign]" {
					c.signs = append(c.signs, x)
				} else {
					c.is = append(c.is, x)
				}
			}
		default:
			table, ok := map[string]wording{"[notice]": t.notice, "[alone]": t.alone, "[box]": t.box}[section]
			if !ok {
				return fmt.Errorf("line %d: unknown section %q", n+1, section)
			}
			p, err := parseNotice(line)
			if err != nil {
				return fmt.Errorf("line %d: %w", n+1, err)
			}
			table.add(p)
		}
	}
	t.closings = append(t.closings, c)
	return nil
}

// add files a pattern under each word that it may begin with.
func (w wording) add(p []element) {
	seen := map[string]bool{}
	for _, e := range p {
		for _, row := range e.words {
			if !seen[row[0]] {
				seen[row[0]] = true
				w.patterns[row[0]] = append(w.patterns[row[0]], p)
			}
		}
		if !e.optional {
			break
		}
	}
	w.addPairs(nil, p)
}

// addPairs files the first two words that a sentence may have that begins with these words
// and goes on as p says.
func (w wording) addPairs(words []string, p []element) {
	switch {
	case len(words) >= 2:
		w.pairs[words[0]+" "+words[1]] = true
	case len(words) == 1 && len(p) == 0:
		w.pairs[words[0]] = true
	case len(p) == 0:
	case p[0].gap || p[0].rest:
		if len(words) == 1 {
			w.pairs[words[0]], w.pairs[words[0]+" *"] = true, true
		}
	default:
		for _, row := range p[0].words {
			w.addPairs(append(words[:len(words):len(words)], row...), p[1:])
		}
		if p[0].optional {
			w.addPairs(words, p[1:])
		}
	}
}

// mayBegin reports whether a sentence that matches may begin as s does, by its first two
// words. Nearly every sentence is one of a report, and this is all that is done for it.
func (w wording) mayBegin(s string) bool {
	var buf [64]byte
	if key, ascii := firstLetters(buf[:0], s); ascii && w.patterns[string(key)] == nil {
		return false
	}
	first, rest := cutWord(s[:min(len(s), len(buf))])
	key := appendLower(buf[:0], first)
	if len(key) == 0 || w.patterns[string(key)] == nil {
		return false
	}
	second, _ := cutWord(rest)
	if second == "" {
		return w.pairs[string(key)] || len(s) > len(buf)
	}
	n := len(key)
	key = append(key, ' ')
	if w.pairs[string(append(key, '*'))] {
		return true
	}
	return w.pairs[string(appendLower(key[:n+1], second))]
}

// firstLetters appends the first word of s in lower case, and reports whether it is one of
// ASCII letters only: nearly every word is.
func firstLetters(dst []byte, s string) (word []byte, ascii bool) {
	for i := range min(len(s), cap(dst)) {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			dst = append(dst, c+'a'-'A')
		case 'a' <= c && c <= 'z':
			dst = append(dst, c)
		case c >= utf8.RuneSelf || c == '\'' || c == '-' || '0' <= c && c <= '9':
			return dst, false
		case len(dst) > 0:
			return dst, true
		}
	}
	return dst, false
}

// appendLower appends a word in lower case, with plain apostrophes.
func appendLower(dst []byte, word string) []byte {
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return append(dst, strings.ReplaceAll(strings.ToLower(word[i:]), "’", "'")...)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

// parseNotice reads one pattern.
func parseNotice(line string) ([]element, error) {
	var p []element
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		end := strings.IndexByte(line, ' ')
		if line[0] == '(' {
			if end = strings.IndexByte(line, ')'); end < 0 {
				return nil, fmt.Errorf("a bracket is not closed")
			}
			if end++; end < len(line) && line[end] == '?' {
				end++
			}
		}
		if end < 0 {
			end = len(line)
		}
		part := line[:end]
		line = line[end:]
		var e element
		switch {
		case part == "*":
			e.gap = true
		case part == "...":
			e.rest = true
			if strings.TrimSpace(line) != "" {
				return nil, fmt.Errorf("%q is not the last part", part)
			}
		default:
			e.optional = strings.HasSuffix(part, "?")
			part = strings.Trim(strings.TrimSuffix(part, "?"), "()")
			for _, way := range strings.Split(part, "|") {
				row := noticeWords(nil, way)
				if len(row) == 0 {
					return nil, fmt.Errorf("an empty way to say something in %q", part)
				}
				e.words = append(e.words, row)
			}
		}
		p = append(p, e)
	}
	if len(p) == 0 || p[0].gap || p[0].rest {
		return nil, fmt.Errorf("a pattern begins with a word")
	}
	return p, nil
}

// matches reports whether a sentence of these words matches a pattern of the table.
func (w wording) matches(words []string) bool {
	if len(words) == 0 {
		return false
	}
	for _, p := range w.patterns[words[0]] {
		if matchElements(p, words) {
			return true
		}
	}
	return false
}

// matchElements reports whether the elements match all of the words.
func matchElements(p []element, words []string) bool {
	if len(p) == 0 {
		return len(words) == 0
	}
	e := &p[0]
	switch {
	case e.rest:
		return true
	case e.gap:
		for n := 0; n <= min(maxGap, len(words)); n++ {
			if matchElements(p[1:], words[n:]) {
				return true
			}
		}
		return false
	}
	for _, row := range e.words {
		if startsWith(words, row) && matchElements(p[1:], words[len(row):]) {
			return true
		}
	}
	return e.optional && matchElements(p[1:], words)
}

func startsWith(words, row []string) bool {
	if len(row) > len(words) {
		return false
	}
	for i, w := range row {
		if words[i] != w {
			return false
		}
	}
	return true
}

// noticeWords appends the words of s in lower case: letters and digits, with apostrophes and
// hyphens inside.
func noticeWords(dst []string, s string) []string {
	for s != "" {
		w, rest := cutWord(s)
		if w != "" {
			dst = append(dst, strings.ReplaceAll(strings.ToLower(w), "’", "'"))
		}
		s = rest
	}
	return dst
}

// cutWord cuts the first word off s; it is "" when there is none.
func cutWord(s string) (word, rest string) {
	from := strings.IndexFunc(s, isWordRune)
	if from < 0 {
		return "", ""
	}
	s = s[from:]
	end := len(s)
	for i, r := range s {
		if isWordRune(r) {
			continue
		}
		if r == '\'' || r == '’' || r == '-' {
			if next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):]); isWordRune(next) {
				continue
			}
		}
		end = i
		break
	}
	return s[:end], s[end:]
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
