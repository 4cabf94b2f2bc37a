package html

import "golang.org/x/net/html"

// markQuotes writes the marks that browsers draw around quotations into the text: “ ”
// around q, ‘ ’ around one within another, and > before the paragraphs of a blockquote, as
// in mail. Without them a text no longer shows whose words they are.
func markQuotes(doc *html.Node) {
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "q":
			open, shut := "“", "”"
			if inside(n, "q") {
				open, shut = "‘", "’"
			}
			if !quoted(n) {
				n.InsertBefore(&html.Node{Type: html.TextNode, Data: open}, n.FirstChild)
				n.AppendChild(&html.Node{Type: html.TextNode, Data: shut})
			}
		case "p", "blockquote":
			if (n.Data == "p" || !hasBlock(n)) && (n.Data == "blockquote" || inside(n, "blockquote")) && n.FirstChild != nil {
				n.InsertBefore(&html.Node{Type: html.TextNode, Data: "> "}, n.FirstChild)
			}
		case "br":
			if next := n.NextSibling; next != nil && next.Data != "br" && inside(n, "blockquote") {
				n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: "> "}, next)
			}
		}
	}
}

// quoted reports whether a quotation has marks of its own already, or no text to begin with.
func quoted(n *html.Node) bool {
	c := n.FirstChild
	if c == nil || c.Type != html.TextNode {
		return c == nil
	}
	for _, r := range c.Data {
		switch r {
		case ' ', '\n', '\t':
			continue
		case '"', '“', '„', '«', '»', '‘', '\'':
			return true
		}
		return false
	}
	return false
}

// inside reports whether n lies within an element of this name.
func inside(n *html.Node, name string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Type == html.ElementNode && p.Data == name {
			return true
		}
	}
	return false
}

// hasBlock reports whether a paragraph or another block lies within n.
func hasBlock(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && blocks[c.Data] && c.Data != "br" {
			return true
		}
	}
	return false
}
