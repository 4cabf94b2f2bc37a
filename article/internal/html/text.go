package html

import (
	"regexp"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"copytrail/article/internal/fold"
)

// contentText returns the main text with a blank line between paragraphs. In the
// extractor's own text they are all on one line.
func contentText(r *trafilatura.ExtractResult) string {
	if r.ContentNode != nil {
		if text := blockText(r.ContentNode); text != "" {
			return text
		}
	}
	return strings.TrimSpace(r.ContentText)
}

// markup matches the tags that a text has when it is HTML and not prose about HTML.
var markup = regexp.MustCompile(`(?i)<(p|div|br|span|a|h[1-6]|li|ul|figure|img|em|strong|blockquote|article|section|table)(\s[^<>]*)?/?>`)

// HasMarkup reports whether the value of a text field is HTML: its first 4,096 bytes hold
// two tags, and an end tag or a line break among them.
func HasMarkup(s string) bool {
	head := s[:min(len(s), 4096)]
	if strings.IndexByte(head, '<') < 0 || !strings.Contains(head, "</") && !strings.Contains(head, "<br") {
		return false
	}
	return len(markup.FindAllStringIndex(head, 2)) == 2
}

// blocks are the elements that are paragraphs of their own.
var blocks = fold.WordSet("p div br hr h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tr td th blockquote pre article section aside header footer figure figcaption main nav form")

// Text returns the text of a piece of HTML that is the article and nothing else, as feeds
// and exports hold it: every word of it, with a blank line between blocks. The extraction
// of main text would drop parts of so short a page.
func Text(s string) (string, error) {
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return "", err
	}
	markQuotes(doc)
	return blockText(doc), nil
}

// NodeText is [Text] for what is within a node of a page whose quotations are marked.
func NodeText(n *html.Node) string { return blockText(n) }

// MarkQuotes writes the marks around quotations into a page. It must be called once.
func MarkQuotes(doc *html.Node) { markQuotes(doc) }

// blockText returns the text within a node, with a blank line between blocks.
func blockText(root *html.Node) string {
	var b strings.Builder
	gap := false // a block has begun or ended since the last word
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

// hidden reports whether browsers do not show the text within n.
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
