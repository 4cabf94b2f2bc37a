package outlet

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"
)

// A name's key is the hash of its letters and digits in lower case, run together,
// without a leading "the": "The Harbor-Courier", "harbor courier" and the label
// "harborcourier" of a domain have one key. FNV-1a, because it is computed letter
// by letter while a text is read.
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

// nameKey returns the key of a name, 0 for one without letters and digits.
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

// cutArticle cuts a leading "the" that is a word of its own.
func cutArticle(name string) (rest string, cut bool) {
	if len(name) > 4 && strings.EqualFold(name[:4], "the ") {
		return name[4:], true
	}
	return name, false
}

// ForeignArticle reports whether a name begins with an article of another language
// and goes on with a capital: "El País", not "el país", which is a country.
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

func StartsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// Resolve returns the outlet that a name, host or URL stands for and reports
// whether the table knows it. Names are matched without regard to case,
// punctuation, a leading "The", and what aggregators append ("- News",
// "(Online)", "Editorial"); a host counts for its registered domain. For an
// unknown outlet it returns what can be said: the name, cleaned of those that are not
// likely its own (the Evening News is not "Evening"), or the registered domain.
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

func (t *Table) Index(s string) (int32, bool) {
	s = strings.TrimSpace(s)
	if i, ok := t.lookup(s); ok {
		return i, true
	}
	if host := HostOf(s); host != "" {
		return t.IndexOfHost(host)
	}
	for range 6 { // each step cuts one ending; hostile names do not loop for long
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

// IndexOfHost looks up a host, then its parents down to the registered domain,
// then the label of that domain as a name: "apnews.com" through "AP News".
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
	// Short labels are too often somebody else's: "ap.example", "sun.com".
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

// lookup finds a name in full. A short form resolves only where one outlet has it.
func (t *Table) lookup(name string) (int32, bool) {
	list := t.names[nameKey(name)]
	for _, n := range list {
		if !n.Short && !n.Contracted {
			return n.Outlet, true
		}
	}
	i, ok := t.labels[nameKey(name)]
	return i, ok
}

// Same reports whether two names, hosts or URLs stand for one outlet. Outlets
// that the table does not know are the same when their cleaned names are, or when
// one is the domain label of the other: "harborcourier.example", "The Harbor Courier".
func (t *Table) Same(a, b string) bool {
	i, known := t.Index(a)
	j, alsoKnown := t.Index(b)
	if known || alsoKnown {
		return known && alsoKnown && i == j
	}
	ka, kb := outletKey(a), outletKey(b)
	return ka != 0 && ka == kb
}

// outletKey is the key under which an unknown outlet is the same as another.
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

// cleanName cuts everything from a name that cutEnding knows.
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

// ownName cuts from a name what aggregators and desks append and outlets hardly have
// in their name themselves: the name to call an unknown outlet by.
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

// nameEndings are what aggregators and desks append to an outlet's name.
var nameEndings = []string{
	"online news", "web news", "online", "opinion", "editorial board", "editorial",
	"editorials", "staff", "staff writer", "blog", "website", "newsroom", "photo",
}

// ownEndings they append as well, but as often these are of the name itself.
var ownEndings = []string{"news service", "news", "digital", "newspaper", "magazine", "news agency", "network"}

// cutEnding cuts one ending from a name: a bracket, what follows " - " or " | ",
// one of nameEndings or of ownEndings; own reports the last. It never leaves nothing.
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

// cutWords returns s without its last words when these, and not all, are end.
func cutWords(s, end string) (rest string, ok bool) {
	if i := len(s) - len(end); i > 1 && s[i-1] == ' ' && strings.EqualFold(s[i:], end) {
		return strings.TrimSpace(s[:i-1]), true
	}
	return s, false
}

// HostOf returns the host in lower case when s is a host or a URL, else "".
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

// RegisteredDomain returns the part of a host that somebody registered.
func RegisteredDomain(host string) string {
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}

// newsyName reports whether a name that nobody has looked at can be told from the
// name of a person or a thing, so that "X said" may be read as an outlet speaking.
func newsyName(name string) bool {
	name = strings.ToLower(name)
	for _, w := range newsyWords {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// newsyWords are what outlets call themselves, in the languages of the patterns.
var newsyWords = []string{
	"news", "times", "post", "herald", "courier", "gazette", "journal", "tribune", "daily", "press",
	"chronicle", "observer", "examiner", "register", "sentinel", "telegraph", "dispatch", "bulletin",
	"inquirer", "enquirer", "reporter", "mirror", "standard", "globe", "weekly", "review", "wire",
	"radio", "broadcast", "ledger", "monitor", "mercury", "argus", "beacon", "advertiser", "record",
	"guardian", "independent", "magazine", "argosy", "argonaut", "media", "today", "report", "citizen",
	"zeitung", "nachrichten", "blatt", "anzeiger", "kurier", "rundschau", "tagblatt", "rundfunk", "presse",
	"nouvelles", "quotidien", "gazeta", "diario", "noticias", "periodico", "correo", "prensa", "agencia",
	"agence", "agentur", "agency", "новости", "газета", "вести", "правда", "вестник", "известия",
}
