package training

import (
	"context"
	"iter"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/pile"
)

// PilePair is two articles of a pile by their ids, and what the judge sees of them
// there.
type PilePair struct {
	A, B     string
	Features []float64 // nil when the pile does not have both, or sets them aside
	Excerpt  []float64 // what is measured of the words in common, in the order of ExcerptNames
	Credited bool      // one of the two gives the other's outlet as a source
	Copies   bool      // the words in common are enough for an excerpt, not for more
	Worded   bool      // the words in common decide, so that the judge's score does not
	Others   int       // articles of the story that they were weighed against
	Words    int       // of the shorter text, shared quotations set aside
	Day      int       // days since 1970 of the earlier one, 0 when not known: pairs of one day share events
}

// PileFeatures measures pairs of a pile as a scan of it does, in their stories, and fills
// in what it measured. sameOutlet also compares articles of one outlet.
func PileFeatures(ctx context.Context, records iter.Seq2[article.Record, error], read article.Options, sameOutlet bool, pairs []PilePair) error {
	w := parallel.New(ctx, 0, nil)
	all, _, err := pile.Read(w, records, read, pile.Options{Rewrites: true, Outlets: outlet.Default()})
	if err != nil {
		return err
	}
	defer all.Close()
	candidates, err := all.Candidates(w, pile.Search{
		Similarity: provenance.DefaultOptions.Similarity, Recall: provenance.DefaultOptions.Recall, SameOutlet: sameOutlet,
	})
	if err != nil {
		return err
	}
	s, err := judge.Screen(w, all, candidates.Pairs)
	if err != nil {
		return err
	}
	judged, err := judge.Pairs(w, all, "judging", s.Pairs)
	if err != nil {
		return err
	}
	number := map[string]uint32{}
	for n := range uint32(all.Len()) {
		number[all.Article(n).ID] = n
	}
	n := judge.NeighboursOf(all.Len(), judged, s.Discarded)
	var groups [][]uint32
	var which []int
	var numbers []uint32
	for i, p := range pairs {
		a, okA := number[p.A]
		b, okB := number[p.B]
		if okA && okB {
			numbers = append(numbers, a, b)
			groups = append(groups, n.Group(min(a, b), max(a, b)))
			which = append(which, i)
		}
	}
	credits, err := credit.ReadAll(w, all, numbers)
	if err != nil {
		return err
	}
	pairings := judge.NewMeasurers(w)
	return judge.OverDocs(w, all, "measuring", len(groups), func(i int) []uint32 { return groups[i] }, func(worker, i int, d []*doc.Doc) {
		p, needs, m0 := &pairs[which[i]], groups[i], &pairings[worker]
		var others []*doc.Doc
		for _, c := range needs[2:] {
			others = append(others, d[c])
		}
		a, b := d[needs[0]], d[needs[1]]
		m := m0.Measure(a, b)
		j := judge.Alone(a, b, m)
		p.Worded, p.Copies = j.WordedAlike()
		words := m0.CommonWords(a, b, &m.Wording, m.WordingShares())
		m0.Exclusive(a, b, judge.Others(others...), m)
		p.Features, p.Others, p.Words = m.Features(), len(others), m.Words()
		creditsA, creditsB, outletA, outletB := credits[needs[0]], credits[needs[1]], all.Outlet(needs[0]), all.Outlet(needs[1])
		x := words.Credited(creditsA, creditsB, outletA, outletB)
		p.Excerpt = x[:]
		p.Credited = outletA != "" && outletB != "" && (creditsA.Credits(outletB) || creditsB.Credits(outletA))
		if a.Article.Published.Precision != article.NoTime {
			p.Day = int(a.Article.Published.Unix() / (24 * 60 * 60))
		}
	})
}
