// Package sgml reads collections of news in SGML: Gigaword, the collections of TREC and
// Reuters-21578. A file holds many documents, which no element is around.
package sgml

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// Documents is a file of such a collection.
var Documents = format.Format{
	Name:  "SGML documents",
	Lines: true,
	Sniff: func(h *format.Head) format.Likeness {
		b := h.Text
		if m := doctype.FindIndex(b[:min(len(b), 300)]); m != nil {
			b = bytes.TrimLeft(b[m[1]:], " \t\r\n")
		}
		if begins(b[:min(len(b), 200)]) {
			return format.Sure
		}
		return format.No
	},
	Read: func(in *format.Input, out format.Sink) bool {
		return format.Parts(in, out, begins, func(b []byte) format.Raw { return document(b) })
	},
}

var (
	doctype = regexp.MustCompile(`(?i)^<!DOCTYPE\s+lewis[^>]{0,200}>`)
	opening = regexp.MustCompile(`^(?:\xef\xbb\xbf)?\s*<(?:DOC|doc|REUTERS)(?:\s[^>]*)?>`)
)

// begins reports whether a line begins a document.
func begins(line []byte) bool { return opening.Match(line[:min(len(line), 400)]) }

// document is the record of a document.
type document []byte

// Decode implements format.Raw.
func (b document) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	decoded, note := charset.Text(b)
	n := 0
	for chunk := range strings.SplitSeq(string(decoded), "</DOC>") {
		if strings.TrimSpace(chunk) == "" {
			continue
		}
		if n++; n > 1 { // several on one line
			out(one(chunk, fmt.Sprintf("%s.%d", place, n), note, opt))
			continue
		}
		out(one(chunk, place, note, opt))
	}
}

// one returns the article in one document. The error is a SkipError.
func one(s, place, note string, opt record.Options) (record.Draft, error) {
	d := record.Draft{Place: place}
	d.KeepOrigins(opt)
	start := s[:strings.IndexByte(s, '>')+1]
	d.ID = clean.Line(attribute(start, "id"))
	if d.ID == "" {
		d.ID = clean.Line(first(s, "DOCNO", "DOCID"))
	}
	if d.ID == "" && attribute(start, "newid") != "" {
		d.ID = "reuters-" + clean.Line(attribute(start, "newid"))
		d.Outlet = "Reuters"
	}
	if attribute(start, "type") == "advis" {
		return d, record.Skipf(place, record.ReasonNotArticle, "an advisory of an agency to editors")
	}
	if attribute(start, "type") == "multi" {
		d.Notes = append(d.Notes, "the collection says that this document holds several items")
	}
	d.Title = clean.Line(plain(first(s, "HEADLINE", "HEAD", "TITLE", "HL", "TI")))
	d.Byline = clean.Line(plain(first(s, "BYLINE", "AUTHOR")))
	d.Published = day(plain(first(s, "DATE", "DATE_TIME", "DATETIME", "DD", "DATE1")), d.ID)
	if d.Outlet == "" {
		d.Outlet = outlet(d.ID)
	}
	text := first(s, "BODY", "TEXT")
	if inner := first(text, "BODY"); inner != "" { // of Reuters: the title is in the text
		text = inner
	}
	d.Text = paragraphs(text)
	if note != "" {
		d.Notes = append(d.Notes, note)
	}
	d.CameFrom("the elements of the document")
	if d.Text == "" {
		return d, record.Skip(place, record.ReasonNoText, nil)
	}
	return d, nil
}

// attribute returns the value of an attribute of a tag, "" when it has none.
func attribute(start, name string) string {
	lower := strings.ToLower(start)
	at := strings.Index(lower, " "+name+"=")
	if at < 0 || len(lower) != len(start) {
		return ""
	}
	v := start[at+len(name)+2:]
	if v == "" {
		return ""
	}
	if q := v[0]; q == '"' || q == '\'' {
		v, _, _ = strings.Cut(v[1:], string(q))
		return v
	}
	if end := strings.IndexAny(v, " >"); end >= 0 {
		v = v[:end]
	}
	return v
}

// first returns what is within the first of the elements that s has, in the order of the
// names.
func first(s string, names ...string) string {
	for _, name := range names {
		for _, name := range []string{name, strings.ToLower(name)} {
			from := 0
			for {
				at := strings.Index(s[from:], "<"+name)
				if at < 0 {
					break
				}
				from += at + len(name) + 1
				if from < len(s) && (s[from] == '>' || s[from] == ' ') {
					_, inner, _ := strings.Cut(s[from:], ">")
					inner, _, _ = strings.Cut(inner, "</"+name+">")
					return inner
				}
			}
		}
	}
	return ""
}

var (
	tag       = regexp.MustCompile(`<[^<>]{0,200}>`)
	paragraph = regexp.MustCompile(`(?i)</?p(?:\s[^>]{0,100})?>`)
	indented  = regexp.MustCompile(`\n(?:[ \t]{2,}|\s*\n)`)
)

// plain returns s without tags and with its references decoded, as one line.
func plain(s string) string {
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(s, " "))), " ")
}

// paragraphs returns the text in s. Where no element marks paragraphs, they begin with
// spaces or below a blank line.
func paragraphs(s string) string {
	cut := indented
	if paragraph.MatchString(s) {
		cut = paragraph
	}
	var out []string
	for _, p := range cut.Split(s, -1) {
		if p = plain(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "\n\n")
}
