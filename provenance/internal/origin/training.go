package origin

import (
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/parallel"
)

// Triples returns the triples among the judgements of a pile, whatever the bounds say of them,
// for the training program. The arguments are those of [FindShared].
func Triples(w *parallel.Workers, p Pile, judged []judge.Judgement, which []int, credits map[uint32]*credit.Attribution) ([]Triple, error) {
	s := &search{w, p, judged, which, credits}
	found := make([][]Triple, len(which))
	err := s.overThirds(func(k int, h *sourceTest, v *judge.Judgement, tried []third) {
		for i := range tried {
			if tried[i].bounded {
				found[k] = append(found[k], *h.triple(v, &tried[i]))
			}
		}
	})
	var out []Triple
	for _, list := range found {
		out = append(out, list...)
	}
	return out, err
}
