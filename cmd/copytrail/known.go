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
	prints  map[*article.Article]knownArticle
	is      map[*article.Article]string // the key of the known article that it is
	taken   []bool                      // by number of the known article
}

// recognise returns the keys of the articles of the baseline that are among pile,
// which is every article that was compared. Those in found alone are worth a look
// at all known texts.
func (b *baseline) recognise(pile, found []*article.Article) map[*article.Article]string {
	byID := func(x, y *article.Article) int { return cmp.Compare(x.ID, y.ID) }
	pile, found = slices.SortedFunc(slices.Values(pile), byID), slices.SortedFunc(slices.Values(found), byID)
	k := &knower{
		baseline: b, outlets: provenance.DefaultOutlets(), prints: map[*article.Article]knownArticle{},
		is: map[*article.Article]string{}, taken: make([]bool, len(b.articles)),
	}
	k.byName(pile, func(id, _ string) string { return id })
	k.byName(pile, func(_, url string) string { return article.CanonicalURL(url) })
	k.byWords(pile)
	k.bySketch(found)
	return k.is
}

// print returns what a baseline would keep of a.
func (k *knower) print(a *article.Article) *knownArticle {
	p, ok := k.prints[a]
	if !ok {
		p = newKnown(a)
		k.prints[a] = p
	}
	return &p
}

// take notes that a is the i-th known article.
func (k *knower) take(a *article.Article, i int) {
	k.is[a] = k.articles[i].Key
	k.taken[i] = true
}

// may reports whether a may still be the i-th known article: neither has its
// counterpart, and two outlets do not have one article.
func (k *knower) may(a *article.Article, i int) bool {
	known := &k.articles[i]
	return !k.taken[i] && k.is[a] == "" &&
		(a.Outlet == "" || known.Outlet == "" || a.Outlet == known.Outlet || k.outlets.Same(a.Outlet, known.Outlet))
}

// byName matches articles whose id, or address, is known and whose text is much
// the same.
func (k *knower) byName(pile []*article.Article, name func(id, url string) string) {
	places := map[string][]*article.Article{}
	for _, a := range pile {
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
			if p := k.print(a); p.Words == known.Words || sketchSimilarity(p.sketch, known.sketch) >= sameSlot {
				k.take(a, i)
				break
			}
		}
	}
}

// byWords matches articles that have the same words under another name: files that
// were renamed.
func (k *knower) byWords(pile []*article.Article) {
	if !slices.Contains(k.taken, false) {
		return
	}
	texts := map[string][]*article.Article{}
	for _, a := range pile {
		if k.is[a] == "" {
			w := k.print(a).Words
			texts[w] = append(texts[w], a)
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
func (k *knower) bySketch(found []*article.Article) {
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
		a          *article.Article
		i          int
	}
	var matches []match
	for _, a := range found {
		if k.is[a] != "" {
			continue
		}
		sketch := k.print(a).sketch
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
func (b *baseline) setAside(res *provenance.Result, is map[*article.Article]string) {
	// A new slice: edges of stories point into the old one.
	kept := make([]provenance.Finding, 0, len(res.Findings))
	for i := range res.Findings {
		f := &res.Findings[i]
		if b.covers(is[f.Copy], is[f.Source], f.Relation) {
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
