package mail

import (
	"mime"
	"net/mail"
	"strings"

	netcharset "golang.org/x/net/html/charset"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/fold"
	"copytrail/article/internal/site"
)

// words decodes a field of a header (RFC 2047).
func words(s string) string {
	d := mime.WordDecoder{CharsetReader: netcharset.NewReaderLabel}
	if out, err := d.DecodeHeader(s); err == nil {
		s = out
	}
	return clean.Line(s)
}

// token returns an id or an address without its angle brackets.
func token(s string) string { return clean.Token(strings.Trim(strings.TrimSpace(s), "<>")) }

// sender returns the name of the sender and the registered domain of the address, "" for a
// domain that many senders share.
func sender(from string) (name, domain string) {
	p := mail.AddressParser{WordDecoder: &mime.WordDecoder{CharsetReader: netcharset.NewReaderLabel}}
	a, err := p.Parse(from)
	if err != nil {
		name, address, _ := strings.Cut(words(from), "<")
		a = &mail.Address{Name: strings.Trim(strings.TrimSpace(name), `"`), Address: strings.Trim(address, "> ")}
	}
	if _, host, ok := strings.Cut(a.Address, "@"); ok {
		domain = site.Registered(host)
	}
	if sharedHosts[domain] {
		domain = ""
	}
	return clean.Line(a.Name), domain
}

// sharedHosts are the domains from which the letters of many outlets are sent.
var sharedHosts = fold.WordSet(`substack.com beehiiv.com ghost.io buttondown.email buttondown.com mailchimpapp.net mcsv.net rsgsv.net list-manage.com
	campaign-archive.com sendgrid.net mailgun.org convertkit.com ck.page medium.com gmail.com googlemail.com googlegroups.com groups.io
	outlook.com hotmail.com yahoo.com icloud.com gmx.de gmx.net web.de t-online.de mail.ru yandex.ru proton.me protonmail.com revue.email getrevue.co`)
