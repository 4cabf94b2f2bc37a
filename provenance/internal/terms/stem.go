package terms

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"

	"copytrail/shingle"
)

// Stemmer turns the words of one language into terms and caches the results. Only one
// goroutine may use it at a time. Start from [NewStemmer].
type Stemmer struct {
	lang      string
	stem      func(*snowballstem.Env) bool // nil for a language without a stemmer
	lists                                  // of the language as it is spelled
	plain     lists                        // of the language as it is spelled without accents
	accents   bool                         // the language is spelled with accents
	bare      bool                         // the text is written without the accents of its language
	cache     []cacheSet                   // results, by the hash of the word
	env       *snowballstem.Env
	folded    []byte
	nounTable *background  // only for a language that capitalises all nouns: its terms are not names
	freq      *Frequencies // nil until the pile is counted
	read      uint64       // what readAhead has read: means nothing
}

// cachedWord is the Info of one word in 16 bytes: four of them fill a cache line.
type cachedWord struct {
	// key is the word's hash. Its lowest bits are the same for the whole set, so they
	// hold the rest of the Info: size (4 bits), whether it is a number, a stop word, a
	// common noun, and that the slot is taken.
	key    uint64
	term   Term
	weight float32
}

// cacheSet is the words whose hashes fall on one set of the cache, the most recently used
// first. Nearly all words of news are among some 30,000, and one lookup reads one cache
// line.
type cacheSet [4]cachedWord

const (
	// cacheSets is the number of sets. With 16,384 of them, 13 in a thousand words of
	// 9,000 articles are not found; with as many single slots, one a cache line, 37.
	cacheSets = 1 << 14
	// cacheFlagBits is the number of lowest bits of a key that do not belong to the hash.
	cacheFlagBits = 8
	cacheTaken    = 1 << 7
	cacheCommon   = 1 << 6
	cacheStop     = 1 << 5
	cacheNumber   = 1 << 4
)

// insert puts a word at the head of its set and removes the least recently used one.
func (k *cacheSet) insert(hash uint64, t Info) {
	copy(k[1:], k[:len(k)-1])
	key := hash>>cacheFlagBits<<cacheFlagBits | cacheTaken | uint64(t.Size)
	if t.Stop {
		key |= cacheStop
	}
	if t.Number {
		key |= cacheNumber
	}
	if t.commonNoun {
		key |= cacheCommon
	}
	k[0] = cachedWord{key, t.Term, t.Weight}
}

// info sets t to the cached Info. It sets the fields one by one where they are to stand: an
// Info that is copied right after its bytes were set makes the processor wait for them, and
// that took half of the time of a lookup.
func (k *cachedWord) info(t *Info) {
	t.Term = k.term
	t.Number, t.Stop, t.commonNoun = k.key&cacheNumber != 0, k.key&cacheStop != 0, k.key&cacheCommon != 0
	t.Size = uint8(k.key % maxSize)
	t.Weight = k.weight
}

// lists are the listed words of a language.
type lists struct {
	stops map[string]bool
	nums  map[string]string // number words, and the digits they stand for
}

// NewStemmer returns a stemmer for a language (ISO 639-1). In an unknown language a word
// is its own stem.
func NewStemmer(lang string) *Stemmer {
	s := &Stemmer{
		lang: lang, stem: stemmers[lang], lists: lists{stopWords(lang), numberWords(lang)},
		cache: make([]cacheSet, cacheSets), env: snowballstem.NewEnv(""),
	}
	if lang == "de" {
		s.nounTable = backgroundOf(lang)
	}
	if lang != "en" {
		s.plain, s.accents = s.lists.plain()
	}
	return s
}

// Info returns the term of the word w of text, with its weight when the stemmer has
// frequencies.
func (s *Stemmer) Info(text string, w shingle.Word) (t Info) {
	s.lookUp(text, &w, &t)
	return t
}

// keyOf returns the hash under which the term of a word is kept.
func (s *Stemmer) keyOf(w *shingle.Word) uint64 {
	hash := w.Hash
	if w.Marks != 0 {
		hash = Mix(hash, uint64(w.Marks))
	}
	if s.bare {
		hash = Mix(hash, 1)
	}
	return hash
}

