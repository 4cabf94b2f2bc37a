// Package export helps to read the pages that databases of the press export: one page
// holds many articles. The page is cut at marks before it is parsed, so that its size
// counts for no article and damage in one leaves the others alone.
package export

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	page "copytrail/article/internal/html"
	"copytrail/article/internal/record"
)

// Draft makes an article of the piece of a page that holds it. The error is a SkipError.
type Draft func(piece *html.Node, opt record.Options) (record.Draft, error)

// Sniff returns a [format.Format.Sniff] for pages whose head has one of the given signs of a
// database.
func Sniff(sign *regexp.Regexp) func(*format.Head) format.Likeness {
	return func(h *format.Head) format.Likeness {
		if h.First() == '<' && page.Page.Sniff(h) != format.No && sign.Match(h.Text) {
			return format.Sure
		}
		return format.No
	}
}

// Read returns a [format.Format.Read] for a page with many articles. Each begins at a match
// of mark; what is before the first is no article. The database is named in messages.
func Read(database string, mark *regexp.Regexp, draft Draft) func(*format.Input, format.Sink) bool {
	return func(in *format.Input, out format.Sink) bool {
		b, err := in.All()
		if err != nil {
			return out.Skip(record.Placed(in.Place, record.InputError(in.Place, err)))
		}
		b, note := charset.Page(b, "")
		marks := mark.FindAllIndex(b, -1)
		if len(marks) == 0 {
			return out.Skip(record.Skipf(in.Place, record.ReasonNotArticle, "a page of %s without an article in full", database))
		}
		for i, m := range marks {
			place := fmt.Sprintf("%s#%d", in.Place, i+1)
			if in.Options.MaxRecords > 0 && i >= in.Options.MaxRecords {
				return out.Skip(record.Skipf(place, record.ReasonTooMany, "over %d", in.Options.MaxRecords))
			}
			end := len(b)
			if i+1 < len(marks) {
				end = marks[i+1][0]
			}
			if !out.Record(place, &piece{b[m[0]:end], note, draft, "the export of " + database}) {
				return false
			}
		}
		return true
	}
}

// piece is the record of one article.
type piece struct {
	html  []byte
	note  string
	draft Draft
	from  string
}

// Decode implements format.Raw.
func (p *piece) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	d, err := p.decode(opt)
	d.Place = place
	if err != nil {
		err = record.Placed(place, err)
	} else {
		d.KeepOrigins(opt)
		d.CameFrom(p.from)
		if p.note != "" {
			d.Notes = append(d.Notes, p.note)
		}
	}
	out(d, err)
}

// decode returns the article in the piece.
func (p *piece) decode(opt record.Options) (record.Draft, error) {
	raw := p.html
	if cell := cellTag.FindSubmatch(raw); cell != nil && len(cell[1]) > 0 { // it begins within a cell
		raw = append([]byte("<table><tr><td>"), raw...)
	}
	doc, err := html.Parse(bytes.NewReader(raw))
	if err != nil {
		return record.Draft{}, record.Skipf("", record.ReasonTooDeep, "HTML: %w", err)
	}
	elements := 0
	for range doc.Descendants() {
		if elements++; opt.MaxElements > 0 && elements > 2*opt.MaxElements { // texts count here too
			return record.Draft{}, record.Skipf("", record.ReasonTooLong, "an article of over %d elements", opt.MaxElements)
		}
	}
	page.MarkQuotes(doc)
	return p.draft(doc, opt)
}

// cellTag finds the first tag of a cell.
var cellTag = regexp.MustCompile(`(?i)<(/?)td\b`)

// First returns the first element within n for which is holds, nil when there is none.
func First(n *html.Node, is func(*html.Node) bool) *html.Node {
	if n == nil {
		return nil
	}
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && is(c) {
			return c
		}
	}
	return nil
}

// All returns the elements within n for which is holds.
func All(n *html.Node, is func(*html.Node) bool) (all []*html.Node) {
	if n == nil {
		return nil
	}
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && is(c) {
			all = append(all, c)
		}
	}
	return all
}

// Class returns a condition: the element has the class, whatever the case of its letters.
func Class(name string) func(*html.Node) bool {
	return func(n *html.Node) bool {
		for _, a := range n.Attr {
			if a.Key == "class" {
				return slices.ContainsFunc(strings.Fields(a.Val), func(c string) bool { return strings.EqualFold(c, name) })
			}
		}
		return false
	}
}

// Tag returns a condition: the element has one of the names.
func Tag(names ...string) func(*html.Node) bool {
	return func(n *html.Node) bool { return slices.Contains(names, n.Data) }
}

// Text returns the text within n with a blank line between blocks, "" for nil.
func Text(n *html.Node) string {
	if n == nil {
		return ""
	}
	return page.NodeText(n)
}

// Line returns the text within n as one line of metadata.
func Line(n *html.Node) string { return clean.Line(Text(n)) }
