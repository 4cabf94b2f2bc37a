package html

import (
	"cmp"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"

	"copytrail/article/internal/published"
	"copytrail/article/internal/site"
)

// A program that saves a page, and an archive that keeps one, leave marks in it. They tell
// the address of the page, which the page itself may not name, and when it was saved. That
// time is when the page was fetched, never when it was published, and an archive is never
// the outlet.

// saved is what the marks say of a page.
type saved struct {
	url  string // "" when there is no mark, or when it names an archive only
	at   published.Time
	mark string // names the mark, for origins

	flattened bool // every element has become a div
}

// The marks in comments, and in the script with which the Wayback Machine begins a page.
var (
	markSingleFile = regexp.MustCompile(`(?i)^\s*(?:Page|Archive) (?:saved|processed) (?:with|by) SingleFile[^\n]*\n\s*url:\s*(\S+)(?:\s+saved date:\s*([^\n]+))?`)
	markBrowser    = regexp.MustCompile(`(?i)^\s*saved from url=\(\d+\)\s*(\S+)`)
	markHTTrack    = regexp.MustCompile(`(?is)^\s*Mirrored from\s+(\S+)\s+by HTTrack\b.*?\],\s*([^\n]+)`)
	markMonolith   = regexp.MustCompile(`(?is)^\s*Saved from (https?://\S+) at (\S+) using monolith`)
	markWayback    = regexp.MustCompile(`FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d\d, \d{4})`)
	wombat         = regexp.MustCompile(`__wm\.wombat\(\s*"([^"]+)"\s*,\s*"(\d{14})"`)
	wbinfo         = regexp.MustCompile(`wbinfo\.(url|timestamp)\s*=\s*["']([^"'\s]+)["']`) // pywb, the software of many archives
)

// savedMetas are the meta elements in which savers note the address and the time.
var savedMetas = map[string]bool{"savepage-url": true, "savepage-date": true}

// maxMark is how many bytes of a comment or a script are looked at for a mark.
const maxMark = 8 << 10

