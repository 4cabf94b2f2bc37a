// Package furniture finds page furniture in the text of an article: what a page shows
// around its article, such as share buttons, photo credits, newsletter forms, paywall
// notices and related stories. Scrapers leave it in the text, where it makes articles
// alike that have nothing in common.
//
// Furniture is found line by line, by known wording (wording.go) and by form
// (lines.go). The rule for every pattern is that no sentence of an article may match
// it: in doubt a line is content. What a single outlet repeats (an author's portrait, a
// slogan) cannot be known from one text; package provenance finds it, by lines that
// recur.
package furniture

import (
	"iter"
	"slices"
	"strings"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/record"
)

// Lines yields the spans of the lines of text that are not blank, without line breaks
// and without white space at either end.
func Lines(text string) iter.Seq[record.Span] {
	return func(yield func(record.Span) bool) {
		for at := 0; at < len(text); {
			end := len(text)
			next := end
			if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
				end, next = at+i, at+i+1
			}
			s := record.Span{Start: at, End: end}
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

// Find returns the spans of text that are page furniture: whole lines, sorted and
// disjoint. The names are the byline of the article, "" when it is not known: a line that
// only repeats it is furniture, and so is a name that stands twice in a row, as pages
// print it beside and below a portrait.
func Find(text, names string) []record.Span {
	var spans []record.Span
	var prev record.Span
	for s := range Lines(text) {
		if s.Len() > maxFurniture {
			prev = record.Span{}
			continue
		}
		line := text[s.Start:s.End]
		switch {
		case IsLine(line), names != "" && isByline(line, names):
			spans = append(spans, s)
		case prev.Len() == s.Len() && s.Len() <= 60 && text[prev.Start:prev.End] == line && byline.IsName(line):
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
func isByline(line, names string) bool {
	if len(line) > len(names)+3 {
		return false
	}
	return strings.EqualFold(byline.Clean(line), names)
}

// Merge returns the union of two lists of spans that are each sorted and disjoint.
func Merge(a, b []record.Span) []record.Span {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(x, y record.Span) int { return x.Start - y.Start })
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

// firstWord returns the first word of line in lower case, without leading marks. The
// word is stored in buf and cut off where that ends.
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
