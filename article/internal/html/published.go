package html

import (
	"encoding/json"
	"regexp"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"golang.org/x/net/html"

	"copytrail/article/internal/fold"
	"copytrail/article/internal/published"
)

// publicationTime returns when a page was published, and a note that says where the page
// has it. What the page declares for programs is preferred, because it has a time and a
// zone. What go-htmldate finds (marked-up and visible text, the URL) comes second.
func publicationTime(doc *html.Node, address string) (published.Time, string) {
	if t, where := declaredTime(doc); t.Precision != published.NoTime {
		return t, "published time from " + where
	}
	r, err := htmldate.FromDocument(doc, htmldate.Options{
		ExtractTime:         true,
		UseOriginalDate:     true,
		URL:                 address,
		SkipExtensiveSearch: true, // that would guess from any number on the page
		DeferUrlExtractor:   true,
		MinDate:             time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), // there were no pages before
		MaxDate:             time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC), // not today: output must not depend on the clock
	})
	if err != nil || r.IsZero() {
		return published.Time{}, ""
	}
	if isUpdate(doc, r.SrcString) {
		return published.Time{}, "" // the time of the last change does not tell who was first
	}
	if r.DateTime.Day() == 1 && !namesFirst(r.SrcString) {
		return published.Time{}, "" // the library reads "November 2020" and a bare year as the first day
	}
	t := published.Time{Time: r.DateTime, Precision: published.Day}
	if r.HasTime {
		t.Precision, t.ZoneKnown = published.Minute, r.HasTimezone
		t, _ = published.NotMidnight(t)
	} else if clock, ok := clockOf(doc, t); ok {
		return clock, "published time from a time element"
	}
	where := "the page's text"
	if r.SrcString != "" && r.SrcString == address {
		where = "its URL"
	}
	return t, "published time from " + where
}

// clockOf returns the time that the page's time elements have for the day t. Pages print the
// day and leave the time to the attribute. Two different times are no answer: one of them
// may be that of an update.
func clockOf(doc *html.Node, t published.Time) (clock published.Time, ok bool) {
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "time" || strings.Contains(strings.ToLower(attr(n, "itemprop")+attr(n, "class")), "modif") || ofOthers(n) {
			continue
		}
		found, _ := published.Parse(attr(n, "datetime"))
		if found.Precision <= published.Day || found.Format(time.DateOnly) != t.Format(time.DateOnly) {
			continue
		}
		if ok && !found.Equal(clock.Time) {
			return published.Time{}, false
		}
		clock, ok = found, true
	}
	return clock, ok
}

// ofOthers reports whether n stands where a page lists other articles, or in a link to one.
func ofOthers(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		switch p.Data {
		case "a", "aside", "nav", "footer":
			return true
		}
	}
	return false
}

// updateMetas are the names of meta elements that hold the time of the last change.
var updateMetas = fold.LineSet(`article:modified_time; og:modified_time; og:updated_time; article:modified; article:updated_time; datemodified
	lastmod; last-modified; lastmodified; modified_time; updated_time; date.modified; dcterms.modified; dc.date.modified; revised; last-update`)

// updateLD matches the time of the last change in JSON-LD.
var updateLD = regexp.MustCompile(`"dateModified"\s*:\s*"([^"]{4,40})"`)

// isUpdate reports whether src, from which a time was read, is the time of the last change
// by what the page declares.
func isUpdate(doc *html.Node, src string) bool {
	if len(src) < len("2006-01-02") {
		return false
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "meta":
			for _, key := range []string{"property", "name", "itemprop"} {
				if updateMetas[strings.ToLower(strings.TrimSpace(attr(n, key)))] && strings.HasPrefix(strings.TrimSpace(attr(n, "content")), src) {
					return true
				}
			}
		case "time":
			if strings.Contains(strings.ToLower(attr(n, "itemprop")), "datemodified") && strings.HasPrefix(attr(n, "datetime"), src) {
				return true
			}
		case "script":
			if n.FirstChild != nil && strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
				for _, m := range updateLD.FindAllStringSubmatch(n.FirstChild.Data, -1) {
					if strings.HasPrefix(m[1], src) {
						return true
					}
				}
			}
		}
	}
	return false
}

// firstDay matches a first of the month, as a number of its own or at the end of
// a date in digits.
var firstDay = regexp.MustCompile(`(?i)(?:^|\D)0?1(?:st|er|\.)?(?:\D|$)|\d{6}01(?:\D|$)`)

// namesFirst reports whether the text from which a date was read names the first day of
// the month.
func namesFirst(src string) bool { return firstDay.MatchString(src) }

// timeMetas are the names of meta elements that hold the time of publication, best first.
var timeMetas = []string{
	"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
	"pubdate", "publishdate", "publish-date", "publish_date", "published-date", "published_time", "article.published",
	"dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
	"article_date_original", "originalpublicationdate", "rnews:datepublished", "datecreated", "bt:pubdate", "displaydate", "date", "dc.date",
}

// declaredTime finds the time of publication in JSON-LD, meta elements and
// elements marked as datePublished.
func declaredTime(doc *html.Node) (published.Time, string) {
	var ld, marked published.Time
	metas := make(map[string]published.Time)
	parsed := func(s string) published.Time {
		t, _ := published.Parse(s)
		return t
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script":
			if ld.Precision == published.NoTime && n.FirstChild != nil && strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
				ld = parsed(linkedDate(n.FirstChild.Data))
			}
		case "meta":
			for _, key := range []string{"property", "name", "itemprop"} {
				name := strings.ToLower(strings.TrimSpace(attr(n, key)))
				if name == "" {
					continue
				}
				if t := parsed(attr(n, "content")); t.Precision != published.NoTime && metas[name].Precision == published.NoTime {
					metas[name] = t
				}
			}
		case "time":
			prop := strings.ToLower(attr(n, "itemprop"))
			if marked.Precision == published.NoTime && (strings.Contains(prop, "datepublished") || attr(n, "pubdate") != "") {
				marked = parsed(attr(n, "datetime"))
			}
		}
	}
	var meta published.Time
	for _, name := range timeMetas {
		if t := metas[name]; t.Precision != published.NoTime {
			meta = t
			break
		}
	}
	// The finer one: a page often has the bare day in one place and the time in another.
	best, where := ld, "JSON-LD"
	if meta.Precision > best.Precision {
		best, where = meta, "a meta element"
	}
	if marked.Precision > best.Precision {
		best, where = marked, "a time element"
	}
	return best, where
}

// linkedDate returns the datePublished of the first thing in a piece of JSON-LD
// that has one, whatever it is nested in.
func linkedDate(text string) string {
	var value any
	if json.Unmarshal([]byte(text), &value) != nil {
		return ""
	}
	return findDate(value, 0)
}

// findDate looks for datePublished, nearest to the root first.
func findDate(value any, depth int) string {
	if depth > 8 {
		return ""
	}
	switch v := value.(type) {
	case map[string]any:
		if s, ok := v["datePublished"].(string); ok {
			return s
		}
		// Only the keys under which a page describes itself: lists of other articles
		// have dates that are not of this page.
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if s := findDate(v[key], depth+1); s != "" {
				return s
			}
		}
	case []any:
		for _, item := range v {
			if s := findDate(item, depth+1); s != "" {
				return s
			}
		}
	}
	return ""
}
