package judge

import (
	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/passage"
	"copytrail/shingle"
)

// Docs gives articles prepared for comparing, by number.
type Docs interface {
	Len() int
	Doc(worker int, n uint32) *doc.Doc // to be followed by Release
	Release(n uint32)
}

// Pile is what judging asks of the articles of a run.
type Pile interface {
	Docs
	Body(worker int, n uint32) (*article.Article, []shingle.Word) // the article with its text, and the words of its body
	Gist(n uint32) doc.Gist                                       // nil when there is none
	GistIsComplete(n uint32, lang string) bool                    // its gist has all terms that an article in lang may share
	Lang(n uint32) string
}

const (
	// docsAtOnce is how many pairs, or groups of more articles, are judged in one batch.
	docsAtOnce = 1024
	// maxDocs bounds the Docs kept for later batches, some 30 kB each.
	maxDocs = 1536
)

// OverDocs prepares the articles that jobs need and calls do for each job on all
// workers, with the Docs by the numbers of their articles.
func OverDocs(w *parallel.Workers, p Docs, stage string, jobs int, needs func(job int) []uint32, do func(worker, job int, d []*doc.Doc)) error {
	r := parallel.Residents[*doc.Doc]{
		Workers: w, Stage: stage, Articles: p.Len(), Batch: docsAtOnce, Most: maxDocs,
		Needs: needs, Load: p.Doc, Drop: p.Release,
	}
	return r.Over(jobs, do)
}

// NewMeasurers returns one pairing for each worker.
func NewMeasurers(w *parallel.Workers) []Measurer { return make([]Measurer, w.N()) }

// Pairs measures pairs of articles and judges each by itself.
func Pairs(w *parallel.Workers, p Docs, stage string, pairs [][2]uint32) ([]Judgement, error) {
	judged := make([]Judgement, len(pairs))
	pairings := NewMeasurers(w)
	needs := func(i int) []uint32 { return pairs[i][:] }
	err := OverDocs(w, p, stage, len(pairs), needs, func(worker, i int, d []*doc.Doc) {
		a, b := pairs[i][0], pairs[i][1]
		judged[i] = pairings[worker].judge(d[a], d[b])
		judged[i].A, judged[i].B = a, b
	})
	return judged, err
}

// judge measures a and b and judges the pair by itself.
func (p *Measurer) judge(a, b *doc.Doc) Judgement {
	m := p.Measure(a, b)
	v := Alone(a, b, m)
	v.noteCommon(p, a, b, m)
	return v
}

// noteCommon keeps of an excerpt what it will be judged by when credits are known, and
// the texts no longer at hand.
func (v *Judgement) noteCommon(p *Measurer, a, b *doc.Doc, m *Measured) {
	if v.Relation == finding.Excerpt {
		v.common = p.CommonWords(a, b, &m.Wording, m.WordingShares())
	}
}

// WordingShares returns what else was measured that speaks for taken words.
func (m *Measured) WordingShares() passage.WordingShares {
	return passage.WordingShares{Verbatim: m.v[fVerbatim], DetailOrder: m.v[fDetailOrder], FactDetails: m.v[fFactDetailsMost]}
}
