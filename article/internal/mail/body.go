package mail

import (
	"cmp"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/html"
	"copytrail/article/internal/record"
)

const (
	// maxDepth is how deep the parts of a message may nest. Mail programs make three
	// levels, forwarded newsletters five.
	maxDepth = 10
	// maxParts is how many parts of a message are read.
	maxParts = 200
)

// body is the text of a message, in the two forms that it may have.
type body struct {
	html, plain  []byte
	htmlCharset  string
	plainCharset string
	parts        int
	deep, secret bool // nested too deeply; encrypted
	broken       error
}

// walk looks for the text in a part of the message and in the parts within it.
func (b *body) walk(header func(string) string, body io.Reader, depth int) {
	if depth > maxDepth {
		b.deep = true
		return
	}
	if b.parts++; b.parts > maxParts {
		return
	}
	kind, params, err := mime.ParseMediaType(header("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	if disposition, _, _ := mime.ParseMediaType(header("Content-Disposition")); disposition == "attachment" {
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
		b.secret = b.secret || kind == "multipart/encrypted"
		parts := multipart.NewReader(body, params["boundary"])
		for b.parts <= maxParts {
			p, err := parts.NextRawPart()
			if err != nil { // the end, or damage: what was found before counts
				if err != io.EOF {
					b.broken = err
				}
				return
			}
			b.walk(p.Header.Get, p, depth+1)
		}
	case kind == "text/html", kind == "text/plain":
		text, err := io.ReadAll(body)
		if err != nil {
			b.broken = err
		}
		// Of several parts of one kind the longest is the letter. The others are
		// signatures that mailing lists and virus scanners add.
		if kind == "text/html" && len(text) > len(b.html) {
			b.html, b.htmlCharset = text, params["charset"]
		}
		if kind == "text/plain" && len(text) > len(b.plain) {
			b.plain, b.plainCharset = text, params["charset"]
		}
	case kind == "message/rfc822": // forwarded: the letter within is the article
		if m, err := mail.ReadMessage(body); err == nil {
			b.walk(m.Header.Get, m.Body, depth+1)
		}
	}
}

// fewText is the length in bytes of the main text below which the extractor seems to have
// missed the letter: letters are laid out in tables.
const fewText = 200

// fill sets the text of d: the main text of the HTML part, unless that is short and the
// plain part is longer.
func (b *body) fill(d record.Draft, opt record.Options) (record.Draft, error) {
	if b.broken != nil {
		d.Notes = append(d.Notes, "the message is cut short or damaged")
	}
	plain, note := charset.Labelled(b.plain, b.plainCharset)
	if len(b.html) > 0 {
		page, err := html.Extract(b.html, d.URL, b.htmlCharset, opt)
		if err == nil && len(page.Text) < fewText {
			fixed, _ := charset.Page(b.html, b.htmlCharset)
			if whole, err := html.Text(string(fixed)); err == nil {
				page.Text = whole
			}
		}
		if err == nil && (len(page.Text) >= fewText || len(plain) <= len(page.Text)) {
			d.Text = page.Text
			d.URL = cmp.Or(d.URL, page.URL)
			d.Lang = cmp.Or(d.Lang, page.Lang)
			d.CameFrom("the HTML part of the message")
			return d, nil
		}
	}
	if strings.TrimSpace(plain) == "" && b.secret {
		return d, record.Skipf("", record.ReasonNoText, "the message is encrypted")
	}
	d.Text = plain
	if note != "" {
		d.Notes = append(d.Notes, note)
	}
	d.CameFrom("the text part of the message")
	return d, nil
}
