package shingle

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// AppendSentences appends the sentences of text as ranges of indexes into words,
// which are text's words as [AppendWords] gives them, and returns the extended
// slice. The ranges are in order and every word is in exactly one.
//
// The rules are made for news: a blank line ends a sentence, and so does a single
// line break unless the text is wrapped at a fixed width; a full stop does not
// after a title, an initial or a month with its day, nor where the next word is
// lower-case. What stands between two words decides, so only those bytes are
// looked at.
func AppendSentences(dst []Range, text string, words []Word) []Range {
	s := splitter{text: text, words: words}
	start := 0
	for i := 1; i < len(words); i++ {
		from, to := words[i-1].End, words[i].Start
		if to-from == 0 || to-from == 1 && text[from] != '\n' {
			continue // one byte between words can end a sentence only as a line break
		}
		if to-from == 2 && text[from+1] == ' ' && noEnd[text[from]] {
			continue // as between most words that have two
		}
		if s.ends(i) {
			dst = append(dst, Range{start, i})
			start = i
		}
	}
	if start < len(words) {
		dst = append(dst, Range{start, len(words)})
	}
	return dst
}

// noEnd holds the ASCII characters that end no sentence when a space and the next word follow.
var noEnd = func() (t [256]bool) {
	for c := range byte(utf8.RuneSelf) {
		t[c] = !strings.ContainsRune(".!?\n\f\v", rune(c))
	}
	return t
}()

// splitter decides where sentences of one text end.
type splitter struct {
	text    string
	words   []Word
	wrapped wrapping
}

// gap is what stands between two words, as far as sentences care.
type gap struct {
	lines  int  // line breaks
	blank  bool // a blank line or a paragraph separator
	indent bool // white space after the last line break
	stop   rune // the last sentence-final mark before any white space: '.', '!' for ! and ?, '。' for the unambiguous ones; 0 for none
	space  bool // white space, or a quotation mark or bracket, after that mark
	opens  bool // a quotation mark that opens stands before the next word
	dots   int  // full stops in a row
}

// ends reports whether a sentence ends between words i-1 and i.
func (s *splitter) ends(i int) bool {
	g := readGap(s.text[s.words[i-1].End:s.words[i].Start])
	if g.blank {
		return true
	}
	if g.lines > 0 && (g.indent || !s.isWrapped()) {
		return true
	}
	switch g.stop {
	case 0:
		return false
	case '。':
		return true
	}
	if !g.space {
		return false
	}
	next := s.words[i]
	if next.Class&(Upper|Digit|Ideo) == 0 && s.isLower(next) {
		return false
	}
	if g.stop == '!' {
		return true
	}
	if g.dots > 1 {
		return next.Class&Digit == 0
	}
	return s.fullStopEnds(s.words[i-1], next, g.opens)
}

// fullStopEnds reports whether the full stop after word ends a sentence before
// next, which does not begin in lower case.
func (s *splitter) fullStopEnds(word, next Word, opens bool) bool {
	kind := abbreviations.find(word.Hash)
	if kind&names != 0 && word.Class&Upper == 0 {
		kind = 0
	}
	switch kind &^ names {
	case neverEnds:
		return false
	case beforeNumber:
		return next.Class&Digit == 0
	case maybeEnds:
		return opens || openers.find(next.Hash) != 0
	}
	if s.isInitials(word) {
		return opens || openers.find(next.Hash) != 0
	}
	return true
}

// isInitials reports whether word is one letter, or letters with dots between
// them: "W", "U.S", "p.m".
func (s *splitter) isInitials(word Word) bool {
	if word.Class&(Digit|Ideo) != 0 {
		return false
	}
	for w := s.text[word.Start:word.End]; ; w = w[1:] {
		r, n := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) {
			return false
		}
		if w = w[n:]; w == "" {
			return true
		}
		if w[0] != '.' || len(w) == 1 {
			return false
		}
	}
}

// isLower reports whether word begins with a lower-case letter.
func (s *splitter) isLower(word Word) bool {
	c := s.text[word.Start]
	if c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s.text[word.Start:word.End])
	return unicode.IsLower(r)
}

// readGap reads the bytes between two words.
func readGap(between string) gap {
	var g gap
	lineStart := -1 // first byte after the last line break
	spaced := false // white space seen
	for i := 0; i < len(between); {
		r, n := rune(between[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(between[i:])
		}
		switch r {
		case '\n', '\u0085', '\u2028':
			if g.lines > 0 && strings.TrimSpace(between[lineStart:i]) == "" {
				g.blank = true
			}
			g.lines++
			g.indent = false
			lineStart = i + n
			spaced, g.space = true, true
		case '\u2029', '\f', '\v':
			g.blank = true
		case ' ', '\t', '\u00a0', '\u3000', '\r':
			if lineStart == i && r != '\r' {
				g.indent = true
			}
			spaced, g.space = true, true
		case '.', '…', '．':
			if !spaced {
				g.mark('.')
				if r == '…' {
					g.dots = 2
				}
			}
		case '!', '?':
			if !spaced {
				g.mark('!')
			}
		case '。', '！', '？', '｡', '؟', '۔', '।', '॥', '။', '።':
			g.stop = '。'
		case '"', '“', '‘', '«', '„', '\'':
			g.space = true
			g.opens = spaced
		case ')', ']', '”', '’', '»':
			g.space = true
		case '(', '[', '-', '–', '—', '*', '•', '·':
		}
		i += n
	}
	return g
}

// mark notes a sentence-final mark.
func (g *gap) mark(kind rune) {
	if g.stop == '。' {
		return
	}
	if kind == '.' && g.stop == '.' {
		g.dots++
		return
	}
	if kind == '.' && g.stop == '!' {
		return
	}
	g.stop, g.space, g.dots = kind, false, 1
}
