package article

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// readPlain reads plain text and Markdown. Front matter gives the fields; what it
// does not give is taken from the first lines where they are plain to see.
func (r Record) readPlain(opt Options) (Article, error) {
	b, note := textToUTF8(r.raw)
	text, _ := cleanText(string(b))
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

// textToUTF8 decodes a text file: by its byte order mark, as UTF-8 when it is
// that, otherwise by what the bytes look like.
func textToUTF8(b []byte) ([]byte, string) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return validUTF8(b[3:])
	case wideEncoding(b[:min(len(b), sniffLen)]) != nil: // within an archive or a message
		return decodeWith(wideEncoding(b[:min(len(b), sniffLen)]), "utf-16", b)
	case escapedCharset(b) != "":
		enc, name := charset.Lookup(escapedCharset(b))
		return decodeWith(enc, name, b)
	}
	fixed, note := validUTF8(b)
	if note != NoteInvalidUTF8 || isDamagedUTF8(b) {
		return fixed, note
	}
	if name := guessCharset(b); name != "" {
		if enc, _ := charset.Lookup(name); enc != nil {
			return decodeWith(enc, name, b)
		}
	}
	return fixed, note
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
		case isFurniture(line): // found again, and set aside, with the rest of the text
		case line == prev && a.Title != "" && line != a.Title && isName(line):
			// a page prints the author's name and then the name under the portrait
			a.Byline = firstOf(a.Byline, line)
			a.Furniture = append(a.Furniture, s)
		case a.Title == "" && isSectionName(line):
			a.Furniture = append(a.Furniture, s)
		case a.Title == "" && isTitle(line):
			a.Title = cleanLine(line)
		case isName(line) && a.Title != "":
			// alone it may be a name in the text; it counts when it comes again
		default:
			if t, ok := datelineTime(line); ok && a.Published.Precision == NoTime {
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

var (
	byLine      = regexp.MustCompile(`(?i)^(?:written |reported )?by:? +(.{2,80})$`)
	labelLine   = regexp.MustCompile(`(?i)^(source|outlet|publisher|publication|published|updated|last updated|posted|date|author|byline|url|link|original|canonical|by)\s*(?: on| at|:)+\s*(.{2,400})$`)
	headURL     = regexp.MustCompile(`^https?://\S{4,1000}$`)
	bylineTail  = regexp.MustCompile(`(?i)\s*[|•·,–—-]\s*(?:updated|published|posted)?:?\s*(?:on )?\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d{1,2}[ /.]).*$`)
	datelineDay = regexp.MustCompile(`^[\p{Lu}][\p{Lu}\p{L} .,'’/-]{2,60}?[,(] ?((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2},? \d{4})\)?,? ?(?:\([^)]{2,40}\) ?)?[-–—]`)
)

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
	if t, ok := visibleTime(line); ok {
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
		if t, ok := visibleTime(strings.TrimLeft(names[at[0]:], " |•·,–—-")); ok {
			a.takeTime(t)
			names = names[:at[0]]
		}
	}
	if !isNames(names) {
		return false
	}
	a.Byline = firstOf(a.Byline, cleanByline(names))
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
		a.Outlet = firstOf(a.Outlet, cleanLine(value))
		return true
	case "published", "updated", "last updated", "posted", "date":
		t, ok := visibleTime(value)
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
		if !isNames(value) {
			return false
		}
		a.Byline = firstOf(a.Byline, cleanByline(value))
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

// visibleTime reads a line that is a date, or a date with its label, and nothing else.
func visibleTime(line string) (Time, bool) {
	if len(line) < 6 || len(line) > maxTimeLen || strings.IndexFunc(line, unicode.IsDigit) < 0 {
		return Time{}, false
	}
	line = strings.TrimSpace(strings.TrimRight(line, "."))
	if t, ok := parseISO(line); ok {
		t, _ = notMidnight(t, line)
		return t, true
	}
	return parseWritten(line)
}

// datelineTime reads the day of a dateline that has its year: "MOSCOW, Oct. 28,
// 2023 (Reuters) - ".
func datelineTime(line string) (Time, bool) {
	m := datelineDay.FindStringSubmatch(line[:min(len(line), 200)])
	if m == nil {
		return Time{}, false
	}
	return parseWritten(m[1])
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

// particles are the small words within names.
var particles = map[string]bool{
	"de": true, "da": true, "di": true, "del": true, "der": true, "den": true, "van": true, "von": true, "la": true, "le": true,
	"al": true, "el": true, "bin": true, "ibn": true, "and": true, "dos": true, "do": true, "du": true, "e": true, "y": true, "ter": true,
}

// isName reports whether line is a person's name as far as its form tells: two to
// four words with capitals, no digits or punctuation that names do not have.
func isName(line string) bool {
	words := strings.Fields(line)
	if len(words) < 2 || len(words) > 5 || len(line) > 60 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !particles[w] {
			return false
		}
		for _, r := range w {
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(".'’-", r) {
				return false
			}
		}
	}
	return true
}

// isNames reports whether s is what stands after "By": names, perhaps with an
// outlet or a role after a comma.
func isNames(s string) bool {
	s = strings.TrimSpace(s)
	r, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) || len(s) > 120 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if last == '?' || last == '!' || last == ':' || last == '.' && !strings.HasSuffix(s, "Jr.") && !strings.HasSuffix(s, "Sr.") {
		return false
	}
	lower := 0
	for w := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && !particles[w] && w != "for" && w != "the" && w != "of" && w != "in" {
			lower++
		}
	}
	return lower <= 2
}

// cleanByline returns a byline as one line without its "By".
func cleanByline(s string) string {
	s = cleanLine(s)
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		s = strings.TrimSpace(s[3:])
	}
	return s
}
