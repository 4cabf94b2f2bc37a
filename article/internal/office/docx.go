package office

import (
	"encoding/xml"
	"io"
	"strings"

	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// A DOCX has its text in word/document.xml: paragraphs (w:p) of runs with texts (w:t), line
// breaks (w:br) and tabs. Headers, footers, notes and comments are parts of their own and are
// not read. Left out within the text: what tracked changes have deleted or moved away, the
// second copy of a drawing for old programs (mc:Fallback), instructions of fields.

// paragraph is a paragraph of a document.
type paragraph struct {
	style string // the name of its style, in lower case
	text  string
}

// skipped are the elements of a DOCX whose content is not text of the document.
var skipped = map[string]bool{
	"del": true, "moveFrom": true, "Fallback": true, "instrText": true, "delText": true, "delInstrText": true,
	"footnote": true, "endnote": true, "comment": true, "pPrChange": true, "rPrChange": true,
}

// errStop is the error of a paragraph that stops the reading: nobody wants more.
const errStop = stopError("stop")

type stopError string

func (e stopError) Error() string { return string(e) }

// readParagraphs calls each for the paragraphs of a DOCX, in their order. A paragraph within
// a paragraph, as in a text box, comes before the one around it. A paragraph of more than limit
// bytes is cut into several. The error is that of reading, or that of each.
func readParagraphs(r io.Reader, limit int, each func(paragraph) error) error {
	x := xml.NewDecoder(r)
	x.Strict = false
	p := docxReader{limit: limit, each: each}
	for {
		token, err := x.RawToken() // without a table of the open elements
		if err == io.EOF {
			if p.skip > 0 || len(p.open) > 0 {
				return io.ErrUnexpectedEOF
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = p.start(t)
		case xml.EndElement:
			err = p.end(t.Name)
		case xml.CharData:
			err = p.chars(t)
		}
		if err != nil {
			return err
		}
	}
}

// docxReader is where the reading of a DOCX stands.
type docxReader struct {
	limit  int
	each   func(paragraph) error
	open   []*openParagraph // one within the other
	inText bool
	skip   int // left out elements around
}

// openParagraph is a paragraph that has not ended.
type openParagraph struct {
	style string
	text  strings.Builder
}

// start takes the beginning of an element.
func (p *docxReader) start(t xml.StartElement) error {
	switch {
	case skipped[t.Name.Local]:
		p.skip++
		return nil
	case p.skip > 0:
		return nil
	case isParagraph(t.Name):
		if len(p.open) == maxNested {
			return record.Skipf("", record.ReasonTooDeep, "%d paragraphs within each other", maxNested)
		}
		p.open = append(p.open, new(openParagraph))
		return nil
	case len(p.open) == 0:
		return nil
	}
	top := p.open[len(p.open)-1]
	switch t.Name.Local {
	case "pStyle":
		top.style = strings.ToLower(attr(t, "val"))
	case "t":
		p.inText = true
	case "tab", "ptab":
		if !inTabs(t) {
			top.text.WriteByte('\t')
		}
	case "br", "cr":
		top.text.WriteByte('\n')
	case "noBreakHyphen":
		top.text.WriteByte('-')
	}
	return nil
}

// end takes the end of an element.
func (p *docxReader) end(n xml.Name) error {
	switch {
	case skipped[n.Local]:
		p.skip = max(0, p.skip-1)
	case p.skip > 0:
	case n.Local == "t":
		p.inText = false
	case isParagraph(n) && len(p.open) > 0:
		top := p.open[len(p.open)-1]
		p.open = p.open[:len(p.open)-1]
		return p.each(paragraph{top.style, top.text.String()})
	}
	return nil
}

// chars takes characters.
func (p *docxReader) chars(b []byte) error {
	if p.skip > 0 || !p.inText || len(p.open) == 0 {
		return nil
	}
	top := p.open[len(p.open)-1]
	if p.limit > 0 && top.text.Len()+len(b) > p.limit {
		err := p.each(paragraph{top.style, top.text.String()})
		if top.text.Reset(); err != nil {
			return err
		}
	}
	top.text.Write(b)
	return nil
}

// maxNested is how many paragraphs may lie within each other: a text box in a text box is rare.
const maxNested = 64

// isParagraph reports whether an element is a paragraph of the text. Those of drawings have
// the prefix "a".
func isParagraph(n xml.Name) bool { return n.Local == "p" && n.Space != "a" }

// inTabs reports whether a tab element is the setting of a tab stop, not a tab.
func inTabs(t xml.StartElement) bool { return attr(t, "pos") != "" || attr(t, "val") != "" }

// attr returns an attribute by its name without prefix.
func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// readDOCX reads a DOCX: a download of Nexis Uni with its articles, or one article.
func (d *document) readDOCX(out format.Sink) bool {
	r, err := d.open(d.mainPart())
	if err != nil {
		return out.Skip(err)
	}
	c := &cutter{in: d.in, out: out}
	err = readParagraphs(r, d.in.Options.MaxRecord, c.paragraph)
	if err == errStop {
		return false
	}
	if err != nil {
		return out.Skip(record.Placed(d.in.Place, record.InputError(d.in.Place, err)))
	}
	return c.end()
}

// mainPart returns the name of the part with the text of a DOCX: word/document.xml, in files
// of some programs word/document2.xml.
func (d *document) mainPart() string {
	found := ""
	for _, f := range d.zip.File {
		name := strings.ToLower(partName(f))
		if name == "word/document.xml" {
			return name
		}
		if found == "" && strings.HasPrefix(name, "word/document") && strings.HasSuffix(name, ".xml") {
			found = name
		}
	}
	return found
}
