package terms

import (
	_ "embed"
	"math"
	"sync/atomic"

	"github.com/zeebo/xxh3"
)

// Term is what a word counts as when two texts are compared: a hash of its stem, or of
// the number it names. A word has the same term on every machine and in every run. Two
// different stems have the same hash about once in four billion pairs.
type Term uint32

// Frequencies holds the document frequencies of one language: in how many articles each
// term occurs.
//
// A pile of five articles does not show which words are rare, so the counts of a pile are
// added to a background: for English, the counts of a large news collection; for other
// languages, an estimate from word frequencies. These tables are built in (see
// background). Start from [Statistics.Of].
type Frequencies struct {
	articles   atomic.Int64
	df         sharedCounts
	background *background // nil for a language without one
}

// newFrequencies returns the frequencies of a language (ISO 639-1) before any article is
// counted: those of its background.
func newFrequencies(lang string) *Frequencies {
	return &Frequencies{background: backgroundOf(lang)}
}

// AddArticle counts one article with these distinct terms. It may reorder them. Several
// goroutines may call it at once.
func (f *Frequencies) AddArticle(distinct []Term) {
	f.articles.Add(1)
	f.df.addEach(distinct)
}

// Count returns in how many articles of the pile t occurs. No other goroutine may be
// adding.
func (f *Frequencies) Count(t Term) uint32 { return f.df.Of(t) }

// Size returns how many articles of the pile have been counted.
func (f *Frequencies) Size() int64 { return f.articles.Load() }

// HasBackground reports whether the language has a table of document frequencies. Without
// one, a term's weight also depends on the size of the word.
func (f *Frequencies) HasBackground() bool { return f.background != nil }

const (
	// priorArticles is the size of the background that is assumed for a language without
	// one, so that a term in all of three articles does not count as common.
	priorArticles = 1000
	// commonShare is the share of articles above which a term is not content. At .2 of
	// the news background "said", "new" and "after" are not, while "president", "police"
	// and "court" are.
	commonShare = 0.2
	// MaxWeight is the largest weight of a term. It keeps a misspelling, which is rarer
	// than anything else, from outweighing a name: a term in 1 of 3,000 articles has it.
	MaxWeight = 8
)

// Weight returns the inverse document frequency ln(N/df) of t, in [0, MaxWeight]; 0 for a
// term that is too common to be content. No other goroutine may be adding.
func (f *Frequencies) Weight(t Info) float32 {
	n, df := float64(f.articles.Load()), float64(f.df.Of(t.Term))
	if f.background != nil {
		n += f.background.articles
		df += f.background.df(t)
	} else {
		n += priorArticles
		df += priorArticles * sizeShare[t.Size]
	}
	if df > commonShare*n {
		return 0
	}
	return float32(min(MaxWeight, math.Log((n+1)/(df+1))))
}

// Info is a word's term, with what decides its weight.
type Info struct {
	Term   Term
	Number bool  // it names a number, in digits or as a word
	Stop   bool  // a function word of the language: never content
	Size   uint8 // letters of the word, at most maxSize-1

	commonNoun bool // a common word of a language that capitalises all nouns, so a capital does not make it a name

	Weight float32 // inverse document frequency, see [Frequencies.Weight]; 0 before the pile is counted and for a word that is not content
}

// maxSize bounds Info.Size. It is a power of two.
const maxSize = 16

// sizeShare is the assumed share of articles with a word of so many letters, for words of
// unknown frequency: short words are common (Zipf's law of abbreviation). e^(-.6·letters)
// gives 9 % for four letters and 1 % for eight, about as in the English background.
var sizeShare = func() (s [maxSize]float64) {
	for i := range s {
		s[i] = math.Exp(-.6 * float64(i))
	}
	return s
}()

func hashTerm(s string) Term {
	h := xxh3.HashString(s)
	return Term(h ^ h>>32)
}
