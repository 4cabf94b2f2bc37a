package json

import (
	"errors"
	"fmt"
	"strings"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/describe"
	"copytrail/article/internal/field"
	"copytrail/article/internal/fold"
	"copytrail/article/internal/record"
)

// object is the record of a JSON object: an article, or a wrapper around many.
type object struct {
	raw   []byte
	names *field.Names
}

// Decode implements format.Raw.
func (o object) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	raw, note := charset.Valid(o.raw)
	if o.shaped(raw, place, opt, out) {
		return
	}
	v, wrapped, err := decodeObject(raw, o.names, opt.MaxDepth)
	if err != nil {
		out(record.Draft{}, skipped(place, err))
		return
	}
	if v.Get(field.Text) == "" && v.Get(field.HTML) == "" && wrapped != nil {
		o.items(place, wrapped, opt, out)
		return
	}
	d, err := describe.Draft(place, v, o.names, opt)
	if err == nil && note != "" {
		d.LateNotes = append(d.LateNotes, note)
	}
	out(d, err)
}

// items decodes the objects of an array that o wraps, as an answer of a news service or a
// JSON Feed does.
func (o object) items(place string, array []byte, opt record.Options, out func(record.Draft, error)) {
	d := decoder{b: array, maxDepth: opt.MaxDepth}
	n := 0
	err := d.array(1, func() error {
		n++
		start := d.i
		if err := d.skip(1); err != nil {
			return err
		}
		if opt.MaxRecords > 0 && n > opt.MaxRecords {
			return record.Skipf(place, record.ReasonTooMany, "over %d", opt.MaxRecords)
		}
		object{d.b[start:d.i], o.names}.Decode(fmt.Sprintf("%s#%d", place, n), opt, out)
		return nil
	})
	if err != nil {
		out(record.Draft{}, skipped(place, err))
	}
}

// skipped returns the SkipError for an error of decoding.
func skipped(place string, err error) error {
	var se *record.SkipError
	switch {
	case errors.As(err, &se):
		return record.Placed(place, err)
	case errors.Is(err, errTooDeep):
		return record.Skip(place, record.ReasonTooDeep, nil)
	}
	return record.Skip(place, record.ReasonSyntax, fmt.Errorf("JSON: %w", err))
}

// wrappers are the names of the arrays that hold the articles in an answer of a news
// service, or the items of a JSON Feed.
var wrappers = map[string]bool{
	"articles": true, "items": true, "stories": true, "results": true, "docs": true, "documents": true,
	"posts": true, "entries": true, "news": true, "data": true, "hits": true, "rows": true, "records": true,
	"objects": true, // Diffbot
}

// decodeObject returns the fields of the object in raw. If one of the wrappers in it holds
// an array of objects, it returns that array too.
func decodeObject(raw []byte, names *field.Names, maxDepth int) (v *field.Values, wrapped []byte, err error) {
	v = new(field.Values)
	d := decoder{b: raw, maxDepth: maxDepth}
	k, err := d.peek()
	if err != nil {
		return v, nil, err
	}
	if k != kindObject {
		if err := errors.Join(d.skip(0), d.end()); err != nil {
			return v, nil, err
		}
		return v, nil, record.Skipf("", record.ReasonWrongType, "got %v, want an object", k)
	}
	if wrapped, err = d.members(1, names, v); err != nil {
		return v, nil, err
	}
	return v, wrapped, d.end()
}

// inner are the names of objects that hold fields of the article around them, or the array
// of articles.
var inner = map[string]bool{
	"_source": true, "fields": true, "attributes": true, // Elasticsearch; the Guardian; JSON:API
	"response": true, "result": true, "hits": true, "data": true,
	"articles":    true, // Event Registry
	"articleList": true, // Zyte
}

// isArticle reports whether the value of a field that may be a text is an object that
// describes an article: Zyte's "article", with the text and all other fields in it.
func isArticle(value []byte, maxDepth int) bool {
	d := decoder{b: value, maxDepth: maxDepth}
	found := 0
	err := d.object(1, func(key []byte) error {
		switch string(key) {
		case "headline", "datePublished", "articleBody", "articleBodyHtml", "url", "title", "published_at", "publishedAt":
			found++
		}
		return d.skip(1)
	})
	return err == nil && found >= 2
}

// members reads the fields of the object that begins here into v, and returns the array of
// articles in it, nil when there is none.
func (d *decoder) members(depth int, names *field.Names, v *field.Values) (wrapped []byte, err error) {
	err = d.object(depth, func(key []byte) error {
		if k, err := d.peek(); err == nil && k == kindObject && articleKeys[string(key)] && isArticle(d.b[d.i:], d.maxDepth) {
			_, err := d.members(depth+1, names, v)
			return err
		}
		if a, ok := names.Lookup(key); ok {
			return d.value(a, string(key), v)
		}
		if inner[string(key)] {
			if k, err := d.peek(); err != nil {
				return err
			} else if k == kindObject {
				array, err := d.members(depth+1, names, v)
				if array != nil {
					wrapped = array
				}
				return err
			}
		}
		start := d.i
		if err := d.skip(depth); err != nil {
			return err
		}
		if value := d.b[start:d.i]; wrappers[string(key)] && isObjectArray(value) {
			wrapped = value
		}
		return nil
	})
	return wrapped, err
}

