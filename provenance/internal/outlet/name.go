package outlet

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"
)

// The key of a name is the hash of its letters and digits in lower case, without spaces
// and a leading "the": "The Harbor-Courier", "harbor courier" and the label
// "harborcourier" of a domain have one key. The hash is FNV-1a, which can be computed
// letter by letter while a text is read.
const (
	keySeed  = 14695981039346656037
	keyPrime = 1099511628211
)

// keyAdd adds one folded character to a key.
func keyAdd(key uint64, r rune) uint64 {
	for r >= 0x80 {
		key = (key ^ uint64(r&0x7f|0x80)) * keyPrime
		r >>= 7
	}
	return (key ^ uint64(r)) * keyPrime
}

// nameKey returns the key of a name, 0 for a name without letters and digits.
func nameKey(name string) uint64 {
	name, _ = cutArticle(name)
	key, any := uint64(keySeed), false
	for _, r := range name {
		switch {
		case r == '&':
			key = keyAdd(keyAdd(keyAdd(key, 'a'), 'n'), 'd')
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			key, any = keyAdd(key, unicode.ToLower(r)), true
		}
	}
	if !any {
		return 0
	}
	return key
}

// cutArticle removes the leading word "the".
func cutArticle(name string) (rest string, cut bool) {
	if len(name) > 4 && strings.EqualFold(name[:4], "the ") {
		return name[4:], true
	}
	return name, false
}

// ForeignArticle reports whether a name begins with an article of another language and
// does not go on with a small letter: "El País", but not "el país", which means "the
// country".
func ForeignArticle(name string) bool {
	word, rest, ok := strings.Cut(name, " ")
	if !ok {
		if word, rest, ok = strings.Cut(name, "'"); !ok {
			word, rest, ok = strings.Cut(name, "’")
		}
	}
	switch strings.ToLower(word) {
	case "el", "la", "los", "las", "le", "les", "l", "die", "der", "das", "il", "lo", "o", "a":
		return ok && rest != "" && !StartsLower(rest)
	}
	return false
}

// StartsLower reports whether s begins with a small letter.
func StartsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// Resolve returns the outlet of a name, host or URL, and reports whether the table has it.
// The comparison of names ignores case, punctuation, a leading "The", and what aggregators
// append ("- News", "(Online)", "Editorial"). A host counts as its registered domain. An
// unknown outlet has only a name: the given one without the endings that are probably not
// its own ("Evening News" stays), or the registered domain.
func (t *Table) Resolve(nameOrDomain string) (Outlet, bool) {
	if i, ok := t.Index(nameOrDomain); ok {
		return t.outlets[i], true
	}
	if host := HostOf(nameOrDomain); host != "" {
		d := RegisteredDomain(host)
		return Outlet{Name: d, Domains: []string{d}}, false
	}
	return Outlet{Name: ownName(nameOrDomain)}, false
}

// Index returns the index of the outlet of a name, host or URL, as [Table.Resolve] finds
// it, and reports whether the table has it.
func (t *Table) Index(s string) (int32, bool) {
	s = strings.TrimSpace(s)
	if i, ok := t.byName[s]; ok && len(t.twins[i]) > 0 {
		return i, true // the two differ in "The" alone
	}
	if i, ok := t.lookup(s); ok {
		return i, true
	}
	if host := HostOf(s); host != "" {
		return t.IndexOfHost(host)
	}
	for range 6 { // each step cuts one ending; the bound is for hostile names
		cut, _ := cutEnding(s)
		if cut == s {
			break
		}
		s = cut
		if i, ok := t.lookup(s); ok {
			return i, true
		}
	}
	return 0, false
}

// IndexOfHost returns the index of the outlet of a host and reports whether the table has
// it. It looks up the host, then its parents down to the registered domain, then the first
// label of that domain as a name: "apnews.com" by "AP News".
func (t *Table) IndexOfHost(host string) (int32, bool) {
	d := RegisteredDomain(host)
	for h := host; len(h) >= len(d); {
		if i, ok := t.byDomain[h]; ok {
			return i, true
		}
		_, rest, ok := strings.Cut(h, ".")
		if !ok {
			break
		}
		h = rest
	}
	label, _, _ := strings.Cut(d, ".")
	// A short label is often that of another company: "ap.example", "sun.com".
	const surelyOwn = 8
	if len(label) >= surelyOwn {
		if i, ok := t.lookup(label); ok && len(t.outlets[i].Domains) == 0 {
			return i, true
		}
		if rest, ok := strings.CutPrefix(label, "the"); ok {
			if i, ok := t.lookup(rest); ok && len(t.outlets[i].Domains) == 0 {
				return i, true
			}
		}
	}
	return 0, false
}

// lookup returns the outlet that has the full name. Short and contracted forms are not
// full names.
func (t *Table) lookup(name string) (int32, bool) {
	list := t.names[nameKey(name)]
	for _, n := range list {
		if !n.Short && !n.Contracted {
			return n.Outlet, true
		}
	}
	i, ok := t.lookupNames[nameKey(name)]
	return i, ok
}

