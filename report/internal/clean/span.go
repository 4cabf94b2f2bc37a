package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/article"
)

// Slice returns the part of text that s names, moved inwards to whole characters. Of
// a span that does not fit the text, as one from a damaged file may not, it returns
// the part that does.
func Slice(text string, s article.Span) string {
	start, end := max(0, min(s.Start, len(text))), max(0, min(s.End, len(text)))
	for start < end && !utf8.RuneStart(text[start]) {
		start++
	}
	for end > start && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	if start >= end {
		return ""
	}
	return text[start:end]
}

// Inside returns the span of what [Slice] returns: s moved into text and onto whole
// characters.
func Inside(text string, s article.Span) article.Span {
	part := Slice(text, s)
	start := max(0, min(s.Start, len(text)))
	if part != "" {
		start += strings.Index(text[start:], part)
	}
	return article.Span{Start: start, End: start + len(part)}
}

// Clip returns s cut to at most n bytes, and how many bytes that leaves out.
func Clip(s article.Span, n int) (article.Span, int) {
	if s.Len() <= n {
		return s, 0
	}
	return article.Span{Start: s.Start, End: s.Start + n}, s.Len() - n
}

// Excerpt returns text when it has at most n bytes, else its beginning in at most n
// bytes, cut at the end of a word, and an ellipsis.
func Excerpt(text string, n int) string {
	if len(text) <= n {
		return text
	}
	out := Slice(text, article.Span{End: n})
	if i := strings.LastIndexFunc(out, unicode.IsSpace); i > n/2 {
		out = strings.TrimRightFunc(out[:i], unicode.IsSpace)
	}
	return out + " …"
}
