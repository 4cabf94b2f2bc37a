package site

import (
	"net/url"
	"regexp"
	"strings"

	"copytrail/article/internal/fold"
)

// archives are the hosts of web archives: they keep pages of others and publish none.
// Hosts on which an archive also publishes pages of its own are not among them.
var archives = fold.WordSet(`web.archive.org wayback.archive-it.org archive.today archive.is archive.ph archive.li archive.fo archive.md archive.vn
	perma.cc webcache.googleusercontent.com arquivo.pt ghostarchive.org www.webcitation.org webcitation.org megalodon.jp archive.wikiwix.com
	webarchive.nationalarchives.gov.uk www.webarchive.org.uk webarchive.org.uk webarchive.loc.gov swap.stanford.edu vefsafn.is
	haw.nsk.hr webarchive.bac-lac.gc.ca`)

// IsArchive reports whether host is that of a web archive.
func IsArchive(host string) bool { return archives[strings.ToLower(strings.TrimSuffix(host, "."))] }

// Where an address in a web archive has that of the page: behind the time of the capture,
// which may have a mark of how the page is shown ("id_"). The empty group is where the address
// of the page begins.
var (
	// held matches it on any host, since many libraries run an archive. The 14 digits of the
	// time and the scheme tell it from the path of a newspaper.
	held = regexp.MustCompile(`/([0-9]{14}|[0-9]{4}\.[0-9]{2}\.[0-9]{2}-[0-9]{6})(?:[a-z]{2}_)?/(https?):/{1,2}()[^/]`)
	// heldByArchive matches it on the hosts of archives, which also know shorter times and
	// addresses without a scheme.
	heldByArchive = regexp.MustCompile(`/([0-9]{4,14})(?:[a-z]{2}_|\*)?/(?:(https?):/{1,2})?()[\pL\pN-]+(?:\.[\pL\pN-]+)+(?:[:/?]|$)`)
)

// maxHeld is how many archives may keep a page within each other.
const maxHeld = 4

// Held returns the address of the page that a web archive keeps at rawURL and the digits
// of the time of its capture, "" for both when rawURL is no such address.
func Held(rawURL string) (address, stamp string) {
	rawURL = strings.TrimSpace(rawURL)
	if len(rawURL) > maxURL {
		return "", ""
	}
	for range maxHeld {
		inner, at := heldOnce(rawURL)
		if inner == "" {
			break
		}
		rawURL, address, stamp = inner, inner, at
	}
	return address, stamp
}

// heldOnce is [Held] for one archive.
func heldOnce(rawURL string) (address, stamp string) {
	_, rest, ok := strings.Cut(rawURL, "//")
	if !ok {
		return "", ""
	}
	var m []int
	if strings.Contains(rest, "/http") {
		m = held.FindStringSubmatchIndex(rest)
	}
	if host, _, _ := strings.Cut(rest, "/"); m == nil && IsArchive(host) {
		m = heldByArchive.FindStringSubmatchIndex(rest)
	}
	if m == nil {
		return "", ""
	}
	scheme := "https" // an archive that does not say it
	if m[4] >= 0 {
		scheme = rest[m[4]:m[5]]
	}
	return scheme + "://" + rest[m[6]:], strings.NewReplacer(".", "", "-", "").Replace(rest[m[2]:m[3]])
}

// Own returns the address of the page at rawURL: rawURL itself, the page that a web
// archive keeps there, or "" when the archive does not say which page that is.
func Own(rawURL string) string {
	if inner, _ := Held(rawURL); inner != "" {
		return inner
	}
	if u, err := url.Parse(rawURL); err == nil && IsArchive(u.Hostname()) {
		return ""
	}
	return rawURL
}
