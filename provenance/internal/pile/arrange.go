package pile

import (
	"cmp"
	"slices"
	"strings"

	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
)

// arrange merges the records that are one article, decides which times are believed and
// sorts the pile by time and then id,
// so that no later stage depends on the order of the input. Of articles with the same id
// it keeps the first in input order and skips the others, but gives those with its address
// ids of their own. The outlets must have their names.
func (p *Pile) arrange(w *parallel.Workers, keys []mergeKeys, r *Reading) error {
	r.Merged = p.merge(keys)
	p.judgeTimes()
	if err := p.sortArticles(w); err != nil {
		return err
	}
	r.Skipped = append(r.Skipped, p.settleIDs()...)
	r.sortSkipped()
	return p.stageErr(w)
}

// nameOutlets sets the canonical name of the outlet of every article.
func (p *Pile) nameOutlets(known *outlet.Table) {
	seen := map[outlet.Publisher]int{}
	for i := range p.articles {
		seen[p.publisherOf(&p.articles[i]).Publisher]++
	}
	outlets := outlet.NewResolver(known, seen)
	p.outlets = outlets.Table
	names := map[outlet.Publisher]string{}
	for c := range seen {
		names[c] = outlets.Name(c)
	}
	for i := range p.articles {
		p.articles[i].outlet = names[p.publisherOf(&p.articles[i]).Publisher]
	}
}

// sortArticles sorts the pile by time, then id.
func (p *Pile) sortArticles(w *parallel.Workers) error {
	slices.SortFunc(p.articles, func(x, y entry) int { return x.published.compare(y.published) })
	for from, to := 0, 0; from < len(p.articles); from = to {
		for to = from + 1; to < len(p.articles) && p.articles[to].published == p.articles[from].published; to++ {
		}
		if err := p.sortByID(w, p.articles[from:to]); err != nil {
			return err
		}
	}
	return nil
}

// sortByID sorts articles with the same time by id, then text, then place.
func (p *Pile) sortByID(w *parallel.Workers, list []entry) error {
	if len(list) < 2 {
		return nil
	}
	type named struct {
		id string
		i  int32
	}
	names := make([]named, len(list))
	if err := w.Each(len(list), func(_, i int) {
		names[i] = named{strings.Clone(p.article(&list[i]).ID), int32(i)}
	}); err != nil {
		return err
	}
	slices.SortFunc(names, func(x, y named) int {
		if c := cmp.Compare(x.id, y.id); c != 0 {
			return c
		}
		a, b := &list[x.i], &list[y.i]
		return cmp.Or(cmp.Compare(p.text(a), p.text(b)), cmp.Compare(p.article(a).Place, p.article(b).Place))
	})
	sorted := make([]entry, len(list))
	for k, x := range names {
		sorted[k] = list[x.i]
	}
	copy(list, sorted)
	return nil
}