// lookUp sets t to the term of the word w of text.
func (s *Stemmer) lookUp(text string, w *shingle.Word, t *Info) {
	hash := s.keyOf(w)
	set := &s.cache[hash%cacheSets]
	for i := range set {
		if k := &set[i]; k.key>>cacheFlagBits == hash>>cacheFlagBits && k.key&cacheTaken != 0 {
			if i > 0 {
				k := *k
				copy(set[1:i+1], set[:i])
				set[0] = k
			}
			set[0].info(t)
			return
		}
	}
	s.folded = w.AppendSpelling(s.folded[:0], text)
	*t = s.derive(string(s.folded), *w)
	s.weigh(t)
	set.insert(hash, *t)
}

// WeighBy sets the frequencies from which weights are computed from now on, those of
// cached words too.
func (s *Stemmer) WeighBy(freq *Frequencies) {
	s.freq = freq
	for i := range s.cache {
		for j := range s.cache[i] {
			if k := &s.cache[i][j]; k.key&cacheTaken != 0 {
				var t Info
				k.info(&t)
				t.Weight = 0
				s.weigh(&t)
				k.weight = t.Weight
			}
		}
	}
}

// weigh sets the weight of t, if the stemmer has frequencies.
func (s *Stemmer) weigh(t *Info) {
	if s.freq != nil && !t.Stop {
		t.Weight = s.freq.Weight(*t)
	}
}

// derive finds the term of a word as it is spelled: a number, a function word or a stem. A
// term has bare letters: the word without its accents has the same one, unless the stem
// depends on them.
func (s *Stemmer) derive(word string, w shingle.Word) Info {
	size := uint8(min(utf8.RuneCountInString(word), maxSize-1))
	// "¹" is not a digit but folds to "1". The cached result must not depend on which of
	// the two came first.
	if w.Class&shingle.Digit != 0 || strings.ContainsAny(word, "0123456789") {
		n := canonicalNumber(word, s.lang)
		return Info{Term: hashTerm(n), Number: true, Size: numberSize(n)}
	}
	if s.isStop(word) {
		return Info{Term: s.termOf(word), Stop: true, Size: size}
	}
	if whole := cutElision(word, s.lang); whole != word {
		word, size = whole, uint8(min(utf8.RuneCountInString(whole), maxSize-1))
		if s.isStop(word) {
			return Info{Term: s.termOf(word), Stop: true, Size: size}
		}
	}
	if n, ok := s.number(word); ok {
		return Info{Term: hashTerm(n), Number: true, Size: numberSize(n)}
	}
	if w.Class&shingle.Ideo == 0 {
		word = s.stemOf(word)
	}
	t := Info{Term: s.termOf(word), Size: size}
	t.commonNoun = s.nounTable != nil && s.nounTable.has(t.Term)
	return t
}

// stemOf returns the stem of a word.
func (s *Stemmer) stemOf(word string) string {
	if s.stem != nil {
		s.env.SetCurrent(word)
		s.stem(s.env)
		word = s.env.Current()
	} else if inflected[s.lang] {
		word = prefix(word)
	}
	return strings.TrimSuffix(word, "'")
}

// isStop reports whether a word is a function word.
func (s *Stemmer) isStop(word string) bool { return s.stops[word] || s.bare && s.plain.stops[word] }

// number returns the digits that a number word stands for.
func (s *Stemmer) number(word string) (string, bool) {
	n, ok := s.nums[word]
	if !ok && s.bare {
		n, ok = s.plain.nums[word]
	}
	return n, ok
}

// termOf returns the term of a stem.
func (s *Stemmer) termOf(stem string) Term {
	for i := range len(stem) {
		if stem[i] >= utf8.RuneSelf {
			s.folded = shingle.AppendBare(s.folded[:0], []byte(stem))
			return hashTerm(string(s.folded))
		}
	}
	return hashTerm(stem)
}

// inflected are highly inflected languages without a stemmer here.
var inflected = func() map[string]bool {
	m := map[string]bool{}
	for lang := range strings.FieldsSeq("bg cs el hr lt lv pl sk sl sr uk") {
		m[lang] = true
	}
	return m
}()

