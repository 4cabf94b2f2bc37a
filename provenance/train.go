package provenance

import (
	"context"
	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/direction"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/passage"
	"copytrail/provenance/internal/pile"
	"copytrail/provenance/internal/terms"
	"io"
	"iter"
)

// WriteBackground counts the terms of articles and writes their table of document
// frequencies, without the terms in fewer than least articles.
func WriteBackground(w io.Writer, articles iter.Seq[*article.Article], least float64) error {
	freq := &terms.Frequencies{}
	p := doc.NewPreparer()
	var terms terms.DistinctTerms
	for a := range articles {
		words := p.Body(a)
		freq.AddArticle(terms.Of(p.TermsOf(a.Text, "en", words)))
	}
	return freq.WriteTable(w, least)
}

// ExcerptNames returns the names of what is measured of words in common.
func ExcerptNames() []string { return passage.ExcerptNames[:] }

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
func (t *Trainer) Witnesses(a, b *article.Article) direction.Sample {
	return direction.SampleOf(&t.pair.Comparer, t.prep.Prepare(a, t.stats), t.prep.Prepare(b, t.stats))
}

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

// PileFeatures measures pairs of a pile as a scan of it does, in their stories, and
// fills in what it measured.
func PileFeatures(ctx context.Context, records iter.Seq2[article.Record, error], read article.Options, opt Options, pairs []PilePair) error {
	w := parallel.New(ctx, opt.Jobs, opt.Progress)
	all, _, err := pile.Read(w, records, read, opt.pile())
	if err != nil {
		return err
	}
	defer all.Close()
	candidates, err := all.Candidates(w, opt.search())
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

// WordLanguages returns the languages other than English that have a table of
// frequencies.
func WordLanguages() []string { return terms.WordLanguages() }

// WriteWords writes the table of a language.
func WriteWords(w io.Writer, lang string, shares map[string]float64, most int) (int, error) {
	return terms.WriteWords(w, lang, shares, most)
}