// Same reports whether two names, hosts or URLs stand for one outlet. Two outlets that the
// table does not have are the same when their cleaned names are equal, or when one is the
// domain label of the other: "harborcourier.example", "The Harbor Courier".
func (t *Table) Same(a, b string) bool {
	i, known := t.Index(a)
	j, alsoKnown := t.Index(b)
	if known || alsoKnown {
		return known && alsoKnown && i == j
	}
	ka, kb := outletKey(a), outletKey(b)
	return ka != 0 && ka == kb
}

// outletKey returns the key by which [Table.Same] compares unknown outlets.
func outletKey(s string) uint64 {
	if host := HostOf(s); host != "" {
		label, _, _ := strings.Cut(RegisteredDomain(host), ".")
		if rest, ok := strings.CutPrefix(label, "the"); ok && len(rest) > 3 {
			label = rest
		}
		return nameKey(label)
	}
	return nameKey(cleanName(s))
}

// cleanName removes all endings that cutEnding knows.
func cleanName(s string) string {
	s = strings.TrimSpace(s)
	for range 6 {
		cut, _ := cutEnding(s)
		if cut == s {
			break
		}
		s = cut
	}
	return s
}

// ownName returns the name by which to call an unknown outlet: without what aggregators
// and desks append, but with endings that are often part of the name.
func ownName(s string) string {
	s = strings.TrimSpace(s)
	for range 6 {
		cut, own := cutEnding(s)
		if cut == s || own {
			break
		}
		s = cut
	}
	return s
}

// nameEndings are endings that aggregators and desks append to an outlet's name.
var nameEndings = []string{
	"online news", "web news", "online", "opinion", "editorial board", "editorial",
	"editorials", "staff", "staff writer", "blog", "website", "newsroom", "photo",
}

// ownEndings are also appended, but as often they are part of the name.
var ownEndings = []string{"news service", "news", "digital", "newspaper", "magazine", "news agency", "network"}

// cutEnding removes one ending from a name: a bracket, the text after a separator such as
// " - ", one of nameEndings or one of ownEndings; own reports the last. The result is not
// empty unless s is.
func cutEnding(s string) (rest string, own bool) {
	if i := strings.LastIndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") {
		return strings.TrimSpace(s[:i]), false
	}
	for _, sep := range []string{" - ", " – ", " — ", " | ", ": "} {
		if i := strings.LastIndex(s, sep); i > 0 {
			return strings.TrimSpace(s[:i]), false
		}
	}
	for _, end := range nameEndings {
		if rest, ok := cutWords(s, end); ok {
			return rest, false
		}
	}
	for _, end := range ownEndings {
		if rest, ok := cutWords(s, end); ok {
			return rest, true
		}
	}
	return s, false
}

// cutWords removes end, if it is at the end of s and words stand before it.
func cutWords(s, end string) (rest string, ok bool) {
	if i := len(s) - len(end); i > 1 && s[i-1] == ' ' && strings.EqualFold(s[i:], end) {
		return strings.TrimSpace(s[:i-1]), true
	}
	return s, false
}

// HostOf returns the host in lower case, without "www.", when s is a host or a URL,
// otherwise "".
func HostOf(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if strings.ContainsAny(s, " \t\n") || !strings.Contains(s, ".") {
		return ""
	}
	if !strings.Contains(s, "://") {
		s = "http://" + strings.TrimPrefix(s, "//")
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	host := strings.TrimSuffix(strings.TrimPrefix(u.Hostname(), "www."), ".")
	label, rest, ok := strings.Cut(host, ".")
	if !ok || label == "" || rest == "" || strings.Contains(host, "..") || strings.IndexFunc(rest, unicode.IsLetter) < 0 {
		return ""
	}
	if last := host[strings.LastIndexByte(host, '.')+1:]; len(last) < 2 {
		return "" // "A.P", "U.S": initials
	}
	return host
}

// RegisteredDomain returns the registered domain of a host by the public suffix list, or
// the host itself when it has none.
func RegisteredDomain(host string) string {
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}

// soundsLikeOutlet reports whether a name that nobody has reviewed is plainly that of an
// outlet and not of a person or thing. Only then is the outlet the speaker in "X said".
func soundsLikeOutlet(name string) bool {
	name = strings.ToLower(name)
	for _, w := range outletWords {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// outletWords are words in the names of outlets, in the languages of the credit patterns.
var outletWords = []string{
	"news", "times", "post", "herald", "courier", "gazette", "journal", "tribune", "daily", "press",
	"chronicle", "observer", "examiner", "register", "sentinel", "telegraph", "dispatch", "bulletin",
	"inquirer", "enquirer", "reporter", "mirror", "standard", "globe", "weekly", "review", "wire",
	"radio", "broadcast", "ledger", "monitor", "mercury", "argus", "beacon", "advertiser", "record",
	"guardian", "independent", "magazine", "argosy", "argonaut", "media", "today", "report", "citizen",
	"zeitung", "nachrichten", "blatt", "anzeiger", "kurier", "rundschau", "tagblatt", "rundfunk", "presse",
	"nouvelles", "quotidien", "gazeta", "diario", "noticias", "periodico", "correo", "prensa", "agencia",
	"agence", "agentur", "agency", "новости", "газета", "вести", "правда", "вестник", "известия",
}
