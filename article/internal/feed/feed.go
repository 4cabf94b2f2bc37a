// Package feed reads feeds: RSS, RDF and Atom. Each item is an article.
package feed

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/describe"
	"copytrail/article/internal/format"
	"copytrail/article/internal/html"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
	"copytrail/article/internal/site"
)

// Feed is an RSS, RDF or Atom feed. All of its items are one record.
var Feed = format.Format{
	Name:  "feed",
	Sniff: sniff,
	Read:  format.Whole(func(_ *format.Input, b []byte) format.Raw { return xml(b) }),
}

// sniff recognises a feed by its root element.
func sniff(h *format.Head) format.Likeness {
	switch html.Root(h) {
	case "rss", "feed", "rdf:rdf":
		return format.Sure
	case "rdf":
		if strings.Contains(strings.ToLower(string(h.Text[:min(len(h.Text), 4096)])), "rss") {
			return format.Sure
		}
	}
	return format.No
}

// xml is the record of a feed.
type xml []byte

// maxDepth is how deep the elements of a feed may nest. Feeds nest a dozen deep, XHTML
// content included; the parser calls itself at each level.
const maxDepth = 256

// Decode implements format.Raw. An item with its full content is an article; an item with
// a summary is read as that, with a note.
func (x xml) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	defer func() {
		if p := recover(); p != nil { // of the library, over bytes from a file
			out(record.Draft{}, record.Skipf(place, record.ReasonSyntax, "feed: %v", p))
		}
	}()
	if tagDepth(x) > maxDepth {
		out(record.Draft{}, record.Skip(place, record.ReasonTooDeep, nil))
		return
	}
	feed, err := parse(x)
	if err != nil {
		x.decodeBroken(place, err, opt, out)
		return
	}
	if len(feed.Items) == 0 {
		out(record.Draft{}, record.Skipf(place, record.ReasonEmpty, "a feed without items"))
		return
	}
	unpublished := 0
	defer func() {
		if unpublished > 0 { // one line: a site has thousands of pictures
			out(record.Draft{}, record.Skipf(place, record.ReasonNotArticle, "%d of %d items of the WordPress export are no published posts: pictures, pages, menus, drafts", unpublished, len(feed.Items)))
		}
	}()
	for i, item := range feed.Items {
		if isUnpublished(item) {
			unpublished++
			continue
		}
		if opt.MaxRecords > 0 && i >= opt.MaxRecords {
			out(record.Draft{}, record.Skipf(place, record.ReasonTooMany, "over %d", opt.MaxRecords))
			break
		}
		out(itemDraft(feed, item, fmt.Sprintf("%s#%d", place, i+1), opt), nil)
	}
}

