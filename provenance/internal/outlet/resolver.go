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
// with "Guest Writer" or "Jane Doe" there names the author. If the table has neither, name
// and domain are one outlet when the pile shows it: nearly all articles of the domain that
// name an outlet name this one, and nearly all articles of that name with an address are
// on the domain. With less evidence they are not joined: if two outlets count as one, reuse
// between them is hidden, and a wrong name is a wrong accusation.

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
	Table       *Table         // the known outlets and those of the pile
	listed      int32          // outlets with a lower index are the known ones
	domainShown map[int32]bool // outlets whose domain the pile showed
}

// NewResolver returns a resolver for a pile in which each publisher is stated so many
// times. known are the outlets that are known beforehand.
func NewResolver(known *Table, seen map[Publisher]int) *Resolver {
	p := &Resolver{Table: known.clone(), listed: int32(len(known.outlets)), domainShown: map[int32]bool{}}
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
	p.join(list, seen)
	for _, c := range list {
		if _, ok := p.resolve(c); !ok {
			p.Table.addFromPile(cmp.Or(c.Outlet, c.Host))
		}
	}
	p.Table.prefixes.build()
	return p
}

// resolve returns the index of a record's outlet and reports whether there is one.
func (p *Resolver) resolve(c Publisher) (int32, bool) {
	sure := func(i int32, ok bool) bool { return ok && (i < p.listed || p.domainShown[i]) }
	i, named := int32(0), false
	if c.Outlet != "" {
		i, named = p.Table.Index(c.Outlet)
	}
	if sure(i, named) {
		return i, true
	}
	j, hosted := int32(0), false
	if c.Host != "" {
		j, hosted = p.Table.IndexOfHost(c.Host)
	}
	if named && !sure(j, hosted) {
		return i, true
	}
	return j, hosted
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

// join adds an outlet for each name and domain that the table does not have and that the
// pile shows to be one outlet.
func (p *Resolver) join(list []Publisher, seen map[Publisher]int) {
	domains, names := map[string]*cooccurrence{}, map[string]*cooccurrence{}
	count := func(m map[string]*cooccurrence, key, other string, n int) {
		if m[key] == nil {
			m[key] = &cooccurrence{with: map[string]int{}}
		}
		m[key].add(other, n)
	}
	spelling := map[string]string{} // by folded name, the first spelling in the list
	for _, c := range list {
		if c.Host == "" || platforms[RegisteredDomain(c.Host)] {
			continue
		}
		domain, key := RegisteredDomain(c.Host), ""
		if name := cleanName(c.name()); name != "" {
			if i, ok := p.Table.Index(name); ok {
				name = p.Table.outlets[i].Name
			}
			key = foldName(name)
			if spelling[key] == "" {
				spelling[key] = ownName(c.name())
			}
			count(names, key, domain, seen[c])
		}
		if !p.Table.isListed(c.Host) {
			count(domains, domain, key, seen[c])
		}
	}
	for _, domain := range slices.Sorted(maps.Keys(domains)) {
		d := domains[domain]
		key, sure := d.mostFrequent()
		if !sure || d.with[key] == 1 && strayShare*float64(d.articles) > 1 {
			continue
		}
		if on, sure := names[key].mostFrequent(); !sure || on != domain {
			continue
		}
		i := p.Table.addFromPile(spelling[key])
		if i < 0 || len(p.Table.outlets[i].Domains) > 0 {
			continue // the table has it, with another domain
		}
		p.Table.outlets[i].Domains = []string{domain}
		p.Table.byDomain[domain] = i
		p.domainShown[i] = true
	}
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
	return strings.Map(func(r rune) rune {
		if r == '&' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}
