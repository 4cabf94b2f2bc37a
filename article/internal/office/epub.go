package office

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// An EPUB names its package file in META-INF/container.xml; that lists its pages (manifest)
// and their order (spine). Each page in the order is a record, but for covers, navigation and
// pages that are little else than links. What calibre writes below an article from a news
// site gives the address.

// container is META-INF/container.xml.
type container struct {
	Roots []struct {
		Path string `xml:"full-path,attr"`
	} `xml:"rootfiles>rootfile"`
}

// book is the package file of an EPUB.
type book struct {
	Language string `xml:"metadata>language"`
	Items    []struct {
		ID         string `xml:"id,attr"`
		Href       string `xml:"href,attr"`
		Type       string `xml:"media-type,attr"`
		Properties string `xml:"properties,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		ID string `xml:"idref,attr"`
	} `xml:"spine>itemref"`
}

// readEPUB hands on the pages of an EPUB in its order of reading.
func (d *document) readEPUB(out format.Sink) bool {
	var c container
	if err := d.unmarshal("META-INF/container.xml", &c); err != nil {
		return out.Skip(err)
	}
	if len(c.Roots) == 0 {
		return out.Skip(record.Skipf(d.in.Place, record.ReasonDamaged, "EPUB: no package file is named"))
	}
	root := c.Roots[0].Path
	var b book
	if err := d.unmarshal(root, &b); err != nil {
		return out.Skip(err)
	}
	pages := make(map[string]int, len(b.Items))
	for i, item := range b.Items {
		pages[item.ID] = i
	}
	done := make(map[int]bool)
	articles := 0
	for _, ref := range b.Spine {
		i, ok := pages[ref.ID]
		if !ok || done[i] {
			continue
		}
		done[i] = true
		item := b.Items[i]
		if strings.Contains(" "+item.Properties+" ", " nav ") {
			continue
		}
		href, err := url.PathUnescape(item.Href)
		if err != nil {
			href = item.Href
		}
		name := path.Join(path.Dir(root), href)
		place := d.in.Place + "/" + clean.Token(name)
		if articles++; d.in.Options.MaxRecords > 0 && articles > d.in.Options.MaxRecords {
			return out.Skip(record.Skipf(place, record.ReasonTooMany, "over %d", d.in.Options.MaxRecords))
		}
		page, err := d.part(name)
		more := true
		if err != nil {
			var se *record.SkipError
			if errors.As(err, &se) {
				err = record.Skip(place, se.Reason, se.Err)
			}
			more = out.Skip(record.Placed(place, err))
		} else {
			more = out.Record(place, &epubPage{page, b.Language})
		}
		if !more {
			return false
		}
	}
	if articles == 0 {
		return out.Skip(record.Skipf(d.in.Place, record.ReasonNothing, "EPUB: no page in its order of reading"))
	}
	return true
}

// unmarshal reads a part that is small XML. The error is a SkipError.
func (d *document) unmarshal(name string, v any) error {
	b, err := d.part(name)
	if err != nil {
		return err
	}
	x := xml.NewDecoder(bytes.NewReader(b))
	x.Strict = false
	x.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // names are ASCII nearly always
	if err := x.Decode(v); err != nil {
		return record.Skipf(d.in.Place, record.ReasonDamaged, "EPUB: %s: %w", name, err)
	}
	return nil
}

// epubPage is the record of a page of an EPUB.
type epubPage struct {
	page []byte
	lang string
}

// Decode implements format.Raw.
func (p *epubPage) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	doc, err := html.Parse(bytes.NewReader(p.page))
	if err != nil {
		out(record.Draft{}, record.Skipf(place, record.ReasonTooDeep, "EPUB: %w", err))
		return
	}
	r := pageReader{}
	r.read(doc)
	r.flush("")
	t := newText(r.lines)
	t.url, t.lang = r.url, p.lang
	switch {
	case r.lang != "":
		t.lang = r.lang
	}
	switch {
	case t.body == "":
		err = record.Skipf(place, record.ReasonNoText, "a page without text")
	case r.linked*2 > r.letters:
		err = record.Skipf(place, record.ReasonNotArticle, "little else than links: a table of contents")
	}
	if err != nil {
		out(record.Draft{}, err)
		return
	}
	t.Decode(place, opt, out)
}

// pageReader collects the paragraphs of a page.
type pageReader struct {
	lines           []paragraph
	text            strings.Builder
	url, lang       string
	letters, linked int // bytes of text, and those in links
}

// read reads a page. It goes from node to node, without calling itself.
func (r *pageReader) read(doc *html.Node) {
	for n := doc; n != nil; {
		down := r.enter(n)
		if down && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != nil {
			r.leave(n)
			if n.NextSibling != nil {
				n = n.NextSibling
				break
			}
			n = n.Parent
		}
	}
}

// enter begins a node and reports whether to read what is in it.
func (r *pageReader) enter(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		s := strings.Join(strings.Fields(n.Data), " ")
		if s == "" {
			if n.Data != "" && r.text.Len() > 0 {
				r.text.WriteByte(' ')
			}
			return false
		}
		if strings.TrimLeft(n.Data, " \t\r\n") != n.Data {
			s = " " + s
		}
		if strings.TrimRight(n.Data, " \t\r\n") != n.Data {
			s += " "
		}
		r.text.WriteString(s)
		r.letters += len(s)
		if inLink(n) {
			r.linked += len(s)
		}
	case html.ElementNode:
		switch n.Data {
		case "head", "script", "style", "nav", "svg", "template":
			return false
		case "html":
			if l := nodeAttr(n, "lang"); l != "" {
				r.lang = l
			}
		case "br":
			r.text.WriteByte('\n')
		}
		if strings.HasPrefix(nodeAttr(n, "class"), "calibre_navbar") {
			return false
		}
		if blocks[n.Data] {
			r.flush("")
		}
	}
	return true
}

// leave ends a node.
func (r *pageReader) leave(n *html.Node) {
	if n.Type != html.ElementNode || !blocks[n.Data] {
		return
	}
	line := r.text.String()
	if len(line) < 2000 && strings.Contains(line, "calibre") && strings.HasPrefix(strings.TrimSpace(line), "This article was downloaded by") {
		if i := strings.Index(line, "http"); i >= 0 {
			r.url = strings.Fields(line[i:])[0]
		}
		r.letters, r.linked = r.letters-len(line), max(0, r.linked-len(r.url))
		r.text.Reset()
		return
	}
	r.flush(n.Data)
}

// flush ends a paragraph of the given style.
func (r *pageReader) flush(style string) {
	if s := trim(r.text.String()); s != "" {
		r.lines = append(r.lines, paragraph{style, s})
	}
	r.text.Reset()
}

// blocks are the elements that begin and end a paragraph.
var blocks = set("p|div|section|article|header|footer|aside|main|body|blockquote|li|ul|ol|dl|dt|dd|table|tr|td|th|h1|h2|h3|h4|h5|h6|figure|figcaption|pre|hr")

// inLink reports whether a node is the text of a link, or of what a link holds directly.
func inLink(n *html.Node) bool {
	for i := 0; i < 4 && n != nil; i++ {
		if n.Type == html.ElementNode && n.Data == "a" {
			return true
		}
		n = n.Parent
	}
	return false
}

// nodeAttr returns an attribute of an element.
func nodeAttr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
