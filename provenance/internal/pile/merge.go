package pile

import (
	"cmp"
	"encoding/binary"
	"iter"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"copytrail/align"
	"copytrail/article"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/terms"
	"copytrail/provenance/internal/times"
	"copytrail/shingle"
)

// One article often has several records: from the feed and from the page, from two
// crawls, under its AMP address and its own. They become one article of the pile.
// Otherwise an outlet would seem to copy itself, and to publish more than it does.
//
// Two records are one article when they have the same address
// ([article.CanonicalURL]) and the same words, or the same body and the same
// outlet, or the same id and the same body. The same body at two outlets is never
// merged: to find such pairs is the purpose of a scan. Two texts at one address with some
// wording in common are versions of one article, each with its own time (versions.go).
// Without any they are two articles: section fronts have one address for all of theirs.

// Reasons why a record was merged.
const (
	mergedURL  = "same URL"
	mergedBody = "same text and outlet"
	mergedID   = "same id and text"
)

// merge finds the records that are one article, keeps the one with the fullest text and
// returns the others. The outlets must have their names. The result does not depend on the
// order of the pile, unless two records differ only in their place.
func (p *Pile) merge(keys []mergeKeys) []Merged {
	m := &merger{Pile: p, keys: keys, same: newSets(len(p.articles)), versions: newSets(len(p.articles)), reason: make([]string, len(p.articles))}
	m.uniteAddresses()
	m.uniteBodies(mergedBody, func(e *entry) uint64 {
		if e.outlet == "" {
			return 0
		}
		return xxh3.HashString(e.outlet)
	}, func(e *entry) string { return e.outlet })
	m.uniteBodies(mergedID, func(e *entry) uint64 { return e.idHash }, func(e *entry) string { return p.article(e).ID })
	return m.keepOne()
}

// merger holds the records of a pile as two kinds of sets.
type merger struct {
	*Pile
	keys     []mergeKeys
	same     sets     // records that are merged
	versions sets     // records of one article: those that are merged, and the versions at one address
	reason   []string // the first reason why a record was merged with another; "" when it was not

	distinct terms.DistinctTerms
}

// sets is the numbers from 0 in disjoint sets (union-find): each has the number of another of
// its set, or its own.
type sets []int32

// newSets returns n sets of one number.
func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = int32(i)
	}
	return s
}

// find returns the representative of the set of i.
func (s sets) find(i int32) int32 {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

// join makes one set of those of i and j.
func (s sets) join(i, j int32) { s[s.find(i)] = s.find(j) }

// unite says that records i and j are to be merged.
func (m *merger) unite(i, j int32, reason string) {
	for _, k := range []int32{i, j} {
		if m.reason[k] == "" {
			m.reason[k] = reason
		}
	}
	m.same.join(i, j)
	m.versions.join(i, j)
}

// mergeKeys are the hashes by which records that may be one article are found. They are
// not in entry because they are dropped after merging.
type mergeKeys struct {
	page uint64 // a hash of the address, 0 without an address of a page
	body uint64 // a hash of the signature and the number of words: equal for equal bodies
}

// mergeKeysOf returns the keys of e, which has this canonical address and signature.
func mergeKeysOf(address string, e *entry, rows []uint16) (m mergeKeys) {
	if page := pageAt(address); page != "" {
		m.page = xxh3.HashString(page)
	}
	m.body = terms.Mix(xxh3.Hash(asBytes(rows)), uint64(e.words))
	return m
}

// groupsByHash yields the groups of two or more of n records with equal hashes. Records
// with hash 0 are in no group. A group is valid until the next one. Sorting takes a
// fraction of the memory of a map.
func groupsByHash(n int, hash func(i int32) uint64) iter.Seq[[]int32] {
	return func(yield func([]int32) bool) {
		keys := make([]uint64, 0, n) // the upper half of a hash, and the record
		for i := range int32(n) {
			if h := hash(i); h != 0 {
				keys = append(keys, h&^0xffffffff|uint64(i))
			}
		}
		keys, _ = align.SortHigh(keys, make([]uint64, len(keys)))
		var set, like []int32
		for from, to := 0, 0; from < len(keys); from = to {
			for to = from + 1; to < len(keys) && keys[to]>>32 == keys[from]>>32; to++ {
			}
			if to-from == 1 {
				continue
			}
			like = like[:0]
			for _, k := range keys[from:to] {
				like = append(like, int32(uint32(k)))
			}
			slices.SortFunc(like, func(x, y int32) int { return cmp.Or(cmp.Compare(hash(x), hash(y)), cmp.Compare(x, y)) })
			for i := 0; i < len(like); {
				set = set[:0]
				for k := i; k < len(like) && hash(like[k]) == hash(like[i]); k++ {
					set = append(set, like[k])
				}
				i += len(set)
				if len(set) > 1 && !yield(set) {
					return
				}
			}
		}
	}
}

// uniteAddresses looks at the records of each address together.
func (m *merger) uniteAddresses() {
	for set := range groupsByHash(len(m.articles), func(i int32) uint64 { return m.keys[i].page }) {
		byURL := map[string][]int32{}
		for _, i := range set {
			page := pageAt(article.CanonicalURL(m.article(&m.articles[i]).URL))
			byURL[page] = append(byURL[page], i)
		}
		for _, records := range byURL {
			m.unitePage(records)
		}
	}
}

// pageAt returns a canonical address, or "" for that of a whole site, which some scrapers
// give to every article.
func pageAt(address string) string {
	if !strings.ContainsAny(address, "/?") {
		return ""
	}
	return address
}

// summaryOnly reports whether the input had only a summary of a.
func summaryOnly(a *article.Article) bool { return slices.Contains(a.Notes, article.NoteSummary) }

// uniteBodies unites the records with the same body and the same key. hash returns a hash
// of the key, 0 for a record without a key, which is not united.
func (m *merger) uniteBodies(reason string, hash func(*entry) uint64, key func(*entry) string) {
	for set := range groupsByHash(len(m.articles), func(i int32) uint64 {
		e := &m.articles[i]
		k := hash(e)
		if k == 0 || e.words == 0 {
			return 0
		}
		return terms.Mix(k, m.keys[i].body)
	}) {
		type body struct {
			key  string
			hash uint64
		}
		first := map[body]int32{}
		for _, i := range set {
			b := body{key(&m.articles[i]), m.bodyHash(i)}
			if j, ok := first[b]; !ok {
				first[b] = i
			} else if m.sameBody(i, j) {
				m.unite(i, j, reason)
			}
		}
	}
}

// bodyHash returns a hash of the words of a record outside furniture.
func (m *merger) bodyHash(i int32) uint64 {
	var buf []byte
	for _, w := range m.preparers[0].Body(m.whole(&m.articles[i])) {
		buf = binary.LittleEndian.AppendUint64(buf, w.Hash)
	}
	return xxh3.Hash(buf)
}

// sameBody reports whether two records have the same words outside furniture.
func (m *merger) sameBody(i, j int32) bool {
	x, y := &m.articles[i], &m.articles[j]
	if x.words != y.words || x.words == 0 {
		return false
	}
	a, b := m.whole(x), m.whole(y)
	if a.Text == b.Text {
		return true
	}
	p := m.preparers[0]
	mine := slices.Clone(p.Body(a))
	return slices.EqualFunc(mine, p.Body(b), func(v, w shingle.Word) bool { return v.Hash == w.Hash })
}

// compare sorts the records of one article by preference: a text before a summary, then
// the longest, then the earliest.
func (m *merger) compare(i, j int32) int {
	x, y := &m.articles[i], &m.articles[j]
	v, w := m.article(x), m.article(y)
	if a, b := summaryOnly(v), summaryOnly(w); a != b {
		if b {
			return -1
		}
		return 1
	}
	if c := cmp.Or(cmp.Compare(y.words, x.words), finding.CompareTime(v, w),
		cmp.Compare(w.Published.Precision, v.Published.Precision),
		cmp.Compare(v.ID, w.ID)); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(m.text(x), m.text(y)),
		cmp.Compare(v.Title, w.Title), comparePlaces(v.Place, w.Place))
}

