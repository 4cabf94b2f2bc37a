package pile

import (
	"cmp"
	"slices"

	"copytrail/lsh"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/terms"
)

// Boilerplate is text that an outlet or a writer adds to every article: a note on the
// columnist, the method of a poll, the name of a newsletter. It is found because it recurs
// in the pile under different stories, and excluded like furniture: it neither matches nor
// counts as coverage. A wire story recurs too, but within a few days and once in each
// outlet, and an outlet's printings of it are one story (unrelated.go). Where times and
// outlets are unknown, boilerplate is what unrelated articles have in common.

const (
	// A run of words in at least recurringArticles articles on different stories that are
	// more than recurringDays days apart is boilerplate, whatever their outlets.
	recurringArticles = 4
	recurringDays     = 21
	// recurringOutlet is the number of articles of one outlet, on different stories, from
	// which a run in all of them is that outlet's boilerplate.
	recurringOutlet = 3
	// boilerplateShare is the largest share of recurring fingerprints in an article whose
	// boilerplate is excluded. An article that consists of recurring text is a template
	// or a copy, and is compared whole.
	boilerplateShare = 0.5
)

// boilerplate is the fingerprints of the runs of words that recur in a pile.
type boilerplate struct {
	recurring *terms.HashSet     // the boilerplate
	unrelated *terms.HashSet     // the part of it that unrelated articles have in common
	counts    *terms.RoughCounts // number of articles by fingerprint; nil once candidates are found
}

// occurrence is a fingerprint in an article.
type occurrence struct {
	print   uint64
	article uint32
}

// findBoilerplate finds the fingerprints of boilerplate. It counts all fingerprints
// approximately first, so that only the few that may recur are held and sorted. Which
// articles have boilerplate is decided in the search, which reads their fingerprints.
func (p *Pile) findBoilerplate(w *parallel.Workers) (boilerplate, error) {
	found := boilerplate{recurring: &terms.HashSet{}, unrelated: &terms.HashSet{}}
	var err error
	if found.counts, err = p.countPrints(w); err != nil {
		return found, err
	}
	all, err := p.occurrences(w, found.counts)
	if err != nil {
		return found, err
	}
	recurs := &terms.HashSet{}
	for i := 0; i+minRecurring <= len(all); i++ {
		if all[i].print == all[i+minRecurring-1].print {
			recurs.Add(all[i].print)
		}
	}
	unrelated := newUnrelatedFinder(p, recurs)
	var have []uint32
	outlets := map[string]int{}
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j].print == all[i].print {
			j++
		}
		if j-i >= minRecurring {
			have = p.appendArticles(have[:0], all[i:j])
			far, most := p.spread(have, outlets)
			switch {
			case unrelated.among(have):
				found.unrelated.Add(all[i].print)
				found.recurring.Add(all[i].print)
			case (len(have) >= recurringArticles && far || most >= recurringOutlet) && unrelated.onStories(have):
				found.recurring.Add(all[i].print)
			}
		}
		i = j
	}
	return found, p.stageErr(w)
}

// appendArticles appends the articles of some occurrences to dst, one for all versions of an
// article: what they have in common is its own text.
func (p *Pile) appendArticles(dst []uint32, found []occurrence) []uint32 {
	for _, x := range found {
		if n := p.articles[x.article].versions; n == 0 || !slices.ContainsFunc(dst, func(y uint32) bool { return p.articles[y].versions == n }) {
			dst = append(dst, x.article)
		}
	}
	return dst
}

// minRecurring is the smallest number of articles with the same boilerplate.
const minRecurring = min(recurringArticles, recurringOutlet)

// stageBoilerplate is the name of the stage in progress reports.
const stageBoilerplate = "finding boilerplate"

// countPrints counts approximately in how many articles each fingerprint is.
func (p *Pile) countPrints(w *parallel.Workers) (*terms.RoughCounts, error) {
	n := 0
	for _, e := range p.articles {
		n += int(e.Prints)
	}
	counts := terms.NewRoughCounts(n)
	err := parallel.Chunked(w, stageBoilerplate, p.Len(), func(_, i int, prints *[]uint64) {
		*prints = p.uniquePrints(*prints, i)
	}, func(_ int, prints *[]uint64) {
		for _, x := range *prints {
			counts.Add(x)
		}
		*prints = (*prints)[:0]
	})
	return counts, err
}

// occurrences returns the occurrences of the fingerprints that may recur, sorted by
// fingerprint, then article.
func (p *Pile) occurrences(w *parallel.Workers, counts *terms.RoughCounts) ([]occurrence, error) {
	var all []occurrence
	type recurring struct {
		prints []uint64
		found  []occurrence
	}
	err := parallel.Chunked(w, stageBoilerplate, p.Len(), func(_, i int, r *recurring) {
		r.prints = p.uniquePrints(r.prints[:0], i)
		for _, x := range r.prints {
			if counts.Of(x) >= minRecurring {
				r.found = append(r.found, occurrence{x, uint32(i)})
			}
		}
	}, func(_ int, r *recurring) {
		all = append(all, r.found...)
		r.found = r.found[:0]
	})
	slices.SortFunc(all, func(x, y occurrence) int {
		return cmp.Or(cmp.Compare(x.print, y.print), cmp.Compare(x.article, y.article))
	})
	return all, err
}

// spread reports whether some of the articles are more than recurringDays apart, and
// returns the largest number of them that one outlet has. outlets is memory to use.
func (p *Pile) spread(articles []uint32, outlets map[string]int) (far bool, most int) {
	clear(outlets)
	first, last := int32(0), int32(lsh.NoDay)
	for _, n := range articles {
		e := &p.articles[n]
		if d := e.published.day(); d != lsh.NoDay {
			if last == lsh.NoDay {
				first = d
			}
			first, last = min(first, d), max(last, d)
		}
		if e.outlet != "" {
			outlets[e.outlet]++
			most = max(most, outlets[e.outlet])
		}
	}
	return last != lsh.NoDay && last-first > recurringDays, most
}

// applies reports whether an article with these fingerprints has boilerplate that must be
// excluded.
func (b *boilerplate) applies(prints []uint64) bool {
	n, unsure := 0, 0
	for _, x := range prints {
		if b.recurring.Has(x) {
			n++
			if !b.unrelated.Has(x) {
				unsure++
			}
		}
	}
	return n > 0 && float64(unsure) <= boilerplateShare*float64(len(prints))
}

// uniquePrints appends the distinct fingerprints of article i to dst.
func (p *Pile) uniquePrints(dst []uint64, i int) []uint64 {
	from := len(dst)
	all := p.prints(dst, &p.articles[i])
	return all[:from+len(slices.Compact(all[from:]))]
}

// sharedPrints appends the distinct fingerprints of article i that another article may
// have, without those of boilerplate. It also sets whether the article has boilerplate.
func (p *Pile) sharedPrints(dst []uint64, i int) []uint64 {
	e, from := &p.articles[i], len(dst)
	prints := p.prints(dst, e)
	e.boilerplate = p.common.applies(prints[from:])
	kept := prints[:from]
	for _, x := range prints[from:] {
		if p.common.counts.Of(x) > 1 && !(e.boilerplate && p.common.recurring.Has(x)) {
			kept = append(kept, x)
		}
	}
	return kept[:from+len(slices.Compact(kept[from:]))]
}
