package article

import (
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Page furniture is what a page shows around its article: share buttons, photo
// credits, newsletter forms, paywall notices, related stories. Scrapers leave it
// in the text, where it makes strangers look alike.
//
// It is found line by line, by known wording (furniture_lines.go). The rule for
// every pattern is that no sentence of an article may fall to it: when in doubt a
// line is content. What only one outlet repeats (an author's portrait, a slogan)
// cannot be known from one text; the pile tells that elsewhere, by lines that
// recur.

// Lines yields the spans of the lines of text, without their line breaks and
// without white space at either end. Blank lines are left out.
func Lines(text string) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for at := 0; at < len(text); {
			end := len(text)
			next := end
			if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
				end, next = at+i, at+i+1
			}
			s := Span{at, end}
			for s.Start < s.End && isBlank(text[s.Start]) {
				s.Start++
			}
			for s.End > s.Start && isBlank(text[s.End-1]) {
				s.End--
			}
			if s.Len() > 0 && !yield(s) {
				return
			}
			at = next
		}
	}
}

// isBlank reports whether c is ASCII white space within a line.
func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

// Furniture returns the spans of text that are known page furniture and not
// content, sorted and disjoint: whole lines.
func Furniture(text string) []Span { return setAside(text, "") }

// setAside is Furniture for a text whose byline is known: lines that only repeat
// it are furniture too, and so is a name that stands twice in a row, as pages
// print it beside and below a portrait.
func setAside(text, byline string) []Span {
	var spans []Span
	var prev Span
	for s := range Lines(text) {
		if s.Len() > maxFurniture {
			prev = Span{}
			continue
		}
		line := text[s.Start:s.End]
		switch {
		case isFurniture(line), byline != "" && isByline(line, byline):
			spans = append(spans, s)
		case prev.Len() == s.Len() && s.Len() <= 60 && text[prev.Start:prev.End] == line && isName(line):
			if len(spans) == 0 || spans[len(spans)-1] != prev {
				spans = append(spans, prev)
			}
			spans = append(spans, s)
		}
		prev = s
	}
	return spans
}

// isByline reports whether line is the byline and nothing else.
func isByline(line, byline string) bool {
	if len(line) > len(byline)+3 {
		return false
	}
	return strings.EqualFold(cleanByline(line), byline)
}

// mergeSpans returns the union of two lists of spans, each sorted and disjoint.
func mergeSpans(a, b []Span) []Span {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(x, y Span) int { return x.Start - y.Start })
	out := all[:1]
	for _, s := range all[1:] {
		if last := &out[len(out)-1]; s.Start < last.End {
			last.End = max(last.End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// maxFurniture is the longest line that can be furniture, in bytes; longer ones
// are paragraphs and are not looked at.
const maxFurniture = 420

// folded is a line made comparable: lower case, single spaces, plain apostrophes.
type folded struct {
	buf [maxFurniture + utf8.UTFMax]byte
	n   int
}

// foldedLines are folded lines that nobody uses.
var foldedLines = sync.Pool{New: func() any { return new(folded) }}

// fold makes line comparable. What does not fit is left out.
func (f *folded) fold(line string) {
	buf, n := &f.buf, 0
	space := false
	for i := 0; i < len(line) && n < maxFurniture; {
		c := line[i]
		if c < utf8.RuneSelf {
			i++
			if c == ' ' || c == '\t' {
				space = n > 0
				continue
			}
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if space {
				buf[n] = ' '
				n++
				space = false
			}
			buf[n] = c
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(line[i:])
		i += size
		switch r {
		case '’', '‘', 'ʼ':
			r = '\''
		case '“', '”':
			r = '"'
		case '\u00a0', '\u2009', '\u202f':
			space = n > 0
			continue
		case '\u200b', '\ufeff', '\u00ad':
			continue
		default:
			r = lowerRune(r)
		}
		if space {
			buf[n] = ' '
			n++
			space = false
		}
		n += utf8.EncodeRune(buf[n:], r)
	}
	f.n = n
}

// bytes returns the folded line.
func (f *folded) bytes() []byte { return f.buf[:f.n] }

// firstWord returns the first word of line in lower case, without leading marks,
// in buf; it is cut where buf ends.
func firstWord(line string, buf *[16]byte) []byte {
	i := 0
	for i < len(line) && isLeadingMark(line[i]) {
		i++
	}
	n := 0
	for ; i < len(line) && n < len(buf); i++ {
		c := line[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c == 0xc2 && i+1 < len(line) && line[i+1] == 0xa0 { // a space that does not break
			break
		}
		if c == ' ' || c == '\t' || c == ':' || c == ',' || c == '.' || c == '|' || c == '(' || c == '/' || c == '!' {
			break
		}
		buf[n] = c
		n++
	}
	return buf[:n]
}

// isLeadingMark reports whether c is an ASCII mark that may stand before the
// words of a piece of furniture: bullets, brackets, arrows.
func isLeadingMark(c byte) bool {
	switch c {
	case ' ', '*', '-', '>', '<', '|', '(', '[', '+', '#', '_', '"':
		return true
	}
	return false
}
