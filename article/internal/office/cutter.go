package office

import (
	"fmt"
	"strings"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	"copytrail/article/internal/plain"
	"copytrail/article/internal/record"
)

// cutter cuts the paragraphs of a DOCX into records: a download of Nexis Uni into its
// articles, any other document into one.
type cutter struct {
	in    *format.Input
	out   format.Sink
	lines []paragraph // since the last article ended
	size  int         // bytes of lines
	over  bool        // more than a record; lines are dropped until the article ends
	cut   int         // articles that have ended
}

// paragraph takes the next paragraph.
func (c *cutter) paragraph(p paragraph) error {
	p.text = trim(p.text)
	switch {
	case p.text == "" || pageNumber.MatchString(p.text):
		return nil
	case isEnd(p.text) && (c.cut > 0 || c.over || isNexis(c.lines)):
		return c.article()
	}
	c.size += len(p.text) + 2
	if limit := c.in.Options.MaxRecord; limit > 0 && c.size > limit {
		c.lines, c.over = nil, true
	}
	if !c.over {
		c.lines = append(c.lines, p)
	}
	return nil
}

// article hands on the article that ends here.
func (c *cutter) article() error {
	c.cut++
	place := fmt.Sprintf("%s#%d", c.in.Place, c.cut)
	lines, over := c.lines, c.over
	c.lines, c.size, c.over = nil, 0, false
	more := true
	switch limit := c.in.Options.MaxRecords; {
	case limit > 0 && c.cut > limit:
		c.out.Skip(record.Skipf(place, record.ReasonTooMany, "over %d", limit))
		return errStop
	case over:
		more = c.out.Skip(record.Skipf(place, record.ReasonTooLong, "over %d bytes", c.in.Options.MaxRecord))
	default:
		more = c.out.Record(place, &nexis{lines, c.cut == 1})
	}
	if !more {
		return errStop
	}
	return nil
}

// end hands on what is left at the end of the document. It returns false when no more is
// wanted.
func (c *cutter) end() bool {
	body := bodyAt(c.lines) >= 0
	switch {
	case c.cut > 0 && c.over, body && (c.cut > 0 || hasLoadDate(c.lines)):
		return c.article() == nil
	case c.cut > 0 && len(c.lines) > 0:
		return c.out.Skip(record.Skipf(fmt.Sprintf("%s#%d", c.in.Place, c.cut+1), record.ReasonNotArticle,
			"text after the last article, without a body: %q", clean.Clip(c.lines[0].text, 60)))
	case c.cut > 0:
		return true
	case c.over:
		return c.out.Skip(record.Skipf(c.in.Place, record.ReasonTooLong, "over %d bytes", c.in.Options.MaxRecord))
	case len(c.lines) == 0:
		return c.out.Skip(record.Skipf(c.in.Place, record.ReasonNoText, "a document without text"))
	case isCover(c.lines):
		return c.out.Skip(record.Skipf(c.in.Place, record.ReasonNotArticle, "the list of documents of a Nexis download"))
	}
	return c.out.Record(c.in.Place, newText(c.lines))
}

// text is the record of a document that is one article.
type text struct {
	title string // the heading that it begins with
	body  string
	url   string
	lang  string
}

// newText returns the record of the document with the given paragraphs.
func newText(lines []paragraph) *text {
	t := new(text)
	if len(lines) > 1 && isHeading(lines[0].style) {
		t.title, lines = clean.Line(lines[0].text), lines[1:]
	}
	var b strings.Builder
	for _, p := range lines {
		if isContents(p.style) {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(p.text)
	}
	t.body = b.String()
	return t
}

// isHeading reports whether a paragraph of the style can be the title of a document. Programs
// give their styles names of their own language.
func isHeading(style string) bool {
	switch strings.ReplaceAll(style, " ", "") {
	case "title", "titel", "titre", "titolo", "título", "titulo",
		"heading1", "heading2", "berschrift1", "überschrift1", "titre1", "kop1", "ttulo1", "título1", "titolo1",
		"heading_20_1", "h1", "h2":
		return true
	}
	return false
}

// isContents reports whether a paragraph of the style is a line of a table of contents.
func isContents(style string) bool {
	for _, s := range []string{"toc", "verzeichnis", "contents", "tm", "inhopg", "sommario", "tdc"} {
		if rest, ok := strings.CutPrefix(style, s); ok && strings.Trim(rest, "0123456789 _heading") == "" {
			return true
		}
	}
	return false
}

// Decode implements format.Raw.
func (t *text) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	d := record.Draft{Text: t.body, Title: t.title, URL: t.url, Lang: clean.Lang(t.lang), Place: place}
	d.KeepOrigins(opt)
	d.CameFrom("the document")
	plain.Describe(&d)
	if t.title != "" { // it is part of the text, as in every other format
		head := t.title + "\n\n"
		d.Title, d.Text = t.title, head+d.Text
		for i := range d.Furniture {
			d.Furniture[i].Start += len(head)
			d.Furniture[i].End += len(head)
		}
	}
	out(d, nil)
}

// trim returns a paragraph without white space around it and around its lines.
func trim(s string) string {
	if !strings.Contains(s, "\n") {
		return strings.TrimSpace(s)
	}
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
