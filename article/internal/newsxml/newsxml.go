// Package newsxml reads news in XML: NITF and NewsML of agencies and archives, and the XML
// and TEI that trafilatura writes. Each article in a file becomes an article, as does each
// of a file that holds many.
package newsxml

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/describe"
	"copytrail/article/internal/format"
	"copytrail/article/internal/html"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// XML is news in XML. All articles of a file are one record.
var XML = format.Format{
	Name:  "news in XML",
	Sniff: sniff,
	Read:  format.Whole(func(_ *format.Input, b []byte) format.Raw { return document(b) }),
}

// readers are what reads an element that is an article. The element is searched for in the
// whole document, since all of them also stand in wrappers, several in one file.
var readers = map[string]func(*node) record.Draft{
	"nitf": nitf, "newsItem": newsItem, "NewsItem": newsML1, "doc": trafilatura, "TEI": tei, "TEI.2": tei,
}

// sniff recognises the root elements. "doc" is that of many formats; trafilatura's has a
// <main>, or a fingerprint.
func sniff(h *format.Head) format.Likeness {
	root := html.Root(h)
	if _, local, ok := strings.Cut(root, ":"); ok {
		root = local
	}
	switch root {
	case "nitf", "newsitem", "newsmessage", "newsml", "tei", "tei.2", "teicorpus":
		return format.Sure
	case "doc":
		head := string(h.Text[:min(len(h.Text), 4096)])
		if strings.Contains(head, "<main") || strings.Contains(head, "fingerprint=") && strings.Contains(head, "sitename=") {
			return format.Sure
		}
	}
	return format.No
}

// document is the record of a document.
type document []byte

// Decode implements format.Raw. What stands before an error in the XML is read.
func (raw document) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	root, err := parse(raw, opt)
	var broken string
	if se := (*record.SkipError)(nil); errors.As(err, &se) {
		out(record.Draft{}, se)
		return
	} else if err != nil {
		broken = fmt.Sprintf("the XML is damaged (%v): there may be more text", err)
	}
	var found []*node // what is within one of them is part of it
	root.each(func(n *node) bool {
		if readers[n.name] == nil {
			return true
		}
		found = append(found, n)
		return n.name == "NewsItem" && n.first("NewsItem") != nil // a package
	})
	if len(found) == 0 {
		out(record.Draft{}, record.Skipf(place, record.ReasonNoText, "XML without an article: no nitf, newsItem, doc or TEI"))
		return
	}
	for i, n := range found {
		at := place
		if len(found) > 1 {
			at = fmt.Sprintf("%s#%d", place, i+1)
		}
		if opt.MaxRecords > 0 && i >= opt.MaxRecords {
			out(record.Draft{}, record.Skipf(at, record.ReasonTooMany, "over %d", opt.MaxRecords))
			return
		}
		d := readers[n.name](n)
		d.Place = at
		if strings.TrimSpace(d.Text) == "" {
			out(record.Draft{}, record.Skipf(at, record.ReasonNoText, "%s without a text", n.name))
			continue
		}
		if broken != "" && i == len(found)-1 {
			d.LateNotes = append(d.LateNotes, broken)
		}
		d.KeepOrigins(opt)
		d.CameFrom("the XML element " + n.name)
		out(d, nil)
	}
}

// draft fills in what all formats have: the fields are cleaned, and the first time that is
// understood is that of publication.
func draft(d record.Draft, paragraphs []string, times ...string) record.Draft {
	d.Title, d.Outlet, d.Lang, d.Byline = clean.Line(d.Title), clean.Line(d.Outlet), clean.Lang(d.Lang), byline.Clean(d.Byline)
	d.Text = strings.Join(paragraphs, "\n\n")
	var notes []string
	for _, s := range times {
		if s == "" {
			continue
		}
		t, note := published.Parse(isoTime(s))
		if note != "" {
			notes = append(notes, note)
		}
		if t.Precision != published.NoTime {
			d.Published, notes = t, notes[len(notes)-min(len(notes), 1):]
			if note == "" {
				notes = nil
			}
			break
		}
	}
	d.Notes = append(d.Notes, notes...)
	return d
}

// isoTime returns a time of the basic form of ISO 8601, as NITF and NewsML 1 write it, in
// the extended form: 20260309T074000+0100. Every other text stays as it is.
func isoTime(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 15 || s[8] != 'T' || strings.Trim(s[:8]+s[9:15], "0123456789") != "" {
		return s
	}
	return s[:4] + "-" + s[4:6] + "-" + s[6:8] + "T" + s[9:11] + ":" + s[11:13] + ":" + s[13:15] + s[15:]
}

// nitf reads an article of NITF. Archives write the lead twice, in a block of its own and
// in that of the full text; it is read once. An abstract is not part of the text.
func nitf(n *node) record.Draft {
	body := n.first("body.content")
	if full := class(body, "full_text"); full != nil {
		body = full
	}
	pub := n.first("pubdata")
	byl := n.first("byline")
	d := record.Draft{
		ID:     cmp.Or(n.first("doc-id").get("id-string"), n.first("doc-id").get("id")),
		URL:    webAddress(pub.get("ex-ref")),
		Title:  cmp.Or(n.first("hedline", "hl1").line(), n.first("hedline").line(), n.first("head", "title").line()),
		Outlet: cmp.Or(pub.get("name"), n.first("distributor").line(), n.first("doc.copyright").get("holder")),
		Lang:   n.get("lang"),
		Byline: cmp.Or(n.first("byline", "person").line(), byl.line()),
	}
	paragraphs := body.paragraphs(isBlock, func(c *node) bool {
		return slices.Contains([]string{"media", "correction_notice", "body.end", "note", "byline", "tagline", "media-caption"}, c.name) || c != body && c.get("class") == "online_lead_paragraph"
	})
	if len(paragraphs) == 0 {
		paragraphs = n.first("abstract").paragraphs(isBlock, nil)
		if len(paragraphs) > 0 {
			d.Notes = append(d.Notes, describe.NoteSummary)
		}
	}
	return draft(d, paragraphs, pub.get("date.publication"), n.first("date.issue").get("norm"), storyDate(n), metaDay(n))
}

// class returns the first element in n of a class, nil when there is none.
func class(n *node, name string) (found *node) {
	n.each(func(c *node) bool {
		if found == nil && c.get("class") == name {
			found = c
		}
		return found == nil
	})
	return found
}

// storyDate returns the day that the head of an article of NITF gives in words or digits.
func storyDate(n *node) string {
	d := n.first("story.date")
	return cmp.Or(d.get("norm"), d.line())
}

// metaDay returns the day of publication that the archive of the New York Times gives in
// three elements.
func metaDay(n *node) string {
	part := map[string]string{}
	for _, m := range n.all("meta") {
		part[m.get("name")] = m.get("content")
	}
	y, m, d := part["publication_year"], part["publication_month"], part["publication_day_of_month"]
	if len(y) != 4 || m == "" || d == "" || len(m) > 2 || len(d) > 2 {
		return ""
	}
	return fmt.Sprintf("%s-%02s-%02s", y, m, d)
}

// webAddress returns s when it is an address of the web.
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		return s
	}
	return ""
}
