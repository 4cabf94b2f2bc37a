package plain

import (
	"regexp"
	"strings"

	"copytrail/article/internal/field"
)

// frontMatter reads the fields between two lines of "---" (or "+++") at the beginning of
// text: one "name: value" a line, lists as "[a, b]" or as "- a" lines. It returns the rest
// of the text as the body, and reports whether there is front matter.
func frontMatter(text string, names *field.Names) (v field.Values, body string, ok bool) {
	body = text
	first, rest, found := strings.Cut(strings.TrimLeft(text, "\ufeff \n"), "\n")
	mark := strings.TrimSpace(first)
	if !found || mark != "---" && mark != "+++" {
		return v, body, false
	}
	var header []string
	for {
		line, next, found := strings.Cut(rest, "\n")
		if t := strings.TrimSpace(line); t == mark || mark == "---" && t == "..." {
			rest = next
			break
		}
		if !found || len(header) == 200 {
			return v, body, false // a horizontal rule, not front matter
		}
		header = append(header, line)
		rest = next
	}
	sep := ":"
	if mark == "+++" {
		sep = "="
	}
	var last field.Alias
	for _, line := range header {
		t := strings.TrimSpace(line)
		if item, isItem := strings.CutPrefix(t, "- "); isItem && last.Field == field.Byline {
			v.Put(field.Byline, strings.TrimPrefix(v.Get(field.Byline)+", "+unquote(item), ", "))
			continue
		}
		name, value, found := strings.Cut(t, sep)
		if !found || line != strings.TrimLeft(line, " \t") { // nested, so not ours
			continue
		}
		a, known := names.Lookup([]byte(strings.TrimSpace(name)))
		last = a
		if !known {
			continue
		}
		value = strings.TrimSpace(value)
		if inner, isList := strings.CutPrefix(value, "["); isList {
			var parts []string
			for part := range strings.SplitSeq(strings.TrimSuffix(inner, "]"), ",") {
				parts = append(parts, unquote(strings.TrimSpace(part)))
			}
			v.Set(a, strings.Join(parts, ", "))
			continue
		}
		v.Set(a, unquote(value))
		ok = true
	}
	return v, strings.TrimLeft(rest, "\n"), ok
}

// unquote returns a value of front matter without its quotation marks.
func unquote(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		inner := s[1 : len(s)-1]
		if s[0] == '"' {
			return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(inner)
		}
		return strings.ReplaceAll(inner, "''", "'")
	}
	return s
}

var (
	mdImage = regexp.MustCompile(`!\[([^\]\n]{0,300})\]\([^)\n]{0,1000}\)`)
	mdLink  = regexp.MustCompile(`\[([^\]\n]{1,500})\]\([^)\n]{0,1000}\)`)
	mdMark  = regexp.MustCompile(`(?m)^(?:#{1,6} +|> ?)`)
	mdBold  = regexp.MustCompile(`(\*\*|__)([^*_\n]{1,500})(?:\*\*|__)`)
)

// plainMarkdown removes the marks of Markdown that would stand between words: those of
// headings, links, images, bold text and quoted blocks.
func plainMarkdown(s string) string {
	if strings.Contains(s, "](") {
		s = mdImage.ReplaceAllString(s, "")
		s = mdLink.ReplaceAllString(s, "$1")
	}
	s = mdMark.ReplaceAllString(s, "")
	if strings.Contains(s, "**") || strings.Contains(s, "__") {
		s = mdBold.ReplaceAllString(s, "$2")
	}
	return s
}
