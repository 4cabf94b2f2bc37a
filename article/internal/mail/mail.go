// Package mail reads newsletters kept as mail: one message a file (EML, RFC 5322 and MIME),
// or many in one file (mbox). A message is one article, and its sender is the outlet.
package mail

import (
	"bufio"
	"bytes"
	"cmp"
	"net/mail"
	"strings"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
	"copytrail/article/internal/site"
)

// Message is a file with one message.
var Message = format.Format{
	Name:  "mail",
	Lines: true,
	Sniff: func(h *format.Head) format.Likeness {
		if isMessage(h.Text) || h.Ext == ".eml" && bytes.Contains(h.Text, []byte(":")) {
			return format.Maybe // an mbox called .eml is an mbox
		}
		return format.No
	},
	Read: format.Whole(func(_ *format.Input, b []byte) format.Raw { return message(b) }),
}

// message is the record of a message.
type message []byte

// Decode implements format.Raw.
func (raw message) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	d, err := raw.draft(place, opt)
	out(d, err)
}

// draft returns the article in the message.
func (raw message) draft(place string, opt record.Options) (record.Draft, error) {
	m, err := mail.ReadMessage(bufio.NewReader(bytes.NewReader(raw)))
	if err != nil {
		return record.Draft{}, record.Skipf("", record.ReasonSyntax, "mail: %w", err)
	}
	var b body
	b.walk(m.Header.Get, m.Body, 0)
	if b.deep {
		return record.Draft{}, record.Skip("", record.ReasonTooDeep, nil)
	}
	d := record.Draft{Place: place, Title: words(m.Header.Get("Subject")), ID: token(m.Header.Get("Message-Id")), Lang: clean.Lang(m.Header.Get("Content-Language"))}
	if u := token(m.Header.Get("Archived-At")); site.Canonical(u) != "" {
		d.URL = u
	}
	if t, err := mail.ParseDate(m.Header.Get("Date")); err == nil {
		d.Published = published.Time{Time: t, Precision: published.Second, ZoneKnown: true}
	} else if stamp := m.Header.Get("Date"); stamp != "" {
		var note string
		if d.Published, note = published.Parse(stamp); note != "" {
			d.Notes = append(d.Notes, note)
		}
	}
	name, domain := sender(m.Header.Get("From"))
	list, _, _ := strings.Cut(words(m.Header.Get("List-Id")), "<")
	if author, letter, ok := strings.Cut(name, " from "); ok && list == "" && domain == "" && author != "" && letter != "" { // as Substack writes it
		d.Outlet, d.Byline, name = letter, byline.Clean(author), letter
	}
	d.Outlet = cmp.Or(d.Outlet, site.Name(strings.Trim(strings.TrimSpace(list), `"`), domain), domain, name)
	if !strings.EqualFold(name, d.Outlet) {
		d.Byline = byline.Clean(name)
	}
	d.KeepOrigins(opt)
	d.CameFrom("the header of the message")
	return b.fill(d, opt)
}

// isMessage reports whether text begins like a message.
func isMessage(text []byte) bool {
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
