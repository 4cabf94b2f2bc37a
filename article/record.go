package article

import (
	"copytrail/article/internal/byline"
	"copytrail/article/internal/charset"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/fold"
	"copytrail/article/internal/furniture"
	"copytrail/article/internal/published"
	"copytrail/article/internal/site"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// objectArticle decodes a JSON object into an article.
func (r Record) objectArticle(opt Options) ([]Article, []error) {
	raw, note := charset.Valid(r.raw)
	f, wrapped, err := decodeObject(raw, r.names, opt)
	if err != nil {
		return nil, []error{jsonError(r.Place, err)}
	}
	if f.value[fieldText] == "" && f.value[fieldHTML] == "" && wrapped != nil {
		return r.items(wrapped, opt)
	}
	a, err := r.build(f, opt)
	if err != nil {
		return nil, []error{err}
	}
	if note != "" {
		a.Notes = append(a.Notes, note)
	}
	return []Article{a}, nil
}

// items decodes the objects of an array that a record wraps: an answer of a news
// API, a JSON Feed.
func (r Record) items(array []byte, opt Options) (articles []Article, errs []error) {
	d := decoder{b: array, maxDepth: opt.MaxDepth}
	n := 0
	err := d.array(1, func() error {
		n++
		start := d.i
		if err := d.skip(1); err != nil {
			return err
		}
		item := Record{Place: fmt.Sprintf("%s#%d", r.Place, n), format: formatJSON, raw: d.b[start:d.i], names: r.names}
		if opt.MaxRecords > 0 && n > opt.MaxRecords {
			return skipf(r.Place, ReasonTooMany, "over %d", opt.MaxRecords)
		}
		as, es := item.Articles(opt)
		articles = append(articles, as...)
		errs = append(errs, es...)
		return nil
	})
	if err != nil {
		errs = append(errs, jsonError(r.Place, err))
	}
	return articles, errs
}

// jsonError turns an error of decoding into a SkipError.
func jsonError(place string, err error) error {
	var se *SkipError
	if errors.As(err, &se) {
		if se.Place == "" {
			se.Place = place
		}
		return se
	}
	if errors.Is(err, errTooDeep) {
		return skip(place, ReasonTooDeep, nil)
	}
	return skip(place, ReasonSyntax, fmt.Errorf("JSON: %w", err))
}

// wrappers are the names of arrays that hold articles in the answers of news
// services, and the items of a JSON Feed.
var wrappers = map[string]bool{
	"articles": true, "items": true, "stories": true, "results": true, "docs": true, "documents": true,
	"posts": true, "entries": true, "news": true, "data": true, "hits": true, "rows": true, "records": true,
	"objects": true, // Diffbot
}

// decodeObject takes the fields out of the object in raw. When the object has an
// array of objects under one of the wrappers' names, it returns that too.
func decodeObject(raw []byte, names *naming, opt Options) (f fields, wrapped []byte, err error) {
	d := decoder{b: raw, maxDepth: opt.MaxDepth}
	k, err := d.peek()
	if err != nil {
		return f, nil, err
	}
	if k != kindObject {
		if err := errors.Join(d.skip(0), d.end()); err != nil {
			return f, nil, err
		}
		return f, nil, skipf("", ReasonWrongType, "got %v, want an object", k)
	}
	if wrapped, err = d.members(1, names, &f); err != nil {
		return f, nil, err
	}
	return f, wrapped, d.end()
}

// inner are the names of objects that hold the fields of the article that is around
// them, and of those that hold the array of articles.
var inner = map[string]bool{
	"_source": true, "fields": true, "attributes": true, // Elasticsearch; the Guardian; JSON:API
	"response": true, "result": true, "hits": true, "data": true,
	"articles": true, // Event Registry
}

// members reads the members of the object that begins here into f, and returns the
// array of articles that is among them.
func (d *decoder) members(depth int, names *naming, f *fields) (wrapped []byte, err error) {
	err = d.object(depth, func(key []byte) error {
		if a, ok := names.lookup(key); ok {
			return d.field(a, string(key), f)
		}
		if inner[string(key)] {
			if k, err := d.peek(); err != nil {
				return err
			} else if k == kindObject {
				array, err := d.members(depth+1, names, f)
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

// isObjectArray reports whether value begins as an array of objects does.
func isObjectArray(value []byte) bool {
	s := strings.TrimLeft(string(value[:min(len(value), 64)]), " \t\r\n")
	if !strings.HasPrefix(s, "[") {
		return false
	}
	return strings.HasPrefix(strings.TrimLeft(s[1:], " \t\r\n"), "{")
}

// field reads the value that begins here into f.
func (d *decoder) field(a alias, name string, f *fields) error {
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
		f.set(a, s)
		return nil
	case k == kindNull:
		return d.skip(1)
	case k == kindNumber && (a.field == fieldID || a.field == fieldPublished):
		s, err := d.number()
		if err != nil {
			return err
		}
		f.set(a, s)
		return nil
	case k == kindArray && (a.field == fieldByline || a.field == fieldText):
		s, ok, err := d.list(a.field)
		if err != nil {
			return err
		}
		if ok {
			f.set(a, s)
			return nil
		}
	case k == kindObject && (a.field == fieldText || a.field == fieldHTML || a.field == fieldSummary):
		s, err := d.textOf(2)
		if err != nil {
			return err
		}
		if s = strings.TrimSpace(s); s != "" {
			f.set(a, s)
		}
		return nil
	case k == kindObject && (a.field == fieldByline || a.field == fieldOutlet || a.field == fieldURL || a.field == fieldTitle):
		s, err := d.nameOf()
		if err != nil {
			return err
		}
		if s != "" {
			f.set(a, s)
			return nil
		}
	default:
		if err := d.skip(1); err != nil {
			return err
		}
	}
	if a.given {
		return skipf("", ReasonWrongType, "field %q: got %v, want a string", name, k)
	}
	return nil // somebody else's field of that name
}

// list joins the strings of the array that begins here: authors with commas,
// paragraphs with blank lines. It reports false when something else is in it.
func (d *decoder) list(f field) (string, bool, error) {
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
		case k == kindObject && f == fieldByline:
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
	if f == fieldByline {
		sep = ", "
	}
	return strings.Join(parts, sep), ok, err
}

// textKeys are the names under which an object has the text that it stands for:
// WordPress' "rendered", the sections and paragraphs of fundus.
var textKeys = fold.WordSet("rendered text content value plain sections headline paragraphs")

// textOf returns the text of the object that begins here, paragraphs divided by
// blank lines; "" when it has none.
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

// build makes the article that the fields describe, ready for use.
func (r Record) build(f fields, opt Options) (Article, error) {
	a, err := r.describe(f, opt)
	if err != nil {
		return a, err
	}
	return a.finish()
}

// describe takes the fields over into an article.
func (r Record) describe(f fields, opt Options) (Article, error) {
	a := Article{
		ID:     strings.TrimSpace(f.value[fieldID]),
		Outlet: clean.Line(f.value[fieldOutlet]),
		URL:    strings.TrimSpace(f.value[fieldURL]),
		Title:  clean.Line(f.value[fieldTitle]),
		Byline: byline.Clean(f.value[fieldByline]),
		Lang:   clean.Lang(f.value[fieldLang]),
		Text:   f.value[fieldText],
		Place:  r.Place,
	}
	a.keepOrigins(opt)
	if s := f.value[fieldPublished]; s != "" {
		t, note := published.Parse(s)
		a.Published = t
		if note != "" {
			a.Notes = append(a.Notes, note)
		}
	}
	if a.from != nil {
		for x := fieldID; x <= fieldText; x++ {
			a.fieldCameFrom(x, f.origin(x, r.names))
		}
	}
	if strings.TrimSpace(a.Text) == "" && f.value[fieldHTML] != "" {
		page, err := readPage([]byte(f.value[fieldHTML]), a.URL, "utf-8", opt)
		if err != nil {
			return a, placed(r.Place, err)
		}
		a.fillFrom(page)
		a.cameFrom("the page in " + f.origin(fieldHTML, r.names))
	}
	if strings.TrimSpace(a.Text) == "" && f.value[fieldSummary] != "" {
		a.Text = f.value[fieldSummary]
		a.Notes = append(a.Notes, NoteSummary)
		a.fieldCameFrom(fieldText, f.origin(fieldSummary, r.names))
	}
	if looksHTML(a.Text) {
		if text, err := markupText(a.Text); err == nil {
			a.Text = text
			a.Notes = append(a.Notes, "markup taken out of the text")
		}
	}
	return a, nil
}

// NoteSummary says that the input held only a summary of the article.
const NoteSummary = "only a summary of the article"

// placed gives a SkipError without a place its place.
func placed(place string, err error) error {
	var se *SkipError
	if errors.As(err, &se) {
		if se.Place == "" {
			se.Place = place
		}
		return se
	}
	return skip(place, ReasonSyntax, err)
}

// fillFrom takes from b what a does not have.
func (a *Article) fillFrom(b Article) {
	fill := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	fill(&a.Outlet, b.Outlet)
	fill(&a.URL, b.URL)
	fill(&a.Title, b.Title)
	fill(&a.Byline, b.Byline)
	fill(&a.Lang, b.Lang)
	if strings.TrimSpace(a.Text) == "" {
		a.Text = b.Text
		a.Furniture = b.Furniture
	}
	if a.Published.Precision == NoTime {
		a.Published = b.Published
	}
	a.Notes = append(a.Notes, b.Notes...)
}

// legible counts the letters and digits of text, and the runs of bytes that could
// not be read. It stops where enough is known.
func legible(text string) (letters, broken int) {
	const enough = 1 << 12
	for i, r := range text {
		switch {
		case i >= enough && letters > i/8:
			return letters, broken
		case r == utf8.RuneError:
			broken++
		case r >= '0' && r <= '9' || unicode.IsLetter(r):
			letters++
		}
	}
	return letters, broken
}

// finish does what is the same for every format: it cleans the text, fills what
// can be derived, and sets the furniture aside. An article without text is an error.
func (a Article) finish() (Article, error) {
	text, replaced := clean.Text(a.Text)
	if replaced {
		a.Notes = append(a.Notes, NoteControls)
	}
	if strings.TrimSpace(text) == "" {
		return a, skip(a.Place, ReasonNoText, nil)
	}
	switch letters, broken := legible(text); {
	case broken > 0 && letters < 4*broken:
		return a, skipf(a.Place, ReasonNoText, "most of its letters cannot be read: their charset is not known")
	case letters == 0:
		return a, skipf(a.Place, ReasonNoText, "no letter and no digit")
	}
	a.Text = text
	a.ID = clean.Token(a.ID)
	a.URL = clean.Token(a.URL)
	if a.Outlet == "" {
		a.Outlet = site.Domain(a.URL)
		a.cameFrom("the registered domain of the URL")
	} else if site.IsHost(a.Outlet) {
		a.Outlet = site.Registered(site.Host(a.Outlet))
	}
	if a.ID == "" {
		a.ID = a.URL
		a.cameFrom("the URL")
	}
	if a.ID == "" {
		a.ID = clean.Token(visibleBytes(a.Place))
		a.cameFrom("the place where it stands")
	}
	a.Furniture = furniture.Merge(a.Furniture, furniture.Find(a.Text, a.Byline))
	if len(a.Furniture) > 0 && furniture.WordsOutside(a.Text, a.Furniture, furniture.FewWords) < furniture.FewWords {
		return a, skipf(a.Place, ReasonNoText, "nothing but page furniture")
	}
	if furniture.IsScrap(a.Text, a.Furniture) {
		return a, skipf(a.Place, ReasonNoText, "a headline at most among page furniture")
	}
	if furniture.IsService(a.Text, a.Furniture) {
		return a, skipf(a.Place, ReasonNoText, "nothing but what a site says to its readers")
	}
	return a, nil
}

// visibleBytes returns s with those bytes written out that are not UTF-8, as file
// names may have them, so that two such names stay two.
func visibleBytes(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && n == 1 {
			fmt.Fprintf(&b, "\\x%02x", s[0])
		} else {
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}