// keepOne removes all records but the preferred one of each set from the pile.
func (m *merger) keepOne() []Merged {
	sets := map[int32][]int32{}
	for i := range m.articles {
		if m.reason[i] != "" {
			root := m.same.find(int32(i))
			sets[root] = append(sets[root], int32(i))
		}
	}
	var merged []Merged
	gone := make([]bool, len(m.articles))
	for _, set := range sets {
		slices.SortFunc(set, m.compare)
		m.Hold(uint32(set[0])) // it will differ from its record in the spool
		kept := &m.articles[set[0]]
		for _, i := range set[1:] {
			other := m.article(&m.articles[i])
			gone[i] = true
			merged = append(merged, Merged{Kept: kept.held.Place, Other: other.Place, Reason: m.reason[i]})
			m.uncount(&m.articles[i])
			before := kept.held.Published
			fillFrom(kept.held, other)
			if kept.held.Published != before {
				kept.exact, kept.doubt = m.articles[i].exact, m.articles[i].doubt
			}
		}
		kept.published = instantOf(kept.held.Published)
		kept.noted = len(kept.held.Notes) > 0
		if kept.outlet == "" {
			for _, i := range set[1:] {
				kept.outlet = cmp.Or(kept.outlet, m.articles[i].outlet)
			}
		}
	}
	m.setVersions(gone)
	kept := m.articles[:0]
	for i, e := range m.articles {
		if !gone[i] {
			kept = append(kept, e)
		}
	}
	clear(m.articles[len(kept):])
	m.articles = kept
	slices.SortFunc(merged, func(x, y Merged) int {
		return cmp.Or(comparePlaces(x.Other, y.Other), comparePlaces(x.Kept, y.Kept), cmp.Compare(x.Reason, y.Reason))
	})
	return merged
}

// uncount removes the terms of a merged record from the statistics. Four records of one
// article would make its names four times as common, which costs 4 % of the findings.
func (m *merger) uncount(e *entry) {
	if !m.rewrites {
		return
	}
	m.stats.Remove(e.lang, m.termsOf(e))
}

// termsOf returns the distinct terms of a record. They are valid until the next call.
func (m *merger) termsOf(e *entry) []terms.Term {
	a, p := m.whole(e), m.preparers[0]
	return m.distinct.Of(p.TermsOf(a.Text, e.lang, p.Body(a)))
}

// fillFrom sets the fields of a that only the other record has, and the earlier of the two
// times that are believed: the later one is that of an update or of the crawl.
func fillFrom(a, other *article.Article) {
	for _, f := range []struct {
		to   *string
		from string
	}{{&a.Outlet, other.Outlet}, {&a.URL, other.URL}, {&a.Title, other.Title}, {&a.Byline, other.Byline}, {&a.Lang, other.Lang}} {
		if *f.to == "" {
			*f.to = f.from
		}
	}
	x, y := a.Published, other.Published
	switch {
	case y.Precision == article.NoTime:
	case times.Better(y, x):
		a.Published = y
	case times.Better(x, y):
	case x.Precision != y.Precision && x.Format("2006-01-02") == y.Format("2006-01-02"):
		if y.Precision > x.Precision { // the same day, more precise
			a.Published = y
		}
	case y.Before(x.Time):
		a.Published = y
	}
}
