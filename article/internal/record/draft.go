package record

import (
	"strings"

	"copytrail/article/internal/field"
	"copytrail/article/internal/published"
)

// Draft is an article as its format gives it. Package article finishes it: it cleans the
// text, fills in what can be derived from other fields and finds the furniture.
type Draft struct {
	ID        string
	Outlet    string
	URL       string
	Published published.Time
	Fetched   published.Time // when the record was fetched, as far as its input says
	Title     string
	Byline    string
	Lang      string // ISO 639-1
	Text      string

	Furniture []Span   // what the format knows to be furniture: sorted, disjoint
	Place     string   // where the record is
	Notes     []string // what a reader should know of how it was read
	LateNotes []string // further notes, which stand behind those of the finishing

	// FoundAt is the address that the text was found at. It is only used when the
	// finished article has none.
	FoundAt string

	// From says where the fields come from; nil unless the option Origins is set.
	From *Origins
}

// Origins says for each field where its value comes from, in words.
type Origins [field.Count]string

// KeepOrigins begins to note where fields come from, if opt asks for it.
func (d *Draft) KeepOrigins(opt Options) {
	if opt.Origins && d.From == nil {
		d.From = new(Origins)
	}
}

// CameFrom notes the origin of all fields that have a value but no origin yet.
func (d *Draft) CameFrom(where string) {
	if d.From == nil {
		return
	}
	for f := field.ID; f <= field.Text; f++ {
		if d.From[f] == "" && d.has(f) {
			d.From[f] = where
		}
	}
}

// FieldCameFrom notes the origin of one field, if it has a value and where is not "".
func (d *Draft) FieldCameFrom(f field.Field, where string) {
	if d.From != nil && where != "" && d.has(f) {
		d.From[f] = where
	}
}

// has reports whether a field has a value.
func (d *Draft) has(f field.Field) bool {
	switch f {
	case field.ID:
		return d.ID != ""
	case field.Outlet:
		return d.Outlet != ""
	case field.URL:
		return d.URL != ""
	case field.Published:
		return d.Published.Precision != published.NoTime
	case field.Title:
		return d.Title != ""
	case field.Byline:
		return d.Byline != ""
	case field.Lang:
		return d.Lang != ""
	case field.Text:
		return d.Text != ""
	}
	return false
}

// Fill takes from other each field that d does not have, and the notes.
func (d *Draft) Fill(other Draft) {
	fill := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	fill(&d.Outlet, other.Outlet)
	fill(&d.URL, other.URL)
	fill(&d.Title, other.Title)
	fill(&d.Byline, other.Byline)
	fill(&d.Lang, other.Lang)
	if strings.TrimSpace(d.Text) == "" {
		d.Text = other.Text
		d.Furniture = other.Furniture
	}
	if d.Published.Precision == published.NoTime {
		d.Published = other.Published
	}
	if d.Fetched.Precision == published.NoTime {
		d.Fetched = other.Fetched
	}
	d.Notes = append(d.Notes, other.Notes...)
}