// parse parses a feed. A feed in UTF-16 has been decoded before, so it is UTF-8 whatever it
// declares.
func parse(raw []byte) (feed *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil { // of the library, over bytes from a file
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

// decodeBroken decodes the items of a feed that is not valid XML as a whole, because it is
// cut off or one of its items is damaged: each item as a feed of its own. The error is that
// of the whole.
func (x xml) decodeBroken(place string, broken error, opt record.Options, out func(record.Draft, error)) {
	spans := findItems(x)
	if len(spans) == 0 {
		out(record.Draft{}, record.Skipf(place, record.ReasonSyntax, "feed: %w", broken))
		return
	}
	if len(spans) > maxBroken {
		spans = spans[:maxBroken]
		out(record.Draft{}, record.Skipf(place, record.ReasonTooMany, "over %d in a damaged feed", maxBroken))
	}
	head := x[:min(spans[0].Start, maxHead)]
	for i, span := range spans {
		if opt.MaxRecords > 0 && i >= opt.MaxRecords {
			out(record.Draft{}, record.Skipf(place, record.ReasonTooMany, "over %d", opt.MaxRecords))
			return
		}
		place := fmt.Sprintf("%s#%d", place, i+1)
		feed, err := parse(closed(head, x[span.Start:span.End]))
		if err != nil || len(feed.Items) == 0 {
			out(record.Draft{}, record.Skipf(place, record.ReasonSyntax, "feed: %w", broken))
			continue
		}
		d := itemDraft(feed, feed.Items[0], place, opt)
		d.LateNotes = append(d.LateNotes, "the feed around it is damaged")
		out(d, nil)
	}
}

// maxBroken is how many items of a damaged feed are read. Each of them is parsed together
// with the head of the feed.
const maxBroken = 2000

// maxHead is how many bytes of what is before the first item are parsed again with each
// item of a damaged feed.
const maxHead = 8 << 10

// itemTag finds where an item begins or ends.
var itemTag = regexp.MustCompile(`(?i)<(/?)(?:item|entry)(?:\s[^<>]*)?>`)

// findItems returns the spans of the items of a feed. An item without an end tag extends
// to the next item, or to the end.
func findItems(raw []byte) (items []record.Span) {
	open := false
	for _, m := range itemTag.FindAllSubmatchIndex(raw, -1) {
		switch begins := m[2] == m[3]; {
		case begins && open:
			items[len(items)-1].End = m[0]
			fallthrough
		case begins:
			items = append(items, record.Span{Start: m[0], End: len(raw)})
			open = true
		case open:
			items[len(items)-1].End = m[1]
			open = false
		}
	}
	return items
}

// closed returns a feed with one item: the head, the item, and the end tags of the elements
// that are open in the head.
func closed(head, item []byte) []byte {
	out := append(bytes.Clone(head), item...)
	var open []string
	for _, m := range roots.FindAllSubmatch(head, -1) {
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

// roots finds the elements that contain items.
var roots = regexp.MustCompile(`<(/?)((?i:rss|channel|feed|rdf:rdf))(?:\s[^<>]*)?>`)

// itemDraft returns the article in an item.
func itemDraft(feed *gofeed.Feed, item *gofeed.Item, place string, opt record.Options) record.Draft {
	d := record.Draft{
		Place: place,
		URL:   item.Link,
		Title: clean.Line(plainText(item.Title)),
		Lang:  clean.Lang(feed.Language),
	}
	for _, ext := range item.Extensions["feedburner"]["origLink"] { // the link leads to a counter
		d.URL = cmp.Or(strings.TrimSpace(ext.Value), d.URL)
	}
	if d.URL == "" && strings.HasPrefix(item.GUID, "http") {
		d.URL = item.GUID
	}
	if d.URL == "" && item.GUID != "" {
		d.ID = item.GUID
	}
	var names []string
	for _, p := range item.Authors {
		if p != nil {
			names = append(names, cmp.Or(p.Name, p.Email))
		}
	}
	d.Byline = byline.Clean(strings.Join(names, ", "))
	stamp := item.Published
	if stamp == "" && item.Updated != "" {
		stamp = item.Updated
		d.Notes = append(d.Notes, "published time is that of the last update")
	}
	t, note := published.Parse(stamp)
	if t.Precision == published.NoTime && item.PublishedParsed != nil {
		t, note = published.Time{Time: *item.PublishedParsed, Precision: published.Minute, ZoneKnown: true}, ""
	}
	d.Published = t
	if note != "" {
		d.Notes = append(d.Notes, note)
	}
	d.Text = plainText(item.Content)
	if summary := plainText(item.Description); strings.TrimSpace(d.Text) == "" && strings.TrimSpace(summary) != "" {
		d.Text = summary
		if len(summary) < fullText {
			d.Notes = append(d.Notes, describe.NoteSummary)
		}
	}
	d.KeepOrigins(opt)
	d.CameFrom("the item of the feed")
	d.Outlet = site.Domain(d.URL)
	d.CameFrom("the registered domain of the URL")
	if d.Outlet == "" {
		d.Outlet = cmp.Or(site.Domain(feed.Link), clean.Line(plainText(feed.Title)))
		d.CameFrom("the feed")
	}
	return d
}

// fullText is the length in bytes from which a description is taken for the whole article:
// many feeds have no other element for it, and summaries are shorter.
const fullText = 1500

// plainText returns the text of a field that may hold markup.
func plainText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	text, err := html.Text(s)
	if err != nil {
		return s
	}
	text, _ = html.Decode(text) // what was escaped twice
	return text
}

// tagDepth returns how deep the elements of a piece of XML nest, by its tags alone.
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

// after returns what follows mark in b, nil when mark is not in b.
func after(b []byte, mark string) []byte {
	_, rest, _ := bytes.Cut(b, []byte(mark))
	return rest
}
