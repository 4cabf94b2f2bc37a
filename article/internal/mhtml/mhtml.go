// Package mhtml reads pages that a browser or Word has saved as one file (MHTML, RFC 2557):
// a message of the kind multipart/related that holds the page, its frames, pictures and
// styles.
//
//	From: <Saved by Blink>
//	Snapshot-Content-Location: https://echo.example/ferry
//	Date: Tue, 7 May 2024 09:10:11 -0000
//	Content-Type: multipart/related; type="text/html"; boundary="----x"
//
//	------x
//	Content-Type: text/html
//	Content-Transfer-Encoding: quoted-printable
//	Content-Location: https://echo.example/ferry
//
//	<html>…
//
// The page is the part at the address of the snapshot, or that which the header names as the
// start, or the first. Other pages in the file are frames: advertisements and questions of
// consent. The header is that of the program that saved the page: its date is when the page
// was fetched, and its sender is no outlet.
package mhtml

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/url"
	"slices"
	"strings"

	netcharset "golang.org/x/net/html/charset"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/html"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// Page is a file with one saved page.
var Page = format.Format{
	Name:  "MHTML",
	Lines: true,
	Sniff: sniff,
	Read:  format.Whole(func(_ *format.Input, b []byte) format.Raw { return page(b) }),
}

// page is the record of a saved page.
type page []byte

// Decode implements format.Raw.
func (raw page) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	d, err := raw.draft(opt)
	d.Place = place
	out(d, err)
}

// draft returns the article in the page.
func (raw page) draft(opt record.Options) (record.Draft, error) {
	m, err := mail.ReadMessage(bufio.NewReader(bytes.NewReader(raw)))
	if err != nil {
		return record.Draft{}, record.Skipf("", record.ReasonSyntax, "MHTML: %w", err)
	}
	var a archive
	a.walk(m.Header.Get, m.Body, 0)
	_, params, _ := mime.ParseMediaType(m.Header.Get("Content-Type"))
	at := location(cmp.Or(m.Header.Get("Snapshot-Content-Location"), m.Header.Get("Content-Location")))
	main := a.main(at, params["start"])
	if main == nil {
		return record.Draft{}, record.Skipf("", record.ReasonNoText, "no HTML page in the MHTML file")
	}
	d, err := main.extract(cmp.Or(at, main.location), opt)
	if isNoText(err) && bytes.Contains(bytes.ToLower(main.body[:min(len(main.body), 64<<10)]), []byte("<frameset")) {
		d, err = a.frame(main, opt)
	}
	if err != nil {
		return record.Draft{}, err
	}
	if d.Title == "" {
		d.Title = words(m.Header.Get("Subject"))
		d.FieldCameFrom(field.Title, "the header of the MHTML file")
	}
	if t, err := mail.ParseDate(m.Header.Get("Date")); err == nil && d.Fetched.Precision == published.NoTime {
		d.Fetched = published.Time{Time: t, Precision: published.Second, ZoneKnown: true}
	}
	if a.broken || main.broken {
		d.Notes = append(d.Notes, "the file is cut short or damaged")
	}
	return d, nil
}

// isNoText reports whether err says that a page has no text.
func isNoText(err error) bool {
	var se *record.SkipError
	return errors.As(err, &se) && se.Reason == record.ReasonNoText
}

const (
	// maxDepth is how deep parts may nest. Internet Explorer makes three levels.
	maxDepth = 6
	// maxPages is how many pages of a file are kept: one of them is the page, and the
	// others are frames.
	maxPages = 100
	// maxFrames is how many frames of a frameset are tried.
	maxFrames = 4
)

// part is a page in the file.
type part struct {
	location, id, charset string
	body                  []byte
	broken                bool // it ends too early
}

// extract returns the article in the part.
func (p *part) extract(address string, opt record.Options) (record.Draft, error) {
	return html.Extract(p.body, address, p.charset, opt)
}

// archive is what the file holds.
type archive struct {
	pages  []part
	broken bool
}

// walk collects the pages among the parts.
func (a *archive) walk(header func(string) string, body io.Reader, depth int) {
	kind, params, err := mime.ParseMediaType(header("Content-Type"))
	if err != nil && kind == "" {
		return
	}
	switch strings.ToLower(strings.TrimSpace(header("Content-Transfer-Encoding"))) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		if depth >= maxDepth || params["boundary"] == "" {
			a.broken = true
			return
		}
		parts := multipart.NewReader(body, params["boundary"])
		for len(a.pages) < maxPages {
			p, err := parts.NextRawPart()
			if err != nil { // the end, or damage: what was found before counts
				a.broken = a.broken || err != io.EOF
				return
			}
			a.walk(p.Header.Get, p, depth+1)
		}
	case kind == "text/html", kind == "application/xhtml+xml":
		text, err := io.ReadAll(body)
		a.pages = append(a.pages, part{location(header("Content-Location")), strings.Trim(strings.TrimSpace(header("Content-ID")), "<>"), params["charset"], text, err != nil})
	}
}

// main returns the page of the file, nil when there is none.
func (a *archive) main(at, start string) *part {
	if start = strings.Trim(strings.TrimSpace(start), "<>"); start != "" {
		if i := slices.IndexFunc(a.pages, func(p part) bool { return p.id == start }); i >= 0 {
			return &a.pages[i]
		}
	}
	if at != "" {
		if i := slices.IndexFunc(a.pages, func(p part) bool { return bare(p.location) == bare(at) }); i >= 0 {
			return &a.pages[i]
		}
	}
	if len(a.pages) == 0 {
		return nil
	}
	return &a.pages[0]
}

// frame returns the article of a page that is made of frames only: that in the longest frame
// which has one.
func (a *archive) frame(main *part, opt record.Options) (record.Draft, error) {
	var frames []*part
	for i := range a.pages {
		if p := &a.pages[i]; p != main {
			frames = append(frames, p)
		}
	}
	slices.SortStableFunc(frames, func(p, q *part) int { return cmp.Compare(len(q.body), len(p.body)) })
	for _, p := range frames[:min(len(frames), maxFrames)] {
		if d, err := p.extract(p.location, opt); err == nil {
			return d, nil
		}
	}
	return record.Draft{}, record.Skipf("", record.ReasonNoText, "a page of frames without text")
}

// location returns the web address in a field of a header, "" when it is no such address: parts
// that were no page have one of their own making, and Word writes the path of its file.
func location(s string) string {
	s = strings.Join(strings.Fields(words(s)), "")
	if u, err := url.Parse(s); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return s
}

// bare returns an address without what does not tell pages apart.
func bare(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return strings.TrimSuffix(address, "/")
}

// words decodes a field of a header (RFC 2047).
func words(s string) string {
	d := mime.WordDecoder{CharsetReader: netcharset.NewReaderLabel}
	if out, err := d.DecodeHeader(s); err == nil {
		s = out
	}
	return clean.Line(s)
}
