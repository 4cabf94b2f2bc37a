package article

import (
	"bytes"
	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/published"
	"copytrail/article/internal/site"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

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
	feed, err := parseFeed(r.raw)
	if err != nil {
		return r.brokenFeed(err, opt)
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

// parseFeed parses a feed. What an earlier step decoded is UTF-8, whatever it says.
func parseFeed(raw []byte) (feed *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil { // a library's, over bytes from a file
			feed, err = nil, fmt.Errorf("%v", p)
		}
	}()
	if m := wideDeclared.FindSubmatchIndex(raw[:min(len(raw), 200)]); m != nil && utf8.Valid(raw) {
		raw = append(bytes.Clone(raw[:m[2]]), raw[m[3]:]...)
	}
	return gofeed.NewParser().Parse(bytes.NewReader(raw))
}

// wideDeclared finds an XML declaration of UTF-16 or UTF-32.
var wideDeclared = regexp.MustCompile(`^\s*<\?xml[^>]*?(\sencoding=["']?(?i:utf-?(?:16|32)[a-z]*)["']?)`)

// brokenFeed reads the items of a feed that is not XML as a whole, because it is
// cut short or one of its items is damaged: one after the other, each as a feed of
// its own. The error is that of the whole.
func (r Record) brokenFeed(broken error, opt Options) (articles []Article, errs []error) {
	spans := feedItems(r.raw)
	if len(spans) == 0 {
		return nil, []error{skipf(r.Place, ReasonSyntax, "feed: %w", broken)}
	}
	if len(spans) > maxBroken {
		spans = spans[:maxBroken]
		errs = append(errs, skipf(r.Place, ReasonTooMany, "over %d in a damaged feed", maxBroken))
	}
	head := r.raw[:min(spans[0].Start, maxFeedHead)]
	for i, span := range spans {
		if opt.MaxRecords > 0 && i >= opt.MaxRecords {
			return articles, append(errs, skipf(r.Place, ReasonTooMany, "over %d", opt.MaxRecords))
		}
		place := fmt.Sprintf("%s#%d", r.Place, i+1)
		feed, err := parseFeed(closed(head, r.raw[span.Start:span.End]))
		if err != nil || len(feed.Items) == 0 {
			errs = append(errs, skipf(place, ReasonSyntax, "feed: %w", broken))
			continue
		}
		a, err := feedItem(feed, feed.Items[0], place, opt)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		a.Notes = append(a.Notes, "the feed around it is damaged")
		articles = append(articles, a)
	}
	return articles, errs
}

// maxBroken is how many items of a damaged feed are read, each of them at the cost of
// the feed's head.
const maxBroken = 2000

// maxFeedHead is how much of what stands before the first item is read again with
// each item of a damaged feed.
const maxFeedHead = 8 << 10

// itemTag finds where an item begins or ends.
var itemTag = regexp.MustCompile(`(?i)<(/?)(?:item|entry)(?:\s[^<>]*)?>`)

// feedItems returns where the items of a feed stand. One that does not end is taken
// to go on to the next, or to the end.
func feedItems(raw []byte) (items []Span) {
	open := false
	for _, m := range itemTag.FindAllSubmatchIndex(raw, -1) {
		switch begins := m[2] == m[3]; {
		case begins && open:
			items[len(items)-1].End = m[0]
			fallthrough
		case begins:
			items = append(items, Span{Start: m[0], End: len(raw)})
			open = true
		case open:
			items[len(items)-1].End = m[1]
			open = false
		}
	}
	return items
}

// closed returns a feed of the one item: the head, the item, and the ends of those
// elements of the head that are open.
func closed(head, item []byte) []byte {
	out := append(bytes.Clone(head), item...)
	var open []string
	for _, m := range feedRoots.FindAllSubmatch(head, -1) {
		if len(m[1]) == 0 {
			open = append(open, string(m[2]))
		} else if n := len(open); n > 0 && open[n-1] == string(m[2]) {
			open = open[:n-1]
		}
	}
	for i := len(open) - 1; i >= 0; i-- {
		out = append(append(append(out, "</"...), open[i]...), '>')
	}
	return out
}

// feedRoots finds the elements that items stand in.
var feedRoots = regexp.MustCompile(`<(/?)((?i:rss|channel|feed|rdf:rdf))(?:\s[^<>]*)?>`)

// feedItem makes an article of an item.
func feedItem(feed *gofeed.Feed, item *gofeed.Item, place string, opt Options) (Article, error) {
	a := Article{
		Place: place,
		URL:   item.Link,
		Title: clean.Line(feedText(item.Title)),
		Lang:  clean.Lang(feed.Language),
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
	a.Byline = byline.Clean(strings.Join(names, ", "))
	stamp := item.Published
	if stamp == "" && item.Updated != "" {
		stamp = item.Updated
		a.Notes = append(a.Notes, "published time is that of the last update")
	}
	t, note := published.Parse(stamp)
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
	a.Outlet = site.Domain(a.URL)
	a.cameFrom("the registered domain of the URL")
	if a.Outlet == "" {
		a.Outlet = firstOf(site.Domain(feed.Link), clean.Line(feedText(feed.Title)))
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
