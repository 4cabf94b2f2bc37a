package passage

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"math"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// sentence is one sentence of a Doc, or two in a row, prepared once and compared often.
type sentence struct {
	words   []uint32       // for each word its term, or its hash when it is no content word
	hashes  []uint64       // of the words as written
	letters []uint64       // runs of three letters, or of two characters in scripts without spaces
	bits    letterBits     // the same as a filter
	terms   []sentenceTerm // content words, by symbol
	mass    float64        // summed weight of the terms
	masses  [terms.Number + 1]float64
	negated bool
	ready   bool
	unit    int // number of words that equal about one word of a script with spaces
}

// letterBits has a bit for each letter run of a sentence, by its hash. 150 runs set 140 of
// the 1,024 bits.
type letterBits [16]uint64

func (b *letterBits) mark(x uint64) {
	h := x * 0x9e3779b97f4a7c15
	b[h>>60] |= 1 << (h >> 54 & 63)
}

// ideoUnit is the number of characters of a script without spaces that say about as much
// as one word: the median word in Chinese and Japanese dictionaries has two. There a term
// is a pair of characters that overlaps the next pair, so there are as many terms.
const ideoUnit = 2

// sentenceTerm is a content word of a sentence.
type sentenceTerm struct {
	sym    uint32
	weight float32
	kind   terms.Kind
	*spelledWord
}

// spelledWord is the spelling of a word as letter pairs. Numbers and words of scripts
// without spaces have none.
type spelledWord struct {
	spelt []uint16 // the pairs, sorted
	pairs uint64   // a bit for each pair, by its hash
	ready bool
}

// sentenceSide holds the sentences of one text of a pair, single and in twos. They are
// prepared when first needed, in memory that is reused from text to text.
type sentenceSide struct {
	d        *doc.Doc
	one, two []sentence
	first    []int // first content position of each sentence
	mass     []float64
	spelt    []spelledWord // for each content position

	fold  []byte
	words arena[uint32]
	runs  arena[uint64]
	terms arena[sentenceTerm]
	pairs arena[uint16]
}

func newSentenceSide(d *doc.Doc) *sentenceSide {
	s := new(sentenceSide)
	s.reset(d)
	return s
}

// reset makes s the side of d. Sentences prepared before become invalid.
func (s *sentenceSide) reset(d *doc.Doc) {
	n := len(d.Sentences)
	s.d = d
	s.one, s.two, s.spelt = sized(s.one, n), sized(s.two, n), sized(s.spelt, len(d.Content))
	for i := range n {
		s.one[i].ready, s.two[i].ready = false, false
	}
	clear(s.spelt)
	s.words.reset()
	s.runs.reset()
	s.terms.reset()
	s.pairs.reset()
	s.first, s.mass = s.first[:0], d.SentenceMasses()
	c := 0
	for _, r := range d.Sentences {
		for c < len(d.Content) && int(d.Content[c]) < r.Start {
			c++
		}
		s.first = append(s.first, c)
	}
}

// alone returns sentence i.
func (s *sentenceSide) alone(i int) *sentence {
	if x := &s.one[i]; !x.ready {
		s.prepare(x, s.d.Sentences[i], s.first[i])
	}
	return &s.one[i]
}

// joined returns sentences i and i+1 as one.
func (s *sentenceSide) joined(i int) *sentence {
	if x := &s.two[i]; !x.ready {
		s.prepare(x, s.d.WordsOf(shingle.Range{Start: i, End: i + 2}), s.first[i])
	}
	return &s.two[i]
}

// prepare fills x with the words [r.Start, r.End) of the text. Their first content position
// is c or later.
func (s *sentenceSide) prepare(x *sentence, r shingle.Range, c int) {
	d, n := s.d, r.End-r.Start
	*x = sentence{words: s.words.take(n), hashes: d.Hashes[r.Start:r.End], unit: unitOf(d.Words[r.Start:r.End]), ready: true}
	negations := negations()
	for i, h := range x.hashes {
		x.words[i] = uint32(h ^ h>>32)
		x.negated = x.negated || negations[h]
	}
	s.addTerms(x, r, c)
	switch {
	case x.unit > 1:
		x.letters = appendRuns(s.runs.take(n)[:0], x.hashes, ideoUnit)
	case n > 0:
		s.fold = d.AppendFolded(s.fold[:0], r)
		x.letters = appendLetterTriples(s.runs.take(len(s.fold))[:0], s.fold)
	}
	for _, h := range x.letters {
		x.bits.mark(h)
	}
}

// unitOf returns the unit of a sentence with these words: ideoUnit when most are
// characters of a script without spaces, else 1.
func unitOf(words []shingle.Word) int {
	ideo := 0
	for _, w := range words {
		if w.Class&shingle.Ideo != 0 {
			ideo++
		}
	}
	if 2*ideo > len(words) {
		return ideoUnit
	}
	return 1
}

// appendRuns appends the hashes of the runs of n words.
func appendRuns(dst, words []uint64, n int) []uint64 {
	for i := 0; i+n <= len(words); i++ {
		h := words[i]
		for _, w := range words[i+1 : i+n] {
			h = terms.Mix(h, w)
		}
		dst = append(dst, h)
	}
	return dst
}

