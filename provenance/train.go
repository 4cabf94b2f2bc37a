package provenance

import (
	"context"
	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/pile"
	"copytrail/provenance/internal/terms"
	"io"
	"iter"
	"slices"
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

// FeatureNames returns the names of the judge's features in the order of
// [Trainer.Features].
func FeatureNames() []string {
	names := make([]string, nFeatures)
	for i := range names {
		names[i] = featureTexts[i].name
	}
	return names
}

// StoryFeatures returns the number of the first feature that needs the story's other
// articles; all after it do too.
func StoryFeatures() int { return int(fExclusive) }

// GlanceFeatures returns the numbers of the features that a glance at two gists sees
// as well, but for quotations.
func GlanceFeatures() []int {
	return []int{int(fShared), int(fFacts), int(fNumbers), int(fDetails), int(fDetailsBack)}
}

// ExcerptNames returns the names of what is measured of words in common.
func ExcerptNames() []string { return excerptNames[:] }

// Trainer measures pairs for the programs that learn and that report on features.
type Trainer struct {
	stats *terms.Statistics
	prep  *doc.Preparer
	pair  pairing
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
	m := t.pair.measure(x, y)
	if len(others) > 0 {
		var docs []*doc.Doc
		for _, o := range others {
			docs = append(docs, t.prep.Prepare(o, t.stats))
		}
		t.pair.exclusive(x, y, asOthers(docs...), m)
	}
	return slices.Clone(m.v[:]), min(m.wordsA, m.wordsB)
}

// Excerpt measures the words that a pair has in common, credits left out, and reports
// whether they are enough for an excerpt and not for more.
func (t *Trainer) Excerpt(a, b *article.Article) (features []float64, copies bool) {
	x, y := t.prep.Prepare(a, t.stats), t.prep.Prepare(b, t.stats)
	m := t.pair.measure(x, y)
	v := judge(x, y, m)
	f := t.pair.excerptWords(x, y, &m.commonWording, m.wordingShares())
	return f[:], v.relation == finding.Excerpt
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
	s, err := screen(w, all, candidates.Pairs)
	if err != nil {
		return err
	}
	judged, err := judgePairs(w, all, "judging", s.pairs)
	if err != nil {
		return err
	}
	number := map[string]uint32{}
	for n := range uint32(all.Len()) {
		number[all.Article(n).ID] = n
	}
	n := neighboursOf(all.Len(), judged, s.passed)
	var groups [][]uint32
	var which []int
	var numbers []uint32
	for i, p := range pairs {
		a, okA := number[p.A]
		b, okB := number[p.B]
		if okA && okB {
			numbers = append(numbers, a, b)
			groups = append(groups, n.group(min(a, b), max(a, b)))
			which = append(which, i)
		}
	}
	credits, err := credit.ReadAll(w, all, numbers)
	if err != nil {
		return err
	}
	pairings := newPairings(w)
	return overDocs(w, all, "measuring", len(groups), func(i int) []uint32 { return groups[i] }, func(worker, i int, d []*doc.Doc) {
		p, needs, m0 := &pairs[which[i]], groups[i], &pairings[worker]
		var others []*doc.Doc
		for _, c := range needs[2:] {
			others = append(others, d[c])
		}
		a, b := d[needs[0]], d[needs[1]]
		m := m0.measure(a, b)
		j := judge(a, b, m)
		p.Copies, p.Worded = j.relation == finding.Excerpt, j.relation >= finding.Excerpt || j.template
		words := m0.common(a, b, &m.commonWording, m.wordingShares())
		m0.exclusive(a, b, asOthers(others...), m)
		p.Features, p.Others, p.Words = slices.Clone(m.v[:]), len(others), min(m.wordsA, m.wordsB)
		x := words.credited(credits[needs[0]], credits[needs[1]], all.Outlet(needs[0]), all.Outlet(needs[1]))
		p.Excerpt = x[:]
		p.Credited = x[xOther] > 0
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
