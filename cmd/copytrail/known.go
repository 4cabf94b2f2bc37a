package main

import (
	"cmp"
	"slices"

	"copytrail/article"
	"copytrail/provenance"
)

const (
	// sameSlot is the similarity from which a text under a known id or address is
	// the article that was accepted there: a page scraped again, a draft worked on.
	sameSlot = 0.5
	// sameText is the similarity from which a text under another name is.
	sameText = 0.8
)

// knower finds which articles of a run are those of a baseline. Each is found once
// at most: of two articles with one text the one that was there before is known,
// and the other is new. That is how a new copy of an accepted source counts as new.
type knower struct {
	*baseline
	outlets *provenance.OutletTable
	is      map[string]string // the key of the known article that it is, by id
	taken   []bool            // by number of the known article
}

// recognise returns the keys of the articles of the baseline that are among pile,
// which is every article that was compared, by ids. Those in found alone are worth a
// look at all known texts.
func (b *baseline) recognise(pile []knownArticle, found map[string]bool) map[string]string {
	pile = slices.SortedFunc(slices.Values(pile), func(x, y knownArticle) int { return cmp.Compare(x.ID, y.ID) })
	k := &knower{
		baseline: b, outlets: provenance.DefaultOutlets(),
		is: map[string]string{}, taken: make([]bool, len(b.articles)),
	}
	k.byName(pile, func(id, _ string) string { return id })
	k.byName(pile, func(_, url string) string { return article.CanonicalURL(url) })
	k.byWords(pile)
	k.bySketch(pile, found)
	return k.is
}

// take notes that a is the i-th known article.
func (k *knower) take(a *knownArticle, i int) {
	k.is[a.ID] = k.articles[i].Key
	k.taken[i] = true
}

// may reports whether a may still be the i-th known article: neither has its
// counterpart, and two outlets do not have one article.
func (k *knower) may(a *knownArticle, i int) bool {
	known := &k.articles[i]
	return !k.taken[i] && k.is[a.ID] == "" &&
		(a.Outlet == "" || known.Outlet == "" || a.Outlet == known.Outlet || k.outlets.Same(a.Outlet, known.Outlet))
}

// byName matches articles whose id, or address, is known and whose text is much
// the same.
func (k *knower) byName(pile []knownArticle, name func(id, url string) string) {
	places := map[string][]*knownArticle{}
	for j := range pile {
		a := &pile[j]
		if n := name(a.ID, a.URL); n != "" {
			places[n] = append(places[n], a)
		}
	}
	for i := range k.articles {
		known := &k.articles[i]
		n := name(known.ID, known.URL)
		if n == "" {
			continue
		}
		for _, a := range places[n] {
			if !k.may(a, i) {
				continue
			}
			if a.Words == known.Words || sketchSimilarity(a.sketch, known.sketch) >= sameSlot {
				k.take(a, i)
				break
			}
		}
	}
}

// byWords matches articles that have the same words under another name: files that
// were renamed.
func (k *knower) byWords(pile []knownArticle) {
	if !slices.Contains(k.taken, false) {
		return
	}
	texts := map[string][]*knownArticle{}
	for j := range pile {
		if a := &pile[j]; k.is[a.ID] == "" {
			texts[a.Words] = append(texts[a.Words], a)
		}
	}
	for i := range k.articles {
		for _, a := range texts[k.articles[i].Words] {
			if k.may(a, i) {
				k.take(a, i)
				break
			}
		}
	}
}

// bySketch matches what is left by likeness, the most alike first.
func (k *knower) bySketch(pile []knownArticle, found map[string]bool) {
	// Only texts that agree in one of the first rows are compared in full: of those
	// with a similarity of .8 one in a billion does not.
	const rows = 13
	type row struct {
		n     int
		value byte
	}
	index := map[row][]int{}
	for i, known := range k.articles {
		if !k.taken[i] {
			for n, v := range known.sketch[:min(rows, len(known.sketch))] {
				index[row{n, v}] = append(index[row{n, v}], i)
			}
		}
	}
	type match struct {
		similarity float64
		a          *knownArticle
		i          int
	}
	var matches []match
	for j := range pile {
		a := &pile[j]
		if !found[a.ID] || k.is[a.ID] != "" {
			continue
		}
		sketch := a.sketch
		tried := map[int]bool{}
		for n, v := range sketch[:min(rows, len(sketch))] {
			for _, i := range index[row{n, v}] {
				if tried[i] {
					continue
				}
				tried[i] = true
				if s := sketchSimilarity(sketch, k.articles[i].sketch); s >= sameText {
					matches = append(matches, match{s, a, i})
				}
			}
		}
	}
	slices.SortFunc(matches, func(x, y match) int {
		return cmp.Or(cmp.Compare(y.similarity, x.similarity), cmp.Compare(x.a.ID, y.a.ID), cmp.Compare(x.i, y.i))
	})
	for _, m := range matches {
		if k.may(m.a, m.i) {
			k.take(m.a, m.i)
		}
	}
}

// covers reports whether the baseline accepts a finding between the known articles
// x and y. A pair accepted as possible is not accepted once it is called reuse.
func (b *baseline) covers(x, y string, r provenance.Relation) bool {
	if x == "" || y == "" {
		return false
	}
	accepted, ok := b.accepted[keyPair(x, y)]
	return ok && (accepted.Reuse() || !r.Reuse())
}

// setAside takes the findings out of res that the baseline accepts.
func (b *baseline) setAside(res *provenance.Result, is map[string]string) {
	// A new slice: edges of stories point into the old one.
	kept := make([]provenance.Finding, 0, len(res.Findings))
	for i := range res.Findings {
		f := &res.Findings[i]
		if b.covers(is[f.Copy.ID], is[f.Source.ID], f.Relation) {
			res.Summary.Accepted++
			res.Summary.Findings[f.Relation]--
			continue
		}
		kept = append(kept, *f)
	}
	for r, n := range res.Summary.Findings {
		if n == 0 {
			delete(res.Summary.Findings, r)
		}
	}
	res.Findings = kept
	told := map[*article.Article]bool{}
	for i := range kept {
		told[kept[i].Copy], told[kept[i].Source] = true, true
	}
	res.Stories = slices.DeleteFunc(res.Stories, func(s provenance.Story) bool {
		return !slices.ContainsFunc(s.Articles, func(a *article.Article) bool { return told[a] })
	})
}
