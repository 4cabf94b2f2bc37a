package article

import (
	"bytes"
	"copytrail/article/internal/byline"
	"copytrail/article/internal/charset"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/fold"
	"copytrail/article/internal/site"
	"net/url"
	"regexp"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// readHTML takes the article out of a page: main text, title, byline, time,
// language, canonical URL and the outlet that this tells. The address is that
// of the page and the label its charset, when the input knows them. An error is a
// SkipError without a place.
//
// The main text is go-trafilatura's with its fallbacks (F .910 on its annotated
// pages). A library that meets a page made to hurt may panic; that is an error
// of the page here.
func readHTML(page []byte, address, label string, opt Options) (a Article, err error) {
	defer func() {
		if p := recover(); p != nil {
			a, err = Article{}, skipf("", ReasonSyntax, "HTML: %v", p)
		}
	}()
	utf8Page, note := charset.Page(page, label)
	doc, err := html.Parse(bytes.NewReader(utf8Page))
	if err != nil {
		return a, skipf("", ReasonTooDeep, "HTML: %w", err)
	}
	if err := tooLarge(doc, opt); err != nil {
		return a, err
	}
	extraction := trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		Focus:           trafilatura.Balanced,
		HtmlDateMode:    trafilatura.Disabled, // pageTime asks for more than a day
	}
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		extraction.OriginalURL = u
	}
	result, err := trafilatura.ExtractDocument(doc, extraction)
	if err != nil || strings.TrimSpace(result.ContentText) == "" {
		return a, skip("", ReasonNoText, err)
	}
	m := result.Metadata
	a = Article{
		URL:    firstOf(address, canonicalURL(doc), m.URL),
		Title:  clean.Line(m.Title),
		Byline: byline.Clean(strings.ReplaceAll(m.Author, "; ", ", ")),
		Lang:   clean.Lang(firstOf(documentLang(doc), m.Language)),
		Text:   contentText(result),
	}
	a.keepOrigins(opt)
	switch a.URL {
	case address:
		a.fieldCameFrom(fieldURL, "the address of the page")
	case canonicalURL(doc):
		a.fieldCameFrom(fieldURL, "the page's canonical link")
	}
	if documentLang(doc) != "" {
		a.fieldCameFrom(fieldLang, "the page's html element")
	}
	a.fieldCameFrom(fieldText, "the page's main text")
	a.cameFrom("the page's metadata")
	domain := site.Domain(firstOf(canonicalURL(doc), m.URL, address))
	a.Outlet = firstOf(site.Name(siteName(doc), domain), domain, clean.Line(m.Sitename))
	switch a.Outlet {
	case domain:
		a.fieldCameFrom(fieldOutlet, "the registered domain of the page")
	default:
		a.fieldCameFrom(fieldOutlet, "the name that the page gives its site")
	}
	var timeNote string
	a.Published, timeNote = pageTime(doc, a.URL)
	a.fieldCameFrom(fieldPublished, strings.TrimPrefix(timeNote, "published time from "))
	for _, n := range []string{note, timeNote} {
		if n != "" {
			a.Notes = append(a.Notes, n)
		}
	}
	return a, nil
}

// maxParagraphCost is the largest product of a page's paragraphs and its bytes of
// text. The extractor joins paragraphs one to the other, copying what it has each
// time, so that this is what a long page costs: 6,000 paragraphs with 660 kB, 4e9,
// take 0.6 s. A book of 3,000 paragraphs and 1 MB on one page comes to 3e9.
const maxParagraphCost = 10e9

// tooLarge returns an error for a page that would take unreasonably long.
func tooLarge(doc *html.Node, opt Options) error {
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
		return skipf("", ReasonTooLong, "a page of %d elements, over %d", elements, opt.MaxElements)
	case opt.MaxElements > 0 && float64(paragraphs)*float64(text) > maxParagraphCost:
		return skipf("", ReasonTooLong, "a page of %d paragraphs with %d bytes", paragraphs, text)
	}
	return nil
}

