package training

import (
	"context"
	"iter"
	"slices"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/pile"
)

// PilePair is two articles of a pile, given by their ids, and what was measured of them.
type PilePair struct {
	A, B      string
	Features  []float64 // in the order of FeatureNames; nil when the pile lacks one of the two
	Parts     []Part    // the stretches that answer each other best; none when these are the whole texts
	Excerpt   []float64 // features of the words in common, in the order of ExcerptNames
	Credited  bool      // one text credits the other's outlet
	IsExcerpt bool      // by itself the pair is judged an excerpt
	ByWording bool      // its relation is decided by the wording and not by the score
	Others    int       // number of other articles of the story that it was compared with
	Words     int       // words of the shorter text, shared quotations set aside
	Longer    int       // the same of the longer text
	Day       int       // days from 1970 to the earlier article, 0 when unknown: pairs of one day share events
}

// PileFeatures measures pairs of a pile in their stories, as a scan of the records does, and
// fills in all fields of pairs but A and B. sameOutlet also compares articles of one outlet.
// The error is that of ctx, or of temporary files.
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
	n := judge.NeighboursOf(all.Len(), judged, slices.Concat(s.Discarded, s.Items))
	var groups [][]uint32
	var which []int
	var numbers []uint32
	for i, p := range pairs {
		a, okA := number[p.A]
		b, okB := number[p.B]
		if okA && okB {
			numbers = append(numbers, a, b)
			groups = append(groups, n.Group(min(a, b), max(a, b), func(x, y uint32) bool { return false }))
			which = append(which, i)
		}
	}
	credits, err := credit.ReadAll(w, all, numbers)
	if err != nil {
		return err
	}
	measurers := judge.NewMeasurers(w)
	return judge.OverDocs(w, all, "measuring", len(groups), func(i int) []uint32 { return groups[i] }, func(worker, i int, d []*doc.Doc) {
		p, needs, m0 := &pairs[which[i]], groups[i], &measurers[worker]
		var others []*doc.Doc
		for _, c := range needs[2:] {
			others = append(others, d[c])
		}
		a, b := d[needs[0]], d[needs[1]]
		m := m0.Measure(a, b)
		j := judge.Alone(a, b, m)
		p.ByWording, p.IsExcerpt = j.ByWording()
		words := m0.CommonWords(a, b, &m.Wording, m.WordingShares())
		if len(others) > 0 {
			m = m0.InStory(a, b, others)
		}
		p.Features, p.Others, p.Words, p.Longer = m.Features(), len(others), m.Words(), m.Longer()
		if len(others) > 0 {
			p.Parts = partsOf(m0.MeasureParts(a, b, others))
		}
		creditsA, creditsB, outletA, outletB := credits[needs[0]], credits[needs[1]], all.Outlet(needs[0]), all.Outlet(needs[1])
		x := words.Features(creditsA, creditsB, outletA, outletB)
		p.Excerpt = x[:]
		p.Credited = outletA != "" && outletB != "" && (creditsA.Credits(outletB) || creditsB.Credits(outletA))
		if a.Article.Published.Precision != article.NoTime {
			p.Day = int(a.Article.Published.Unix() / (24 * 60 * 60))
		}
	})
}
