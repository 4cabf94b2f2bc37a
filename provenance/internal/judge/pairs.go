package judge

import (
	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/passage"
	"copytrail/shingle"
)

// Docs prepares articles for comparing. Articles are numbered from 0.
type Docs interface {
	Len() int                          // the number of articles
	Doc(worker int, n uint32) *doc.Doc // article n prepared, until Release(n)
	Release(n uint32)
}

// Pile is the articles of a run, as far as judging needs them.
type Pile interface {
	Docs
	Body(worker int, n uint32) (*article.Article, []shingle.Word) // the article with its text, and the words of its body
	Terms(worker int, n uint32) *doc.Doc                          // article n prepared as far as its items and gists need it, until Release(n)
	Gist(n uint32) doc.Gist                                       // nil when there is none
	GistIsComplete(n uint32, lang string) bool                    // its gist has all terms that an article in lang may share
	Lang(n uint32) string                                         // ISO 639-1, "" when unknown
	Whole(n uint32) *article.Article                              // article n with its text
	MayHaveItems(n uint32) bool                                   // false when doc.Items has none of article n
}

const (
	// docsAtOnce is the number of pairs, or larger groups of articles, in one batch.
	docsAtOnce = 1024
	// maxDocs is the most Docs kept for later batches, some 30 kB each.
	maxDocs = 1536
)

// OverDocs runs jobs 0 to jobs-1 on all workers. It prepares the articles that needs
// returns for a job, and calls do with their Docs, indexed by article number. stage is
// shown as progress. The error is that of the workers' context.
func OverDocs(w *parallel.Workers, p Docs, stage string, jobs int, needs func(job int) []uint32, do func(worker, job int, d []*doc.Doc)) error {
	r := parallel.Residents[*doc.Doc]{
		Workers: w, Stage: stage, Articles: p.Len(), Batch: docsAtOnce, Most: maxDocs,
		Needs: needs, Load: p.Doc, Drop: p.Release,
	}
	return r.Over(jobs, do)
}

// NewMeasurers returns one Measurer for each worker.
func NewMeasurers(w *parallel.Workers) []Measurer { return make([]Measurer, w.N()) }

// Pairs measures pairs of articles and judges each by itself. The judgements are in the
// order of pairs. stage is shown as progress.
func Pairs(w *parallel.Workers, p Docs, stage string, pairs [][2]uint32) ([]Judgement, error) {
	order := make([]int, len(pairs))
	for i := range order {
		order[i] = i
	}
	return pairsInOrder(w, p, stage, pairs, order)
}

// pairsInOrder is Pairs, with the indexes of the pairs in the order in which they are measured.
func pairsInOrder(w *parallel.Workers, p Docs, stage string, pairs [][2]uint32, order []int) ([]Judgement, error) {
	judged := make([]Judgement, len(pairs))
	measurers := NewMeasurers(w)
	needs := func(job int) []uint32 { return pairs[order[job]][:] }
	err := OverDocs(w, p, stage, len(pairs), needs, func(worker, job int, d []*doc.Doc) {
		i := order[job]
		a, b := pairs[i][0], pairs[i][1]
		judged[i] = measurers[worker].judge(d[a], d[b])
		judged[i].A, judged[i].B = a, b
	})
	return judged, err
}

// judge measures a and b and judges the pair by itself.
func (p *Measurer) judge(a, b *doc.Doc) Judgement {
	m := p.Measure(a, b)
	v := Alone(a, b, m)
	v.keepCommonWords(p, a, b, m)
	v.keepQuoted(a, b, m)
	p.judgeItems(&v, a, b, nil)
	v.keepEvidence(p, a, b)
	return v
}

// keepCommonWords keeps the common words of an excerpt for WithCredits, when the texts are
// no longer in memory.
func (v *Judgement) keepCommonWords(p *Measurer, a, b *doc.Doc, m *Measured) {
	if v.Relation == finding.Excerpt {
		v.common = p.CommonWords(a, b, &m.Wording, m.WordingShares())
	}
}

// WordingShares returns the measures that are also evidence for copied words.
func (m *Measured) WordingShares() passage.WordingShares {
	return passage.WordingShares{Verbatim: m.v[fVerbatim], DetailOrder: m.v[fDetailOrder], FactDetails: m.v[fFactDetailsMost]}
}
