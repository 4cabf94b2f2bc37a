package judge

import (
	"slices"

	"copytrail/align"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/parallel"
)

// screenItems moves those of the discarded pairs to s.Items of which an item may be reuse: the
// gists of a newsletter of fifteen items and of the source of one of them have little in
// common. Few articles have items, so that this costs little.
func screenItems(w *parallel.Workers, p Pile, s *Screened) error {
	has, err := withItems(w, p, s.Discarded)
	if err != nil {
		return err
	}
	var which []int
	for i, d := range s.Discarded {
		if has[d.A] || has[d.B] {
			which = append(which, i)
		}
	}
	kept := make([]bool, len(s.Discarded))
	comparers := make([]doc.GistComparer, w.N())
	r := parallel.Residents[[]doc.Gist]{
		Workers: w, Stage: "comparing items", Articles: p.Len(), Batch: gistsAtOnce, Most: maxGists,
		Needs: func(i int) []uint32 { return []uint32{s.Discarded[which[i]].A, s.Discarded[which[i]].B} },
		Load: func(worker int, n uint32) []doc.Gist {
			if !has[n] {
				return []doc.Gist{p.Gist(n)}
			}
			return gistsOfItems(p, worker, n)
		},
	}
	err = r.Over(len(which), func(worker, i int, have [][]doc.Gist) {
		d := s.Discarded[which[i]]
		kept[which[i]] = anyMayBeReuse(&comparers[worker], have[d.A], have[d.B])
	})
	rest := s.Discarded[:0]
	for i, d := range s.Discarded {
		if kept[i] {
			s.Items = append(s.Items, d)
			continue
		}
		rest = append(rest, d)
	}
	s.Discarded = rest
	return err
}

// withItems says which articles of these pairs have items.
func withItems(w *parallel.Workers, p Pile, pairs []Discarded) ([]bool, error) {
	has, in := make([]bool, p.Len()), make([]bool, p.Len())
	for _, d := range pairs {
		in[d.A], in[d.B] = true, true
	}
	err := w.Each(p.Len(), func(_, n int) {
		if in[n] && p.MayHaveItems(uint32(n)) && len(p.Gist(uint32(n))) > 0 {
			items, _ := doc.Items(p.Whole(uint32(n)))
			has[n] = items != nil
		}
	})
	return has, err
}

// gistsOfItems returns the gist of article n and those of its items of tinyWords and more.
func gistsOfItems(p Pile, worker int, n uint32) []doc.Gist {
	gists := []doc.Gist{p.Gist(n)}
	d := p.Terms(worker, n)
	var sorter align.Sorter
	for _, r := range slices.Concat(d.Items()...) {
		if d.ItemWords(r) >= rules.tinyWords {
			gists = append(gists, d.ItemGist(r, &sorter))
		}
	}
	p.Release(n)
	return gists
}

// anyMayBeReuse reports whether an item of one of two texts and the other text, or an item of
// that, may be reuse by their gists. Of each list the first gist is the whole text's.
func anyMayBeReuse(c *doc.GistComparer, a, b []doc.Gist) bool {
	for i, x := range a {
		for k, y := range b {
			if i == 0 && k == 0 || len(x) == 0 || len(y) == 0 {
				continue
			}
			if g := c.Compare(x, y); (g.Details >= farDetails || g.DetailsBack >= farDetails) && mayBeReuse(&g) {
				return true
			}
		}
	}
	return false
}
