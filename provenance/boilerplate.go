package provenance

import (
	"cmp"
	"copytrail/lsh"
	"copytrail/provenance/internal/terms"
	"slices"
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

// findBoilerplate collects the fingerprints of recurring runs. It counts all of them
// roughly first, so that only the few that may recur are held and sorted. Which articles
// have boilerplate is found out when their fingerprints are read for the search.
func (s *scan) findBoilerplate() error {
	type stand struct {
		print   uint64
		article uint32
	}
	n := 0
	for _, e := range s.pile {
		n += int(e.Prints)
	}
	s.printCounts = terms.NewRoughCounts(n)
	const stage = "finding boilerplate"
	if err := overPile(s, stage, s.uniqPrints, func(_ int, prints *[]uint64) {
		for _, x := range *prints {
			s.printCounts.Add(x)
		}
		*prints = (*prints)[:0]
	}); err != nil {
		return err
	}
	var all []stand
	const least = min(recurringArticles, recurringOutlet)
	type recurring struct {
		prints []uint64
		stands []stand
	}
	if err := overPile(s, stage, func(worker, i int, r *recurring) {
		r.prints = r.prints[:0]
		s.uniqPrints(worker, i, &r.prints)
		for _, x := range r.prints {
			if s.printCounts.Of(x) >= least {
				r.stands = append(r.stands, stand{x, uint32(i)})
			}
		}
	}, func(_ int, r *recurring) {
		all = append(all, r.stands...)
		r.stands = r.stands[:0]
	}); err != nil {
		return err
	}
	slices.SortFunc(all, func(x, y stand) int {
		return cmp.Or(cmp.Compare(x.print, y.print), cmp.Compare(x.article, y.article))
	})
	recurs := &terms.HashSet{}
	for i := 0; i+least <= len(all); i++ {
		if all[i].print == all[i+least-1].print {
			recurs.Add(all[i].print)
		}
	}
	strangers := newStrangers(s, recurs)
	s.everywhere = &terms.HashSet{}
	var have []uint32
	s.recurring = &terms.HashSet{}
	outlets := map[string]int{}
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j].print == all[i].print {
			j++
		}
		if j-i >= least {
			clear(outlets)
			first, last, most := int32(0), int32(lsh.NoDay), 0
			for _, x := range all[i:j] {
				e := &s.pile[x.article]
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
			far := last != lsh.NoDay && last-first > recurringDays
			have = have[:0]
			for _, x := range all[i:j] {
				have = append(have, x.article)
			}
			if strangers.among(have) {
				s.everywhere.Add(all[i].print)
			}
			if j-i >= recurringArticles && far || most >= recurringOutlet || s.everywhere.Has(all[i].print) {
				s.recurring.Add(all[i].print)
			}
		}
		i = j
	}
	return s.trouble()
}

// hasBoilerplate reports whether an article with these fingerprints has boilerplate that
// is to be set aside.
func (s *scan) hasBoilerplate(prints []uint64) bool {
	n, unsure := 0, 0
	for _, x := range prints {
		if s.recurring.Has(x) {
			n++
			if !s.everywhere.Has(x) {
				unsure++
			}
		}
	}
	return n > 0 && float64(unsure) <= boilerplateShare*float64(len(prints))
}

// uniqPrints appends the fingerprints of article i, each once.
func (s *scan) uniqPrints(_, i int, prints *[]uint64) {
	from := len(*prints)
	all := s.prints(*prints, &s.pile[i])
	*prints = all[:from+len(slices.Compact(all[from:]))]
}

// sharedPrints appends the fingerprints of an article that another may have, each
// once, without those of boilerplate. It finds out whether the article has some.
func (s *scan) sharedPrints(dst []uint64, i int) []uint64 {
	e, from := &s.pile[i], len(dst)
	prints := s.prints(dst, e)
	e.boilerplate = s.hasBoilerplate(prints[from:])
	kept := prints[:from]
	for _, x := range prints[from:] {
		if s.printCounts.Of(x) > 1 && !(e.boilerplate && s.recurring.Has(x)) {
			kept = append(kept, x)
		}
	}
	return kept[:from+len(slices.Compact(kept[from:]))]
}