// takeSaved returns what the marks of saving in doc say, and removes from doc the marks and
// the banners of archives: they are no text of the page, and their times not its time.
func takeSaved(doc *html.Node) saved {
	var s, archived saved
	var remove []*html.Node
	var today bool
	for n := range doc.Descendants() {
		text := n.Data[:min(len(n.Data), maxMark)]
		switch {
		case n.Type == html.CommentNode:
			found, ok := commentMark(text)
			if ok {
				s.add(found)
				remove = append(remove, n)
			} else if m := markWayback.FindStringSubmatch(text); m != nil {
				archived.add(saved{at: timeIn("15:04:05 Jan 02, 2006", m[1])})
				remove = append(remove, n)
			} else if strings.Contains(text, "BEGIN WAYBACK TOOLBAR INSERT") {
				remove = append(remove, n)
			}
		case n.Type == html.TextNode && n.Parent != nil && n.Parent.Data == "script":
			if found, ok := scriptMark(text); ok {
				found.at, archived.at = cmp.Or(found.at, archived.at), published.Time{}
				archived.add(found)
				remove = append(remove, n.Parent)
			}
		case n.Type == html.ElementNode:
			s.add(elementMark(n))
			today = today || ofArchiveToday(n)
			if id := attr(n, "id"); id == "wm-ipp-base" || id == "wm-ipp" || id == "wm-ipp-print" || id == "donato" || id == "_wb_frame_top_banner" || id == "wb_div" {
				remove = append(remove, n)
			}
		}
	}
	for _, n := range remove {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	if today {
		archived.add(takeArchiveToday(doc))
	}
	// The archive's time comes first: what it gave was saved later.
	return saved{url: cmp.Or(s.url, archived.url), at: cmp.Or(archived.at, s.at), mark: cmp.Or(s.mark, archived.mark), flattened: today}
}

// add takes from o what s does not know. The address of an archive becomes that of the page
// in it.
func (s *saved) add(o saved) {
	inner, stamp := site.Held(o.url)
	if inner != "" {
		o.url, o.at = inner, stampTime(stamp)
	}
	if o.url = absoluteURL(o.url); o.url != "" && s.url == "" {
		s.url, s.mark = o.url, o.mark
	}
	if s.at.Precision == published.NoTime {
		s.at = o.at
	}
}

// commentMark reads the mark of a program that saved the page.
func commentMark(text string) (saved, bool) {
	if m := markSingleFile.FindStringSubmatch(text); m != nil {
		return saved{url: m[1], at: saverTime(m[2]), mark: "the comment of SingleFile"}, true
	}
	if m := markBrowser.FindStringSubmatch(text); m != nil {
		return saved{url: m[1], mark: "the comment of the browser that saved the page"}, true
	}
	if m := markHTTrack.FindStringSubmatch(text); m != nil {
		u := m[1]
		if !strings.Contains(u, "://") {
			u = "https://" + u // HTTrack does not write the scheme
		}
		at, _ := published.Parse(m[2])
		return saved{url: u, at: at, mark: "the comment of HTTrack"}, true
	}
	if m := markMonolith.FindStringSubmatch(text); m != nil {
		at, _ := published.Parse(m[2])
		return saved{url: m[1], at: at, mark: "the comment of monolith"}, true
	}
	return saved{}, false
}

// scriptMark reads the script with which an archive begins a page.
func scriptMark(text string) (saved, bool) {
	if m := wombat.FindStringSubmatch(text); m != nil {
		return saved{url: m[1], at: stampTime(m[2]), mark: "the script of the Wayback Machine"}, true
	}
	found := saved{mark: "the script of the archive"}
	for _, m := range wbinfo.FindAllStringSubmatch(text, 20) {
		if m[1] == "url" {
			found.url = m[2]
		} else {
			found.at = stampTime(m[2])
		}
	}
	return found, found.url != ""
}

// elementMark reads the attributes in which Save Page WE and WebScrapBook note what they
// saved.
func elementMark(n *html.Node) saved {
	switch n.Data {
	case "html":
		if u := attr(n, "data-scrapbook-source"); u != "" {
			stamp := attr(n, "data-scrapbook-create")
			return saved{url: u, at: stampTime(stamp[:min(len(stamp), 14)]), mark: "the mark of WebScrapBook"}
		}
	case "meta":
		name := attr(n, "name")
		if !savedMetas[name] {
			break
		}
		if name == "savepage-url" {
			return saved{url: attr(n, "content"), mark: "the mark of Save Page WE"}
		}
		return saved{at: saverTime(attr(n, "content"))}
	}
	return saved{}
}

// stampTime reads the 14 digits that archives write for a time.
func stampTime(s string) published.Time { return timeIn("20060102150405", s) }

// saverTime reads a time as JavaScript writes it, with the name of the zone in brackets.
func saverTime(s string) published.Time {
	s, _, _ = strings.Cut(s, "(")
	return timeIn("Mon Jan 02 2006 15:04:05 GMT-0700", strings.TrimSpace(s))
}

// timeIn reads a time to the second in one layout.
func timeIn(layout, s string) published.Time {
	t, err := time.Parse(layout, s)
	if err != nil || t.Year() < 1990 || t.Year() > 2200 {
		return published.Time{}
	}
	return published.Time{Time: t, Precision: published.Second, ZoneKnown: true}
}

// archiveToday are the names under which archive.today is reached.
var archiveToday = regexp.MustCompile(`(?i)^(?:https?://)?archive\.(?:today|is|ph|li|fo|md|vn)(?:/|$)`)

// ofArchiveToday reports whether an element of the head says that archive.today made the
// page.
func ofArchiveToday(n *html.Node) bool {
	switch n.Data {
	case "link":
		return strings.EqualFold(attr(n, "rel"), "canonical") && archiveToday.MatchString(attr(n, "href"))
	case "meta":
		property := attr(n, "property")
		return (property == "og:url" || property == "og:site_name") && archiveToday.MatchString(strings.TrimSpace(attr(n, "content")))
	}
	return false
}

// takeArchiveToday returns what archive.today says of the page that it keeps, and removes
// all that it has added: a head with itself as the site and the capture as the publication,
// and a header and a footer around the page.
func takeArchiveToday(doc *html.Node) saved {
	found := saved{mark: "the frame of archive.today"}
	var remove []*html.Node
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "meta":
			property := attr(n, "property")
			if property == "article:published_time" {
				found.at, _ = published.Parse(attr(n, "content"))
			}
			if property != "og:title" && property != "twitter:title" && attr(n, "http-equiv") == "" {
				remove = append(remove, n)
			}
		case "link":
			switch strings.ToLower(attr(n, "rel")) {
			case "bookmark", "canonical", "original":
				if found.url == "" {
					var stamp string
					found.url, stamp = site.Held(attr(n, "href"))
					found.at = cmp.Or(found.at, stampTime(stamp))
				}
				remove = append(remove, n)
			}
		case "input":
			if attr(n, "name") == "q" && attr(n, "type") == "text" && found.url == "" {
				found.url = absoluteURL(attr(n, "value"))
			}
		}
		switch attr(n, "id") {
		case "HEADER", "FOOTER", "SHARE", "DIVALREADY", "DIVALREADY2", "DIVSHARE", "hashtags":
			remove = append(remove, n)
		}
	}
	for _, n := range remove {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	return found
}
