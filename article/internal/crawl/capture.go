package crawl

import (
	"bytes"
	"cmp"
	"mime"
	"strings"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/html"
	"copytrail/article/internal/plain"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
	"copytrail/article/internal/refused"
)

// capture is a record of a crawl archive: what the crawl found at an address.
type capture struct {
	raw    []byte
	url    string
	date   string // when it was fetched, as the archive writes it; "" when it does not say
	mime   string // of the record; it is that of the page only when there is no HTTP header
	http   bool   // raw begins with an HTTP header
	cut    bool   // the archive ends within the record
	choose func(*format.Head) *format.Format
}

// Decode implements format.Raw.
func (c *capture) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	d, err := c.draft(place, opt)
	out(d, err)
}

// draft decodes HTTP and reads the page.
func (c *capture) draft(place string, opt record.Options) (record.Draft, error) {
	body, kind := c.raw, c.mime
	var notes []string
	if c.cut {
		notes = append(notes, "the archive ends within this record")
	}
	if c.http {
		h, rest, ok := parseHTTP(c.raw)
		if !ok {
			return record.Draft{}, record.Skipf("", record.ReasonDamaged, "no HTTP header")
		}
		if h.status != 200 {
			return record.Draft{}, record.Skipf("", record.ReasonNotArticle, "HTTP status %d", h.status)
		}
		kind = h.get("content-type")
		var whole bool
		var err error
		body, whole, err = h.decode(rest, opt)
		if err != nil {
			return record.Draft{}, err
		}
		if !whole && !c.cut {
			notes = append(notes, "the page is cut short")
		}
	}
	d, err := c.content(place, body, kind, opt)
	if t, _ := published.Parse(c.date); t.Precision != published.NoTime {
		d.Fetched = t
	}
	d.LateNotes = append(d.LateNotes, notes...)
	return d, err
}

// content reads a body as what its media type says, or as what it looks like when that says
// nothing.
func (c *capture) content(place string, body []byte, kind string, opt record.Options) (record.Draft, error) {
	media, params, err := mime.ParseMediaType(kind)
	if err != nil {
		media, _, _ = strings.Cut(strings.ToLower(kind), ";")
		media = strings.TrimSpace(media)
	}
	f := c.choose(format.NewHead(body, "", field.Usual))
	switch {
	case len(bytes.TrimSpace(body)) == 0:
		return record.Draft{}, record.Skip("", record.ReasonNoText, nil)
	case media == "text/html", media == "application/xhtml+xml", f == &html.Page && media != "text/plain":
		d, err := html.Extract(body, c.url, params["charset"], opt)
		d.Place = place
		return d, err
	case media == "text/plain" && f != &refused.Binary:
		d, err := plain.Draft(place, body, field.Usual, opt)
		d.FoundAt = c.url
		return d, err
	}
	return record.Draft{}, record.Skipf("", record.ReasonNotArticle, "content of type %q", clean.Clip(cmp.Or(media, "unknown"), 60))
}
