package html

import (
	"cmp"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/site"
)

// canonicalURL returns the address that the page declares as its own, "" when it declares
// none.
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
	return cmp.Or(canonical, og)
}

// siteName returns the name that the page gives its site, "" when it gives none.
func siteName(doc *html.Node) string {
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "meta" &&
			(attr(n, "property") == "og:site_name" || attr(n, "name") == "og:site_name") {
			if name := clean.Line(attr(n, "content")); name != "" && !archiveToday.MatchString(name) {
				return name
			}
		}
	}
	return ""
}

// absoluteURL returns s when it is an absolute address, "" otherwise. For an address in a
// web archive it is that of the page kept there.
func absoluteURL(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return site.Own(s)
}

// documentLang returns the language that the page declares.
func documentLang(doc *html.Node) string {
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "html" {
			return cmp.Or(attr(n, "lang"), attr(n, "xml:lang"))
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