// articleKeys are the names of objects that may be an article.
var articleKeys = map[string]bool{"article": true, "document": true, "story": true, "post": true}

// isObjectArray reports whether value begins like an array of objects.
func isObjectArray(value []byte) bool {
	s := strings.TrimLeft(string(value[:min(len(value), 64)]), " \t\r\n")
	if !strings.HasPrefix(s, "[") {
		return false
	}
	return strings.HasPrefix(strings.TrimLeft(s[1:], " \t\r\n"), "{")
}

// value reads the value that begins here, under the given name, into v.
func (d *decoder) value(a field.Alias, name string, v *field.Values) error {
	k, err := d.peek()
	if err != nil {
		return err
	}
	switch {
	case k == kindString:
		s, err := d.str()
		if err != nil {
			return err
		}
		v.Set(a, s)
		return nil
	case k == kindNull:
		return d.skip(1)
	case k == kindNumber && (a.Field == field.ID || a.Field == field.Published):
		s, err := d.number()
		if err != nil {
			return err
		}
		v.Set(a, s)
		return nil
	case k == kindArray && (a.Field == field.Byline || a.Field == field.Text):
		s, ok, err := d.list(a.Field)
		if err != nil {
			return err
		}
		if ok {
			v.Set(a, s)
			return nil
		}
	case k == kindObject && (a.Field == field.Text || a.Field == field.HTML || a.Field == field.Summary):
		s, err := d.textOf(2)
		if err != nil {
			return err
		}
		if s = strings.TrimSpace(s); s != "" {
			v.Set(a, s)
		}
		return nil
	case k == kindObject && (a.Field == field.Byline || a.Field == field.Outlet || a.Field == field.URL || a.Field == field.Title):
		s, err := d.nameOf()
		if err != nil {
			return err
		}
		if s != "" {
			v.Set(a, s)
			return nil
		}
	default:
		if err := d.skip(1); err != nil {
			return err
		}
	}
	if a.Given {
		return record.Skipf("", record.ReasonWrongType, "field %q: got %v, want a string", name, k)
	}
	return nil // somebody else's field of that name
}

// list joins the strings of the array that begins here: authors with commas, paragraphs
// with blank lines. It reports false when the array holds anything else.
func (d *decoder) list(f field.Field) (string, bool, error) {
	var parts []string
	ok := true
	err := d.array(2, func() error {
		k, err := d.peek()
		if err != nil {
			return err
		}
		switch {
		case k == kindString:
			s, err := d.str()
			if s = strings.TrimSpace(s); s != "" {
				parts = append(parts, s)
			}
			return err
		case k == kindObject && f == field.Byline:
			s, err := d.nameOf()
			if s != "" {
				parts = append(parts, s)
			}
			return err
		}
		ok = false
		return d.skip(2)
	})
	sep := "\n\n"
	if f == field.Byline {
		sep = ", "
	}
	return strings.Join(parts, sep), ok, err
}

// textKeys are the names of the text in an object that is the value of a text field:
// WordPress' "rendered", the sections and paragraphs of fundus.
var textKeys = fold.WordSet("rendered text content value plain sections headline paragraphs")

// textOf returns the text of the object that begins here, with blank lines between
// paragraphs, "" when it has none.
func (d *decoder) textOf(depth int) (string, error) {
	var parts []string
	var value func(depth int) error
	value = func(depth int) error {
		k, err := d.peek()
		if err != nil {
			return err
		}
		switch k {
		case kindString:
			s, err := d.str()
			if s = strings.TrimSpace(s); s != "" {
				parts = append(parts, s)
			}
			return err
		case kindArray:
			return d.array(depth, func() error { return value(depth + 1) })
		case kindObject:
			return d.object(depth, func(key []byte) error {
				if textKeys[string(key)] {
					return value(depth + 1)
				}
				return d.skip(depth)
			})
		}
		return d.skip(depth)
	}
	err := value(depth)
	return strings.Join(parts, "\n\n"), err
}

// nameOf returns the string that names the object that begins here: its "name",
// "title", "domain" or "@id"; "" when it has none.
func (d *decoder) nameOf() (string, error) {
	best, rank := "", 9
	err := d.object(2, func(key []byte) error {
		k, err := d.peek()
		if err != nil {
			return err
		}
		r := 9
		switch string(key) {
		case "name", "rendered", "main", "original": // the last three WordPress' and the New York Times'
			r = 0
		case "title":
			r = 1
		case "domain":
			r = 2
		case "@id", "url":
			r = 3
		}
		if k != kindString || r >= rank {
			return d.skip(2)
		}
		s, err := d.str()
		if s != "" {
			best, rank = s, r
		}
		return err
	})
	return best, err
}
