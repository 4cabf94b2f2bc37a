package provenance

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/zeebo/xxh3"

	"copytrail/shingle"
)

// term is what a word counts as when two texts are compared: the hash of its
// stem, or of the number it names. Equal terms are equal on every machine and in
// every run; two different stems share a hash about once in four billion pairs.
type term uint32

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

// addArticle counts one article with these distinct terms. Several
// goroutines may call it at once.
func (f *Frequencies) addArticle(distinct []term) {
	f.articles.Add(1)
	f.df.addEach(distinct)
}

const (
	// priorArticles stands in for a background where a language has none, so that
	// a term that all of three articles share is not thereby common.
	priorArticles = 1000
	// commonShare is the share of articles from which a term is grammar, not
	// content: at .2 of the news background "said", "new" and "after" go and
	// "president", "police" and "court" stay.
	commonShare = 0.2
	// maxWeight keeps a misspelling, the rarest thing there is, from outweighing
	// a name: a term in 1 of 3,000 articles already has it.
	maxWeight = 8
)

// weight returns the inverse document frequency ln(N/df) of t, at most maxWeight,
// and 0 for a term that is too common to be content.
func (f *Frequencies) weight(t termInfo) float32 {
	n, df := float64(f.articles.Load()), float64(f.df.of(t.term))
	if f.background != nil {
		n += f.background.articles
		df += f.background.df(t)
	} else {
		n += priorArticles
		df += priorArticles * sizeShare[t.size]
	}
	if df > commonShare*n {
		return 0
	}
	return float32(min(maxWeight, math.Log((n+1)/(df+1))))
}

// termKind says what sort of thing a word names.
type termKind uint8

const (
	plainTerm  termKind = iota
	numberTerm          // a number, in digits or as a word
)

