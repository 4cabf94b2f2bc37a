// Package plain reads plain text and Markdown. Front matter gives the fields; what it does
// not give is read from the first lines, where it is obvious. A text of many articles is
// none.
package plain

import (
	"copytrail/article/internal/charset"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/describe"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/many"
	"copytrail/article/internal/record"
)

// Markdown is a text in Markdown. Each is one record.
var Markdown = format.Format{
	Name:  "Markdown",
	Lines: true,
	Sniff: func(h *format.Head) format.Likeness {
		if h.Ext == ".md" || h.Ext == ".markdown" {
			return format.Maybe // a message saved under such a name is a message
		}
		return format.No
	},
	Read: format.Whole(func(in *format.Input, b []byte) format.Raw { return &text{b, true, in.Names} }),
}

// Text is a plain text. Each is one record. Everything that is no other format is one.
var Text = format.Format{
	Name:  "text",
	Lines: true,
	Sniff: func(*format.Head) format.Likeness { return format.Maybe },
	Read:  format.Whole(func(in *format.Input, b []byte) format.Raw { return &text{b, false, in.Names} }),
}

// text is the record of a text.
type text struct {
	raw      []byte
	markdown bool
	names    *field.Names
}

// Decode implements format.Raw.
func (t *text) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	d, err := t.draft(place, opt)
	out(d, err)
}

// Draft returns the article in the plain text b. The error is a SkipError.
func Draft(place string, b []byte, names *field.Names, opt record.Options) (record.Draft, error) {
	t := text{raw: b, names: names}
	return t.draft(place, opt)
}

// FromMarkdown returns the article of a text in Markdown and of further fields v. What v
// does not say is read from the first lines. The error is a SkipError.
func FromMarkdown(body string, v field.Values, place string, names *field.Names, opt record.Options) (record.Draft, error) {
	v.Put(field.Text, plainMarkdown(body))
	d, err := describe.Draft(place, &v, names, opt)
	if err != nil {
		return d, err
	}
	d.KeepOrigins(opt)
	readHead(&d)
	return d, nil
}

// Describe completes the draft of a document whose text is known: what the document does not
// say of itself is read from the first lines, where it is obvious.
func Describe(d *record.Draft) {
	d.FieldCameFrom(field.Text, "the text itself")
	readHead(d)
	d.CameFrom("the first lines of the text")
}

// draft returns the article in the text.
func (t *text) draft(place string, opt record.Options) (record.Draft, error) {
	b, note := charset.Text(t.raw)
	if e := many.Find(string(b)); e != nil {
		return record.Draft{}, record.Skip(place, record.ReasonUnsupported, e)
	}
	whole, _ := clean.Text(string(b))
	v, body, fronted := frontMatter(whole, t.names)
	if labels, rest, ok := readerHead(whole); ok {
		v, body, fronted = labels, rest, true
	}
	if t.markdown || fronted {
		body = plainMarkdown(body)
	}
	v.Put(field.Text, body)
	d, err := describe.Draft(place, &v, t.names, opt)
	if err != nil {
		return d, err
	}
	Describe(&d)
	if note != "" {
		d.Notes = append(d.Notes, note)
	}
	return d, nil
}
