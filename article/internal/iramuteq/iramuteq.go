// Package iramuteq reads corpora for IRaMuTeQ, Alceste and their kin. A line with stars
// begins each text and names its variables:
//
//	**** *journal_lemonde *date_2026-03-09
//	The text …
package iramuteq

import (
	"bytes"
	"regexp"
	"strings"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// Corpus is a corpus of texts.
var Corpus = format.Format{
	Name:  "IRaMuTeQ corpus",
	Lines: true,
	Sniff: func(h *format.Head) format.Likeness {
		line, _, _ := bytes.Cut(h.Text, []byte("\n"))
		if begins(line) {
			return format.Sure
		}
		return format.No
	},
	Read: func(in *format.Input, out format.Sink) bool {
		return format.Parts(in, out, begins, func(b []byte) format.Raw { return &text{b, in.Names} })
	},
}

// star matches the line that begins a text: four stars, or a number of four digits in the
// manner of Alceste, and a variable.
var star = regexp.MustCompile(`^(?:\xef\xbb\xbf)?\s*(?:\*{4}\s+\*[^\s*]|\d{4}\s+\*[\p{L}\d]+_)`)

// begins reports whether a line begins a text.
func begins(line []byte) bool { return star.Match(line[:min(len(line), 200)]) }

// text is the record of a text.
type text struct {
	raw   []byte
	names *field.Names
}

// fields are names of variables beside those that fields have everywhere.
var fields = map[string]field.Field{
	"source": field.Outlet, "journal": field.Outlet, "media": field.Outlet, "média": field.Outlet, "medium": field.Outlet, "presse": field.Outlet,
	"titrepresse": field.Outlet, "nomjournal": field.Outlet, "zeitung": field.Outlet, "periodico": field.Outlet, "jornal": field.Outlet, "testata": field.Outlet, "krant": field.Outlet,
	"date": field.Published, "datum": field.Published, "jour": field.Published, "fecha": field.Published, "data": field.Published,
	"titre": field.Title, "title": field.Title, "titel": field.Title, "titulo": field.Title, "titolo": field.Title,
	"auteur": field.Byline, "author": field.Byline, "autor": field.Byline, "autore": field.Byline,
	"langue": field.Lang, "lang": field.Lang,
}

// Decode implements format.Raw.
func (t *text) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	decoded, note := charset.Text(t.raw)
	whole, _ := clean.Text(string(decoded))
	line, rest, _ := strings.Cut(whole, "\n")
	d := record.Draft{Place: place}
	d.KeepOrigins(opt)
	for variable := range strings.FieldsSeq(line) {
		name, value, ok := strings.Cut(strings.TrimLeft(variable, "*"), "_")
		if ok && value != "" && value != "NA" {
			t.take(&d, strings.ToLower(name), value)
		}
	}
	var kept []string
	for line := range strings.SplitSeq(rest, "\n") {
		if !strings.HasPrefix(line, "-*") { // a variable of a part of the text
			kept = append(kept, line)
		}
	}
	d.Text = strings.TrimSpace(strings.Join(kept, "\n"))
	if note != "" {
		d.Notes = append(d.Notes, note)
	}
	d.CameFrom("the variables of the text")
	if d.Text == "" {
		out(d, record.Skip(place, record.ReasonNoText, nil))
		return
	}
	out(d, nil)
}

// take sets the field that a variable stands for, if it stands for one.
func (t *text) take(d *record.Draft, name, value string) {
	f, known := fields[name]
	if a, ok := t.names.Lookup([]byte(name)); ok {
		f, known = a.Field, true
	}
	if !known {
		return
	}
	words := clean.Line(strings.ReplaceAll(value, "_", " "))
	switch f {
	case field.ID:
		d.ID = value
	case field.Outlet:
		d.Outlet = words
	case field.URL:
		d.URL = value
	case field.Published:
		if at, note := published.Parse(strings.ReplaceAll(value, "_", "-")); at.Precision > d.Published.Precision {
			d.Published = at
			if note != "" {
				d.Notes = append(d.Notes, note)
			}
		}
	case field.Title:
		if strings.Trim(value, "0123456789") != "" { // a number is no title
			d.Title = words
		}
	case field.Byline:
		d.Byline = words
	case field.Lang:
		d.Lang = clean.Lang(value)
	}
}
