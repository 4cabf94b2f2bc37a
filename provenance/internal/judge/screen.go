package judge

import (
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/passage"
	"copytrail/provenance/internal/pile"
	"copytrail/provenance/internal/whose"
	"copytrail/shingle"
)

// Most candidates share a few rare terms and nothing else. A fast pre-filter compares runs
// of words and term lists, and discards nine pairs in ten before any pair is measured.

// Screened is the candidates after the pre-filter.
type Screened struct {
	Pairs     [][2]uint32 // those that may be reuse
	Items     []Discarded // those that are not reuse as whole texts, of which an item may be, in order
	Discarded []Discarded // the others, in order
}

// Discarded is a candidate pair that the pre-filter discarded, so that it was not measured.
type Discarded struct {
	A, B      uint32
	sameEvent bool // the two have enough in common to report one event
}

// Relation returns what the two articles are to each other.
func (p *Discarded) Relation() finding.Relation {
	if p.sameEvent {
		return finding.SameEvent
	}
	return finding.Unrelated
}

const (
	// gistsAtOnce is the number of pairs screened in one batch, maxGists the most gists
	// kept for later batches, some 3 kB each.
	gistsAtOnce = 8192
	maxGists    = 8192
)

// Screen discards the candidates that are certainly not reuse.
func Screen(w *parallel.Workers, p Pile, candidates []pile.Candidate) (Screened, error) {
	worded, err := screenRuns(w, p, candidates)
	if err != nil {
		return Screened{}, err
	}
	s, err := screenGists(w, p, candidates, worded)
	if err != nil {
		return Screened{}, err
	}
	err = screenItems(w, p, &s)
	return s, err
}

// screenRuns returns, for each candidate, whether its wording must be compared: it was found
// by bands, or by fingerprints and has enough common runs for an excerpt or a shared
// quotation. Most pairs found by fingerprints share only a set phrase; they go on only if
// their gists are similar.
func screenRuns(w *parallel.Workers, p Pile, candidates []pile.Candidate) ([]bool, error) {
	worded := make([]bool, len(candidates))
	var which []int
	var pairs [][2]uint32
	for i, c := range candidates {
		worded[i] = c.FoundBy&(pile.ByBands|pile.ByPrints) != 0
		if c.FoundBy&(pile.ByBands|pile.ByPrints) == pile.ByPrints {
			which = append(which, i)
			pairs = append(pairs, [2]uint32{c.A, c.B})
		}
	}
	comparers := make([]passage.RunComparer, w.N())
	r := parallel.Residents[passage.RunText]{
		Workers: w, Stage: "comparing wording", Articles: p.Len(), Batch: gistsAtOnce, Most: maxGists,
		Needs: func(i int) []uint32 { return pairs[i][:] },
		Load: func(worker int, n uint32) passage.RunText {
			a, words := p.Body(worker, n)
			return passage.RunText{Runs: shingle.AppendRuns(nil, words), Quotes: whose.Quotations(a.Text, words), Words: len(words)}
		},
	}
	err := r.Over(len(pairs), func(worker, i int, text []passage.RunText) {
		if !comparers[worker].WorthJudging(&text[pairs[i][0]], &text[pairs[i][1]]) {
			worded[which[i]] = false
		}
	})
	return worded, err
}

// screenGists compares the gists of the pairs that are not in worded. When rewrites are not
// searched for there are no gists, and these pairs are discarded.
func screenGists(w *parallel.Workers, p Pile, candidates []pile.Candidate, worded []bool) (Screened, error) {
	const may = 1 << 0
	const event = 1 << 1
	seen := make([]uint8, len(candidates))
	both := make([][2]uint32, len(candidates))
	for i, c := range candidates {
		both[i] = [2]uint32{c.A, c.B}
	}
	r := parallel.Residents[doc.Gist]{
		Workers: w, Stage: "comparing details", Articles: p.Len(), Batch: gistsAtOnce, Most: maxGists,
		Needs: func(i int) []uint32 {
			if worded[i] {
				return nil
			}
			return both[i][:]
		},
		Load: func(_ int, n uint32) doc.Gist { return p.Gist(n) },
	}
	comparers := make([]doc.GistComparer, w.N())
	err := r.Over(len(both), func(worker, i int, have []doc.Gist) {
		if worded[i] {
			seen[i] = may
			return
		}
		a, b := have[both[i][0]], have[both[i][1]]
		if len(a) == 0 || len(b) == 0 {
			return
		}
		g := comparers[worker].Compare(a, b)
		switch {
		case g.Details < farDetails && g.DetailsBack < farDetails:
		case mayBeReuse(&g):
			seen[i] = may
		case g.Shared >= rules.sameEvent:
			seen[i] = event
		}
	})
	out := Screened{Pairs: both[:0]}
	for i, x := range seen {
		if x&may != 0 {
			out.Pairs = append(out.Pairs, both[i])
		} else {
			out.Discarded = append(out.Discarded, Discarded{both[i][0], both[i][1], x&event != 0})
		}
	}
	return out, err
}

// mayBeReuse reports whether a pair with this overlap is worth measuring, by the model of
// the pre-filter.
func mayBeReuse(g *doc.Overlap) bool {
	m := &learned().Prefilter
	return m.probability(&vector{fShared: g.Shared, fFacts: g.Facts, fNumbers: g.Numbers, fDetails: g.Details, fDetailsBack: g.DetailsBack}, manyWords) >= m.Possible
}
