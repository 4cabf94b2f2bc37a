package office

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// An ODT has its text in content.xml, within office:text: headings (text:h) and paragraphs
// (text:p). Left out: notes, comments, what tracked changes have deleted, tables of contents.

// odfSkipped are the elements of an ODT whose content is not text of the document.
var odfSkipped = map[string]bool{
	"tracked-changes": true, "annotation": true, "note": true, "table-of-content": true, "alphabetical-index": true,
	"illustration-index": true, "bibliography": true, "forms": true, "sequence-decls": true, "variable-decls": true, "scripts": true,
	"automatic-styles": true, "styles": true, "master-styles": true, "font-face-decls": true, "ruby-text": true,
}

// readODT reads an ODT: a download of Nexis that was saved from Word, or one article.
func (d *document) readODT(out format.Sink) bool {
	r, err := d.open("content.xml")
	if err != nil {
		return out.Skip(err)
	}
	c := &cutter{in: d.in, out: out}
	switch err := readODF(r, d.in.Options.MaxRecord, c.paragraph); {
	case err == errStop:
		return false
	case err != nil:
		return out.Skip(record.Placed(d.in.Place, record.InputError(d.in.Place, err)))
	}
	return c.end()
}

// readODF calls each for the headings and paragraphs of a text, in their order; one that is
// larger than limit is cut into several. The error is that of reading, or that of each.
func readODF(r io.Reader, limit int, each func(paragraph) error) error {
	x := xml.NewDecoder(r)
	x.Strict = false
	depth, skip := 0, 0 // paragraphs and left out elements around
	var style string
	var text strings.Builder
	flush := func() error {
		p := paragraph{style, text.String()}
		text.Reset()
		return each(p)
	}
	for {
		token, err := x.RawToken()
		if err == io.EOF {
			if depth > 0 || skip > 0 {
				return io.ErrUnexpectedEOF
			}
			return nil
		}
		if err != nil {
			return err
		}
		err = nil
		switch t := token.(type) {
		case xml.StartElement:
			switch name := t.Name.Local; {
			case odfSkipped[name]:
				skip++
			case skip > 0:
			case name == "p" || name == "h":
				if depth++; depth > 1 { // a frame within a paragraph
					err = flush()
				}
				style = strings.ToLower(attr(t, "style-name"))
				if name == "h" {
					style = "h" + attr(t, "outline-level")
				}
			case name == "tab":
				text.WriteByte('\t')
			case name == "line-break":
				text.WriteByte('\n')
			case name == "s":
				n, _ := strconv.Atoi(attr(t, "c")) // without a number it is one
				text.WriteString(strings.Repeat(" ", min(max(n, 1), 100)))
			}
		case xml.EndElement:
			switch name := t.Name.Local; {
			case odfSkipped[name]:
				skip = max(0, skip-1)
			case skip > 0:
			case (name == "p" || name == "h") && depth > 0:
				depth--
				err = flush()
			}
		case xml.CharData:
			if skip == 0 && depth > 0 {
				if limit > 0 && text.Len()+len(t) > limit {
					err = flush()
				}
				text.Write(t)
			}
		}
		if err != nil {
			return err
		}
	}
}