// addTerms fills the terms of x.
func (s *sentenceSide) addTerms(x *sentence, r shingle.Range, c int) {
	d, end := s.d, c
	for end < len(d.Content) && int(d.Content[end]) < r.End {
		end++
	}
	x.terms = s.terms.take(end - c)[:0]
	for ; c < end; c++ {
		i := int(d.Content[c])
		if i < r.Start {
			continue
		}
		t := sentenceTerm{d.Seq.Sym[c], d.Seq.Weight[c], d.Kinds[c], &s.spelt[c]}
		x.words[i-r.Start] = t.sym
		if !t.ready {
			t.ready = true
			if w := d.Words[i]; w.Class&shingle.Ideo == 0 && t.kind != terms.Number {
				s.fold = w.AppendFolded(s.fold[:0], d.Article.Text)
				t.spell(appendLetterPairs(s.pairs.take(len(s.fold))[:0], s.fold))
			}
		}
		x.terms = append(x.terms, t)
		x.mass += float64(t.weight)
		x.masses[t.kind] += float64(t.weight)
	}
	slices.SortFunc(x.terms, func(x, y sentenceTerm) int { return cmp.Compare(x.sym, y.sym) })
}

// spell sets the letter pairs of a word.
func (t *spelledWord) spell(pairs []uint16) {
	t.spelt, t.pairs = pairs, 0
	for _, x := range pairs {
		t.pairs |= 1 << (uint32(x) * 0x9e3779b1 >> 26)
	}
}

// appendLetterPairs appends the letter pairs of a word as sorted numbers; the first letter
// is paired with the start of the word. Two pairs may share a number, which does not
// matter for similar spelling.
func appendLetterPairs(dst []uint16, word []byte) []uint16 {
	last := rune(0)
	for i := 0; i < len(word); {
		r, n := utf8.DecodeRune(word[i:])
		dst = append(dst, uint16(31*last+r))
		last = r
		i += n
	}
	slices.Sort(dst)
	return dst
}

// appendLetterTriples appends the runs of three letters or digits of folded text. Whatever
// stands between words counts as one space.
func appendLetterTriples(dst []uint64, text []byte) []uint64 {
	x, y := ' ', ' '
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(text[i:])
		}
		i += n
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			if y == ' ' {
				continue
			}
			r = ' '
		}
		dst = append(dst, uint64(x)<<42|uint64(y)<<21|uint64(r))
		x, y = y, r
	}
	return dst
}

// arena allocates slices that are all freed at once.
type arena[T any] struct{ free, all []T }

// take returns n values with arbitrary contents.
func (a *arena[T]) take(n int) []T {
	if n > len(a.free) {
		a.all = make([]T, max(n, 2*len(a.all), 1024)) // slices taken before stay valid
		a.free = a.all
	}
	out := a.free[:n:n]
	a.free = a.free[n:]
	return out
}

// reset frees all slices.
func (a *arena[T]) reset() { a.free = a.all }

// sized returns s with length n. Existing values are kept; added ones are arbitrary.
func sized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// negations are the hashes of words that negate a sentence, in the most common languages of
// the news that is read here.
var negations = terms.HashesOf("not no never none nor cannot can't don't doesn't didn't won't wouldn't isn't aren't wasn't weren't " +
	"hasn't haven't hadn't couldn't shouldn't without nicht kein keine keinen keiner nie ohne ne pas jamais sans no nunca " +
	"jamás sin não nunca sem non mai senza не нет ни никогда без لا لم لن ليس ليست بدون")

// sentenceModel is a logistic model over the features of two sentences.
type sentenceModel struct {
	Features []string  `json:"features"`
	Weights  []float64 `json:"weights"`
	Constant float64   `json:"constant"`
	weights  [nSentence]float64
}

// sentenceModels are the two models of a pair of sentences.
type sentenceModels struct {
	// Made: was one made from the other? It is learned from rewritten passages and
	// their sources, and links sentences.
	Made sentenceModel `json:"made"`
	// Same: do they say the same, with nothing important added, left out or changed? It
	// is learned from pairs that people judged to be paraphrases (Dolan & Brockett,
	// "Automatically Constructing a Corpus of Sentential Paraphrases", IWP 2005). It
	// decides where a passage ends.
	Same sentenceModel `json:"same"`
}

//go:embed sentence.json
var sentenceData []byte

// learnedSentences decodes the committed weights once. They come from
// copytrail-train sentence.
var learnedSentences = sync.OnceValue(func() *sentenceModels {
	m := &sentenceModels{}
	if err := json.Unmarshal(sentenceData, m); err != nil {
		panic("provenance: sentence.json: " + err.Error())
	}
	m.Made.bind()
	m.Same.bind()
	return m
})

// bind puts the weights, which the file gives by name, in the order of the features.
func (m *sentenceModel) bind() {
	for i, name := range m.Features {
		if f := slices.Index(sentenceNames[:], name); f >= 0 {
			m.weights[f] = m.Weights[i]
		}
	}
}

// probability returns the model's probability.
func (m *sentenceModel) probability(v *[nSentence]float64) float64 {
	z := m.Constant
	for i, w := range m.weights {
		z += w * v[i]
	}
	return 1 / (1 + math.Exp(-z))
}

// likeness is the verdict of the two models on two sentences.
type likeness struct {
	made float64 // probability that one was made from the other
	same float64 // probability that they say the same
}

// likeness compares two sentences.
func (p *sentenceScratch) likeness(a, b *sentence) likeness {
	m, v := learnedSentences(), p.compare(a, b)
	return likeness{m.Made.probability(&v), m.Same.probability(&v)}
}
