package view

import (
	"strings"
	"time"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/report/internal/clean"
)

// An Article is one article as formats for people show it.
type Article struct {
	Of        *article.Article
	Name      string // what a reader would call it: its outlet, else the last part of its id; never empty
	Title     string // its title, else the first words of its text in quotation marks; never empty
	When      string // when it was published: "2026-03-03 08:10Z", "2026-03-05", "no time", or "no time: 1970-01-01" when it is not believed
	Version   string // which printing of its article it is, when not the first: "the version of 12:20Z"; else ""
	Printings string // Version and when the other printings appeared: "updated 12:20Z, printed again 2026-05-13"; "" when there are none
	Link      string // its address when a browser may be sent there (http or https), else ""
}

// ArticleOf returns the view of a.
func ArticleOf(a *article.Article) Article {
	v := Article{Of: a, Name: name(a), Title: title(a), When: when(a.Published), Version: Version(a), Printings: printings(a), Link: clean.WebAddress(a.URL)}
	if v.Version != "" {
		v.Printings = v.Version + "; " + v.Printings
	}
	return v
}

// name returns a's outlet, else its id. Of an id that is a path the last part says
// enough.
func name(a *article.Article) string {
	if n := clean.Line(a.Outlet); n != "" {
		return n
	}
	n := clean.Line(a.ID)
	if i := strings.LastIndexByte(n, '/'); i >= 0 && i+1 < len(n) && !strings.Contains(n, "://") {
		n = n[i+1:]
	}
	if n != "" {
		return n
	}
	return "(unnamed)"
}

// titleBytes is the length at which first words that stand for a title are cut. It is
// the length of a headline.
const titleBytes = 70

// title returns a's title or, since a reader has to call it something, the first words
// of its text in quotation marks.
func title(a *article.Article) string {
	if t := clean.Line(a.Title); t != "" {
		return t
	}
	first, whole := firstWords(a.Text, titleBytes)
	switch {
	case first == "":
		return "(no title)"
	case whole:
		return "“" + first + "”"
	}
	return "“" + first + " …”"
}

// headlineBytes is the least length of a line that can be a headline or a sentence. A
// shorter one at the top of a text is a byline or a date.
const headlineBytes = 32

// firstWords returns the beginning of the first line of a text that can be a headline,
// cleaned and cut to at most n bytes, and reports whether it is the whole line.
func firstWords(text string, n int) (string, bool) {
	var first string
	for l := range strings.Lines(text[:min(len(text), 4000)]) {
		if l = clean.Line(l[:min(len(l), 4*n)]); first == "" || len(l) >= headlineBytes {
			first = l
		}
		if len(first) >= headlineBytes {
			break
		}
	}
	if len(first) <= n {
		return first, true
	}
	cut := strings.LastIndexByte(first[:n], ' ')
	if cut < n/2 { // a script without spaces
		for cut = n; !utf8.RuneStart(first[cut]); cut-- {
		}
	}
	return strings.TrimRight(first[:cut], " ,;:–—-"), false
}

// when formats a time for a table: in UTC where the zone is known, so that two times
// can be compared at a glance.
func when(t article.Time) string {
	switch {
	case t.Precision == article.NoTime:
		return "no time"
	case t.Trust == article.NoTrust:
		return "no time: " + t.Format(time.DateOnly)
	case t.Precision == article.Day:
		return t.Format(time.DateOnly)
	case !t.ZoneKnown:
		return t.Format("2006-01-02 15:04")
	}
	return t.UTC().Format("2006-01-02 15:04Z")
}
