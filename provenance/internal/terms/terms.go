package terms

import (
	_ "embed"
	"math"
	"sync/atomic"

	"github.com/zeebo/xxh3"
)

// Term is what a word counts as when two texts are compared: the hash of its
// stem, or of the number it names. Equal terms are equal on every machine and in
// every run; two different stems share a hash about once in four billion pairs.
type Term uint32

// Frequencies counts in how many articles each term stands.
//
// A pile of five articles says nothing about which words are rare, so the counts
// of a pile are added to a background: for English, those of a large news
// collection, for other languages what the frequencies of words lead to expect, built
// in as tables of numbers (see background).
type Frequencies struct {
	articles   atomic.Int64
	df         sharedCounts
	background *background // nil for a language without one
}

// NewFrequencies returns the background statistics of a language (ISO 639-1),
// to which a pile is added article by article.
func NewFrequencies(lang string) *Frequencies {
	return &Frequencies{background: backgroundOf(lang)}
}

// AddArticle counts one article with these distinct terms. Several
// goroutines may call it at once.
func (f *Frequencies) AddArticle(distinct []Term) {
	f.articles.Add(1)
	f.df.addEach(distinct)
}

// Count returns in how many articles of the pile t stands. Nobody may be adding.
func (f *Frequencies) Count(t Term) uint32 { return f.df.Of(t) }

// Size returns how many articles of the pile are counted.
func (f *Frequencies) Size() int64 { return f.articles.Load() }

// HasBackground reports whether there is a table of document frequencies for the
// language. Where there is none, a term's weight depends on the word's size as well.
func (f *Frequencies) HasBackground() bool { return f.background != nil }

const (
	// priorArticles stands in for a background where a language has none, so that
	// a term that all of three articles share is not thereby common.
	priorArticles = 1000
	// commonShare is the share of articles from which a term is grammar, not
	// content: at .2 of the news background "said", "new" and "after" go and
	// "president", "police" and "court" stay.
	commonShare = 0.2
	// MaxWeight keeps a misspelling, the rarest thing there is, from outweighing
	// a name: a term in 1 of 3,000 articles already has it.
	MaxWeight = 8
)

// Weight returns the inverse document frequency ln(N/df) of t, at most maxWeight,
// and 0 for a term that is too common to be content.
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

// Info is what is known of a word: its term, and what weighs it.
type Info struct {
	Term   Term
	Number bool  // it names a number, in digits or as a word
	Stop   bool  // a function word of the language: never content
	Size   uint8 // letters of the word, at most maxSize-1

	common bool // it is in the table of a language that writes all nouns with capitals, so that a capital makes it no name

	Weight float32 // inverse document frequency, once the pile is counted; 0 for what is no content
}

// maxSize bounds termInfo.size, and is a power of two.
const maxSize = 16

// sizeShare is the share of articles that a word of so many letters is taken to
// stand in where nothing is known of it: short words are common (Zipf's law of
// abbreviation). e^(-.6·letters) has four letters at 9 % and eight at 1 %, about
// what the English background has.
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
