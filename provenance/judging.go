package provenance

import (
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
)

// passed is a candidate pair that a glance at its gists has shown not to be reuse, so
// that it was never measured.
type passed struct {
	a, b      uint32
	sameEvent bool
}

// relation returns what the two articles are to each other.
func (p *passed) relation() finding.Relation {
	if p.sameEvent {
		return finding.SameEvent
	}
	return finding.Unrelated
}

// judge measures and judges by itself every candidate pair that may be reuse.
func (s *scan) judge() error {
	s.showCompared()
	if err := s.lookForRuns(); err != nil {
		return err
	}
	pairs, err := s.glanceAll()
	if err != nil {
		return err
	}
	s.pairs = nil
	s.judged, err = s.measureAll("judging", pairs)
	return err
}

// showCompared shows the caller the articles of all candidates.
func (s *scan) showCompared() {
	if s.opt.Compared == nil {
		return
	}
	in := make([]bool, len(s.pile))
	for _, p := range s.pairs {
		in[p.A], in[p.B] = true, true
	}
	for i := range in {
		if in[i] {
			s.opt.Compared(s.whole(&s.pile[i]))
		}
	}
}

// glanceAll returns the pairs that may be reuse, and puts the others in s.passed.
// Pairs of like wording are not looked at: they are few, and wording is not in a
// gist. When rewrites are not searched there are no gists, and no other pair may be
// anything.
func (s *scan) glanceAll() ([][2]uint32, error) {
	const may = 1 << 0
	const event = 1 << 1
	seen := make([]uint8, len(s.pairs))
	both := make([][2]uint32, len(s.pairs))
	for i, p := range s.pairs {
		both[i] = [2]uint32{p.A, p.B}
	}
	worded := func(i int) bool { return s.pairs[i].found&(byBands|byPrints) != 0 }
	r := residents[doc.Gist]{
		scan: s, stage: "comparing details", batch: gistsAtOnce, most: maxGists,
		needs: func(i int) []uint32 {
			if worded(i) {
				return nil
			}
			return both[i][:]
		},
		load: func(_ int, n uint32) doc.Gist {
			e := &s.pile[n]
			return s.spool.read(nil, e.gist, int(e.gistLen))
		},
	}
	glancers := make([]doc.GistComparer, s.jobs)
	err := r.over(len(both), func(worker, i int, have []doc.Gist) {
		a, b := have[both[i][0]], have[both[i][1]]
		if worded(i) {
			seen[i] = may
			return
		}
		if len(a) == 0 || len(b) == 0 {
			return
		}
		g := glancers[worker].Compare(a, b)
		switch {
		case g.Details < farDetails && g.DetailsBack < farDetails:
		case mayBeReuse(&g):
			seen[i] = may
		case g.Shared >= rules.sameEvent:
			seen[i] = event
		}
	})
	kept := both[:0]
	for i, x := range seen {
		if x&may != 0 {
			kept = append(kept, both[i])
		} else {
			s.passed = append(s.passed, passed{both[i][0], both[i][1], x&event != 0})
		}
	}
	return kept, err
}

// judge measures a and b and judges the pair by itself.
func (p *pairing) judge(a, b *doc.Doc) judgement {
	m := p.measure(a, b)
	v := judge(a, b, m)
	v.noteCommon(p, a, b, m)
	return v
}

// noteCommon keeps of an excerpt what it will be judged by when credits are known, and
// the texts no longer at hand.
func (v *judgement) noteCommon(p *pairing, a, b *doc.Doc, m *measured) {
	if v.relation == finding.Excerpt {
		v.common = p.common(a, b, m)
	}
}

// measureAll measures pairs and judges each by itself.
func (s *scan) measureAll(stage string, pairs [][2]uint32) ([]judgement, error) {
	judged := make([]judgement, len(pairs))
	needs := func(i int) []uint32 { return pairs[i][:] }
	err := s.overDocs(stage, len(pairs), needs, func(worker, i int, d []*doc.Doc) {
		a, b := pairs[i][0], pairs[i][1]
		judged[i] = s.pairings[worker].judge(d[a], d[b])
		judged[i].a, judged[i].b = a, b
	})
	return judged, err
}

// mayBeReuse reports whether a pair that looks like g is worth measuring, by a model
// of its own.
func mayBeReuse(g *doc.Overlap) bool {
	m := &learned().Glance
	return m.probability(&vector{fShared: g.Shared, fFacts: g.Facts, fNumbers: g.Numbers, fDetails: g.Details, fDetailsBack: g.DetailsBack}, manyWords) >= m.Possible
}
