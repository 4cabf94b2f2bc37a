// Package citation reads the files that databases and reference managers exchange, when
// they hold the text of newspaper articles: RIS, with the text in N2 or AB, and BibTeX,
// with the text in abstract or a field of its own. Each entry is an article.
package citation

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/describe"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// RIS is a file of entries, each from a line "TY  - NEWS" to a line "ER  - ". A line is a
// tag of two characters and its value; a line without a tag goes on with the value before
// it.
var RIS = format.Format{
	Name:  "RIS",
	Lines: true,
	Sniff: func(h *format.Head) format.Likeness {
		if risStart.Match(h.Text[:min(len(h.Text), 64)]) {
			return format.Sure
		}
		return format.No
	},
	Read: func(in *format.Input, out format.Sink) bool {
		c := cutter{in: in, begins: risStart.Match, raw: func(b []byte) format.Raw { return risEntry{b, in.Names} }}
		return c.read(out)
	},
}

var (
	risStart = regexp.MustCompile(`^TY {1,2}- ?[A-Za-z]{2,12}\s*(?:\n|$)`)
	risLine  = regexp.MustCompile(`^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$`)
)

// cutter cuts an input into entries, at the lines that begin one.
type cutter struct {
	in     *format.Input
	begins func(line []byte) bool
	raw    func(entry []byte) format.Raw
}

// read hands on the entries. What is before the first of them is not an entry. An entry
// that is too long is one error.
func (c *cutter) read(out format.Sink) bool {
	limit := c.in.Options.MaxRecord
	var entry []byte
	start, entries, long := 0, 0, false
	place := func() string { return fmt.Sprintf("%s:%d", c.in.Place, start) }
	flush := func() (goOn, stopped bool) {
		if start == 0 {
			return true, false
		}
		if entries++; c.in.Options.MaxRecords > 0 && entries > c.in.Options.MaxRecords {
			return false, !out.Skip(record.Skipf(place(), record.ReasonTooMany, "over %d", c.in.Options.MaxRecords))
		}
		ok := false
		if long {
			ok = out.Skip(record.Skipf(place(), record.ReasonTooLong, "over %d bytes", limit))
		} else {
			ok = out.Record(place(), c.raw(entry))
		}
		entry, long = nil, false
		return ok, !ok
	}
	for n := 1; ; n++ {
		line, err := format.ReadLine(c.in.R, limit)
		if err != nil && err != io.EOF && err != format.ErrLong {
			return out.Skip(record.InputError(fmt.Sprintf("%s:%d", c.in.Place, n), err))
		}
		line = bytes.TrimSuffix(line, []byte("\r"))
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		if c.begins(line) {
			if goOn, stopped := flush(); !goOn {
				return !stopped
			}
			start = n
		}
		switch {
		case start == 0: // before the first entry
		case err == format.ErrLong || limit > 0 && len(entry)+len(line) >= limit:
			long, entry = true, nil
		case !long:
			entry = append(append(entry, line...), '\n')
		}
		if err == io.EOF {
			if start == 0 {
				return out.Skip(record.Skip(c.in.Place, record.ReasonNothing, nil))
			}
			_, stopped := flush()
			return !stopped
		}
	}
}

// risEntry is the record of an entry of RIS.
type risEntry struct {
	raw   []byte
	names *field.Names
}

// Decode implements format.Raw.
func (e risEntry) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	text, note := charset.Text(e.raw)
	values := risValues(string(text))
	get := func(tags ...string) string {
		for _, t := range tags {
			for _, s := range values[t] {
				if s != "" {
					return s
				}
			}
		}
		return ""
	}
	s := source{
		id: get("AN", "ID", "DO"), title: get("TI", "T1", "CT"), outlet: get("JF", "T2", "JO", "J2", "JA", "J1", "BT"),
		byline: names(append(append(values["AU"], values["A1"]...), values["A3"]...)), lang: get("LA"),
		text: longest(append(append(values["N2"], values["AB"]...), values["FT"]...)), published: day(get("DA"), get("Y1"), get("PY")),
		urls: append(append(values["UR"], values["L2"]...), values["LK"]...),
	}
	d, err := s.draft(place, e.names, opt)
	if err == nil && note != "" {
		d.LateNotes = append(d.LateNotes, note)
	}
	out(d, err)
}