// firstOf returns the first of its arguments that is not empty.
func firstOf(ss ...string) string {
	for _, s := range ss {
		if s != "" {
			return s
		}
	}
	return ""
}

// contentText returns the main text of a page with a blank line between paragraphs:
// the extractor's own text has them all on one line.
func contentText(r *trafilatura.ExtractResult) string {
	if r.ContentNode != nil {
		if text := blockText(r.ContentNode); text != "" {
			return text
		}
	}
	return strings.TrimSpace(r.ContentText)
}

// canonicalURL returns the address that the page gives as its own.
func canonicalURL(doc *html.Node) string {
	var canonical, og string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "link":
			if strings.EqualFold(attr(n, "rel"), "canonical") && canonical == "" {
				canonical = absoluteURL(attr(n, "href"))
			}
		case "meta":
			if attr(n, "property") == "og:url" && og == "" {
				og = absoluteURL(attr(n, "content"))
			}
		}
	}
	return firstOf(canonical, og)
}

// siteName returns the name that the page gives its site.
func siteName(doc *html.Node) string {
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "meta" &&
			(attr(n, "property") == "og:site_name" || attr(n, "name") == "og:site_name") {
			if name := clean.Line(attr(n, "content")); name != "" {
				return name
			}
		}
	}
	return ""
}

// absoluteURL returns s when it is the absolute address of a page below the root
// of its site, "" otherwise: many pages name their front page as canonical.
func absoluteURL(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return s
}

// documentLang returns the language that the page declares.
func documentLang(doc *html.Node) string {
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "html" {
			return firstOf(attr(n, "lang"), attr(n, "xml:lang"))
		}
	}
	return ""
}

// attr returns the value of an attribute, "" when there is none.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// markup matches the tags that a text has when it is HTML and not prose about it.
var markup = regexp.MustCompile(`(?i)<(p|div|br|span|a|h[1-6]|li|ul|figure|img|em|strong|blockquote|article|section|table)(\s[^<>]*)?/?>`)

// looksHTML reports whether a text field holds markup: two tags of a page in its
// first bytes and a closing one anywhere there.
func looksHTML(s string) bool {
	head := s[:min(len(s), 4096)]
	if strings.IndexByte(head, '<') < 0 || !strings.Contains(head, "</") && !strings.Contains(head, "<br") {
		return false
	}
	return len(markup.FindAllStringIndex(head, 2)) == 2
}

// blocks are the elements that stand apart from the text around them.
var blocks = fold.WordSet("p div br hr h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tr td th blockquote pre article section aside header footer figure figcaption main nav form")

// markupText returns the text of a piece of HTML that is known to be the article
// and nothing else, as feeds and exports hold it: every word of it, a blank line
// between blocks. Main-text extraction would drop parts of so short a page.
func markupText(s string) (string, error) {
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return "", err
	}
	return blockText(doc), nil
}

// blockText returns the text within a node, a blank line between blocks.
func blockText(root *html.Node) string {
	var b strings.Builder
	gap := false // a block has ended or begun since the last word
	space := false
	for n := range root.Descendants() {
		if p := n.PrevSibling; p != nil && p.Type == html.ElementNode && blocks[p.Data] {
			gap = true
		}
		switch {
		case n.Type == html.ElementNode && blocks[n.Data]:
			gap = true
		case n.Type != html.TextNode || hidden(n.Parent):
		default:
			words := strings.Fields(n.Data)
			if len(words) == 0 {
				space = true
				continue
			}
			switch {
			case b.Len() == 0:
			case gap:
				b.WriteString("\n\n")
			case space || n.Data[0] == ' ' || n.Data[0] == '\n':
				b.WriteByte(' ')
			}
			b.WriteString(strings.Join(words, " "))
			last := n.Data[len(n.Data)-1]
			gap, space = false, last == ' ' || last == '\n' || last == '\t'
		}
	}
	return b.String()
}

// hidden reports whether the text within n is not for readers.
func hidden(n *html.Node) bool {
	if n == nil {
		return false
	}
	switch n.Data {
	case "script", "style", "noscript", "template", "head", "title", "iframe", "textarea":
		return true
	}
	return false
}
