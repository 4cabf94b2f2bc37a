// Package baseline remembers the findings that somebody has accepted, so that a later
// run reports only what is new.
//
// The hard part is to know articles again: pages are scraped again with other
// furniture, files are renamed, drafts are worked on. [Baseline.Recognise] says which
// articles of a run are those of a baseline, by their names and their words. An
// accepted pair stays accepted as long as both articles are recognised; a new copy of
// an accepted source is new.
package baseline

import (
	"cmp"
	"slices"

	"copytrail/article"
	"copytrail/provenance"
)

// Baseline is a set of accepted findings and the articles that are in them. It is made
// by [New] or [Read].
type Baseline struct {
	articles []*Known // sorted by id in what New returns
	accepted map[[2]string]provenance.Relation
}

// Identities says which articles of a run are known: from the id of an article to the
// key of the known article that it is. Articles that are not known are not in it.
type Identities map[string]string

// pairOf returns two keys in order, as a baseline holds them.
func pairOf(x, y string) [2]string { return [2]string{min(x, y), max(x, y)} }

// New returns a baseline that accepts findings and, when old is not nil, also the pairs
// of old that are not among them. is says which of the findings' articles are articles
// of old; they are kept under their new names.
func New(findings []provenance.Finding, old *Baseline, is Identities) *Baseline {
	b := &Baseline{accepted: map[[2]string]provenance.Relation{}}
	var prints Fingerprinter
	have := map[string]bool{}
	key := map[*article.Article]string{}
	renamed := map[string]string{} // from keys of old to keys of b
	for i := range findings {
		f := &findings[i]
		if f.Further {
			continue
		}
		for _, a := range []*article.Article{f.Copy.First(), f.Source.First()} {
			if key[a] != "" {
				continue
			}
			k := prints.Known(a)
			key[a] = k.key
			if is[a.ID] != "" {
				renamed[is[a.ID]] = k.key
			}
			if !have[k.key] {
				have[k.key] = true
				b.articles = append(b.articles, k)
			}
		}
		b.accepted[pairOf(key[f.Copy.First()], key[f.Source.First()])] = f.Relation
	}
	if old != nil {
		b.keep(old, have, renamed)
	}
	slices.SortFunc(b.articles, func(x, y *Known) int { return cmp.Or(cmp.Compare(x.id, y.id), cmp.Compare(x.key, y.key)) })
	return b
}

// keep takes over the pairs of old that are not in b yet, and their articles.
func (b *Baseline) keep(old *Baseline, have map[string]bool, renamed map[string]string) {
	needed := map[string]bool{}
	for p, r := range old.accepted {
		x, y := cmp.Or(renamed[p[0]], p[0]), cmp.Or(renamed[p[1]], p[1])
		if _, ok := b.accepted[pairOf(x, y)]; !ok {
			b.accepted[pairOf(x, y)] = r
			needed[x], needed[y] = true, true
		}
	}
	for _, k := range old.articles {
		if needed[k.key] && !have[k.key] {
			have[k.key] = true
			b.articles = append(b.articles, k)
		}
	}
}

// Len returns how many findings are accepted.
func (b *Baseline) Len() int { return len(b.accepted) }

// Covers reports whether b accepts a finding of relation r between the known articles
// with the keys x and y; "" is an article that is not known. A pair that was accepted
// as possible is not accepted once it is called reuse.
func (b *Baseline) Covers(x, y string, r provenance.Relation) bool {
	if x == "" || y == "" {
		return false
	}
	accepted, ok := b.accepted[pairOf(x, y)]
	return ok && (accepted.Reuse() || !r.Reuse())
}

// accepts reports whether b accepts f: the pair of its articles, or of any of their printings.
// The first printing may have come into the pile after the pair was accepted.
func (b *Baseline) accepts(f *provenance.Finding, is Identities) bool {
	for _, x := range printings(f.Copy) {
		for _, y := range printings(f.Source) {
			if is[x.ID] != "" && b.Covers(is[x.ID], is[y.ID], f.Relation) {
				return true
			}
		}
	}
	return false
}

// printings returns the printings of an article, itself when there is one.
func printings(a *article.Article) []*article.Article {
	if len(a.Printings) == 0 {
		return []*article.Article{a}
	}
	return a.Printings
}

// SetAside removes the findings that b accepts from res, and the stories of which no
// article is in a finding any more. compared are all articles that were compared in the
// run. It returns which of them are known, for [New].
func (b *Baseline) SetAside(res *provenance.Result, compared []*Known) Identities {
	found := map[string]bool{}
	for i := range res.Findings {
		for _, a := range []*article.Article{res.Findings[i].Copy, res.Findings[i].Source} {
			for _, p := range printings(a) {
				found[p.ID] = true
			}
		}
	}
	is := b.Recognise(compared, found)

	// A new slice, because edges of stories point into the old one.
	kept := make([]provenance.Finding, 0, len(res.Findings))
	for i := range res.Findings {
		f := &res.Findings[i]
		if b.accepts(f, is) {
			switch {
			case f.Further: // it is counted nowhere
			case f.Licensed:
				res.Summary.Accepted++
				res.Summary.Licensed[f.Relation]--
			default:
				res.Summary.Accepted++
				res.Summary.Findings[f.Relation]--
			}
			continue
		}
		kept = append(kept, *f)
	}
	for _, counts := range []map[provenance.Relation]int{res.Summary.Findings, res.Summary.Licensed} {
		for r, n := range counts {
			if n == 0 {
				delete(counts, r)
			}
		}
	}
	res.Findings = kept
	reported := map[*article.Article]bool{}
	for i := range kept {
		reported[kept[i].Copy.First()], reported[kept[i].Source.First()] = true, true
	}
	res.Stories = slices.DeleteFunc(res.Stories, func(s provenance.Story) bool {
		return !slices.ContainsFunc(s.Articles, func(a *article.Article) bool { return reported[a] })
	})
	return is
}
