package newsxml

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"copytrail/article/internal/record"
)

// node is an element with what is in it. Names are those without a prefix.
type node struct {
	name     string
	attr     map[string]string
	children []*node // elements and texts, in their order
	text     string  // of a node without a name
}

// The limits of a tree. News in XML nests a dozen deep, XHTML content included.
const (
	maxDepth = 256
	maxNodes = 400_000
)

// parse reads a whole document. References to files and entities are not followed; an
// entity that is not of HTML stays as it is written.
func parse(raw []byte, opt record.Options) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	root := &node{}
	open := []*node{root}
	count, limit := 0, maxNodes
	if opt.MaxElements > 0 {
		limit = min(limit, 8*opt.MaxElements)
	}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return root, nil
		}
		if err != nil {
			return root, err
		}
		if count++; count > limit {
			return nil, record.Skipf("", record.ReasonTooLong, "over %d elements", limit)
		}
		top := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if len(open) > maxDepth {
				return nil, record.Skip("", record.ReasonTooDeep, nil)
			}
			n := &node{name: t.Name.Local}
			for _, a := range t.Attr {
				if n.attr == nil {
					n.attr = map[string]string{}
				}
				n.attr[a.Name.Local] = a.Value
			}
			top.children = append(top.children, n)
			open = append(open, n)
		case xml.EndElement:
			if len(open) > 1 {
				open = open[:len(open)-1]
			}
		case xml.CharData:
			top.children = append(top.children, &node{text: string(t)})
		}
	}
}

// each calls f for n and all elements in it, in their order. If f returns false, what is
// in the element is passed over.
func (n *node) each(f func(*node) bool) {
	if n == nil || n.name == "" && n.text != "" || !f(n) {
		return
	}
	for _, c := range n.children {
		c.each(f)
	}
}

// all returns the elements of the given names in n, but not those within each other.
func (n *node) all(names ...string) (found []*node) {
	n.each(func(c *node) bool {
		for _, name := range names {
			if c != n && c.name == name {
				found = append(found, c)
				return false
			}
		}
		return true
	})
	return found
}

// first returns the first element at the end of a path of names, nil when there is none.
func (n *node) first(path ...string) *node {
	for _, name := range path {
		found := n.all(name)
		if len(found) == 0 {
			return nil
		}
		n = found[0]
	}
	return n
}

// get returns an attribute of n, "" when it has none.
func (n *node) get(name string) string {
	if n == nil {
		return ""
	}
	return n.attr[name]
}

// line returns the words in n.
func (n *node) line() string {
	var b strings.Builder
	n.words(&b)
	return strings.Join(strings.Fields(b.String()), " ")
}

// words adds the text in n to b.
func (n *node) words(b *strings.Builder) {
	if n == nil {
		return
	}
	b.WriteString(n.text)
	for _, c := range n.children {
		c.words(b)
	}
}

// paragraphs returns the texts of the paragraphs in n, without those in elements that
// leave tells to leave out. Text that is in no paragraph is one of its own.
func (n *node) paragraphs(isBlock, leave func(*node) bool) []string {
	var out []string
	var open strings.Builder
	flush := func() {
		if s := strings.Join(strings.Fields(open.String()), " "); s != "" {
			out = append(out, s)
		}
		open.Reset()
	}
	var walk func(*node)
	walk = func(n *node) {
		switch {
		case n.name == "":
			open.WriteString(n.text)
		case leave != nil && leave(n):
			return
		}
		block := n.name != "" && isBlock(n)
		if block {
			flush()
		}
		for _, c := range n.children {
			walk(c)
		}
		if block {
			flush()
		}
	}
	if n != nil {
		walk(n)
		flush()
	}
	return out
}

// blocks are the elements that are not part of the line around them, in all formats here.
var blocks = map[string]bool{
	"p": true, "div": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "hl1": true, "hl2": true, "li": true, "ul": true, "ol": true,
	"block": true, "head": true, "item": true, "list": true, "quote": true, "blockquote": true, "bq": true, "table": true, "tr": true, "row": true, "td": true, "cell": true,
	"lb": true, "br": true, "main": true, "body": true, "section": true, "article": true, "body.content": true, "body.head": true, "note": true, "ab": true, "hr": true,
	"pre": true, "figure": true, "figcaption": true, "title": true, "dl": true, "dt": true, "dd": true, "code": true,
}

// isBlock reports whether n is one of the blocks.
func isBlock(n *node) bool { return blocks[n.name] }
