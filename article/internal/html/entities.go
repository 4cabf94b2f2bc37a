package html

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"copytrail/article/internal/fold"
)

// A text field without tags may still hold character references, as exports of databases
// and feeds leave them: "Gro&szlig;e", "&#8220;", "&amp;quot;". They are decoded, unless the
// text is one that writes about them.

// reference matches a character reference with its semicolon. One without is not decoded:
// it may be part of an address.
var reference = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// aboutMarkup matches the words of a text that is about markup, in most languages.
var aboutMarkup = regexp.MustCompile(`(?i)\b(x?html|xml|markup|ampersand|unicode)\b`)

// maxEscapes is how often a text may be escaped. Twice is met, when one export is fed by
// another.
const maxEscapes = 2

// Decode returns s with its character references decoded, and reports whether it had any.
// References that a text shows as an example are not decoded.
func Decode(s string) (string, bool) {
	decoded := false
	for range maxEscapes {
		if !strings.Contains(s, "&") || !reference.MatchString(s) || showsReferences(s) {
			break
		}
		out := reference.ReplaceAllStringFunc(s, html.UnescapeString)
		if out == s {
			break
		}
		s, decoded = out, true
	}
	return s, decoded
}

// showsReferences reports whether s is about markup and its references are examples. In a
// text that is escaped, no character stands as itself beside its own reference, and most
// references touch a word or a mark.
func showsReferences(s string) bool {
	if !aboutMarkup.MatchString(reference.ReplaceAllLiteralString(s, " ")) {
		return false
	}
	used, shown := 0, 0
	raw := map[string]bool{} // whether the character of a reference stands as itself
	for _, at := range reference.FindAllStringIndex(s, -1) {
		name := s[at[0]:at[1]]
		char := html.UnescapeString(name)
		if char == name {
			continue
		}
		beside, ok := raw[name]
		if !ok {
			beside = char != "&" && strings.Contains(s, char)
			raw[name] = beside
		}
		if !beside && inText(s, at[0], at[1]) {
			used++
		} else {
			shown++
		}
	}
	return used <= 3*shown
}

// inText reports whether the bytes [from, to) of s stand within a text and not by themselves,
// between spaces, brackets or quotation marks.
func inText(s string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:from])
	after, _ := utf8.DecodeRuneInString(s[to:])
	if unicode.IsLetter(after) || unicode.IsDigit(after) {
		return true
	}
	return from > 0 && !unicode.IsSpace(before) && !strings.ContainsRune("([{`\"'“„«‘‹", before)
}

// tag matches a tag or an end tag of an element that texts have; its name is group 1.
var tag = regexp.MustCompile(`(?i)</?(p|div|br|span|a|b|i|u|s|em|strong|small|sup|sub|cite|font|h[1-6]|li|ul|ol|figure|figcaption|img|blockquote|article|section|table|tr|td)(?:\s[^<>]*)?/?>`)

// anyTag matches what looks like a tag of any element.
var anyTag = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)

// inline are the elements within paragraphs that hide nothing and mark no quotation.
var inline = fold.WordSet("span a b i u s em strong small sup sub cite font")

// HasParagraphs reports whether s, a text with tags, has its paragraphs as a text has them:
// blank lines, and no tag but those within paragraphs. [Text] would join its lines.
func HasParagraphs(s string) bool {
	if !strings.Contains(s, "\n\n") {
		return false
	}
	for _, t := range anyTag.FindAllString(s, -1) {
		name := tag.FindStringSubmatch(t)
		if name == nil || !inline[strings.ToLower(name[1])] {
			return false
		}
	}
	return true
}

// StripTags returns s, a text of which HasMarkup is false or HasParagraphs is true, without
// its tags: a lone <strong> or <a>. A tag of a block becomes a line break, and the lines
// of s stay as they are. It reports whether it took a tag out. A text about markup keeps its
// tags.
func StripTags(s string) (string, bool) {
	if strings.IndexByte(s, '<') < 0 || !tag.MatchString(s) || aboutMarkup.MatchString(s) {
		return s, false
	}
	return tag.ReplaceAllStringFunc(s, func(t string) string {
		if name := strings.ToLower(tag.FindStringSubmatch(t)[1]); blocks[name] {
			return "\n"
		}
		return ""
	}), true
}
