package provenance

import (
	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/parallel"
	"copytrail/shingle"
)

// docs gives articles prepared for comparing, by number.
type docs interface {
	Len() int
	Doc(worker int, n uint32) *doc.Doc // to be followed by Release
	Release(n uint32)
}

// judgePile is what judging asks of the articles of a run.
type judgePile interface {
	docs
	Body(worker int, n uint32) (*article.Article, []shingle.Word) // the article with its text, and the words of its body
	Gist(n uint32) doc.Gist                                       // nil when there is none
	GistTells(n uint32, lang string) bool                         // its gist has all terms that an article in lang may share
	Lang(n uint32) string
}

const (
	// docsAtOnce is how many pairs, or groups of more articles, are judged in one batch.
	docsAtOnce = 1024
	// maxDocs bounds the Docs kept for later batches, some 30 kB each.
	maxDocs = 1536
)

// overDocs prepares the articles that jobs need and calls do for each job on all
// workers, with the Docs by the numbers of their articles.
func overDocs(w *parallel.Workers, p docs, stage string, jobs int, needs func(job int) []uint32, do func(worker, job int, d []*doc.Doc)) error {
	r := parallel.Residents[*doc.Doc]{
		Workers: w, Stage: stage, Articles: p.Len(), Batch: docsAtOnce, Most: maxDocs,
		Needs: needs, Load: p.Doc, Drop: p.Release,
	}
	return r.Over(jobs, do)
}

// newPairings returns one pairing for each worker.
func newPairings(w *parallel.Workers) []pairing { return make([]pairing, w.N()) }

// judgePairs measures pairs of articles and judges each by itself.
func judgePairs(w *parallel.Workers, p docs, stage string, pairs [][2]uint32) ([]judgement, error) {
	judged := make([]judgement, len(pairs))
	pairings := newPairings(w)
	needs := func(i int) []uint32 { return pairs[i][:] }
	err := overDocs(w, p, stage, len(pairs), needs, func(worker, i int, d []*doc.Doc) {
		a, b := pairs[i][0], pairs[i][1]
		judged[i] = pairings[worker].judge(d[a], d[b])
		judged[i].a, judged[i].b = a, b
	})
	return judged, err
}

// judge measures a and b and judges the pair by itself.
func (p *pairing) judge(a, b *doc.Doc) judgement {
	m := p.measure(a, b)
	v := judge(a, b, m)
	v.noteCommon(p, a, b, m)
	return v
}

// noteCommon keeps of an excerpt what it will be judged by when credits are known, and
// the texts no longer at hand.
func (v *judgement) noteCommon(p *pairing, a, b *doc.Doc, m *measured) {
	if v.relation == finding.Excerpt {
		v.common = p.common(a, b, &m.commonWording, m.wordingShares())
	}
}

// wordingShares returns what else was measured that speaks for taken words.
func (m *measured) wordingShares() wordingShares {
	return wordingShares{m.v[fVerbatim], m.v[fDetailOrder], m.v[fFactDetailsMost]}
}
