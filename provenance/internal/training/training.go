// Package training is what the program that learns the detector's weights needs of it:
// the measures of pairs that the models are made of, as a scan takes them, under one
// roof, so that they are no part of the face of package provenance.
package training

import (
	"iter"

	"copytrail/article"
	"copytrail/provenance/internal/direction"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/terms"
)

// Trainer measures pairs for the programs that learn and that report on features.
type Trainer struct {
	stats *terms.Statistics
	prep  *doc.Preparer
	pair  judge.Measurer
}

// NewTrainer returns a Trainer whose term statistics are the background's and
// those of pile.
func NewTrainer(pile iter.Seq[*article.Article]) *Trainer {
	t := &Trainer{stats: terms.NewStatistics(), prep: doc.NewPreparer()}
	var terms terms.DistinctTerms
	for a := range pile {
		words := t.prep.Body(a)
		lang := doc.Language(a, words)
		t.stats.Add(lang, terms.Of(t.prep.TermsOf(a.Text, lang, words)))
	}
	return t
}

// Features measures a pair, against the other articles of its story when there are
// any. Words is the number of words of the shorter text, shared quotations set aside.
func (t *Trainer) Features(a, b *article.Article, others []*article.Article) (features []float64, words int) {
	x, y := t.prep.Prepare(a, t.stats), t.prep.Prepare(b, t.stats)
	m := t.pair.Measure(x, y)
	if len(others) > 0 {
		var docs []*doc.Doc
		for _, o := range others {
			docs = append(docs, t.prep.Prepare(o, t.stats))
		}
		t.pair.Exclusive(x, y, judge.Others(docs...), m)
	}
	return m.Features(), m.Words()
}

// Excerpt measures the words that a pair has in common, credits left out, and reports
// whether they are enough for an excerpt and not for more.
func (t *Trainer) Excerpt(a, b *article.Article) (features []float64, copies bool) {
	x, y := t.prep.Prepare(a, t.stats), t.prep.Prepare(b, t.stats)
	m := t.pair.Measure(x, y)
	v := judge.Alone(x, y, m)
	f := t.pair.ExcerptWords(x, y, &m.Wording, m.WordingShares())
	_, excerpt := v.WordedAlike()
	return f[:], excerpt
}

// Witnesses measures a pair as the witnesses of direction see it.
func (t *Trainer) Witnesses(a, b *article.Article) Sample {
	return direction.SampleOf(&t.pair.Comparer, t.prep.Prepare(a, t.stats), t.prep.Prepare(b, t.stats))
}
