package json

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"copytrail/article/internal/describe"
	"copytrail/article/internal/field"
	"copytrail/article/internal/html"
	"copytrail/article/internal/plain"
	"copytrail/article/internal/record"
)

// shape is a kind of object whose fields cannot be told by their names alone.
type shape struct {
	marks []string // all of them are in every object of the kind

	// read decodes o, and reports false when it is of another kind after all.
	read func(o object, place string, opt record.Options, out func(record.Draft, error)) bool
}

// shapes returns the kinds, in the order in which they are asked.
func shapes() []shape {
	return []shape{
		{[]string{`"messages"`, `"from_id"`}, readTelegram},
		{[]string{`"messages"`, `"text_entities"`}, readTelegram},
		{[]string{`"posts"`, `"data"`, `"published_at"`, `"slug"`}, readGhost},
		{[]string{`"records"`, `"heading"`}, readTrove},
		{[]string{`"heading"`, `"title"`, `"id"`}, readTroveArticle},
		{[]string{`"markdown"`}, readMarkdown},
		{[]string{`"contents"`, `"type"`, `"content"`}, readParts},
	}
}

// shaped decodes o when it is of one of the shapes, and reports whether it is. All values
// in it nest less deep than the options allow.
func (o object) shaped(raw []byte, place string, opt record.Options, out func(record.Draft, error)) bool {
	checked := false
next:
	for _, s := range shapes() {
		for _, mark := range s.marks {
			if !bytes.Contains(raw, []byte(mark)) {
				continue next
			}
		}
		if !checked {
			d := decoder{b: raw, maxDepth: opt.MaxDepth}
			if d.skip(0) != nil || !json.Valid(raw) {
				return false // the general reader says what is wrong
			}
			checked = true
		}
		if s.read(object{raw, o.names}, place, opt, out) {
			return true
		}
	}
	return false
}

// list is a JSON array whose items are read one by one; null and any other value are an
// empty list.
type list []json.RawMessage

// UnmarshalJSON implements json.Unmarshaler.
func (l *list) UnmarshalJSON(b []byte) error {
	if len(b) == 0 || b[0] != '[' {
		return nil
	}
	return json.Unmarshal(b, (*[]json.RawMessage)(l))
}

// word is a string, or a number as it is written; any other value is "".
type word string

// UnmarshalJSON implements json.Unmarshaler. Of a list it takes the first item.
func (w *word) UnmarshalJSON(b []byte) error {
	switch {
	case len(b) == 0:
	case b[0] == '"':
		return json.Unmarshal(b, (*string)(w))
	case b[0] == '-' || '0' <= b[0] && b[0] <= '9':
		*w = word(b)
	case b[0] == '[':
		var all []json.RawMessage
		if err := json.Unmarshal(b, &all); err != nil || len(all) == 0 {
			return err
		}
		if c := all[0]; len(c) > 0 && c[0] == '"' {
			return json.Unmarshal(c, (*string)(w))
		}
	}
	return nil
}

// put sets the value of a field, unless value is "".
func put(v *field.Values, f field.Field, value word) {
	if value != "" {
		v.Put(f, string(value))
	}
}

// counter counts the records of a wrapper and stops at the limit.
type counter struct {
	n     int
	place string
	opt   record.Options
	out   func(record.Draft, error)
}

// next returns the place of the next record, and false when there are too many. Then it
// has said so.
func (c *counter) next() (string, bool) {
	c.n++
	if c.opt.MaxRecords > 0 && c.n > c.opt.MaxRecords {
		c.out(record.Draft{}, record.Skipf(c.place, record.ReasonTooMany, "over %d", c.opt.MaxRecords))
		return "", false
	}
	return fmt.Sprintf("%s#%d", c.place, c.n), true
}

// readTrove reads an answer of Trove's API, versions 2 and 3: zones or categories with
// records with articles. In an article "heading" is the title, and "title" the newspaper.
func readTrove(o object, place string, opt record.Options, out func(record.Draft, error)) bool {
	type answer struct {
		Zone, Category []struct {
			Records struct{ Article list }
		}
	}
	var a struct {
		answer
		Response answer
	}
	if json.Unmarshal(o.raw, &a) != nil {
		return false
	}
	c := counter{place: place, opt: opt, out: out}
	for _, part := range [][]struct {
		Records struct{ Article list }
	}{a.Zone, a.Category, a.Response.Zone, a.Response.Category} {
		for _, z := range part {
			for _, raw := range z.Records.Article {
				place, ok := c.next()
				if !ok {
					return true
				}
				object{raw, o.names}.Decode(place, opt, out)
			}
		}
	}
	return c.n > 0
}

