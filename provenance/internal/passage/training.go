package passage

import (
	"slices"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// SentenceFeatureNames returns the names of the features of two sentences in the
// order of [SentenceMeasurer.Features].
func SentenceFeatureNames() []string { return slices.Clone(sentenceNames[:]) }

// SentenceMeasurer measures pairs of English sentences for the training program. Only one
// goroutine may use it at a time.
type SentenceMeasurer struct {
	prep    *doc.Preparer
	stats   *terms.Statistics
	scratch sentenceScratch
}

// NewSentenceMeasurer returns a SentenceMeasurer whose term weights come from the built-in
// background table.
func NewSentenceMeasurer() *SentenceMeasurer {
	return &SentenceMeasurer{prep: doc.NewPreparer(), stats: terms.NewStatistics()}
}

// Features measures a and b, each as one sentence. Values are in [0, 1], in the order of
// [SentenceFeatureNames].
func (m *SentenceMeasurer) Features(a, b string) []float64 {
	v := m.scratch.compare(m.sentence(a), m.sentence(b))
	return v[:]
}

func (m *SentenceMeasurer) sentence(text string) *sentence {
	d := m.prep.Prepare(&article.Article{Text: text, Lang: "en"}, m.stats)
	x := &sentence{}
	newSentenceSide(d).prepare(x, shingle.Range{End: len(d.Words)}, 0)
	return x
}

// Table returns the features of every sentence of a against every sentence of b, nil for
// pairs that share too little to be compared.
func (m *SentenceMeasurer) Table(a, b *article.Article) [][][]float64 {
	x, y := m.prep.Prepare(a, m.stats), m.prep.Prepare(b, m.stats)
	var p Comparer
	l := &m.scratch.linker
	l.between(&m.scratch, x, y, p.Matches(&x.Seq, &y.Seq, nil, nil), nil, nil)
	out := make([][][]float64, l.rows)
	for i := range out {
		out[i] = make([][]float64, l.cols)
		for j := range out[i] {
			if l.shared[i*l.cols+j] {
				v := m.scratch.compare(l.a.alone(i), l.b.alone(j))
				out[i][j] = v[:]
			}
		}
	}
	return out
}

// Sentences returns the sentences of a as the detector splits them, in bytes of its text.
func Sentences(a *article.Article) []article.Span {
	words := doc.NewPreparer().Body(a)
	var out []article.Span
	for _, r := range shingle.AppendSentences(nil, a.Text, words) {
		out = append(out, article.Span{Start: int(words[r.Start].Start), End: int(words[r.End-1].End)})
	}
	return out
}
