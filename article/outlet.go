package article

import (
	"net"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/publicsuffix"
)

// outletOf returns the registered domain of rawURL ("https://amp.bbc.co.uk/x" →
// "bbc.co.uk"), looking through AMP caches and web archives to the page they
// hold. It returns "" when the URL has no host.
func outletOf(rawURL string) string {
	return registeredDomain(hostOf(rawURL))
}

// registeredDomain returns the part of host that somebody registered. An IP
// address and a name without a known suffix are returned as they are.
func registeredDomain(host string) string {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "" || net.ParseIP(host) != nil {
		return host
	}
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return domain
	}
	return strings.TrimPrefix(host, "www.")
}

// nobody are the names that a site has when nobody named it, and those of the
// software or the network it runs on.
var nobody = lineSet(`
	home; homepage; home page; news; website; web site; my website; my site; my blog; blog; site; site name; sitename; site title
	wordpress; wordpress.com; blogger; medium; substack; facebook; twitter; youtube; msn; index; untitled; default; article; articles
	latest news; breaking news; online; undefined; null; none; title; test; just another wordpress site; drupal; joomla; localhost
`)

// plausibleName returns the name that a page gives its site when an outlet can be
// called that, "" otherwise. Slogans behind a bar or a dash are cut off. A name
// that is a host is left to the domain of the page.
func plausibleName(name, domain string) string {
	for _, bar := range []string{" | ", " – ", " — ", " - ", " :: ", " » ", " • "} {
		if head, _, ok := strings.Cut(name, bar); ok {
			name = head
		}
	}
	name = strings.TrimSpace(name)
	var f folded
	f.fold(name)
	core := trimMarks(f.bytes())
	switch {
	case len(core) < 2, len(name) > 60, strings.Count(name, " ") > 6, nobody[string(core)]:
		return ""
	case name[0] == '@', strings.ContainsAny(name, "{}<>=/\\"): // a handle, a template that was not filled in
		return ""
	case strings.IndexFunc(name, unicode.IsLetter) < 0:
		return ""
	case !strings.Contains(name, " ") && (isHost(name) || strings.EqualFold(registeredDomain(name), domain)):
		return ""
	}
	return name
}

// maxURL is the longest URL that is taken apart; browsers stop before it.
const maxURL = 8 << 10

// hostOf returns the host that published what rawURL shows.
func hostOf(rawURL string) string { return nestedHost(rawURL, 3) }

// nestedHost is hostOf for a URL within at most the given number of others.
func nestedHost(rawURL string, depth int) string {
	rawURL = strings.TrimSpace(rawURL)
	if rawURL == "" || len(rawURL) > maxURL {
		return ""
	}
	if !strings.Contains(rawURL, "//") {
		rawURL = "//" + rawURL // "bbc.co.uk/news/1"
	}
	u, err := url.Parse(rawURL)
	if err != nil {
		return looseHost(rawURL)
	}
	host := strings.ToLower(u.Hostname())
	if inner := innerURL(host, u.EscapedPath()); inner != "" && depth > 0 {
		return nestedHost(inner, depth-1)
	}
	if !strings.ContainsAny(host, ".:") {
		return "" // "localhost", "C"
	}
	return host
}

// looseHost cuts the host out of a URL that does not parse: scraped URLs hold
// stray percent signs and spaces.
func looseHost(s string) string {
	_, s, _ = strings.Cut(s, "//")
	if i := strings.IndexAny(s, "/?#\\ "); i >= 0 {
		s = s[:i]
	}
	if i := strings.LastIndexByte(s, '@'); i >= 0 {
		s = s[i+1:]
	}
	s, _, _ = strings.Cut(s, ":")
	for _, r := range s {
		if r <= ' ' || r == '%' || r == 0x7f {
			return ""
		}
	}
	if !strings.Contains(s, ".") {
		return ""
	}
	return strings.ToLower(s)
}

// innerURL returns the address of the page within an AMP cache or web archive
// address, "" for every other.
func innerURL(host, path string) string {
	switch {
	case strings.HasSuffix(host, ".cdn.ampproject.org"), strings.HasPrefix(host, "www.google.") && strings.HasPrefix(path, "/amp/"):
		// /c/s/host/path, /v/s/host/path, /amp/s/host/path; without the s it was http
		parts := strings.SplitN(strings.TrimPrefix(path, "/"), "/", 3)
		if len(parts) < 2 {
			return ""
		}
		inner := strings.Join(parts[1:], "/")
		return "//" + strings.TrimPrefix(inner, "s/")
	case host == "web.archive.org":
		// /web/20200101000000id_/http://host/path
		for _, scheme := range []string{"/http:/", "/https:/"} {
			if i := strings.Index(path, scheme); i >= 0 {
				rest := strings.TrimLeft(path[i+len(scheme):], "/")
				return "//" + rest
			}
		}
	}
	return ""
}
