package provenance

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"math"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"copytrail/shingle"
)

// sentence is one sentence of a Doc, or several in a row, prepared for comparing: made
// once, compared often.
type sentence struct {
	words   []uint32       // of each word its term, or its own hash where it is no content
	single  []uint64       // hashes of the words as they stand, sorted
	triples []uint64       // of runs of three words, or five characters, sorted
	letters []uint64       // of runs of three letters, or two characters, sorted
	terms   []sentenceTerm // the content, by symbol
	mass    float64        // of the terms
	masses  [numberWord + 1]float64
	negated bool
	unit    int // how many of words make about one word of a script with spaces
}

// ideoUnit is how many characters of a script without spaces say about as much as one
// word: Chinese and Japanese dictionaries' words have two in the median. A term there
// is a pair of characters that overlaps the next, so there are as many terms.
const ideoUnit = 2

// sentenceTerm is a content word of a sentence.
type sentenceTerm struct {
	sym    uint32
	weight float32
	kind   wordKind
	spelt  []uint16 // letter pairs, sorted; nil for numbers and scripts without spaces
	pairs  uint64   // a bit for each of them, by its hash
}

// newSentence prepares the words [r.Start, r.End) of d, of which the first content
// position is c or later.
func newSentence(d *Doc, r shingle.Range, c int) *sentence {
	n := r.End - r.Start
	s := &sentence{words: make([]uint32, n), single: slices.Clone(d.hashes[r.Start:r.End]), unit: unitOf(d.words[r.Start:r.End])}
	slices.Sort(s.single)
	for i, h := range d.hashes[r.Start:r.End] {
		s.words[i] = uint32(h ^ h>>32)
		s.negated = s.negated || negations()[h]
	}
	s.triples = runs(d.hashes[r.Start:r.End], 2*s.unit+1)
	s.addTerms(d, r, c)
	switch {
	case s.unit > 1:
		s.letters = runs(d.hashes[r.Start:r.End], ideoUnit)
	case n > 0:
		s.letters = letterTriples(shingle.Fold(nil, d.text(r)))
	}
	return s
}

// unitOf returns the unit of a sentence of these words.
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

// runs returns the hashes of the runs of n words, sorted.
func runs(words []uint64, n int) []uint64 {
	if len(words) < n {
		return nil
	}
	out := make([]uint64, len(words)-n+1)
	for i := range out {
		h := words[i]
		for _, w := range words[i+1 : i+n] {
			h = mix(h, w)
		}
		out[i] = h
	}
	slices.Sort(out)
	return out
}

func (s *sentence) addTerms(d *Doc, r shingle.Range, c int) {
	var fold []byte
	for ; c < len(d.content) && int(d.content[c]) < r.End; c++ {
		i := int(d.content[c])
		if i < r.Start {
			continue
		}
		t := sentenceTerm{sym: d.seq.Sym[c], weight: d.seq.Weight[c], kind: d.kinds[c]}
		s.words[i-r.Start] = t.sym
		if w := d.words[i]; w.Class&shingle.Ideo == 0 && t.kind != numberWord {
			fold = shingle.Fold(fold[:0], d.Article.Text[w.Start:w.End])
			t.spell(letterPairs(fold))
		}
		s.terms = append(s.terms, t)
		s.mass += float64(t.weight)
		s.masses[t.kind] += float64(t.weight)
	}
	slices.SortFunc(s.terms, func(x, y sentenceTerm) int { return cmp.Compare(x.sym, y.sym) })
}

// spell gives a term its spelling.
func (t *sentenceTerm) spell(pairs []uint16) {
	t.spelt, t.pairs = pairs, 0
	for _, x := range pairs {
		t.pairs |= 1 << (uint32(x) * 0x9e3779b1 >> 26)
	}
}

// letterPairs returns the pairs of letters of a word, the one before it included, as
// numbers, sorted. Two pairs may share a number; for spelling alike that does not matter.
func letterPairs(word []byte) []uint16 {
	out := make([]uint16, 0, len(word))
	last := rune(0)
	for i := 0; i < len(word); {
		r, n := utf8.DecodeRune(word[i:])
		out = append(out, uint16(31*last+r))
		last = r
		i += n
	}
	slices.Sort(out)
	return out
}

// letterTriples returns the runs of three letters or digits of folded text, with what
// stands between words counted as one space, sorted.
func letterTriples(text []byte) []uint64 {
	out := make([]uint64, 0, len(text))
	x, y := ' ', ' '
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		i += n
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			if y == ' ' {
				continue
			}
			r = ' '
		}
		out = append(out, uint64(x)<<42|uint64(y)<<21|uint64(r))
		x, y = y, r
	}
	slices.Sort(out)
	return out
}

// negations are the hashes of words that turn a sentence into its opposite, in the
// languages that news here is most read in.
var negations = onceHashes("not no never none nor cannot can't don't doesn't didn't won't wouldn't isn't aren't wasn't weren't " +
	"hasn't haven't hadn't couldn't shouldn't without nicht kein keine keinen keiner nie ohne ne pas jamais sans no nunca " +
	"jamás sin não nunca sem non mai senza не нет ни никогда без لا لم لن ليس ليست بدون")

// sentenceModel is a logistic model over what is measured of two sentences.
type sentenceModel struct {
	Features []string  `json:"features"`
	Weights  []float64 `json:"weights"`
	Constant float64   `json:"constant"`
	weights  [nSentence]float64
}

// sentenceModels are the two questions that can be asked of two sentences.
type sentenceModels struct {
	// Made: was one made from the other? It is learned from rewritten passages and
	// their sources, and is what links sentences.
	Made sentenceModel `json:"made"`
	// Same: do they say the same, nothing of weight added, left out or changed? It is
	// learned from pairs that people judged so (Dolan & Brockett, "Automatically
	// Constructing a Corpus of Sentential Paraphrases", IWP 2005). It says where a
	// passage ends.
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

// bind puts the weights, which the file names, in the order of features.
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

// likeness is what the two models say of two sentences.
type likeness struct {
	made float64 // probability that one was made from the other
	same float64 // probability that they say the same
}

// likeness compares two sentences.
func (p *sentenceScratch) likeness(a, b *sentence) likeness {
	m, v := learnedSentences(), p.compare(a, b)
	return likeness{m.Made.probability(&v), m.Same.probability(&v)}
}