// risValues returns the values of an entry, by their tags.
func risValues(entry string) map[string][]string {
	values := map[string][]string{}
	tag := ""
	var value strings.Builder
	flush := func() {
		if s := strings.TrimSpace(value.String()); s != "" {
			values[tag] = append(values[tag], s)
		}
		value.Reset()
	}
	for line := range strings.SplitSeq(entry, "\n") {
		m := risLine.FindStringSubmatch(line)
		if m == nil { // goes on
			value.WriteString("\n" + line)
			continue
		}
		flush()
		if tag = m[1]; tag == "ER" {
			break
		}
		value.WriteString(m[2])
	}
	if tag != "ER" {
		flush()
	}
	return values
}

// source is an entry of either format.
type source struct {
	id, title, outlet, byline, lang, text, published string

	urls []string
}

// draft returns the article in the entry.
func (s source) draft(place string, names *field.Names, opt record.Options) (record.Draft, error) {
	var v field.Values
	for f, value := range map[field.Field]string{
		field.ID: s.id, field.Title: s.title, field.Outlet: s.outlet, field.Byline: s.byline, field.Lang: language(s.lang),
		field.Published: s.published, field.Text: s.text,
	} {
		v.Put(f, value)
	}
	for _, u := range s.urls {
		if u = strings.TrimSpace(u); v.Get(field.URL) == "" && strings.HasPrefix(u, "http") && !ofDatabase(u) {
			v.Put(field.URL, u)
		}
	}
	d, err := describe.Draft(place, &v, names, opt)
	if err == nil && len(s.text) > 0 && len(s.text) < fullText {
		d.Notes = append(d.Notes, "the text may be an abstract only")
	}
	d.CameFrom("the entry")
	return d, err
}

// fullText is the length in bytes from which an abstract is taken for a whole article
// without a word: it is that of a page of a book.
const fullText = 800

// databases are parts of the hosts of databases. Their address is that of a copy in the
// database, which is neither the outlet nor the page.
var databases = []string{"proquest", "nexis", "factiva", "ebsco", "europresse", "newsbank", "galegroup", "gale.com", "pressreader", "wiso-net", "genios", "retriever", "jstor", "doi.org", "worldcat"}

// ofDatabase reports whether an address is one within a database.
func ofDatabase(u string) bool {
	_, host, _ := strings.Cut(strings.ToLower(u), "//")
	host, _, _ = strings.Cut(host, "/")
	for _, d := range databases {
		if strings.Contains(host, d) {
			return true
		}
	}
	return false
}

// language returns the code of a language that is given by its English name.
func language(s string) string {
	if code := map[string]string{
		"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "dutch": "nl", "polish": "pl",
		"swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi", "russian": "ru", "ukrainian": "uk", "czech": "cs", "turkish": "tr",
		"arabic": "ar", "chinese": "zh", "japanese": "ja", "korean": "ko", "greek": "el", "hungarian": "hu", "romanian": "ro",
	}[strings.ToLower(strings.TrimSpace(s))]; code != "" {
		return code
	}
	return s
}

// longest returns the longest of several texts: databases write the beginning of an article
// as its abstract, and all of it beside that.
func longest(texts []string) string {
	best := ""
	for _, s := range texts {
		if s = strings.TrimSpace(s); len(s) > len(best) {
			best = s
		}
	}
	return best
}

// names returns names as one byline. "Okonjo, Marta" is turned round.
func names(all []string) string {
	var out []string
	for _, s := range all {
		if last, first, ok := strings.Cut(s, ","); ok && !strings.Contains(first, ",") {
			s = strings.TrimSpace(first) + " " + strings.TrimSpace(last)
		}
		if s = strings.TrimSpace(s); s != "" && len(out) < 20 {
			out = append(out, s)
		}
	}
	return strings.Join(out, ", ")
}

// day returns the first of several dates that names a day, without what stands behind it:
// "2026/03/09/Morning". A year or a month alone is no time of publication.
func day(dates ...string) string {
	for _, s := range dates {
		s = strings.TrimSpace(s)
		parts := strings.SplitN(s, "/", 4)
		if len(parts) >= 3 && len(parts[0]) == 4 && parts[1] != "" && parts[2] != "" {
			s = fmt.Sprintf("%s-%02s-%02s", parts[0], parts[1], parts[2])
		} else if strings.Contains(s, "/") && len(parts[0]) == 4 {
			continue
		}
		if len(s) > 7 {
			return s
		}
	}
	return ""
}
