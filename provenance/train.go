package provenance

import (
	"cmp"
	"context"
	"encoding/binary"
	"io"
	"iter"
	"maps"
	"math"
	"slices"

	"copytrail/article"
	"copytrail/lsh"
	"copytrail/shingle"
)

// WriteBackground counts the terms of articles and writes the table of document
// frequencies that englishBackground reads. Terms in fewer than least articles
// are left out: they are as rare as those never seen.
func WriteBackground(w io.Writer, articles iter.Seq[*article.Article], least float64) error {
	freq := &Frequencies{}
	p := newPreparer()
	var terms distinctTerms
	for a := range articles {
		words := p.body(a)
		freq.addArticle(terms.of(p.termsOf(a.Text, "en", words)))
	}
	return writeTable(w, uint32(freq.articles.Load()), func(yield func(term, float64) bool) {
		for t, n := range freq.df.all {
			if float64(n) >= least && !yield(t, float64(n)) {
				return
			}
		}
	})
}

// writeTable writes a table of document frequencies as readBackground reads it.
func writeTable(w io.Writer, articles uint32, terms iter.Seq2[term, float64]) error {
	df := map[term]float64{}
	for t, n := range terms {
		df[t] = n
	}
	out := binary.LittleEndian.AppendUint32(nil, articles)
	for _, t := range slices.Sorted(maps.Keys(df)) {
		out = binary.LittleEndian.AppendUint32(out, uint32(t))
		out = append(out, uint8(math.Round(logStep*math.Log2(df[t]))))
	}
	_, err := w.Write(out)
	return err
}

// tableArticles is the number of articles that a table made from shares is written
// for: the rarest of its terms stand in 15 of them or more.
const tableArticles = 1 << 15

// WriteWords writes the table of a language from the share of articles that have each
// word, in [0, 1]. The shares of words of one stem are added. It keeps the most common
// terms and returns how many there are. Numbers and what the tokeniser does not take
// for one word are left out.
func WriteWords(w io.Writer, lang string, shares map[string]float64, most int) (terms int, err error) {
	s := newStemmer(lang)
	sum := map[term]float64{}
	for _, word := range slices.Sorted(maps.Keys(shares)) {
		words := shingle.AppendWords(nil, word)
		if len(words) != 1 {
			continue
		}
		if t := s.info(word, words[0]); !t.stop && t.kind != numberTerm {
			sum[t.term] = 1 - (1-sum[t.term])*(1-shares[word])
		}
	}
	order := slices.SortedFunc(maps.Keys(sum), func(x, y term) int {
		return cmp.Or(cmp.Compare(sum[y], sum[x]), cmp.Compare(x, y))
	})
	order = order[:min(len(order), most)]
	return len(order), writeTable(w, tableArticles, func(yield func(term, float64) bool) {
		for _, t := range order {
			if !yield(t, max(1, sum[t]*tableArticles)) {
				return
			}
		}
	})
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
	stats *Statistics
	prep  *preparer
	pair  pairing
}

// NewTrainer returns a Trainer whose term statistics are the background's and
// those of pile.
func NewTrainer(pile iter.Seq[*article.Article]) *Trainer {
	t := &Trainer{stats: newStatistics(), prep: newPreparer()}
	var terms distinctTerms
	for a := range pile {
		words := t.prep.body(a)
		lang := language(a, words)
		t.stats.add(lang, terms.of(t.prep.termsOf(a.Text, lang, words)))
	}
	return t
}

// Features measures a pair, against the other articles of its story when there are
// any. Words is the number of words of the shorter text, shared quotations set aside.
func (t *Trainer) Features(a, b *article.Article, others []*article.Article) (features []float64, words int) {
	x, y := t.prep.Prepare(a, t.stats), t.prep.Prepare(b, t.stats)
	m := t.pair.measure(x, y)
	if len(others) > 0 {
		var docs []*Doc
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
	f := t.pair.excerptWords(x, y, m)
	return f[:], v.relation == Excerpt
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
	s := newScan(ctx, opt)
	defer s.close()
	for _, stage := range []func() error{
		func() error { return s.read(records, read) }, s.arrange, s.findBoilerplate, s.find, s.judge,
	} {
		if err := stage(); err != nil {
			return err
		}
	}
	number := map[string]uint32{}
	for i := range s.pile {
		number[s.article(&s.pile[i]).ID] = uint32(i)
	}
	n := s.neighbours()
	var groups []group
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
	credits, err := s.readCreditsOf(numbers)
	if err != nil {
		return err
	}
	return s.overGroups("measuring", groups, func(worker, i int, d []*Doc) {
		p, needs := &pairs[which[i]], groups[i].needs
		var others []*Doc
		for _, c := range needs[2:] {
			others = append(others, d[c])
		}
		a, b := d[needs[0]], d[needs[1]]
		m := s.pairings[worker].measure(a, b)
		j := judge(a, b, m)
		p.Copies, p.Worded = j.relation == Excerpt, j.relation >= Excerpt || j.template
		words := s.pairings[worker].common(a, b, m)
		s.pairings[worker].exclusive(a, b, asOthers(others...), m)
		p.Features, p.Others, p.Words = slices.Clone(m.v[:]), len(others), min(m.wordsA, m.wordsB)
		x := words.credited(credits[needs[0]], credits[needs[1]], s.pile[needs[0]].outlet, s.pile[needs[1]].outlet)
		p.Excerpt = x[:]
		p.Credited = x[xOther] > 0
		if x := day(a.Article); x != lsh.NoDay {
			p.Day = int(x)
		}
	})
}
