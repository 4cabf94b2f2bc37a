package outlet

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"copytrail/article"
)

// One outlet has several names in a pile: a page has the name of its site, a feed only
// the domain, and an aggregator writes an author's name in the place of the outlet. This
// file gives each article of a pile one outlet.
//
// The publisher of an article is the outlet that its record names, if the table has it;
// otherwise the outlet that the table has by the domain of the address, because a record
// with "Guest Writer" or "Jane Doe" there names the author. What the table does not have is
// joined by what the pile shows (join.go).

const (
	// sameShare is the share of a domain's articles with a name that must have the same
	// one, and of a name's articles with an address that must be on one domain.
	sameShare = 0.9
	// strayShare is the share of a domain's articles that one article with a name must be
	// when no other has it: one in ten may be typical, one in fifty is an exception.
	strayShare = 0.1
)

// platforms are domains on which many outlets publish, or on which articles of many are
// shown again. They do not identify the publisher.
var platforms = WordSet(`yahoo.com msn.com google.com bing.com apple.news apple.com medium.com substack.com facebook.com
	twitter.com x.com t.me telegram.org instagram.com youtube.com youtu.be reddit.com linkedin.com tumblr.com
	wordpress.com blogspot.com blogger.com wixsite.com flipboard.com feedly.com smartnews.com newsbreak.com
	archive.org archive.is archive.ph archive.today ampproject.org mailchi.mp dzen.ru yandex.ru livejournal.com
	vk.com github.io netlify.app vercel.app pressreader.com prnewswire.com businesswire.com globenewswire.com
	news360.com allsides.com ground.news issuu.com scribd.com dropbox.com`)

// Publisher is what a record states of its publisher: the outlet, by name or host, and the
// host of its address. Either may be empty.
type Publisher struct{ Outlet, Host string }

// PublisherOf returns what a states of its publisher.
func PublisherOf(a *article.Article) Publisher {
	return PublisherAt(a.Outlet, article.CanonicalURL(a.URL))
}

// PublisherAt returns the [PublisherOf] an article with this outlet and this canonical
// address.
func PublisherAt(outlet, address string) Publisher {
	c := Publisher{Outlet: strings.TrimSpace(outlet)}
	c.Host = HostOf(address)
	if c.Host == "" || platforms[RegisteredDomain(c.Host)] {
		c.Host = HostOf(c.Outlet)
	}
	return c
}

// name returns the name of the outlet in the record, "" when the record has a host.
func (c Publisher) name() string {
	if HostOf(c.Outlet) != "" {
		return ""
	}
	return c.Outlet
}

// cooccurrence counts the names that occur with one domain in a pile, or the domains that
// occur with one name.
type cooccurrence struct {
	articles int            // those of the domain, or those of the name with an address
	named    int            // of these, articles that name an outlet
	with     map[string]int // articles by name, or by domain
}

func (s *cooccurrence) add(other string, n int) {
	s.articles += n
	if other != "" {
		s.named += n
		s.with[other] += n
	}
}

// mostFrequent returns the most frequent name or domain, and reports whether it is that of
// nearly all articles that have one.
func (s *cooccurrence) mostFrequent() (other string, sure bool) {
	n := 0
	for x, k := range s.with {
		if k > n || k == n && x < other {
			other, n = x, k
		}
	}
	return other, float64(n) >= sameShare*float64(s.named) && n > 0
}

// Resolver gives each record of a pile its outlet. It does not change, and many goroutines
// may use it at once.
type Resolver struct {
	Table  *Table              // the known outlets and those of the pile
	listed int32               // outlets with a lower index are the known ones
	of     map[Publisher]int32 // the outlet of each publisher that has one
}

// NewResolver returns a resolver for a pile in which each publisher is stated so many
// times. known are the outlets that are known beforehand.
func NewResolver(known *Table, seen map[Publisher]int) *Resolver {
	p := &Resolver{Table: known.clone(), listed: int32(len(known.outlets)), of: map[Publisher]int32{}}
	list := slices.Collect(maps.Keys(seen))
	// Names before hosts, so that an outlet is called by its name.
	slices.SortFunc(list, func(x, y Publisher) int {
		if a, b := x.name() == "", y.name() == ""; a != b {
			if b {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(x.Outlet, y.Outlet), cmp.Compare(x.Host, y.Host))
	})
	j := newJoining(p.Table)
	for _, c := range list {
		if i, ok := p.Table.indexOf(c); ok {
			p.of[c] = i
		}
		j.add(c, seen[c])
	}
	j.join()
	for _, c := range list {
		if _, ok := p.of[c]; ok {
			continue
		}
		if i := j.outlet(c); i >= 0 {
			p.of[c] = i
		}
	}
	p.Table.prefixes.build()
	return p
}

// resolve returns the index of a record's outlet and reports whether there is one. Of a
// record that is not of the pile, the table decides.
func (p *Resolver) resolve(c Publisher) (int32, bool) {
	if i, ok := p.of[c]; ok {
		return i, true
	}
	return p.Table.indexOf(c)
}

// Name returns the canonical name of a record's outlet, "" when it has none.
func (p *Resolver) Name(c Publisher) string {
	if i, ok := p.resolve(c); ok {
		return p.Table.outlets[i].Name
	}
	return ""
}

// Listed returns the canonical name of a record's outlet when it is one of the known
// outlets, "" when only the pile has it.
func (p *Resolver) Listed(c Publisher) string {
	if i, ok := p.resolve(c); ok && i < p.listed {
		return p.Table.outlets[i].Name
	}
	return ""
}

// indexOf returns the index of a publisher's outlet and reports whether the table has it:
// by the name of the record, else by the host of the address.
func (t *Table) indexOf(c Publisher) (int32, bool) {
	if c.Outlet != "" {
		if i, ok := t.Index(c.Outlet); ok && !t.onOtherDomain(c, i) {
			return i, true
		}
	}
	if c.Host != "" {
		return t.IndexOfHost(c.Host)
	}
	return 0, false
}

// brandEndings are the endings that make another outlet's name of a name: Channel 6 and
// Channel 6 News. Other endings that [Table.Index] cuts name a desk or a service of one
// outlet.
var brandEndings = WordSet("online news digital newspaper magazine network website")

// onOtherDomain reports whether a name is that of outlet i only without such an ending,
// while its address is on a domain that no known outlet has. The texts of agencies are on
// any domain.
func (t *Table) onOtherDomain(c Publisher, i int32) bool {
	o := &t.outlets[i]
	if c.Host == "" || o.Agency || HostOf(c.Outlet) != "" || platforms[RegisteredDomain(c.Host)] || t.isListed(c.Host) {
		return false
	}
	if _, ok := t.lookup(c.Outlet); ok {
		return false
	}
	last := c.Outlet[strings.LastIndexByte(c.Outlet, ' ')+1:]
	return brandEndings[strings.ToLower(last)]
}

// isListed reports whether the host or a parent of it is a domain of some outlet.
func (t *Table) isListed(host string) bool {
	for h, ok := host, true; ok && h != ""; _, h, ok = strings.Cut(h, ".") {
		if _, listed := t.byDomain[h]; listed {
			return true
		}
	}
	return false
}

// foldName returns one spelling for all names with the same nameKey.
func foldName(name string) string {
	name, _ = cutArticle(name)
	return Folded(name)
}

// Folded returns the letters and digits of a name in lower case, with "and" for "&".
func Folded(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case r == '&':
			b.WriteString("and")
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}
