// Package training gives the program that trains the detector's models what it needs: the
// features of pairs, measured as a scan measures them, and the forms of the tables and
// weights that it writes.
//
// It only collects what the rooms judge, passage, direction and terms offer, so that package
// provenance need not export it. [Trainer] measures pairs of articles that are given,
// [PileFeatures] pairs within a whole pile. It trains nothing itself: see copytrail-train.
package training

import (
	"iter"

	"copytrail/article"
	"copytrail/provenance/internal/direction"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/terms"
)

// Trainer measures pairs of articles. Only one goroutine may use it at a time. Start at
// [NewTrainer].
type Trainer struct {
	stats *terms.Statistics
	prep  *doc.Preparer
	pair  judge.Measurer
}

// NewTrainer returns a Trainer whose term statistics are those of the built-in background
// and of pile.
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

// Features returns the features of a pair, in the order of [FeatureNames], measured against
// the other articles of its story if there are any. words is the number of words of the
// shorter text, shared quotations set aside.
func (t *Trainer) Features(a, b *article.Article, others []*article.Article) (features []float64, words int) {
	x, y := t.prep.Prepare(a, t.stats), t.prep.Prepare(b, t.stats)
	var docs []*doc.Doc
	for _, o := range others {
		docs = append(docs, t.prep.Prepare(o, t.stats))
	}
	m := t.pair.Measure(x, y)
	if len(docs) > 0 {
		m = t.pair.InStory(x, y, docs)
	}
	return m.Features(), m.Words()
}

// Printing returns what tells two texts of one outlet that are printings of one article from
// others, and reports whether they have enough wording in common to be.
func (t *Trainer) Printing(a, b *article.Article) (x PrintingMeasures, similar bool) {
	return t.pair.Measure(t.prep.Prepare(a, t.stats), t.prep.Prepare(b, t.stats)).PrintingMeasures()
}

// Part is what was measured of two stretches.
type Part struct {
	Features []float64 // in the order of FeatureNames
	Words    int       // of the shorter stretch
}

// Parts measures the stretches of a pair that answer each other best; none when these are
// the whole texts.
func (t *Trainer) Parts(a, b *article.Article, others []*article.Article) []Part {
	x, y := t.prep.Prepare(a, t.stats), t.prep.Prepare(b, t.stats)
	var docs []*doc.Doc
	for _, o := range others {
		docs = append(docs, t.prep.Prepare(o, t.stats))
	}
	t.pair.InStory(x, y, docs)
	return partsOf(t.pair.MeasureParts(x, y, docs))
}

func partsOf(measured []*judge.Measured) []Part {
	var out []Part
	for _, m := range measured {
		out = append(out, Part{m.Features(), m.Words()})
	}
	return out
}

// Excerpt returns the features of the words in common of a pair, in the order of
// [ExcerptNames], and reports whether the pair is judged an excerpt. The features of credits
// are 0.
func (t *Trainer) Excerpt(a, b *article.Article) (features []float64, isExcerpt bool) {
	x, y := t.prep.Prepare(a, t.stats), t.prep.Prepare(b, t.stats)
	m := t.pair.Measure(x, y)
	v := judge.Alone(x, y, m)
	f := t.pair.ExcerptFeatures(x, y, &m.Wording, m.WordingShares())
	_, excerpt := v.ByWording()
	return f[:], excerpt
}

// Form returns the features of a form filled twice, in the order of [FormNames], and reports
// whether the wording of a and b is similar enough for one.
func (t *Trainer) Form(a, b *article.Article) (features []float64, similar bool) {
	return t.pair.Measure(t.prep.Prepare(a, t.stats), t.prep.Prepare(b, t.stats)).Form()
}

// Witnesses returns the features of a pair for the witnesses of direction.
func (t *Trainer) Witnesses(a, b *article.Article) Sample {
	return direction.SampleOf(&t.pair.Comparer, t.prep.Prepare(a, t.stats), t.prep.Prepare(b, t.stats))
}
