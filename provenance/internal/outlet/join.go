package outlet

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// What the table does not know is joined by what the pile shows. A name is one outlet
// wherever it stands, written exactly so but for capitals, spaces and punctuation. Beyond
// that
//
//   - names on one domain are one outlet when they are spellings of each other ("The
//     Gazette", "Gazette Online", "Gazette Sport"), when they begin with the label of the
//     domain, or when they are in different scripts, one name each;
//   - a name without any address is that of the only outlet with a spelling of it;
//   - a name and a domain are one outlet when nearly all articles of the domain that name an
//     outlet name this one, and nearly all articles of that name with an address are on the
//     domain; then other names on the domain are taken for those of writers and desks;
//   - a domain without names is the outlet without an address whose name is its label.
//
// Spellings of each other on two domains are two outlets: Channel 6 and Channel 6 News. With
// less evidence outlets are not joined: if two count as one, reuse between them is hidden.

// joining joins the names and domains of a pile. Their keys are made by nameNode and
// domainNode.
type joining struct {
	table   *Table
	parent  map[string]string // a union-find over names and domains; roots have no entry
	nodes   []string          // in order of first mention
	names   map[string]*statedName
	domains map[string]*cooccurrence // by domain: the names on it, as nodes
	index   map[string]int32         // the outlet in the table, by root; -1 when it is not there yet

	// What holds once names are joined.
	members map[string][]string // the names of each root
	shared  map[string]int      // by base, how many outlets have it
	owner   map[string]string   // by domain, the root of the outlet whose domain the pile shows it to be
	owned   map[string][]string // by root, those domains
}

// statedName is a name that records give.
type statedName struct {
	text    string         // as the first record writes it
	base    string         // folded, without the endings that may not be its own
	domains []string       // in order of first mention
	count   map[string]int // articles by domain
}

func nameNode(name string) string     { return "name " + Folded(name) }
func domainNode(domain string) string { return "site " + domain } // after names in the alphabet

func newJoining(t *Table) *joining {
	return &joining{table: t, parent: map[string]string{}, names: map[string]*statedName{}, domains: map[string]*cooccurrence{},
		index: map[string]int32{}, members: map[string][]string{}, shared: map[string]int{}, owner: map[string]string{}, owned: map[string][]string{}}
}

// domainOf returns the registered domain on which c publishes, "" when none is known.
func (c Publisher) domainOf() string {
	if c.Host == "" || platforms[RegisteredDomain(c.Host)] {
		return ""
	}
	return RegisteredDomain(c.Host)
}

// nodeOf returns the node of a publisher, "" for one that states nothing.
func nodeOf(c Publisher) string {
	switch {
	case Folded(c.name()) != "":
		return nameNode(c.name())
	case HostOf(c.Outlet) != "":
		return domainNode(RegisteredDomain(HostOf(c.Outlet)))
	case c.Host != "":
		return domainNode(RegisteredDomain(c.Host))
	}
	return ""
}

// add counts a publisher that so many articles state.
func (j *joining) add(c Publisher, n int) {
	node, domain := nodeOf(c), c.domainOf()
	if node == "" {
		return
	}
	named := ""
	if strings.HasPrefix(node, "name ") {
		named = node
		if i, ok := j.table.Index(c.Outlet); ok && !j.table.onOtherDomain(c, i) {
			named = nameNode(j.table.outlets[i].Name) // counted on its domain, never joined
		} else {
			j.name(node, c.name())
			if domain != "" {
				s := j.names[node]
				if s.count[domain] == 0 {
					s.domains = append(s.domains, domain)
				}
				s.count[domain] += n
			}
		}
	} else {
		j.node(node)
	}
	if domain == "" || j.table.isListed(c.Host) {
		return
	}
	if j.domains[domain] == nil {
		j.domains[domain] = &cooccurrence{with: map[string]int{}}
	}
	j.domains[domain].add(named, n)
}

// node adds a node unless it is there.
func (j *joining) node(node string) {
	if _, ok := j.index[node]; !ok {
		j.index[node] = -1
		j.nodes = append(j.nodes, node)
	}
}

// name adds the node of a name.
func (j *joining) name(node, text string) {
	j.node(node)
	if j.names[node] == nil {
		j.names[node] = &statedName{text: strings.TrimSpace(text), base: foldName(cleanName(text)), count: map[string]int{}}
	}
}

func (j *joining) root(node string) string {
	for up := j.parent[node]; up != ""; up = j.parent[node] {
		if next := j.parent[up]; next != "" {
			j.parent[node] = next // halves the way for the next call
		}
		node = up
	}
	return node
}

