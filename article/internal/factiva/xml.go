package factiva

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	"copytrail/article/internal/html"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// XML is what the service of Factiva for programs answers: elements "article", each with a
// headline, leadParagraph, tailParagraphs, publicationDate, sourceName and more.
var XML = format.Format{
	Name: "Factiva XML",
	Sniff: func(h *format.Head) format.Likeness {
		root := html.Root(h)
		if _, local, ok := strings.Cut(root, ":"); ok {
			root = local
		}
		if strings.HasPrefix(root, "pps") || root != "" && root != "html" && bytes.Contains(h.Text[:min(len(h.Text), 4096)], []byte("factiva.com/pps/")) && bytes.Contains(h.Text, []byte("<accessionNo>")) {
			return format.Sure
		}
		return format.No
	},
	Read: format.Whole(func(_ *format.Input, b []byte) format.Raw { return answer(b) }),
}

// answer is the record of an answer.
type answer []byte

// maxXMLDepth is how deep the elements may nest. Those of Factiva nest ten deep.
const maxXMLDepth = 100

// Decode implements format.Raw.
func (a answer) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	dec := xml.NewDecoder(bytes.NewReader(a))
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	dec.CharsetReader = charset.NewReaderLabel
	n := 0
	var path []string
	var art *article
	for {
		tok, err := dec.Token()
		if err != nil {
			if art != nil {
				out(record.Draft{}, record.Skipf(fmt.Sprintf("%s#%d", place, n), record.ReasonSyntax, "Factiva XML: the article is cut off"))
			} else if err != io.EOF {
				out(record.Draft{}, record.Skipf(place, record.ReasonSyntax, "Factiva XML: %w", err))
			} else if n == 0 {
				out(record.Draft{}, record.Skipf(place, record.ReasonEmpty, "an answer of Factiva without articles"))
			}
			return
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if path = append(path, tok.Name.Local); len(path) > maxXMLDepth {
				out(record.Draft{}, record.Skip(place, record.ReasonTooDeep, nil))
				return
			}
			if tok.Name.Local == "article" && art == nil {
				if n++; opt.MaxRecords > 0 && n > opt.MaxRecords {
					out(record.Draft{}, record.Skipf(place, record.ReasonTooMany, "over %d", opt.MaxRecords))
					return
				}
				art = &article{depth: len(path), values: map[string]string{}}
			}
		case xml.CharData:
			if art != nil && len(path) > art.depth {
				art.text(path[art.depth:], tok)
			}
		case xml.EndElement:
			if art != nil && len(path) > art.depth {
				art.end(path[art.depth:])
			}
			if art != nil && len(path) == art.depth {
				d := art.draft(opt)
				d.Place = fmt.Sprintf("%s#%d", place, n)
				out(d, nil)
				art = nil
			}
			path = path[:max(0, len(path)-1)]
		}
	}
}

// article is one that is being read.
type article struct {
	depth      int // how many elements are around its own
	values     map[string]string
	paragraph  strings.Builder
	headline   []string
	lead, tail []string
}

// xmlFields are the elements that are read as one line.
var xmlFields = map[string]bool{
	"accessionNo": true, "reference": true, "baseLanguage": true, "byline": true, "sourceName": true, "publicationDate": true, "publicationTime": true,
}

// text takes the characters in the element at path.
func (a *article) text(path []string, s []byte) {
	switch {
	case xmlFields[path[0]]:
		if v := a.values[path[0]]; len(v)+len(s) < 4096 {
			a.values[path[0]] = v + string(s)
		}
	case path[0] == "headline" || path[0] == "leadParagraph" || path[0] == "tailParagraphs":
		a.paragraph.Write(s)
	}
}

// end ends the element at path.
func (a *article) end(path []string) {
	if len(path) > 2 || len(path) == 2 && path[1] != "paragraph" {
		return
	}
	s := strings.Join(strings.Fields(a.paragraph.String()), " ")
	switch path[0] {
	case "headline", "leadParagraph", "tailParagraphs":
		a.paragraph.Reset()
	}
	if s == "" {
		return
	}
	switch path[0] {
	case "headline":
		a.headline = append(a.headline, s)
	case "leadParagraph":
		a.lead = append(a.lead, s)
	case "tailParagraphs":
		a.tail = append(a.tail, s)
	}
}

// draft returns the article.
func (a *article) draft(opt record.Options) record.Draft {
	d := record.Draft{
		ID:     cmp.Or(clean.Line(a.values["accessionNo"]), reference(a.values["reference"])),
		Outlet: clean.Line(a.values["sourceName"]),
		Title:  clean.Line(strings.Join(a.headline, " ")),
		Byline: byline.Clean(a.values["byline"]),
		Lang:   record.Language(a.values["baseLanguage"]),
		Text:   strings.Join(append(a.lead, a.tail...), "\n\n"),
	}
	day, clock := strings.TrimSpace(a.values["publicationDate"]), strings.TrimSpace(a.values["publicationTime"])
	if t, _ := published.Parse(clock); t.Precision > published.Day { // a moment of its own
		day = clock
	}
	setTime(&d, day, "")
	d.KeepOrigins(opt)
	d.CameFrom("the XML of Factiva")
	return d
}

// reference returns the number of an article in the address "distdoc:archive/…/number".
func reference(s string) string {
	s = clean.Line(s)
	return s[strings.LastIndexByte(s, '/')+1:]
}
