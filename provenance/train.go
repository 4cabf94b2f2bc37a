package provenance

import (
	"encoding/binary"
	"io"
	"iter"
	"math"
	"slices"

	"copytrail/article"
)

// WriteBackground counts the terms of articles and writes the table of document
// frequencies that englishBackground reads. Terms in fewer than least articles
// are left out: they are as rare as those never seen.
func WriteBackground(w io.Writer, articles iter.Seq[*article.Article], least float64) error {
	freq := &Frequencies{df: map[term]float64{}}
	p := newPreparer()
	var terms []term
	for a := range articles {
		words := p.body(a)
		terms = distinct(terms, p.termsOf(a.Text, "en", words))
		freq.addArticle(terms)
	}
	var kept []term
	for t, n := range freq.df {
		if n >= least {
			kept = append(kept, t)
		}
	}
	slices.Sort(kept)
	out := binary.LittleEndian.AppendUint32(nil, uint32(freq.articles))
	for _, t := range kept {
		out = binary.LittleEndian.AppendUint32(out, uint32(t))
		out = append(out, uint8(math.Round(logStep*math.Log2(freq.df[t]))))
	}
	_, err := w.Write(out)
	return err
}

// FeatureNames returns the names of the judge's features in the order of
// [Trainer.Features].
func FeatureNames() []string {
	names := make([]string, nFeatures)
	for i := range names {
		names[i] = featureTexts[i].name
	}
	return names
}

// Trainer measures pairs for the programs that learn and that report on features.
type Trainer struct {
	stats *Statistics
	prep  *preparer
	pair  pairing
}

// NewTrainer returns a Trainer whose term statistics are the background's and
// those of pile.
func NewTrainer(pile iter.Seq[*article.Article]) *Trainer {
	t := &Trainer{stats: newStatistics(), prep: newPreparer()}
	var terms []term
	for a := range pile {
		words := t.prep.body(a)
		lang := language(a, words)
		terms = distinct(terms, t.prep.termsOf(a.Text, lang, words))
		t.stats.add(lang, terms)
	}
	return t
}

// Features measures a pair, against the other articles of its story when there are
// any.
func (t *Trainer) Features(a, b *article.Article, others []*article.Article) []float64 {
	x, y := t.prep.Prepare(a, t.stats), t.prep.Prepare(b, t.stats)
	m := t.pair.measure(x, y)
	if len(others) > 0 {
		var docs []*Doc
		for _, o := range others {
			docs = append(docs, t.prep.Prepare(o, t.stats))
		}
		t.pair.exclusive(x, y, docs, m)
	}
	return slices.Clone(m.v[:])
}
