// Package webarchive reads the pages that Safari saves as one file (.webarchive): a property
// list, binary or XML, with the page, its frames, pictures and styles.
//
//	{
//	  WebMainResource: {
//	    WebResourceData: <the page>,
//	    WebResourceURL: "https://echo.example/ferry",
//	    WebResourceMIMEType: "text/html",
//	    WebResourceTextEncodingName: "UTF-8",
//	  },
//	  WebSubresources: […], WebSubframeArchives: […],
//	}
//
// Only the main resource is read. The others are pictures, advertisements and questions of
// consent. The file says when it was saved only in a form that programs other than Safari
// cannot read.
package webarchive

import (
	"bytes"
	"net/url"
	"strings"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	"copytrail/article/internal/html"
	"copytrail/article/internal/record"
)

// Page is a file with one saved page.
var Page = format.Format{
	Name:  "webarchive",
	Sniff: sniff,
	Read:  format.Whole(func(_ *format.Input, b []byte) format.Raw { return page(b) }),
}

// The keys of the property list.
const (
	keyMain     = "WebMainResource"
	keyData     = "WebResourceData"
	keyURL      = "WebResourceURL"
	keyType     = "WebResourceMIMEType"
	keyEncoding = "WebResourceTextEncodingName"
)

// binaryMark begins a binary property list.
const binaryMark = "bplist0"

// sniff recognises a property list that has a main resource.
func sniff(h *format.Head) format.Likeness {
	switch {
	case h.Begins(binaryMark):
		if h.Ext == ".webarchive" || bytes.Contains(h.Bytes, []byte(keyMain)) {
			return format.Sure
		}
	case h.First() == '<':
		if bytes.Contains(h.Text[:min(len(h.Text), 1024)], []byte("<plist")) && bytes.Contains(h.Text, []byte("<key>"+keyMain)) {
			return format.Sure
		}
	}
	return format.No
}

// page is the record of a saved page.
type page []byte

// Decode implements format.Raw.
func (raw page) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	d, err := raw.draft(opt)
	d.Place = place
	out(d, err)
}

// resource is the page within the file.
type resource struct {
	data                []byte
	url, kind, encoding string
}

// draft returns the article in the page.
func (raw page) draft(opt record.Options) (record.Draft, error) {
	read := readXML
	if bytes.HasPrefix(raw, []byte(binaryMark)) {
		read = readBinary
	}
	r, err := read(raw)
	if err != nil {
		return record.Draft{}, record.Skipf("", record.ReasonDamaged, "webarchive: %w", err)
	}
	switch kind := strings.ToLower(r.kind); kind {
	case "text/html", "application/xhtml+xml", "":
	default:
		return record.Draft{}, record.Skipf("", record.ReasonNotArticle, "content of type %q", clean.Clip(kind, 60))
	}
	if len(bytes.TrimSpace(r.data)) == 0 {
		return record.Draft{}, record.Skip("", record.ReasonNoText, nil)
	}
	if u, err := url.Parse(r.url); err != nil || u.Scheme != "http" && u.Scheme != "https" {
		r.url = "" // a file on the disk of who saved it
	}
	return html.Extract(r.data, r.url, r.encoding, opt)
}
