package provenance

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
var platforms = wordSet(`yahoo.com msn.com google.com bing.com apple.news apple.com medium.com substack.com facebook.com
	twitter.com x.com t.me telegram.org instagram.com youtube.com youtu.be reddit.com linkedin.com tumblr.com
	wordpress.com blogspot.com blogger.com wixsite.com flipboard.com feedly.com smartnews.com newsbreak.com
	archive.org archive.is archive.ph archive.today ampproject.org mailchi.mp dzen.ru yandex.ru livejournal.com
	vk.com github.io netlify.app vercel.app pressreader.com prnewswire.com businesswire.com globenewswire.com
	news360.com allsides.com ground.news issuu.com scribd.com dropbox.com`)

// credential is what a record says of its publisher: the outlet that it names, by name
// or host, and the host that published it. Either may be empty.
type credential struct{ outlet, host string }

func credentialOf(a *article.Article) credential {
	return credentialAt(a.Outlet, article.CanonicalURL(a.URL))
}

// credentialAt is [credentialOf] an article of that outlet at that canonical address.
func credentialAt(outlet, address string) credential {
	c := credential{outlet: strings.TrimSpace(outlet)}
	c.host = hostOf(address)
	if c.host == "" || platforms[registeredDomain(c.host)] {
		c.host = hostOf(c.outlet)
	}
	return c
}

// name returns the name that the record gives its outlet, "" when it gives a host.
func (c credential) name() string {
	if hostOf(c.outlet) != "" {
		return ""
	}
	return c.outlet
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

// pileOutlets gives each record of a pile its outlet.
type pileOutlets struct {
	table  *OutletTable
	known  int32          // outlets before this one are the table's own
	joined map[int32]bool // outlets whose domain the pile showed
}

// newPileOutlets makes a table of the outlets that are known and those of a pile,
// in which each credential stands so many times.
func newPileOutlets(known *OutletTable, seen map[credential]int) *pileOutlets {
	p := &pileOutlets{table: known.clone(), known: int32(len(known.outlets)), joined: map[int32]bool{}}
	list := slices.Collect(maps.Keys(seen))
	// Names before hosts, so that an outlet is called by its name.
	slices.SortFunc(list, func(x, y credential) int {
		return cmp.Or(cmp.Compare(btoi(x.name() == ""), btoi(y.name() == "")), cmp.Compare(x.outlet, y.outlet), cmp.Compare(x.host, y.host))
	})
	p.join(list, seen)
	for _, c := range list {
		if _, ok := p.resolve(c); !ok {
			p.table.addPile(cmp.Or(c.outlet, c.host))
		}
	}
	p.table.heads.build()
	return p
}

// resolve returns the outlet of a record, and reports whether it is known.
func (p *pileOutlets) resolve(c credential) (int32, bool) {
	sure := func(i int32, ok bool) bool { return ok && (i < p.known || p.joined[i]) }
	i, named := int32(0), false
	if c.outlet != "" {
		i, named = p.table.resolve(c.outlet)
	}
	if sure(i, named) {
		return i, true
	}
	j, hosted := int32(0), false
	if c.host != "" {
		j, hosted = p.table.resolveHost(c.host)
	}
	if named && !sure(j, hosted) {
		return i, true
	}
	return j, hosted
}

// name returns the canonical name of a record's outlet, "" when it has none.
func (p *pileOutlets) name(c credential) string {
	if i, ok := p.resolve(c); ok {
		return p.table.outlets[i].Name
	}
	return ""
}

// join makes one outlet of a name and a domain that the table does not know, where
// the pile shows that they are one.
func (p *pileOutlets) join(list []credential, seen map[credential]int) {
	domains, names := map[string]*namesSeen{}, map[string]*namesSeen{}
	count := func(m map[string]*namesSeen, key, other string, n int) {
		if m[key] == nil {
			m[key] = &namesSeen{with: map[string]int{}}
		}
		m[key].add(other, n)
	}
	spelling := map[string]string{} // of a name, as it stands first in the list
	for _, c := range list {
		if c.host == "" || platforms[registeredDomain(c.host)] {
			continue
		}
		domain, key := registeredDomain(c.host), ""
		if name := cleanName(c.name()); name != "" {
			if i, ok := p.table.resolve(name); ok {
				name = p.table.outlets[i].Name
			}
			key = foldName(name)
			if spelling[key] == "" {
				spelling[key] = ownName(c.name())
			}
			count(names, key, domain, seen[c])
		}
		if !p.table.isListed(c.host) {
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
		i := p.table.addPile(spelling[key])
		if i < 0 || len(p.table.outlets[i].Domains) > 0 {
			continue // known, and not by this domain
		}
		p.table.outlets[i].Domains = []string{domain}
		p.table.byDomain[domain] = i
		p.joined[i] = true
	}
}

// isListed reports whether a host or a parent of it is a domain of an outlet.
func (t *OutletTable) isListed(host string) bool {
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
