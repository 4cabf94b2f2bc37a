package baseline

import (
	"cmp"
	"slices"

	"copytrail/article"
	"copytrail/provenance"
)

const (
	// sameName is the similarity from which a text under a known id or address is the
	// article that was accepted there: a page that was scraped again, a draft that was
	// worked on.
	sameName = 0.5
	// sameText is the similarity from which a text under another name is the article.
	sameText = 0.8
)

// matching pairs the articles of a run with those of a baseline. Each is paired once at
// most: of two articles with one text the one that was there before is known, and the
// other is new. That is how a new copy of an accepted source counts as new.
type matching struct {
	known   []*Known
	outlets *provenance.OutletTable
	is      Identities
	taken   []bool // whether an article of known has its counterpart
}

// Recognise says which articles of pile are articles of b. pile is every article that
// was compared in the run, in any order. The ways to know an article again are tried
// from the surest on: a known id with a similar text, a known address with a similar
// text, the same words under another name, and a similar text under another name. The
// last is expensive and only tried for the ids in found, those in findings.
func (b *Baseline) Recognise(pile []*Known, found map[string]bool) Identities {
	pile = slices.Clone(pile)
	slices.SortFunc(pile, func(x, y *Known) int { return cmp.Compare(x.id, y.id) })
	m := &matching{
		known: b.articles, outlets: provenance.DefaultOutlets(),
		is: Identities{}, taken: make([]bool, len(b.articles)),
	}
	m.byName(pile, func(k *Known) string { return k.id })
	m.byName(pile, func(k *Known) string { return article.CanonicalURL(k.url) })
	m.byWords(pile)
	m.bySketch(pile, found)
	return m.is
}

// take notes that a is the i-th known article.
func (m *matching) take(a *Known, i int) {
	m.is[a.id] = m.known[i].key
	m.taken[i] = true
}

// may reports whether a may still be the i-th known article: neither has its
// counterpart, and they are not of two outlets.
func (m *matching) may(a *Known, i int) bool {
	known := m.known[i]
	return !m.taken[i] && m.is[a.id] == "" &&
		(a.outlet == "" || known.outlet == "" || a.outlet == known.outlet || m.outlets.Same(a.outlet, known.outlet))
}

// byName matches articles whose name, an id or an address, is known and whose text is
// similar.
func (m *matching) byName(pile []*Known, name func(*Known) string) {
	named := map[string][]*Known{}
	for _, a := range pile {
		if n := name(a); n != "" {
			named[n] = append(named[n], a)
		}
	}
	for i, known := range m.known {
		n := name(known)
		if n == "" {
			continue
		}
		for _, a := range named[n] {
			if m.may(a, i) && (a.words == known.words || similarity(a.sketch, known.sketch) >= sameName) {
				m.take(a, i)
				break
			}
		}
	}
}

// byWords matches articles that have the same words under another name: files that
// were renamed.
func (m *matching) byWords(pile []*Known) {
	if !slices.Contains(m.taken, false) {
		return
	}
	texts := map[string][]*Known{}
	for _, a := range pile {
		if m.is[a.id] == "" {
			texts[a.words] = append(texts[a.words], a)
		}
	}
	for i, known := range m.known {
		for _, a := range texts[known.words] {
			if m.may(a, i) {
				m.take(a, i)
				break
			}
		}
	}
}

// bySketch matches what is left by similarity, the most similar first.
func (m *matching) bySketch(pile []*Known, found map[string]bool) {
	type match struct {
		similarity float64
		a          *Known
		i          int
	}
	var matches []*match
	index := m.indexRows()
	for _, a := range pile {
		if !found[a.id] || m.is[a.id] != "" {
			continue
		}
		tried := map[int]bool{}
		for n, v := range a.sketch[:min(indexedRows, len(a.sketch))] {
			for _, i := range index[row{n, v}] {
				if tried[i] {
					continue
				}
				tried[i] = true
				if s := similarity(a.sketch, m.known[i].sketch); s >= sameText {
					matches = append(matches, &match{s, a, i})
				}
			}
		}
	}
	slices.SortFunc(matches, func(x, y *match) int {
		return cmp.Or(cmp.Compare(y.similarity, x.similarity), cmp.Compare(x.a.id, y.a.id), cmp.Compare(x.i, y.i))
	})
	for _, x := range matches {
		if m.may(x.a, x.i) {
			m.take(x.a, x.i)
		}
	}
}

// indexedRows is how many rows of a sketch are indexed. Only texts that agree in one of
// them are compared in full; of texts with a similarity of .8 one in a billion does not.
const indexedRows = 13

// row is the value of a row of a sketch.
type row struct {
	n     int
	value byte
}

// indexRows returns the known articles that have no counterpart yet by the first rows
// of their sketches.
func (m *matching) indexRows() map[row][]int {
	index := map[row][]int{}
	for i, known := range m.known {
		if !m.taken[i] {
			for n, v := range known.sketch[:min(indexedRows, len(known.sketch))] {
				index[row{n, v}] = append(index[row{n, v}], i)
			}
		}
	}
	return index
}
