package terms

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"

	"copytrail/shingle"
)

// Stemmer turns words of one language into terms and remembers them. One
// goroutine uses it at a time.
type Stemmer struct {
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
	term   Term
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
	knownNumber = 1 << 4
)

// remember puts a word in its set in place of the one that was used last.
func (k *knownSet) remember(hash uint64, t Info) {
	copy(k[1:], k[:len(k)-1])
	key := hash>>knownFlags<<knownFlags | knownTaken | uint64(t.Size)
	if t.Stop {
		key |= knownStop
	}
	if t.Number {
		key |= knownNumber
	}
	if t.common {
		key |= knownCommon
	}
	k[0] = knownWord{key, t.Term, t.Weight}
}

// info returns what is remembered.
func (k *knownWord) info() Info {
	return Info{
		Term: k.term, Number: k.key&knownNumber != 0, Stop: k.key&knownStop != 0, common: k.key&knownCommon != 0,
		Size: uint8(k.key % maxSize), Weight: k.weight,
	}
}

func NewStemmer(lang string) *Stemmer {
	s := &Stemmer{
		lang: lang, stem: stemmers[lang], stops: stopWords(lang), nums: numberWords(lang),
		known: make([]knownSet, knownSets), env: snowballstem.NewEnv(""),
	}
	if lang == "de" {
		s.nouns = backgroundOf(lang)
	}
	return s
}

// Info returns the term of the word w of text.
func (s *Stemmer) Info(text string, w shingle.Word) Info {
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

// WeighBy makes the terms of all further words weigh what freq says, those too that
// are remembered.
func (s *Stemmer) WeighBy(freq *Frequencies) {
	s.freq = freq
	for i := range s.known {
		for j := range s.known[i] {
			if k := &s.known[i][j]; k.key&knownTaken != 0 {
				t := k.info()
				t.Weight = 0
				s.weigh(&t)
				k.weight = t.Weight
			}
		}
	}
}

// weigh fills in the weight of t, when the pile is counted.
func (s *Stemmer) weigh(t *Info) {
	if s.freq != nil && !t.Stop {
		t.Weight = s.freq.Weight(*t)
	}
}

// derive works out the term of a folded word.
func (s *Stemmer) derive(word string, w shingle.Word) Info {
	size := uint8(min(utf8.RuneCountInString(word), maxSize-1))
	// "¹" is no digit and folds to "1": what is remembered of a word must not depend on
	// which of the two was met first.
	if w.Class&shingle.Digit != 0 || strings.ContainsAny(word, "0123456789") {
		n := plainNumber(word, s.lang)
		return Info{Term: hashTerm(n), Number: true, Size: numberSize(n)}
	}
	if s.stops[word] {
		return Info{Term: hashTerm(word), Stop: true, Size: size}
	}
	if whole := withoutElided(word, s.lang); whole != word {
		word, size = whole, uint8(min(utf8.RuneCountInString(whole), maxSize-1))
		if s.stops[word] {
			return Info{Term: hashTerm(word), Stop: true, Size: size}
		}
	}
	if n, ok := s.nums[word]; ok {
		return Info{Term: hashTerm(n), Number: true, Size: numberSize(n)}
	}
	if s.stem != nil && w.Class&shingle.Ideo == 0 {
		s.env.SetCurrent(word)
		s.stem(s.env)
		word = s.env.Current()
	} else if inflected[s.lang] && w.Class&shingle.Ideo == 0 {
		word = beginning(word)
	}
	t := Info{Term: hashTerm(strings.TrimSuffix(word, "'")), Size: size}
	t.common = s.nouns != nil && s.nouns.has(t.Term)
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

// AppendTerms appends the term of each word of text.
func (s *Stemmer) AppendTerms(dst []Info, text string, words []shingle.Word) []Info {
	for i := 0; i < len(words); i++ {
		w := words[i]
		t := s.Info(text, w)
		if t.Number && commaDecimals[s.lang] {
			if n := spacedGroups(text, words, i); n > 0 {
				dst = s.appendSpaced(dst, text, words[i:i+n+1])
				i += n
				continue
			}
		}
		// A single character of a script without spaces carries little meaning; a pair of
		// them is about one word.
		if w.Class&shingle.Ideo != 0 && i+1 < len(words) && words[i+1].Class&shingle.Ideo != 0 && words[i+1].Start == w.End {
			t.Term = Term(Mix(w.Hash, words[i+1].Hash) >> 32)
			t.Size = pairSize(text[w.Start:words[i+1].End])
			s.weigh(&t)
		}
		dst = append(dst, t)
	}
	return dst
}

// pairSize returns the size that a pair of characters counts for: kana are mostly
// grammar, other characters mostly content.
func pairSize(s string) uint8 {
	for _, r := range s {
		if unicode.Is(unicode.Hiragana, r) {
			return 2
		}
	}
	return 6
}

// DistinctTerms finds the different content terms of a text. One goroutine uses it
// at a time.
type DistinctTerms struct {
	seen HashSet
	list []Term
}

// Of returns the different content terms of terms, as they come. The result is good
// until the next call.
func (d *DistinctTerms) Of(terms []Info) []Term {
	d.seen.Reset()
	d.list = d.list[:0]
	for i := range terms {
		if t := &terms[i]; !t.Stop && d.seen.Add(uint64(t.Term)) {
			d.list = append(d.list, t.Term)
		}
	}
	return d.list
}
