// Package describe makes the draft of an article from fields that a record gives by name,
// as JSON objects, rows of tables and front matter do.
package describe

import (
	"strings"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/field"
	"copytrail/article/internal/html"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// NoteSummary says that the input held only a summary of the article.
const NoteSummary = "only a summary of the article"

// Draft returns the draft that the values v describe, which the record at place gives
// under the given names. If there is no text it is extracted from the page in the field
// HTML, and what the record does not say is taken from there; without a page the summary
// is the text. The error is a SkipError.
func Draft(place string, v *field.Values, names *field.Names, opt record.Options) (record.Draft, error) {
	d := record.Draft{
		ID:     strings.TrimSpace(v.Get(field.ID)),
		Outlet: clean.Line(v.Get(field.Outlet)),
		URL:    strings.TrimSpace(v.Get(field.URL)),
		Title:  clean.Line(v.Get(field.Title)),
		Byline: byline.Clean(v.Get(field.Byline)),
		Lang:   clean.Lang(v.Get(field.Lang)),
		Text:   v.Get(field.Text),
		Place:  place,
	}
	d.KeepOrigins(opt)
	if s := v.Get(field.Published); s != "" {
		t, note := published.Parse(s)
		d.Published = t
		if note != "" {
			d.Notes = append(d.Notes, note)
		}
	}
	d.Fetched, _ = published.Parse(v.Get(field.Fetched))
	if d.From != nil {
		for x := field.ID; x <= field.Text; x++ {
			d.FieldCameFrom(x, v.Origin(x, names))
		}
	}
	if strings.TrimSpace(d.Text) == "" && v.Get(field.HTML) != "" {
		page, err := html.Extract([]byte(v.Get(field.HTML)), d.URL, "utf-8", opt)
		if err != nil {
			return d, record.Placed(place, err)
		}
		d.Fill(page)
		d.CameFrom("the page in " + v.Origin(field.HTML, names))
	}
	if strings.TrimSpace(d.Text) == "" && v.Get(field.Summary) != "" {
		d.Text = v.Get(field.Summary)
		d.Notes = append(d.Notes, NoteSummary)
		d.FieldCameFrom(field.Text, v.Origin(field.Summary, names))
	}
	plainText(&d)
	return d, nil
}

// Overlay sets the fields of d that v gives. What stands beside a text was written by the
// person who collected it, so it is preferred to what the text says of itself.
func Overlay(d *record.Draft, v *field.Values, from string) {
	set := func(f field.Field, to *string, value string) {
		if value != "" {
			*to = value
			d.FieldCameFrom(f, from)
		}
	}
	if d.ID == "" {
		set(field.ID, &d.ID, strings.TrimSpace(v.Get(field.ID)))
	}
	set(field.Outlet, &d.Outlet, clean.Line(v.Get(field.Outlet)))
	set(field.URL, &d.URL, strings.TrimSpace(v.Get(field.URL)))
	set(field.Title, &d.Title, clean.Line(v.Get(field.Title)))
	set(field.Byline, &d.Byline, byline.Clean(v.Get(field.Byline)))
	set(field.Lang, &d.Lang, clean.Lang(v.Get(field.Lang)))
	if t, note := published.Parse(v.Get(field.Published)); t.Precision != published.NoTime || note != "" {
		if t.Precision != published.NoTime {
			d.Published = t
			d.FieldCameFrom(field.Published, from)
		}
		if note != "" {
			d.Notes = append(d.Notes, note)
		}
	}
	if t, _ := published.Parse(v.Get(field.Fetched)); t.Precision != published.NoTime {
		d.Fetched = t
	}
}

// The notes of a text that held more than words.
const (
	noteMarkup     = "markup taken out of the text"
	noteReferences = "character references decoded in the text"
)

// plainText takes tags and character references out of the text of d.
func plainText(d *record.Draft) {
	stripped := stripMarkup(d)
	text, decoded := html.Decode(d.Text)
	if decoded {
		d.Text = text
		d.Notes = append(d.Notes, noteReferences)
		if !stripped { // what was escaped may be a piece of HTML
			stripped = stripMarkup(d)
		}
	}
	if stripped {
		d.Notes = append(d.Notes, noteMarkup)
	}
}

// stripMarkup takes the tags out of the text of d and reports whether it had any.
func stripMarkup(d *record.Draft) bool {
	markup := html.HasMarkup(d.Text)
	if !markup || html.HasParagraphs(d.Text) {
		if text, stripped := html.StripTags(d.Text); stripped {
			d.Text = text
			return true
		}
	}
	if !markup {
		return false
	}
	text, err := html.Text(d.Text)
	if err == nil {
		d.Text = text
	}
	return err == nil
}