// readTroveArticle reads one article of Trove.
func readTroveArticle(o object, place string, opt record.Options, out func(record.Draft, error)) bool {
	var a struct {
		ID                                 word
		Heading                            word
		Title                              struct{ Value, Title word }
		Date                               word
		TroveURL, TrovePageURL, Identifier word
		ArticleText, Snippet, Byline       word
	}
	if json.Unmarshal(o.raw, &a) != nil || a.Title.Value == "" && a.Title.Title == "" {
		return false
	}
	var v field.Values
	put(&v, field.ID, a.ID)
	put(&v, field.Title, a.Heading)
	put(&v, field.Outlet, cmp.Or(a.Title.Value, a.Title.Title))
	put(&v, field.Published, a.Date)
	put(&v, field.URL, cmp.Or(a.TroveURL, a.Identifier, a.TrovePageURL))
	put(&v, field.Byline, a.Byline)
	put(&v, field.Text, a.ArticleText)
	put(&v, field.Summary, a.Snippet)
	out(origin(describe.Draft(place, &v, o.names, opt)))
	return true
}

// origin says of a draft that its fields come from its JSON object.
func origin(d record.Draft, err error) (record.Draft, error) {
	d.CameFrom("the JSON object")
	return d, err
}

// readMarkdown reads what Firecrawl, Crawl4AI and their like make of a page: its text in
// Markdown, and what the page says of itself in "metadata".
func readMarkdown(o object, place string, opt record.Options, out func(record.Draft, error)) bool {
	type scraped struct {
		Markdown json.RawMessage
		URL      word
		Metadata map[string]word
	}
	var answer struct{ Data scraped }
	var a scraped
	if json.Unmarshal(o.raw, &a) != nil {
		return false
	}
	if len(a.Markdown) == 0 && json.Unmarshal(o.raw, &answer) == nil { // the answer about one page
		a = answer.Data
	}
	if len(a.Markdown) == 0 || a.Metadata == nil {
		return false
	}
	var text word
	if a.Markdown[0] == '{' { // Crawl4AI
		var m struct {
			Fit word `json:"fit_markdown"`
			Raw word `json:"raw_markdown"`
		}
		if json.Unmarshal(a.Markdown, &m) != nil {
			return false
		}
		text = cmp.Or(m.Fit, m.Raw)
	} else if json.Unmarshal(a.Markdown, &text) != nil {
		return false
	}
	m := a.Metadata
	if status, err := strconv.Atoi(string(m["statusCode"])); err == nil && status >= 400 {
		out(record.Draft{}, record.Skipf(place, record.ReasonNotArticle, "HTTP status %d", status))
		return true
	}
	var v field.Values
	put(&v, field.URL, cmp.Or(m["url"], m["sourceURL"], m["ogUrl"], m["og:url"], a.URL))
	put(&v, field.Title, cmp.Or(m["ogTitle"], m["og:title"], m["title"]))
	put(&v, field.Outlet, cmp.Or(m["ogSiteName"], m["og:site_name"], m["siteName"]))
	put(&v, field.Published, cmp.Or(m["publishedTime"], m["article:published_time"], m["datePublished"], m["dcDate"], m["dcTermsCreated"]))
	put(&v, field.Byline, cmp.Or(m["author"], m["article:author"]))
	put(&v, field.Lang, cmp.Or(m["language"], m["og:locale"]))
	out(origin(plain.FromMarkdown(string(text), v, place, o.names, opt)))
	return true
}

// readParts reads an article whose text is a list of typed parts in "contents", as in the
// news collection of TREC: paragraphs among pictures, titles and notes on authors.
func readParts(o object, place string, opt record.Options, out func(record.Draft, error)) bool {
	var a struct{ Contents list }
	if json.Unmarshal(o.raw, &a) != nil || len(a.Contents) == 0 {
		return false
	}
	v, _, err := decodeObject(o.raw, o.names, opt.MaxDepth)
	if err != nil || v.Get(field.Text) != "" {
		return false
	}
	var text []string
	for _, raw := range a.Contents {
		var part struct {
			Type, Content word
			Items         []word // of a list
		}
		if json.Unmarshal(raw, &part) != nil {
			continue // null, or somebody else's
		}
		switch part.Type {
		case "sanitized_html", "text", "paragraph", "header", "list":
			for _, s := range append([]word{part.Content}, part.Items...) {
				if s := strings.TrimSpace(withoutTags(string(s))); s != "" {
					text = append(text, s)
				}
			}
		case "title":
			if v.Get(field.Title) == "" {
				put(v, field.Title, part.Content)
			}
		}
	}
	if len(text) > 0 {
		v.Put(field.Text, strings.Join(text, "\n\n"))
	}
	out(origin(describe.Draft(place, v, o.names, opt)))
	return true
}

// withoutTags returns the text of a piece of HTML.
func withoutTags(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	if text, err := html.Text(s); err == nil {
		return text
	}
	return s
}
