// Package article reads news articles from files, folders and archives in many formats,
// and says exactly what it read and what it did not.
//
// Reading has two stages. [Scan] walks files and folders, decompresses them and cuts them
// into raw records, one after another. It is cheap and runs in one goroutine. Decoding a
// record with [Record.Articles] is what takes time, for HTML pages above all, and may be
// done in many goroutines at once. [Read] does both, one record after another.
//
// Nothing is lost silently: each record becomes an article, or a [*SkipError] that names
// its place and the reason.
//
// The formats are packages of their own in internal; formats.go lists them.
package article

import (
	"iter"

	"copytrail/article/internal/field"
	"copytrail/article/internal/furniture"
	"copytrail/article/internal/record"
	"copytrail/article/internal/site"
)

// Article is one published text.
type Article struct {
	ID        string // the one that the input gives; without one the URL, else the place
	Outlet    string // the publisher: a name or a registered domain, "" when unknown
	URL       string
	Published Time
	Title     string
	Byline    string
	Lang      string // ISO 639-1 when the input names the language, "" when it does not
	Text      string // valid UTF-8; every Span counts bytes of it

	Furniture []Span   // the parts of Text that are page furniture, not content: sorted, disjoint
	Fetched   Time     // when the record was fetched, as far as the input says; it is never believed to be Published
	Place     string   // where the record is: "feeds/a.jsonl:311", "page.html"
	Notes     []string // what a reader should know of how the article was read

	// Printings are the texts of one outlet that are this article, in order of time, this one
	// among them: its versions. A scan sets it; nil when there is one text.
	Printings []*Article

	from *record.Origins // where the fields come from, nil unless Options.Origins is set
}

// Origin returns in words where the value of a field comes from: `field "maintext"`, "the
// page's JSON-LD", "the registered domain of the URL". The field is one of id, outlet, url,
// published, title, byline, lang and text. Origin returns "" when the field has no value,
// and when Options.Origins was not set.
func (a *Article) Origin(name string) string {
	if a.from == nil {
		return ""
	}
	for f := field.ID; f <= field.Text; f++ {
		if f.String() == name {
			return a.from[f]
		}
	}
	return ""
}

// First returns the first of a's printings, a itself when it has no others.
func (a *Article) First() *Article {
	if a == nil || len(a.Printings) == 0 {
		return a
	}
	return a.Printings[0]
}

// Span is a half-open range of bytes [Start, End) of an article's Text:
//
//	type Span struct{ Start, End int }
//
// Its method Len returns the number of bytes.
type Span = record.Span

// Lines yields the spans of the lines of text that are not blank, without line breaks and
// without white space at either end.
func Lines(text string) iter.Seq[Span] { return furniture.Lines(text) }

// Furniture returns the spans of text that are known page furniture and not content: share
// buttons, photo credits, newsletter forms, paywall notices and the like. They are whole
// lines, sorted and disjoint.
func Furniture(text string) []Span { return furniture.Find(text, "") }

// CanonicalURL returns rawURL in a form that is equal for all addresses of one page:
// without scheme, "www.", "m." and "amp.", fragment, tracking parameters, marks of AMP and
// final slash, with the host in lower case and the other parameters sorted. The address of
// an AMP cache or a web archive gives that of the page held there. The result tells that
// two records are one article; it is not an address to visit. It is "" when rawURL is not a
// web address.
func CanonicalURL(rawURL string) string { return site.Canonical(rawURL) }

// Aliases returns the names that inputs may call a field by, best first, when
// Options.Fields does not rename it. It returns nil when there is no field of that name.
func Aliases(name string) []string { return field.Aliases(name) }
