// Package html extracts the article from an HTML page: main text, title, byline, time of
// publication, language, address and the name of the site.
package html

import (
	"bytes"
	"cmp"
	"net/url"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/charset"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
	"copytrail/article/internal/site"
)

// Page is an HTML page. Each is one record.
var Page = format.Format{
	Name:  "HTML",
	Sniff: sniff,
	Read:  format.Whole(func(_ *format.Input, b []byte) format.Raw { return page(b) }),
}

// page is the record of a page.
type page []byte

// Decode implements format.Raw.
func (p page) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	d, err := Extract(p, "", "", opt)
	d.Place = place
	out(d, err)
}

// extract is [Extract] without the cache.
//
// The main text is that of go-trafilatura with its fallbacks (F .910 on its annotated
// pages). The library may panic over a page that is made to hurt it; that is an error of
// the page.
func extract(page []byte, address, label string, opt record.Options) (d record.Draft, err error) {
	defer func() {
		if p := recover(); p != nil {
			d, err = record.Draft{}, record.Skipf("", record.ReasonSyntax, "HTML: %v", p)
		}
	}()
	utf8Page, note := charset.Page(page, label)
	doc, err := html.Parse(bytes.NewReader(utf8Page))
	if err != nil {
		return d, record.Skipf("", record.ReasonTooDeep, "HTML: %w", err)
	}
	if err := tooLarge(doc, opt); err != nil {
		return d, err
	}
	saved := takeSaved(doc)
	address = site.Own(address)
	markQuotes(doc)
	extraction := trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		Focus:           trafilatura.Balanced,
		HtmlDateMode:    trafilatura.Disabled, // publicationTime finds more than the day
	}
	if u, err := url.Parse(cmp.Or(address, saved.url)); err == nil && u.Host != "" {
		extraction.OriginalURL = u
	}
	result, err := trafilatura.ExtractDocument(doc, extraction)
	if err != nil || strings.TrimSpace(result.ContentText) == "" {
		return d, record.Skip("", record.ReasonNoText, err)
	}
	m := result.Metadata
	d = record.Draft{
		URL:     cmp.Or(address, canonicalURL(doc), saved.url, site.Own(m.URL)),
		Title:   clean.Line(m.Title),
		Byline:  byline.Clean(strings.ReplaceAll(m.Author, "; ", ", ")),
		Lang:    clean.Lang(cmp.Or(documentLang(doc), m.Language)),
		Text:    contentText(result),
		Fetched: saved.at,
	}
	d.KeepOrigins(opt)
	switch d.URL {
	case address:
		d.FieldCameFrom(field.URL, "the address of the page")
	case canonicalURL(doc):
		d.FieldCameFrom(field.URL, "the page's canonical link")
	case saved.url:
		d.FieldCameFrom(field.URL, saved.mark)
	}
	if documentLang(doc) != "" {
		d.FieldCameFrom(field.Lang, "the page's html element")
	}
	d.FieldCameFrom(field.Text, "the page's main text")
	d.CameFrom("the page's metadata")
	domain := site.Domain(cmp.Or(canonicalURL(doc), saved.url, site.Own(m.URL), address))
	d.Outlet = cmp.Or(site.Name(siteName(doc), domain), domain, clean.Line(m.Sitename))
	switch d.Outlet {
	case domain:
		d.FieldCameFrom(field.Outlet, "the registered domain of the page")
	default:
		d.FieldCameFrom(field.Outlet, "the name that the page gives its site")
	}
	var timeNote string
	d.Published, timeNote = publicationTime(doc, d.URL)
	d.FieldCameFrom(field.Published, strings.TrimPrefix(timeNote, "published time from "))
	for _, n := range []string{note, timeNote} {
		if n != "" {
			d.Notes = append(d.Notes, n)
		}
	}
	if saved.flattened {
		takeHead(&d)
	}
	return d, nil
}

// maxParagraphCost is the largest product of a page's paragraphs and its bytes of text.
// The extractor joins one paragraph to the next and copies the text so far each time, so
// the time grows with this product: 6,000 paragraphs with 660 kB, 4e9, take 0.6 s. A book
// of 3,000 paragraphs and 1 MB on one page comes to 3e9.
const maxParagraphCost = 10e9

// tooLarge returns an error for a page whose extraction would take too long.
func tooLarge(doc *html.Node, opt record.Options) error {
	elements, paragraphs, text := 0, 0, 0
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.ElementNode:
			elements++
			if n.Data == "p" {
				paragraphs++
			}
		case n.Type == html.TextNode && !hidden(n.Parent):
			text += len(n.Data)
		}
	}
	switch {
	case opt.MaxElements > 0 && elements > opt.MaxElements:
		return record.Skipf("", record.ReasonTooLong, "a page of %d elements, over %d", elements, opt.MaxElements)
	case opt.MaxElements > 0 && float64(paragraphs)*float64(text) > maxParagraphCost:
		return record.Skipf("", record.ReasonTooLong, "a page of %d paragraphs with %d bytes", paragraphs, text)
	}
	return nil
}
