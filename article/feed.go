package article

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/mmcdole/gofeed"
)

// maxFeedDepth is how deep the elements of a feed may nest. Feeds nest a dozen
// deep, XHTML content included; the parser calls itself once a level.
const maxFeedDepth = 256

// feedArticles decodes an RSS, RDF or Atom feed. An item with its full content
// is the article; one with a summary only is read as that, and says so.
func (r Record) feedArticles(opt Options) (articles []Article, errs []error) {
	defer func() {
		if p := recover(); p != nil { // a library's, over bytes from a file
			errs = append(errs, skipf(r.Place, ReasonSyntax, "feed: %v", p))
		}
	}()
	if tagDepth(r.raw) > maxFeedDepth {
		return nil, []error{skip(r.Place, ReasonTooDeep, nil)}
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(r.raw))
	if err != nil {
		return nil, []error{skipf(r.Place, ReasonSyntax, "feed: %w", err)}
	}
	if len(feed.Items) == 0 {
		return nil, []error{skipf(r.Place, ReasonEmpty, "a feed without items")}
	}
	for i, item := range feed.Items {
		if opt.MaxRecords > 0 && i >= opt.MaxRecords {
			errs = append(errs, skipf(r.Place, ReasonTooMany, "over %d", opt.MaxRecords))
			break
		}
		a, err := feedItem(feed, item, fmt.Sprintf("%s#%d", r.Place, i+1), opt)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		articles = append(articles, a)
	}
	return articles, errs
}

// feedItem makes an article of an item.
func feedItem(feed *gofeed.Feed, item *gofeed.Item, place string, opt Options) (Article, error) {
	a := Article{
		Place: place,
		URL:   item.Link,
		Title: cleanLine(feedText(item.Title)),
		Lang:  langCode(feed.Language),
	}
	for _, ext := range item.Extensions["feedburner"]["origLink"] { // the link is a counter's
		a.URL = firstOf(strings.TrimSpace(ext.Value), a.URL)
	}
	if a.URL == "" && strings.HasPrefix(item.GUID, "http") {
		a.URL = item.GUID
	}
	if a.URL == "" && item.GUID != "" {
		a.ID = item.GUID
	}
	var names []string
	for _, p := range item.Authors {
		if p != nil {
			names = append(names, firstOf(p.Name, p.Email))
		}
	}
	a.Byline = cleanByline(strings.Join(names, ", "))
	stamp := item.Published
	if stamp == "" && item.Updated != "" {
		stamp = item.Updated
		a.Notes = append(a.Notes, "published time is that of the last update")
	}
	t, note := parseTime(stamp)
	if t.Precision == NoTime && item.PublishedParsed != nil {
		t, note = Time{Time: *item.PublishedParsed, Precision: Minute, ZoneKnown: true}, ""
	}
	a.Published = t
	if note != "" {
		a.Notes = append(a.Notes, note)
	}
	a.Text = feedText(item.Content)
	if summary := feedText(item.Description); strings.TrimSpace(a.Text) == "" && strings.TrimSpace(summary) != "" {
		a.Text = summary
		if len(summary) < fullText {
			a.Notes = append(a.Notes, NoteSummary)
		}
	}
	a.keepOrigins(opt)
	a.cameFrom("the item of the feed")
	a.Outlet = outletOf(a.URL)
	a.cameFrom("the registered domain of the URL")
	if a.Outlet == "" {
		a.Outlet = firstOf(outletOf(feed.Link), cleanLine(feedText(feed.Title)))
		a.cameFrom("the feed")
	}
	return a.finish()
}

// fullText is the length in bytes from which a description is taken for the whole
// article: many feeds have no other place for it, and summaries end before.
const fullText = 1500

// feedText returns the text of a field that may hold markup.
func feedText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	text, err := markupText(s)
	if err != nil {
		return s
	}
	return text
}

// tagDepth returns how deep the elements of a piece of XML nest, as far as a
// look at the tags tells.
func tagDepth(b []byte) int {
	depth, deepest := 0, 0
	for {
		i := bytes.IndexByte(b, '<')
		if i < 0 || i+1 >= len(b) {
			return deepest
		}
		b = b[i+1:]
		switch {
		case bytes.HasPrefix(b, []byte("![CDATA[")):
			b = after(b, "]]>")
		case bytes.HasPrefix(b, []byte("!--")):
			b = after(b, "-->")
		case b[0] == '!' || b[0] == '?':
			b = after(b, ">")
		case b[0] == '/':
			depth = max(0, depth-1)
		default:
			end := bytes.IndexByte(b, '>')
			if end < 0 {
				return deepest
			}
			if end == 0 || b[end-1] != '/' {
				depth++
				deepest = max(deepest, depth)
			}
			b = b[end:]
		}
	}
}

// after returns what follows mark in b, nothing when it is not there.
func after(b []byte, mark string) []byte {
	_, rest, _ := bytes.Cut(b, []byte(mark))
	return rest
}
