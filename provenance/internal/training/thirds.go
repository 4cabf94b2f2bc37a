package training

import (
	"context"
	"iter"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/origin"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/pile"
)

// Triple is a pair and a third article that may have been the source of both.
type Triple struct {
	A, B, C string   // ids
	Kin     []string // ids of the other articles that may be reuse with C
	origin.Triple
}

// ThirdBounds say which triples are two rewrites and their source.
type ThirdBounds = origin.Bounds

// NoKin is what FromKin of a triple without Kin is.
const NoKin = origin.NoKin

// Triples returns the triples of a pile, judged as a scan of the records judges them but for
// printings. sameOutlet also compares articles of one outlet. The error is that of ctx, or of
// temporary files.
func Triples(ctx context.Context, records iter.Seq2[article.Record, error], read article.Options, sameOutlet bool) ([]Triple, error) {
	w := parallel.New(ctx, 0, nil)
	all, _, err := pile.Read(w, records, read, pile.Options{Rewrites: true, Outlets: outlet.Default()})
	if err != nil {
		return nil, err
	}
	defer all.Close()
	candidates, err := all.Candidates(w, pile.Search{
		Similarity: provenance.DefaultOptions.Similarity, Recall: provenance.DefaultOptions.Recall, SameOutlet: sameOutlet,
	})
	if err != nil {
		return nil, err
	}
	s, err := judge.Screen(w, all, candidates.Pairs)
	if err != nil {
		return nil, err
	}
	judged, err := judge.Pairs(w, all, "judging", s.Pairs)
	if err != nil {
		return nil, err
	}
	if err := judge.InStories(w, all, judged, s.Discarded, func(x, y uint32) bool { return false }); err != nil {
		return nil, err
	}
	judge.WithQuotations(judged)
	which := make([]int, len(judged))
	var numbers []uint32
	for i := range judged {
		which[i] = i
		numbers = append(numbers, judged[i].A, judged[i].B)
	}
	credits, err := credit.ReadAll(w, all, numbers)
	if err != nil {
		return nil, err
	}
	judge.WithCredits(judged, which, credits, all.Outlet)
	found, err := origin.Triples(w, all, judged, which, credits)
	if err != nil {
		return nil, err
	}
	id := func(n uint32) string { return all.Article(n).ID }
	out := make([]Triple, len(found))
	for i, t := range found {
		out[i] = Triple{A: id(t.A), B: id(t.B), C: id(t.C), Triple: t}
		for _, k := range t.Kin {
			out[i].Kin = append(out[i].Kin, id(k))
		}
	}
	return out, nil
}

// Triple measures three texts whatever they are to each other: Left and Grams of it, no log odds.
func (t *Trainer) Triple(a, b, c *article.Article) Triple {
	x, y, z := t.prep.Prepare(a, t.stats), t.prep.Prepare(b, t.stats), t.prep.Prepare(c, t.stats)
	grams := func(x, y *doc.Doc) float64 {
		v := judge.Alone(x, y, t.pair.Measure(x, y))
		return v.TrigramShare()
	}
	return Triple{A: a.ID, B: b.ID, C: c.ID, Triple: origin.Triple{
		Left: t.pair.Unexplained(x, y, z), Grams: grams(x, y) - max(grams(x, z), grams(y, z)), FromKin: NoKin,
	}}
}
