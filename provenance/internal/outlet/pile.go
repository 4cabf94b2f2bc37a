package outlet

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"copytrail/article"
)

// One outlet comes into a pile under several names: a page names its site, a feed
// gives the domain only, an aggregator writes a guest's name where the outlet
// belongs. This file gives each article of a pile one outlet.
//
// Who published an article is what its record names, if the table knows that;
// else the outlet that the table knows by the domain of its address: who writes
// "Guest Writer" or "Jane Doe" there says who wrote, not who published. Where the
// table knows neither, name and domain are one outlet when the pile says so:
// nearly all articles of the domain that name somebody name this one, and nearly
// all of its articles with an address have that domain. Anything less joins
// nothing: two outlets taken for one hide what one took from the other, and a
// wrong name is a wrong accusation.

const (
	// sameShare is the share of a domain's named articles that must bear one name,
	// and of a name's articles with an address that must be on one domain.
	sameShare = 0.9
	// strayShare is the share of a domain's articles that must be named when only
	// one is: one of ten may speak for the others, one of fifty is a stray.
	strayShare = 0.1
)

// platforms are domains where many outlets publish, or where the articles of many
// are shown again: they say nothing about who published.
var platforms = WordSet(`yahoo.com msn.com google.com bing.com apple.news apple.com medium.com substack.com facebook.com
	twitter.com x.com t.me telegram.org instagram.com youtube.com youtu.be reddit.com linkedin.com tumblr.com
	wordpress.com blogspot.com blogger.com wixsite.com flipboard.com feedly.com smartnews.com newsbreak.com
	archive.org archive.is archive.ph archive.today ampproject.org mailchi.mp dzen.ru yandex.ru livejournal.com
	vk.com github.io netlify.app vercel.app pressreader.com prnewswire.com businesswire.com globenewswire.com
	news360.com allsides.com ground.news issuu.com scribd.com dropbox.com`)

// Credential is what a record says of its publisher: the outlet that it names, by name
// or host, and the host that published it. Either may be empty.
type Credential struct{ Outlet, Host string }

func CredentialOf(a *article.Article) Credential {
	return CredentialAt(a.Outlet, article.CanonicalURL(a.URL))
}

// CredentialAt is [credentialOf] an article of that outlet at that canonical address.
func CredentialAt(outlet, address string) Credential {
	c := Credential{Outlet: strings.TrimSpace(outlet)}
	c.Host = HostOf(address)
	if c.Host == "" || platforms[RegisteredDomain(c.Host)] {
		c.Host = HostOf(c.Outlet)
	}
	return c
}

// name returns the name that the record gives its outlet, "" when it gives a host.
func (c Credential) name() string {
	if HostOf(c.Outlet) != "" {
		return ""
	}
	return c.Outlet
}

// namesSeen counts what stands together in a pile.
type namesSeen struct {
	articles int            // of a domain, or with a name and an address
	named    int            // of these, articles that name an outlet
	with     map[string]int // names by domain, or domains by name
}

func (s *namesSeen) add(other string, n int) {
	s.articles += n
	if other != "" {
		s.named += n
		s.with[other] += n
	}
}

// most returns what stands with it most often, and whether that is nearly always.
func (s *namesSeen) most() (other string, sure bool) {
	n := 0
	for x, k := range s.with {
		if k > n || k == n && x < other {
			other, n = x, k
		}
	}
	return other, float64(n) >= sameShare*float64(s.named) && n > 0
}

// Pile gives each record of a pile its outlet.
type Pile struct {
	Table  *Table
	known  int32          // outlets before this one are the table's own
	joined map[int32]bool // outlets whose domain the pile showed
}

// NewPile makes a table of the outlets that are known and those of a pile,
// in which each credential stands so many times.
func NewPile(known *Table, seen map[Credential]int) *Pile {
	p := &Pile{Table: known.clone(), known: int32(len(known.outlets)), joined: map[int32]bool{}}
	list := slices.Collect(maps.Keys(seen))
	// Names before hosts, so that an outlet is called by its name.
	slices.SortFunc(list, func(x, y Credential) int {
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
			p.Table.addPile(cmp.Or(c.Outlet, c.Host))
		}
	}
	p.Table.heads.build()
	return p
}

// resolve returns the outlet of a record, and reports whether it is known.
func (p *Pile) resolve(c Credential) (int32, bool) {
	sure := func(i int32, ok bool) bool { return ok && (i < p.known || p.joined[i]) }
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
func (p *Pile) Name(c Credential) string {
	if i, ok := p.resolve(c); ok {
		return p.Table.outlets[i].Name
	}
	return ""
}

// Listed returns the canonical name of a record's outlet when the table has that outlet
// itself, "" when only the pile shows it.
func (p *Pile) Listed(c Credential) string {
	if i, ok := p.resolve(c); ok && i < p.known {
		return p.Table.outlets[i].Name
	}
	return ""
}

// join makes one outlet of a name and a domain that the table does not know, where
// the pile shows that they are one.
func (p *Pile) join(list []Credential, seen map[Credential]int) {
	domains, names := map[string]*namesSeen{}, map[string]*namesSeen{}
	count := func(m map[string]*namesSeen, key, other string, n int) {
		if m[key] == nil {
			m[key] = &namesSeen{with: map[string]int{}}
		}
		m[key].add(other, n)
	}
	spelling := map[string]string{} // of a name, as it stands first in the list
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
		key, sure := d.most()
		if !sure || d.with[key] == 1 && strayShare*float64(d.articles) > 1 {
			continue
		}
		if on, sure := names[key].most(); !sure || on != domain {
			continue
		}
		i := p.Table.addPile(spelling[key])
		if i < 0 || len(p.Table.outlets[i].Domains) > 0 {
			continue // known, and not by this domain
		}
		p.Table.outlets[i].Domains = []string{domain}
		p.Table.byDomain[domain] = i
		p.joined[i] = true
	}
}

// isListed reports whether a host or a parent of it is a domain of an outlet.
func (t *Table) isListed(host string) bool {
	for h, ok := host, true; ok && h != ""; _, h, ok = strings.Cut(h, ".") {
		if _, listed := t.byDomain[h]; listed {
			return true
		}
	}
	return false
}

// foldName makes one of the spellings that nameKey takes for one name.
func foldName(name string) string {
	name, _ = cutArticle(name)
	return strings.Map(func(r rune) rune {
		if r == '&' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}
