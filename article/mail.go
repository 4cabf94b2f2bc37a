package article

import (
	"bufio"
	"bytes"
	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/fold"
	"copytrail/article/internal/published"
	"copytrail/article/internal/site"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"strings"

	netcharset "golang.org/x/net/html/charset"

	"copytrail/article/internal/charset"
)

// Newsletters are kept as mail: one message a file (EML, RFC 5322 and MIME), or many
// in one (mbox, RFC 4155), where each begins with a line "From sender date" after a
// blank line. A message is one article; who sent it published it.

const (
	// maxMailDepth is how deep the parts of a message may nest; mail programs make
	// three levels, forwarded newsletters five.
	maxMailDepth = 10
	// maxMailParts is how many parts of a message are looked at.
	maxMailParts = 200
)

// mailbox cuts an mbox into its messages.
func (s *scanner) mailbox(st *stream) bool {
	var raw []byte
	long, blank := false, true // the message is over the limit; the last line was blank
	n := 0
	flush := func() bool {
		place := fmt.Sprintf("%s#%d", st.place, n)
		switch {
		case n == 0:
			return true
		case long:
			return s.fail(skipf(place, ReasonTooLong, "over %d bytes", s.opt.MaxRecord))
		}
		return s.record(Record{Place: place, format: formatMail, raw: raw})
	}
	for {
		line, err := readLine(st.br, s.opt.MaxRecord)
		if err != nil && err != io.EOF && err != errLong {
			return flush() && s.fail(inputError(st.place, err))
		}
		if blank && mailMark.Match(line[:min(len(line), 400)]) {
			if !flush() {
				return false
			}
			if n++; s.opt.MaxRecords > 0 && n > s.opt.MaxRecords {
				return s.fail(skipf(fmt.Sprintf("%s#%d", st.place, n), ReasonTooMany, "over %d", s.opt.MaxRecords))
			}
			raw, long, line = nil, false, nil
		} else if err == errLong || s.opt.MaxRecord > 0 && len(raw)+len(line) > s.opt.MaxRecord {
			raw, long = nil, true
		} else if !long {
			if bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) && line[0] == '>' {
				line = line[1:] // so written that it begins no message
			}
			raw = append(append(raw, line...), '\n')
		}
		blank = len(bytes.TrimRight(line, "\r")) == 0 && err != errLong
		if err == io.EOF {
			return flush()
		}
	}
}

// mailArticle reads a record that is a message.
func (r Record) mailArticle(opt Options) (Article, error) {
	m, err := mail.ReadMessage(bufio.NewReader(bytes.NewReader(r.raw)))
	if err != nil {
		return Article{}, skipf("", ReasonSyntax, "mail: %w", err)
	}
	var b mailBody
	b.walk(m.Header.Get, m.Body, 0)
	if b.deep {
		return Article{}, skip("", ReasonTooDeep, nil)
	}
	a := Article{Place: r.Place, Title: mailWords(m.Header.Get("Subject")), ID: mailToken(m.Header.Get("Message-Id")), Lang: clean.Lang(m.Header.Get("Content-Language"))}
	if u := mailToken(m.Header.Get("Archived-At")); CanonicalURL(u) != "" {
		a.URL = u
	}
	if t, err := mail.ParseDate(m.Header.Get("Date")); err == nil {
		a.Published = Time{Time: t, Precision: Second, ZoneKnown: true}
	} else if stamp := m.Header.Get("Date"); stamp != "" {
		var note string
		if a.Published, note = published.Parse(stamp); note != "" {
			a.Notes = append(a.Notes, note)
		}
	}
	name, domain := mailSender(m.Header.Get("From"))
	list, _, _ := strings.Cut(mailWords(m.Header.Get("List-Id")), "<")
	if author, letter, ok := strings.Cut(name, " from "); ok && list == "" && domain == "" && author != "" && letter != "" { // as Substack has it
		a.Outlet, a.Byline, name = letter, byline.Clean(author), letter
	}
	a.Outlet = firstOf(a.Outlet, site.Name(strings.Trim(strings.TrimSpace(list), `"`), domain), domain, name)
	if !strings.EqualFold(name, a.Outlet) {
		a.Byline = byline.Clean(name)
	}
	a.keepOrigins(opt)
	a.cameFrom("the header of the message")
	return b.fill(a, opt)
}

// mailBody is the text of a message in the two forms that it may have.
type mailBody struct {
	html, plain  []byte
	htmlCharset  string
	plainCharset string
	parts        int
	deep, secret bool // nested too deeply; encrypted
	broken       error
}

