// Package site tells which site an address belongs to and what that site is called.
package site

import (
	"net"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// Domain returns the registered domain of rawURL: "bbc.co.uk" for
// "https://amp.bbc.co.uk/x". For the address of an AMP cache or a web archive it is the
// domain of the page held there. It is "" when the URL has no host.
func Domain(rawURL string) string {
	return Registered(Host(rawURL))
}

// Registered returns the part of host that was registered: "bbc.co.uk" for
// "news.bbc.co.uk". An IP address and a name without a known suffix are returned as they
// are, the name without "www.".
func Registered(host string) string {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "" || net.ParseIP(host) != nil {
		return host
	}
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return domain
	}
	return strings.TrimPrefix(host, "www.")
}

// maxURL is the longest URL that is parsed, in bytes. Browsers accept no longer ones.
const maxURL = 8 << 10

// Host returns the host that published the page at rawURL, "" when there is none.
func Host(rawURL string) string { return nestedHost(rawURL, 3) }

// nestedHost is Host for a URL that lies within at most depth others.
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
	if IsArchive(host) {
		return "" // an archive publishes nothing
	}
	if !strings.ContainsAny(host, ".:") {
		return "" // "localhost", "C"
	}
	return host
}

// looseHost returns the host of a URL that does not parse: scraped URLs contain stray
// percent signs and spaces.
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
	if inner, _ := Held("//" + host + path); inner != "" {
		_, rest, _ := strings.Cut(inner, "//")
		return "//" + rest
	}
	return ""
}

// IsHost reports whether s, the name of an outlet, is a host or a URL.
func IsHost(s string) bool {
	if strings.Contains(s, " ") {
		return false
	}
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "amp.") || strings.HasPrefix(s, "m.")
}