// unite makes two nodes one outlet. The root is the one that comes first in the alphabet, so
// that it depends on no order, and is a name where there is one.
func (j *joining) unite(x, y string) {
	x, y = j.root(x), j.root(y)
	if x != y {
		j.parent[max(x, y)] = min(x, y)
	}
}

// join joins names on one domain, then names without an address, then domains.
func (j *joining) join() {
	on := map[string][]string{} // nodes by domain
	for _, node := range j.nodes {
		if s := j.names[node]; s != nil {
			for _, d := range s.domains {
				on[d] = append(on[d], node)
			}
		}
	}
	for _, d := range slices.Sorted(maps.Keys(on)) {
		if !j.table.isListed(d) { // the names on a known outlet's domain are those of writers
			j.joinOn(d, on[d])
		}
	}
	j.joinWithoutAddress()
	for _, node := range j.nodes {
		s := j.names[node]
		if s == nil {
			continue
		}
		root := j.root(node)
		if !slices.ContainsFunc(j.members[root], func(x string) bool { return j.names[x].base == s.base }) {
			j.shared[s.base]++
		}
		j.members[root] = append(j.members[root], node)
	}
	for _, d := range slices.Sorted(maps.Keys(j.domains)) {
		j.joinDomain(d)
	}
	j.joinLabels()
}

// joinOn joins the names on one domain that belong together.
func (j *joining) joinOn(domain string, nodes []string) {
	label := domainLabel(domain)
	spelt, called := map[string]string{}, map[string]string{} // by base, and by name in lower case without endings
	labelled := ""
	for _, x := range nodes {
		s := j.names[x]
		if y, ok := spelt[s.base]; ok {
			j.unite(x, y)
		}
		spelt[s.base], called[lowerName(cleanName(s.text))] = x, x
		if hasLabel(s.text, label) {
			j.unite(x, cmp.Or(labelled, x))
			labelled = x
		}
	}
	for _, x := range nodes {
		// "Gazette Sport" is a section of the Gazette.
		for name := lowerName(j.names[x].text); strings.Contains(name, " "); {
			name = name[:strings.LastIndexByte(name, ' ')]
			if y, ok := called[name]; ok {
				j.unite(x, y)
			}
		}
	}
	scripts := map[string]string{} // the outlet whose name is in a script
	for _, x := range nodes {
		script := scriptOf(j.names[x].text)
		if r, ok := scripts[script]; ok && r != j.root(x) || len(j.names[x].domains) > 1 {
			return // two names in one script, or one of other domains too
		}
		scripts[script] = j.root(x)
	}
	for _, x := range nodes {
		j.unite(x, nodes[0])
	}
}

// domainLabel returns the first label of a domain, without "the" and hyphens.
func domainLabel(domain string) string {
	label, _, _ := strings.Cut(domain, ".")
	label = Folded(label)
	if rest, ok := strings.CutPrefix(label, "the"); ok && len(rest) > 3 {
		label = rest
	}
	return label
}

// hasLabel reports whether a name begins with the label of a domain. Labels of three
// letters say too little.
func hasLabel(name, label string) bool {
	return len(label) > 3 && strings.HasPrefix(foldName(name), label)
}

// lowerName returns a name in lower case, without "the".
func lowerName(name string) string {
	name, _ = cutArticle(strings.ToLower(strings.TrimSpace(name)))
	return name
}

// scriptOf returns the script of the first letter of a name, "" when it has none.
func scriptOf(name string) string {
	for _, r := range name {
		if !unicode.IsLetter(r) {
			continue
		}
		for _, script := range []string{"Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Devanagari", "Thai", "Georgian", "Armenian", "Bengali", "Tamil"} {
			if unicode.Is(unicode.Scripts[script], r) {
				return script
			}
		}
		return "other" // Chinese, Japanese and Korean names mix scripts
	}
	return ""
}

// joinWithoutAddress joins each name that no record has with an address to the only outlet
// with a spelling of that name. If no spelling has an address, all are one.
func (j *joining) joinWithoutAddress() {
	addressed, bare := map[string][]string{}, map[string][]string{} // by base
	for _, node := range j.nodes {
		s := j.names[node]
		if s == nil {
			continue
		}
		if len(s.domains) == 0 {
			bare[s.base] = append(bare[s.base], node)
		} else if r := j.root(node); !slices.Contains(addressed[s.base], r) {
			addressed[s.base] = append(addressed[s.base], r)
		}
	}
	for _, base := range slices.Sorted(maps.Keys(bare)) {
		to := addressed[base]
		if len(to) == 0 {
			to = bare[base][:1]
		}
		if len(to) > 1 {
			continue // of which one it is, nothing says
		}
		for _, node := range bare[base] {
			j.unite(node, to[0])
		}
	}
}

