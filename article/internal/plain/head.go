package plain

import (
	"cmp"
	"regexp"
	"strings"
	"unicode/utf8"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/furniture"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// headLines is how many lines at the beginning of a text may be metadata.
const headLines = 14

// readHead reads title, byline, time, outlet and URL from the first lines of the text, where
// they are obvious. Lines that are nothing but metadata become furniture; the title does
// not, because it is content too.
//
// readHead stops at the first line that looks like a paragraph, so that nothing within the
// article is taken for metadata.
func readHead(d *record.Draft) {
	n := 0
	prev := ""
	for s := range furniture.Lines(d.Text) {
		line := d.Text[s.Start:s.End]
		if n++; n > headLines {
			break
		}
		switch {
		case headField(d, line):
			d.Furniture = append(d.Furniture, s)
		case furniture.IsLine(line): // found again with the furniture of the whole text
		case line == prev && d.Title != "" && line != d.Title && byline.IsName(line):
			// pages print the name of the author and then the name under the portrait
			d.Byline = cmp.Or(d.Byline, line)
			d.Furniture = append(d.Furniture, s)
		case d.Title == "" && isSectionName(line):
			d.Furniture = append(d.Furniture, s)
		case d.Title == "" && isTitle(line):
			d.Title = clean.Line(line)
		case byline.IsName(line) && d.Title != "":
			// once it may be a name in the text; a second time it is the byline
		default:
			if t, ok := published.Dateline(line); ok && d.Published.Precision == published.NoTime {
				d.Published = t
			}
			n = headLines
		}
		prev = line
	}
	if d.Title != "" && n <= 2 && len(d.Text) < 2*len(d.Title) {
		d.Title = "" // the only line: it is the text itself
	}
}

// headField reads a line that is metadata: a byline, a date, a labelled line or a URL. It
// reports whether the line is one. A field that is known already does not change, but the
// line is metadata all the same.
func headField(d *record.Draft, line string) bool {
	if len(line) > 400 {
		return false
	}
	if headURL.MatchString(line) {
		d.URL = cmp.Or(d.URL, line)
		return true
	}
	if t, ok := published.Visible(line); ok {
		takeTime(d, t)
		return true
	}
	if m := labelLine.FindStringSubmatch(line); m != nil {
		if labelled(d, strings.ToLower(m[1]), m[2]) {
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
			takeTime(d, t)
			names = names[:at[0]]
		}
	}
	if !byline.IsNames(names) {
		return false
	}
	d.Byline = cmp.Or(d.Byline, byline.Clean(names))
	return true
}

// labelled reads the value of a line like "Source: Meduza" and reports whether the value
// fits the label.
func labelled(d *record.Draft, label, value string) bool {
	value = strings.TrimSpace(value)
	switch label {
	case "source", "outlet", "publisher", "publication":
		if headURL.MatchString(value) {
			d.URL = cmp.Or(d.URL, value)
			return true
		}
		if len(value) > 60 || strings.HasSuffix(value, ".") || strings.Count(value, " ") > 6 {
			return false
		}
		d.Outlet = cmp.Or(d.Outlet, clean.Line(value))
		return true
	case "published", "updated", "last updated", "posted", "date":
		t, ok := published.Visible(value)
		if ok && (label[0] == 'p' || label == "date" || d.Published.Precision == published.NoTime) {
			takeTime(d, t)
		}
		return ok
	case "url", "link", "original", "canonical":
		if !headURL.MatchString(value) {
			return false
		}
		d.URL = cmp.Or(d.URL, value)
		return true
	case "author", "byline", "by":
		if !byline.IsNames(value) {
			return false
		}
		d.Byline = cmp.Or(d.Byline, byline.Clean(value))
		return true
	}
	return false
}

// takeTime sets the time to t unless one of the same precision or a finer one is known.
func takeTime(d *record.Draft, t published.Time) {
	if t.Precision > d.Published.Precision {
		d.Published = t
	}
}

// isTitle reports whether line can be the title of the text below it: it is short and does
// not end like a sentence.
func isTitle(line string) bool {
	n := utf8.RuneCountInString(line)
	if n < 12 && strings.Count(line, " ") < 2 || n > 200 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `"'”’»)`))
	return last != '.' && last != ',' && last != ';' && last != ':' && last != '…' && last != '。'
}

// sections are the names of sections that pages print above a title.
var sections = map[string]bool{
	"news": true, "world": true, "politics": true, "business": true, "opinion": true, "sports": true, "sport": true, "culture": true,
	"technology": true, "tech": true, "science": true, "health": true, "local": true, "national": true, "international": true,
	"us": true, "u.s.": true, "uk": true, "europe": true, "economy": true, "markets": true, "entertainment": true, "home": true,
	"breaking news": true, "world news": true, "us news": true, "analysis": true, "exclusive": true, "top stories": true,
}

// isSectionName reports whether line is the name of a section.
func isSectionName(line string) bool { return sections[strings.ToLower(line)] }

var (
	byLine     = regexp.MustCompile(`(?i)^(?:written |reported )?by:? +(.{2,80})$`)
	labelLine  = regexp.MustCompile(`(?i)^(source|outlet|publisher|publication|published|updated|last updated|posted|date|author|byline|url|link|original|canonical|by)\s*(?: on| at|:)+\s*(.{2,400})$`)
	headURL    = regexp.MustCompile(`^https?://\S{4,1000}$`)
	bylineTail = regexp.MustCompile(`(?i)\s*[|•·,–—-]\s*(?:updated|published|posted)?:?\s*(?:on )?\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d{1,2}[ /.]).*$`)
)