// walk looks for the text in a part and the parts within it.
func (b *mailBody) walk(header func(string) string, body io.Reader, depth int) {
	if depth > maxMailDepth {
		b.deep = true
		return
	}
	if b.parts++; b.parts > maxMailParts {
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
		for b.parts <= maxMailParts {
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
		// Of several parts of one kind the longest is the letter; the others are
		// signatures of lists and of virus scanners.
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

// fewMail is the length in bytes of the main text of a letter below which the
// extractor is taken to have missed it: letters are laid out in tables.
const fewMail = 200

// fill gives a its text: the main text of the HTML part, unless the plain part has
// more to say.
func (b *mailBody) fill(a Article, opt Options) (Article, error) {
	if b.broken != nil {
		a.Notes = append(a.Notes, "the message is cut short or damaged")
	}
	plain, note := charset.Labelled(b.plain, b.plainCharset)
	if len(b.html) > 0 {
		page, err := readPage(b.html, a.URL, b.htmlCharset, opt)
		if err == nil && len(page.Text) < fewMail {
			fixed, _ := charset.Page(b.html, b.htmlCharset)
			if whole, err := markupText(string(fixed)); err == nil {
				page.Text = whole
			}
		}
		if err == nil && (len(page.Text) >= fewMail || len(plain) <= len(page.Text)) {
			a.Text = page.Text
			a.URL = firstOf(a.URL, page.URL)
			a.Lang = firstOf(a.Lang, page.Lang)
			a.cameFrom("the HTML part of the message")
			return a.finish()
		}
	}
	if strings.TrimSpace(plain) == "" && b.secret {
		return a, skipf("", ReasonNoText, "the message is encrypted")
	}
	a.Text = plain
	if note != "" {
		a.Notes = append(a.Notes, note)
	}
	a.cameFrom("the text part of the message")
	return a.finish()
}

// mailWords decodes a field of a header (RFC 2047).
func mailWords(s string) string {
	d := mime.WordDecoder{CharsetReader: netcharset.NewReaderLabel}
	if out, err := d.DecodeHeader(s); err == nil {
		s = out
	}
	return clean.Line(s)
}

// mailToken takes the angle brackets off an id or an address.
func mailToken(s string) string { return clean.Token(strings.Trim(strings.TrimSpace(s), "<>")) }

// mailSender returns the name of the sender, and the registered domain that the
// message was sent from unless many senders share it.
func mailSender(from string) (name, domain string) {
	p := mail.AddressParser{WordDecoder: &mime.WordDecoder{CharsetReader: netcharset.NewReaderLabel}}
	a, err := p.Parse(from)
	if err != nil {
		name, address, _ := strings.Cut(mailWords(from), "<")
		a = &mail.Address{Name: strings.Trim(strings.TrimSpace(name), `"`), Address: strings.Trim(address, "> ")}
	}
	if _, host, ok := strings.Cut(a.Address, "@"); ok {
		domain = site.Registered(host)
	}
	if mailHosts[domain] {
		domain = ""
	}
	return clean.Line(a.Name), domain
}

// mailHosts are the domains that letters of many outlets are sent from.
var mailHosts = fold.WordSet(`substack.com beehiiv.com ghost.io buttondown.email buttondown.com mailchimpapp.net mcsv.net rsgsv.net list-manage.com
	campaign-archive.com sendgrid.net mailgun.org convertkit.com ck.page medium.com gmail.com googlemail.com googlegroups.com groups.io
	outlook.com hotmail.com yahoo.com icloud.com gmx.de gmx.net web.de t-online.de mail.ru yandex.ru proton.me protonmail.com revue.email getrevue.co`)

// isMail reports whether text begins as a message does.
func isMail(text []byte) bool {
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	for _, header := range []string{"Return-Path:", "Received:", "Delivered-To:", "MIME-Version:", "Message-ID:"} {
		if len(line) >= len(header) && strings.EqualFold(string(line[:len(header)]), header) {
			return true
		}
	}
	// Programs that save a message may begin with any field.
	has := map[string]bool{}
	for n := 0; n < 200; n++ {
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 {
			break
		}
		name, _, ok := strings.Cut(string(line[:min(len(line), 80)]), ":")
		switch {
		case line[0] == ' ' || line[0] == '\t':
		case !ok || strings.ContainsAny(name, " \t"):
			return false
		default:
			has[strings.ToLower(name)] = true
		}
		line, rest, _ = bytes.Cut(rest, []byte("\n"))
	}
	return has["from"] && (has["date"] || has["subject"]) && (has["mime-version"] || has["message-id"] || has["content-type"] || has["received"])
}

// mailMark matches the line that begins a message of an mbox: a sender, or "-", and
// a time.
var mailMark = regexp.MustCompile(`^From \S+ .*\d\d:\d\d`)

// isMailbox reports whether text begins as an mbox does: with its mark and, below
// it, the header of a message.
func isMailbox(text []byte) bool {
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	if !mailMark.Match(line[:min(len(line), 400)]) {
		return false
	}
	head := rest[:min(len(rest), 16<<10)]
	for _, field := range []string{"\nSubject: ", "\nFrom: ", "\nDate: "} {
		if bytes.Contains(head, []byte(field)) || bytes.HasPrefix(head, []byte(field[1:])) {
			return true
		}
	}
	return false
}