// prefixLetters is the length of the prefix that serves as the stem in an inflected
// language without a stemmer. In retrieval, n-grams of four or five letters do about as
// well as stemmers (McNamee and Mayfield 2004). In three Polish stories 4 gives the same
// verdicts as 5; with 6 and 7 one rewrite less is found.
const prefixLetters = 5

// beginning returns the first stemLetters letters of a word.
func prefix(word string) string {
	n := 0
	for i := range word {
		if n == prefixLetters {
			return word[:i]
		}
		n++
	}
	return word
}

// elisions are, by language, the words that lose their vowel before another word and are
// joined to it with an apostrophe.
var elisions = map[string][]string{
	"fr": strings.Fields("c d j l m n s t qu jusqu lorsqu puisqu quoiqu presqu quelqu"),
	"it": strings.Fields("c d l m n s t v un all dall dell nell sull coll quell quest bell sant tutt mezz grand cent quand anch dov com"),
	"ca": strings.Fields("d l m n s t"),
}

// cutElision removes an elided word from the beginning of a folded word: "l'incendie"
// and "d'incendie" both give "incendie".
func cutElision(word, lang string) string {
	before, after, ok := strings.Cut(word, "'")
	if ok && after != "" && slices.Contains(elisions[lang], before) {
		return after
	}
	return word
}

// wordsAhead is how many words readAhead is given at once: their sets are 4 kB.
const wordsAhead = 64

// readAhead reads the sets of some words, so that the processor has them at hand when the
// words are looked up. A lookup waits for its set; these reads do not wait for each other.
func (s *Stemmer) readAhead(words []shingle.Word) {
	x := uint64(0)
	for i := range words {
		x ^= s.cache[s.keyOf(&words[i])%cacheSets][0].key
	}
	s.read = x // or the compiler would leave the reads out
}

// AppendTerms appends the Info of each word of text to dst, one for each word. Unlike
// [Stemmer.Info] it sees the words around each: groups of digits are one number, and a
// character of a script without spaces forms a term with the next one.
func (s *Stemmer) AppendTerms(dst []Info, text string, words []shingle.Word) []Info {
	s.bare = s.isBare(words)
	defer func() { s.bare = false }()
	ahead := 0
	for i := 0; i < len(words); i++ {
		if i >= ahead {
			ahead = min(i+wordsAhead, len(words))
			s.readAhead(words[i:ahead])
		}
		w := &words[i]
		dst = append(dst, Info{})
		t := &dst[len(dst)-1]
		s.lookUp(text, w, t)
		if t.Number && commaDecimals[s.lang] {
			if n := spacedGroups(text, words, i); n > 0 {
				dst = s.appendSpaced(dst[:len(dst)-1], text, words[i:i+n+1])
				i += n
				continue
			}
		}
		if t.Number {
			if n, number := s.writtenOut(text, words[i:]); n > 0 {
				dst = s.appendNumber(dst[:len(dst)-1], number, n+1)
				i += n
				continue
			}
		}
		// A single character of a script without spaces carries little meaning; a pair
		// is about one word.
		if w.Class&shingle.Ideo != 0 && i+1 < len(words) && words[i+1].Class&shingle.Ideo != 0 && words[i+1].Start == w.End {
			t.Term = Term(Mix(w.Hash, words[i+1].Hash) >> 32)
			t.Size = ideographPairSize(text[w.Start:words[i+1].End])
			s.weigh(t)
		}
	}
	return dst
}

// ideographPairSize returns the Info.Size of a pair of characters of a script without
// spaces: hiragana are mostly grammar, other characters mostly content.
func ideographPairSize(s string) uint8 {
	for _, r := range s {
		if unicode.Is(unicode.Hiragana, r) {
			return 2
		}
	}
	return 6
}

// DistinctTerms finds the distinct content terms of a text. The zero value is ready. Only
// one goroutine may use it at a time.
type DistinctTerms struct {
	seen HashSet
	list []Term
}

// Of returns the distinct terms of a text that are not stop words, in the order of the
// text. The result is valid until the next call.
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