type termInfo struct {
	term term
	kind termKind
	stop bool  // a function word of the language: never content
	size uint8 // letters of the word, at most maxSize-1

	common bool // it is in the table of a language that writes all nouns with capitals, so that a capital makes it no name

	weight float32 // inverse document frequency, once the pile is counted; 0 for what is no content
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

// stemmer turns words of one language into terms and remembers them. One
// goroutine uses it at a time.
type stemmer struct {
	lang  string
	stem  func(*snowballstem.Env) bool
	stops map[string]bool
	nums  map[string]string // number words, and the digits they stand for
	known []knownSet        // words that were met, by their hash
	env   *snowballstem.Env
	fold  []byte
	nouns *background  // of a language that writes nouns with capitals: what is no name
	freq  *Frequencies // nil until the pile is counted
}

// knownWord is a word that a stemmer remembers, in 16 bytes: four of them are one line
// of memory.
type knownWord struct {
	// key is the word's hash. Its lowest bits are those of the place, so they hold the
	// rest of the info instead: letters (4 bits), the kind, whether it is a stop word or
	// common, and that the place is taken.
	key    uint64
	term   term
	weight float32
}

// knownSet is the words that share one place by their hash, the last used first:
// nearly all words of news are among some 30,000, and one lookup is one line of memory.
type knownSet [4]knownWord

const (
	// knownSets is how many sets of four words a stemmer has. With 16,384 of them 13
	// words in a thousand of 9,000 articles are not found, with as many single places
	// in one line each 37.
	knownSets = 1 << 14
	// knownFlags is how many of the lowest bits of a key do not belong to the hash.
	knownFlags  = 8
	knownTaken  = 1 << 7
	knownCommon = 1 << 6
	knownStop   = 1 << 5
	knownKind   = 1 << 4
)

// remember puts a word in its set in place of the one that was used last.
func (k *knownSet) remember(hash uint64, t termInfo) {
	copy(k[1:], k[:len(k)-1])
	key := hash>>knownFlags<<knownFlags | knownTaken | uint64(t.size)
	if t.stop {
		key |= knownStop
	}
	if t.kind == numberTerm {
		key |= knownKind
	}
	if t.common {
		key |= knownCommon
	}
	k[0] = knownWord{key, t.term, t.weight}
}

// info returns what is remembered.
func (k *knownWord) info() termInfo {
	return termInfo{
		term: k.term, kind: termKind(k.key / knownKind & 1), stop: k.key&knownStop != 0, common: k.key&knownCommon != 0,
		size: uint8(k.key % maxSize), weight: k.weight,
	}
}

func newStemmer(lang string) *stemmer {
	s := &stemmer{
		lang: lang, stem: stemmers[lang], stops: stopWords(lang), nums: numberWords(lang),
		known: make([]knownSet, knownSets), env: snowballstem.NewEnv(""),
	}
	if lang == "de" {
		s.nouns = backgroundOf(lang)
	}
	return s
}

// info returns the term of the word w of text.
func (s *stemmer) info(text string, w shingle.Word) termInfo {
	set := &s.known[w.Hash%knownSets]
	for i := range set {
		if k := &set[i]; k.key>>knownFlags == w.Hash>>knownFlags && k.key&knownTaken != 0 {
			if i > 0 {
				k := *k
				copy(set[1:i+1], set[:i])
				set[0] = k
			}
			return set[0].info()
		}
	}
	s.fold = shingle.Fold(s.fold[:0], text[w.Start:w.End])
	t := s.derive(string(s.fold), w)
	s.weigh(&t)
	set.remember(w.Hash, t)
	return t
}

// weighBy makes the terms of all further words weigh what freq says, those too that
// are remembered.
func (s *stemmer) weighBy(freq *Frequencies) {
	s.freq = freq
	for i := range s.known {
		for j := range s.known[i] {
			if k := &s.known[i][j]; k.key&knownTaken != 0 {
				t := k.info()
				t.weight = 0
				s.weigh(&t)
				k.weight = t.weight
			}
		}
	}
}

// weigh fills in the weight of t, when the pile is counted.
func (s *stemmer) weigh(t *termInfo) {
	if s.freq != nil && !t.stop {
		t.weight = s.freq.weight(*t)
	}
}

// derive works out the term of a folded word.
func (s *stemmer) derive(word string, w shingle.Word) termInfo {
	size := uint8(min(utf8.RuneCountInString(word), maxSize-1))
	// "¹" is no digit and folds to "1": what is remembered of a word must not depend on
	// which of the two was met first.
	if w.Class&shingle.Digit != 0 || strings.ContainsAny(word, "0123456789") {
		n := plainNumber(word, s.lang)
		return termInfo{term: hashTerm(n), kind: numberTerm, size: numberSize(n)}
	}
	if s.stops[word] {
		return termInfo{term: hashTerm(word), stop: true, size: size}
	}
	if whole := withoutElided(word, s.lang); whole != word {
		word, size = whole, uint8(min(utf8.RuneCountInString(whole), maxSize-1))
		if s.stops[word] {
			return termInfo{term: hashTerm(word), stop: true, size: size}
		}
	}
	if n, ok := s.nums[word]; ok {
		return termInfo{term: hashTerm(n), kind: numberTerm, size: numberSize(n)}
	}
	if s.stem != nil && w.Class&shingle.Ideo == 0 {
		s.env.SetCurrent(word)
		s.stem(s.env)
		word = s.env.Current()
	} else if inflected[s.lang] && w.Class&shingle.Ideo == 0 {
		word = beginning(word)
	}
	t := termInfo{term: hashTerm(strings.TrimSuffix(word, "'")), size: size}
	t.common = s.nouns != nil && s.nouns.has(t.term)
	return t
}

// inflected are the languages with many endings and no stemmer here.
var inflected = func() map[string]bool {
	m := map[string]bool{}
	for lang := range strings.FieldsSeq("bg cs el hr lt lv pl sk sl sr uk") {
		m[lang] = true
	}
	return m
}()

// stemLetters is how many letters of a word are its stem in an inflected language
// without a stemmer. In retrieval n-grams of four or five letters do about as well as
// stemmers (McNamee and Mayfield 2004). In three Polish stories 4 gives the verdicts
// that 5 does; with 6 and 7 one rewrite less is found.
const stemLetters = 5

// beginning returns the first stemLetters letters of a word.
func beginning(word string) string {
	n := 0
	for i := range word {
		if n == stemLetters {
			return word[:i]
		}
		n++
	}
	return word
}

// elided are the words that lose their vowel before another and are written onto it,
// by language.
var elided = map[string][]string{
	"fr": strings.Fields("c d j l m n s t qu jusqu lorsqu puisqu quoiqu presqu quelqu"),
	"it": strings.Fields("c d l m n s t v un all dall dell nell sull coll quell quest bell sant tutt mezz grand cent quand anch dov com"),
	"ca": strings.Fields("d l m n s t"),
}

// withoutElided returns a folded word without an elided one that is written onto it:
// "l'incendie" and "d'incendie" are both the fire.
func withoutElided(word, lang string) string {
	before, after, ok := strings.Cut(word, "'")
	if ok && after != "" && slices.Contains(elided[lang], before) {
		return after
	}
	return word
}

func hashTerm(s string) term {
	h := xxh3.HashString(s)
	return term(h ^ h>>32)
}

// englishNumbers are number words that rewriters turn to digits and back. "one"
// is left out: it is mostly a pronoun.
var englishNumbers = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
	"eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
	"thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
	"seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20",
	"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70",
	"eighty": "80", "ninety": "90", "hundred": "100", "thousand": "1000",
}
