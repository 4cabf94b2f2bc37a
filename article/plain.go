package article

import (
	"copytrail/article/internal/byline"
	"copytrail/article/internal/charset"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/furniture"
	"copytrail/article/internal/published"
	"regexp"
	"strings"
	"unicode/utf8"
)

// readPlain reads plain text and Markdown. Front matter gives the fields; what it
// does not give is taken from the first lines where they are plain to see.
func (r Record) readPlain(opt Options) (Article, error) {
	b, note := charset.Text(r.raw)
	text, _ := clean.Text(string(b))
	f, body, fronted := frontMatter(text, r.names)
	if r.format == formatMarkdown || fronted {
		body = plainMarkdown(body)
	}
	f.value[fieldText] = body
	a, err := r.describe(f, opt)
	if err != nil {
		return a, err
	}
	a.fieldCameFrom(fieldText, "the text itself")
	a.readHead()
	a.cameFrom("the first lines of the text")
	if note != "" {
		a.Notes = append(a.Notes, note)
	}
	return a.finish()
}

// frontMatter reads the fields between two lines of "---" (or "+++") at the top
// of text: one "name: value" a line, lists as "[a, b]" or as "- a" lines. It
// returns the rest as the body, and reports whether there was any.
func frontMatter(text string, names *naming) (f fields, body string, ok bool) {
	body = text
	first, rest, found := strings.Cut(strings.TrimLeft(text, "\ufeff \n"), "\n")
	mark := strings.TrimSpace(first)
	if !found || mark != "---" && mark != "+++" {
		return f, body, false
	}
	var header []string
	for {
		line, next, found := strings.Cut(rest, "\n")
		if t := strings.TrimSpace(line); t == mark || mark == "---" && t == "..." {
			rest = next
			break
		}
		if !found || len(header) == 200 {
			return f, body, false // a rule, not front matter
		}
		header = append(header, line)
		rest = next
	}
	sep := ":"
	if mark == "+++" {
		sep = "="
	}
	var last alias
	for _, line := range header {
		t := strings.TrimSpace(line)
		if item, isItem := strings.CutPrefix(t, "- "); isItem && last.field == fieldByline {
			f.value[fieldByline] = strings.TrimPrefix(f.value[fieldByline]+", "+unquote(item), ", ")
			continue
		}
		name, value, found := strings.Cut(t, sep)
		if !found || line != strings.TrimLeft(line, " \t") { // nested: somebody else's
			continue
		}
		a, known := names.lookup([]byte(strings.TrimSpace(name)))
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
			f.set(a, strings.Join(parts, ", "))
			continue
		}
		f.set(a, unquote(value))
		ok = true
	}
	return f, strings.TrimLeft(rest, "\n"), ok
}

// unquote takes the quotation marks off a value of front matter.
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

// plainMarkdown takes the marks out of Markdown that would stand between words:
// headings, links, images, bold, quotation marks of a block.
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

// headLines is how many lines at the top of a text may be metadata.
const headLines = 14

// readHead takes title, byline, time, outlet and URL from the first lines of
// a.Text where they are plain to see, and sets the lines that are nothing else
// aside. The title stays: it is content too.
//
// It stops at the first line that looks like a paragraph, so that nothing within
// the article is taken for its head.
func (a *Article) readHead() {
	n := 0
	prev := ""
	for s := range Lines(a.Text) {
		line := a.Text[s.Start:s.End]
		if n++; n > headLines {
			break
		}
		switch {
		case a.headField(line):
			a.Furniture = append(a.Furniture, s)
		case furniture.IsLine(line): // found again, and set aside, with the rest of the text
		case line == prev && a.Title != "" && line != a.Title && byline.IsName(line):
			// a page prints the author's name and then the name under the portrait
			a.Byline = firstOf(a.Byline, line)
			a.Furniture = append(a.Furniture, s)
		case a.Title == "" && isSectionName(line):
			a.Furniture = append(a.Furniture, s)
		case a.Title == "" && isTitle(line):
			a.Title = clean.Line(line)
		case byline.IsName(line) && a.Title != "":
			// alone it may be a name in the text; it counts when it comes again
		default:
			if t, ok := published.Dateline(line); ok && a.Published.Precision == NoTime {
				a.Published = t
			}
			n = headLines
		}
		prev = line
	}
	if a.Title != "" && n <= 2 && len(a.Text) < 2*len(a.Title) {
		a.Title = "" // one line and no more: the text itself
	}
}