// joinDomain joins a domain with the outlet that nearly all articles of the domain name, if
// nearly all articles of that outlet are on the domain.
func (j *joining) joinDomain(domain string) {
	d := &cooccurrence{articles: j.domains[domain].articles, named: j.domains[domain].named, with: map[string]int{}}
	for node, n := range j.domains[domain].with {
		d.with[j.root(node)] += n
	}
	root, sure := d.mostFrequent()
	if !sure || d.with[root] == 1 && strayShare*float64(d.articles) > 1 {
		return
	}
	if _, unknown := j.index[root]; !unknown {
		return // a known outlet: it has its domains, and prints on those of others
	}
	at := cooccurrence{with: map[string]int{}}
	for _, node := range j.members[root] {
		for _, x := range j.names[node].domains {
			at.add(x, j.names[node].count[x])
		}
	}
	if on, sure := at.mostFrequent(); sure && on == domain {
		j.node(domainNode(domain))
		j.unite(root, domainNode(domain))
		j.owner[domain], j.owned[root] = root, append(j.owned[root], domain)
	}
}

// joinLabels joins each domain that is nobody's with the outlet that has its label as a name
// and no address. A short label is often that of somebody else.
func (j *joining) joinLabels() {
	const surelyOwn = 8
	byName := map[string][]string{}
	for _, node := range j.nodes {
		s := j.names[node]
		if s == nil || len(s.domains) > 0 {
			continue
		}
		for _, key := range []string{foldName(s.text), s.base} {
			byName[key] = AddNew(byName[key], []string{j.root(node)})
		}
	}
	for _, node := range j.nodes {
		domain, ok := strings.CutPrefix(node, "site ")
		if !ok || j.owner[domain] != "" {
			continue
		}
		label, _, _ := strings.Cut(domain, ".")
		if len(label) < surelyOwn {
			continue
		}
		for _, key := range []string{Folded(label), domainLabel(domain)} {
			if to := byName[key]; len(to) == 1 && !j.hasAddress(to[0]) {
				j.unite(node, to[0])
				break
			}
		}
	}
}

// hasAddress reports whether any name of the outlet with that root has an address.
func (j *joining) hasAddress(root string) bool {
	return slices.ContainsFunc(j.members[root], func(node string) bool { return len(j.names[node].domains) > 0 })
}

// outlet returns the index of the outlet of a publisher, which is added to the table unless
// it is there; -1 for a publisher that states nothing. Publishers with names come first.
func (j *joining) outlet(c Publisher) int32 {
	node := nodeOf(c)
	if node == "" {
		return -1
	}
	root := j.root(node)
	// On a domain that is one outlet's, other names are those of writers and desks.
	if own := j.owner[c.domainOf()]; own != "" && len(j.owned[root]) == 0 {
		root = own
	}
	if i, ok := j.index[root]; ok && i >= 0 {
		return i
	}
	name, domains, text := j.nameOf(root), j.owned[root], ""
	if domain, ok := strings.CutPrefix(root, "site "); ok {
		// The label of the domain is the name, which has a capital in texts.
		text, _, _ = strings.Cut(domain, ".")
		text = strings.ToUpper(text[:1]) + text[1:]
		domains = []string{domain}
	}
	i := j.table.addUnreviewed(Outlet{Name: name, Domains: domains}, cmp.Or(text, name))
	j.index[root] = i
	return i
}

// nameOf returns what to call the outlet with this root: the first of its names, without
// what aggregators append unless that sets it apart from another outlet; or its domain.
func (j *joining) nameOf(root string) string {
	var first *statedName
	for _, node := range j.members[root] {
		if s := j.names[node]; first == nil || s.text < first.text {
			first = s
		}
	}
	if first == nil {
		return strings.TrimPrefix(root, "site ")
	}
	name := ownName(first.text)
	if _, taken := j.table.Index(name); taken || j.shared[first.base] > 1 {
		name = first.text
	}
	if _, taken := j.table.byName[name]; taken {
		name += " (" + cmp.Or(append(first.domains, "")[0], "another") + ")"
	}
	return name
}
