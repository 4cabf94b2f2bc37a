package site

import (
	"strings"
	"unicode"

	"copytrail/article/internal/fold"
)

// nobody are the names of sites that were never given one, and those of the software or
// the network that a site runs on.
var nobody = fold.LineSet(`
	home; homepage; home page; news; website; web site; my website; my site; my blog; blog; site; site name; sitename; site title
	wordpress; wordpress.com; blogger; medium; substack; facebook; twitter; youtube; msn; index; untitled; default; article; articles
	latest news; breaking news; online; undefined; null; none; title; test; just another wordpress site; drupal; joomla; localhost
`)

// Name returns the name of an outlet from the name that a page gives its site, without a
// slogan behind a bar or a dash. It returns "" when no outlet is called so, and when the
// name is a host or only repeats domain, that of the page: then the domain is the better
// name.
func Name(name, domain string) string {
	for _, bar := range []string{" | ", " – ", " — ", " - ", " :: ", " » ", " • "} {
		if head, _, ok := strings.Cut(name, bar); ok {
			name = head
		}
	}
	name = strings.TrimSpace(name)
	var f fold.Folded
	f.Fold(name)
	core := fold.TrimMarks(f.Bytes())
	switch {
	case len(core) < 2, len(name) > 60, strings.Count(name, " ") > 6, nobody[string(core)]:
		return ""
	case name[0] == '@', strings.ContainsAny(name, "{}<>=/\\"): // a handle, a template that was not filled in
		return ""
	case strings.IndexFunc(name, unicode.IsLetter) < 0:
		return ""
	case !strings.Contains(name, " ") && (IsHost(name) || strings.EqualFold(Registered(name), domain)):
		return ""
	}
	return name
}