// headField takes line for metadata when it is a byline, a date, a labelled line
// or a URL, and reports whether it is. A field that is known already is not
// changed, but the line is still no content.
func (a *Article) headField(line string) bool {
	if len(line) > 400 {
		return false
	}
	if headURL.MatchString(line) {
		a.URL = firstOf(a.URL, line)
		return true
	}
	if t, ok := published.Visible(line); ok {
		a.takeTime(t)
		return true
	}
	if m := labelLine.FindStringSubmatch(line); m != nil {
		if a.labelled(strings.ToLower(m[1]), m[2]) {
			return true
		}
	}
	m := byLine.FindStringSubmatch(line)
	if m == nil {
		return false
	}
	names := m[1]
	if at := bylineTail.FindStringIndex(names); at != nil {
		if t, ok := published.Visible(strings.TrimLeft(names[at[0]:], " |•·,–—-")); ok {
			a.takeTime(t)
			names = names[:at[0]]
		}
	}
	if !byline.IsNames(names) {
		return false
	}
	a.Byline = firstOf(a.Byline, byline.Clean(names))
	return true
}

// labelled takes the value of a line like "Source: Meduza" and reports whether it fits the label.
func (a *Article) labelled(label, value string) bool {
	value = strings.TrimSpace(value)
	switch label {
	case "source", "outlet", "publisher", "publication":
		if headURL.MatchString(value) {
			a.URL = firstOf(a.URL, value)
			return true
		}
		if len(value) > 60 || strings.HasSuffix(value, ".") || strings.Count(value, " ") > 6 {
			return false
		}
		a.Outlet = firstOf(a.Outlet, clean.Line(value))
		return true
	case "published", "updated", "last updated", "posted", "date":
		t, ok := published.Visible(value)
		if ok && (label[0] == 'p' || label == "date" || a.Published.Precision == NoTime) {
			a.takeTime(t)
		}
		return ok
	case "url", "link", "original", "canonical":
		if !headURL.MatchString(value) {
			return false
		}
		a.URL = firstOf(a.URL, value)
		return true
	case "author", "byline", "by":
		if !byline.IsNames(value) {
			return false
		}
		a.Byline = firstOf(a.Byline, byline.Clean(value))
		return true
	}
	return false
}

// takeTime keeps t unless a time as fine is known.
func (a *Article) takeTime(t Time) {
	if t.Precision > a.Published.Precision {
		a.Published = t
	}
}

// isTitle reports whether line can be the title of the text below it: short, and
// not a sentence that ends.
func isTitle(line string) bool {
	n := utf8.RuneCountInString(line)
	if n < 12 && strings.Count(line, " ") < 2 || n > 200 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `"'”’»)`))
	return last != '.' && last != ',' && last != ';' && last != ':' && last != '…' && last != '。'
}

// sections are the names of sections that stand alone above a title.
var sections = map[string]bool{
	"news": true, "world": true, "politics": true, "business": true, "opinion": true, "sports": true, "sport": true, "culture": true,
	"technology": true, "tech": true, "science": true, "health": true, "local": true, "national": true, "international": true,
	"us": true, "u.s.": true, "uk": true, "europe": true, "economy": true, "markets": true, "entertainment": true, "home": true,
	"breaking news": true, "world news": true, "us news": true, "analysis": true, "exclusive": true, "top stories": true,
}

// isSectionName reports whether line is the name of a section and no more.
func isSectionName(line string) bool { return sections[strings.ToLower(line)] }

var (
	byLine     = regexp.MustCompile(`(?i)^(?:written |reported )?by:? +(.{2,80})$`)
	labelLine  = regexp.MustCompile(`(?i)^(source|outlet|publisher|publication|published|updated|last updated|posted|date|author|byline|url|link|original|canonical|by)\s*(?: on| at|:)+\s*(.{2,400})$`)
	headURL    = regexp.MustCompile(`^https?://\S{4,1000}$`)
	bylineTail = regexp.MustCompile(`(?i)\s*[|•·,–—-]\s*(?:updated|published|posted)?:?\s*(?:on )?\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d{1,2}[ /.]).*$`)
)
