package pile

import (
	"cmp"
	"slices"

	"copytrail/lsh"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/terms"
)

// Boilerplate is text that an outlet or a writer puts under everything: who the
// columnist is, how the poll was made, what the newsletter is called. It is found
// by recurrence in the pile, and set aside like furniture: it neither matches nor
// counts as coverage. A wire story recurs too, but in a few days and once an
// outlet. Where neither times nor outlets tell, strangers do (strangers.go).

const (
	// recurringArticles and recurringDays are how often and how far apart a run of
	// words must stand for it to be boilerplate whoever prints it.
	recurringArticles = 4
	recurringDays     = 21
	// recurringOutlet is in how many articles of one outlet it must stand for it to
	// be that outlet's boilerplate.
	recurringOutlet = 3
	// boilerplateShare is the share of an article's fingerprints up to which
	// recurring ones are boilerplate; an article that is all recurring text is a
	// template or a copy, and is compared as it is.
	boilerplateShare = 0.5
)

// boilerplate is the runs of words that recur in a pile, by their fingerprints.
type boilerplate struct {
	recurring  *terms.HashSet     // those that are boilerplate
	everywhere *terms.HashSet     // of these, those that unrelated articles have
	counts     *terms.RoughCounts // in how many articles a fingerprint stands; nil once candidates are found
}

// stand is a fingerprint and an article that has it.
type stand struct {
	print   uint64
	article uint32
}

// findBoilerplate collects the fingerprints of recurring runs. It counts all of them
// roughly first, so that only the few that may recur are held and sorted. Which articles
// have boilerplate is found out when their fingerprints are read for the search.
func (p *Pile) findBoilerplate(w *parallel.Workers) (boilerplate, error) {
	found := boilerplate{recurring: &terms.HashSet{}, everywhere: &terms.HashSet{}}
	var err error
	if found.counts, err = p.countPrints(w); err != nil {
		return found, err
	}
	all, err := p.recurringStands(w, found.counts)
	if err != nil {
		return found, err
	}
	recurs := &terms.HashSet{}
	for i := 0; i+leastRecurring <= len(all); i++ {
		if all[i].print == all[i+leastRecurring-1].print {
			recurs.Add(all[i].print)
		}
	}
	unrelated := newStrangers(p, recurs)
	var have []uint32
	outlets := map[string]int{}
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j].print == all[i].print {
			j++
		}
		if j-i >= leastRecurring {
			have = have[:0]
			for _, x := range all[i:j] {
				have = append(have, x.article)
			}
			far, most := p.spread(have, outlets)
			if unrelated.among(have) {
				found.everywhere.Add(all[i].print)
			}
			if j-i >= recurringArticles && far || most >= recurringOutlet || found.everywhere.Has(all[i].print) {
				found.recurring.Add(all[i].print)
			}
		}
		i = j
	}
	return found, p.trouble(w)
}

// leastRecurring is the smallest number of articles that a boilerplate run stands in.
const leastRecurring = min(recurringArticles, recurringOutlet)

// stageBoilerplate is the name under which progress is told.
const stageBoilerplate = "finding boilerplate"

// countPrints counts roughly in how many articles each fingerprint stands.
func (p *Pile) countPrints(w *parallel.Workers) (*terms.RoughCounts, error) {
	n := 0
	for _, e := range p.articles {
		n += int(e.Prints)
	}
	counts := terms.NewRoughCounts(n)
	err := parallel.Chunked(w, stageBoilerplate, p.Len(), func(_, i int, prints *[]uint64) {
		*prints = p.uniqPrints(*prints, i)
	}, func(_ int, prints *[]uint64) {
		for _, x := range *prints {
			counts.Add(x)
		}
		*prints = (*prints)[:0]
	})
	return counts, err
}

// recurringStands returns the fingerprints that may recur with the articles that have
// them, sorted.
func (p *Pile) recurringStands(w *parallel.Workers, counts *terms.RoughCounts) ([]stand, error) {
	var all []stand
	type recurring struct {
		prints []uint64
		stands []stand
	}
	err := parallel.Chunked(w, stageBoilerplate, p.Len(), func(_, i int, r *recurring) {
		r.prints = p.uniqPrints(r.prints[:0], i)
		for _, x := range r.prints {
			if counts.Of(x) >= leastRecurring {
				r.stands = append(r.stands, stand{x, uint32(i)})
			}
		}
	}, func(_ int, r *recurring) {
		all = append(all, r.stands...)
		r.stands = r.stands[:0]
	})
	slices.SortFunc(all, func(x, y stand) int {
		return cmp.Or(cmp.Compare(x.print, y.print), cmp.Compare(x.article, y.article))
	})
	return all, err
}

// spread returns whether the articles, which share a run of words, are far apart in time,
// and how many of them one outlet has at most. outlets is memory to count in.
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

// isIn reports whether an article with these fingerprints has boilerplate that is to be
// set aside.
func (b *boilerplate) isIn(prints []uint64) bool {
	n, unsure := 0, 0
	for _, x := range prints {
		if b.recurring.Has(x) {
			n++
			if !b.everywhere.Has(x) {
				unsure++
			}
		}
	}
	return n > 0 && float64(unsure) <= boilerplateShare*float64(len(prints))
}

// uniqPrints appends the fingerprints of article i, each once.
func (p *Pile) uniqPrints(dst []uint64, i int) []uint64 {
	from := len(dst)
	all := p.prints(dst, &p.articles[i])
	return all[:from+len(slices.Compact(all[from:]))]
}

// sharedPrints appends the fingerprints of article i that another may have, each once,
// without those of boilerplate. It finds out whether the article has boilerplate.
func (p *Pile) sharedPrints(dst []uint64, i int) []uint64 {
	e, from := &p.articles[i], len(dst)
	prints := p.prints(dst, e)
	e.boilerplate = p.common.isIn(prints[from:])
	kept := prints[:from]
	for _, x := range prints[from:] {
		if p.common.counts.Of(x) > 1 && !(e.boilerplate && p.common.recurring.Has(x)) {
			kept = append(kept, x)
		}
	}
	return kept[:from+len(slices.Compact(kept[from:]))]
}
