package provenance

import (
	"math/bits"
	"slices"
)

// sentenceFeature numbers what is measured of two sentences. All are in [0, 1] and the
// same for (a, b) and (b, a). "Least" and "most" are the smaller and the larger of two
// shares, one of each sentence: a sentence that says half of what the other says has a
// small least and a large most.
type sentenceFeature int

const (
	sWordsLeast    sentenceFeature = iota // words in common
	sWordsMost                            //
	sTriplesMost                          // runs of three words in common
	sTermsLeast                           // content terms in common, by weight
	sTermsMost                            //
	sLikeLeast                            // the same, with words that are spelt alike counted in part
	sLikeMost                             //
	sNamesLeast                           // names in common; where there are none, what the terms say
	sNamesMost                            //
	sNumbersMost                          // the same of numbers
	sNumbersExtra                         // numbers that only one sentence has, of the one that has more
	sNamesExtra                           // the same of names
	sOrder                                // words in common that come in the same order
	sLettersLeast                         // runs of three letters in common
	sLettersMost                          //
	sNegation                             // one sentence is negated, the other not
	sHeavy                                // weight of the heaviest term that the other lacks
	sMissing                              // weight of what the other lacks, of the sentence that misses less
	sWordsOnlyLess                        // words that the other lacks, of the sentence with fewer
	sWordsOnlyMore                        // and of the one with more
	sFunction                             // function words in common
	sStart                                // of the first words, those that the other has
	sEnd                                  // of the last words, those that the other has
	sStretches                            // in how many places words stand that the other lacks: one added clause is one
	nSentence
)

// sentenceNames are the features' names in sentence.json.
var sentenceNames = [nSentence]string{
	"words-least", "words-most", "triples-most", "terms-least", "terms-most", "like-least", "like-most",
	"names-least", "names-most", "numbers-most", "numbers-extra", "names-extra", "order", "letters-least", "letters-most",
	"negation", "heavy", "missing", "words-only-less", "words-only-more", "function", "start", "end", "stretches",
}

const (
	// alike is how alike two words must be spelt to count as one in part: "election"
	// and "electoral" are .56, names in two spellings .6 and more, words that only
	// look alike less.
	alike = 0.5
	// fewSentenceFacts is the mass that is added to that of a sentence's names, or
	// numbers, at what its terms say, so that one number in common is not all there is
	// to know: about one name.
	fewSentenceFacts = 8
	// edgeWords is how many words the beginning and the end of a sentence have.
	edgeWords = 5
)

// sentenceScratch is the memory of comparing sentences. One goroutine uses it at a time.
type sentenceScratch struct {
	row          []uint16
	onlyA, onlyB []*sentenceTerm
}

// compare measures two sentences.
func (p *sentenceScratch) compare(a, b *sentence) (v [nSentence]float64) {
	wordsA, wordsB := float64(len(a.words)), float64(len(b.words))
	same := float64(common(a.single, b.single))
	v[sWordsLeast], v[sWordsMost] = leastMost(same, wordsA, wordsB)
	_, v[sTriplesMost] = leastMost(float64(common(a.triples, b.triples)), float64(len(a.triples)), float64(len(b.triples)))
	v[sLettersLeast], v[sLettersMost] = leastMost(float64(common(a.letters, b.letters)), float64(len(a.letters)), float64(len(b.letters)))
	unit := float64(max(a.unit, b.unit, 1))
	v[sWordsOnlyLess], v[sWordsOnlyMore] = upTo((min(wordsA, wordsB)-same)/unit, 6), upTo((max(wordsA, wordsB)-same)/unit, 6)
	v[sOrder] = over(float64(p.inOrder(a.words, b.words)), same)
	if a.negated != b.negated {
		v[sNegation] = 1
	}
	terms := p.compareTerms(a, b, &v)
	v[sFunction], _ = leastMost(max(0, same-terms), wordsA-float64(len(a.terms)), wordsB-float64(len(b.terms)))
	x, y := a.edges(b), b.edges(a)
	v[sStart], v[sEnd] = min(x.start, y.start), min(x.end, y.end)
	v[sStretches] = upTo(float64(x.stretches+y.stretches)/unit, 6)
	return v
}

// sideTally is what one sentence shares with another.
type sideTally struct {
	mass  [numberWord + 1]float64 // of terms in common, by kind
	lost  [numberWord + 1]int     // terms that the other lacks, in no like spelling either
	like  float64                 // mass of words that are only spelt alike, by how much
	miss  float64                 // mass that the other lacks
	heavy float64                 // the heaviest of it
}

// compareTerms fills the features of content and returns how many terms are in common.
func (p *sentenceScratch) compareTerms(a, b *sentence, v *[nSentence]float64) float64 {
	var x, y sideTally
	p.onlyA, p.onlyB = p.onlyA[:0], p.onlyB[:0]
	terms, i, j := 0, 0, 0
	for i < len(a.terms) || j < len(b.terms) {
		switch {
		case j == len(b.terms) || i < len(a.terms) && a.terms[i].sym < b.terms[j].sym:
			p.onlyA = append(p.onlyA, &a.terms[i])
			i++
		case i == len(a.terms) || a.terms[i].sym > b.terms[j].sym:
			p.onlyB = append(p.onlyB, &b.terms[j])
			j++
		default:
			x.mass[a.terms[i].kind] += float64(a.terms[i].weight)
			y.mass[b.terms[j].kind] += float64(b.terms[j].weight)
			terms, i, j = terms+1, i+1, j+1
		}
	}
	x.rest(p.onlyA, p.onlyB)
	y.rest(p.onlyB, p.onlyA)
	inA, inB := over(total(x.mass[:]), a.mass), over(total(y.mass[:]), b.mass)
	v[sTermsLeast], v[sTermsMost] = min(inA, inB), max(inA, inB)
	likeA, likeB := over(total(x.mass[:])+x.like, a.mass), over(total(y.mass[:])+y.like, b.mass)
	v[sLikeLeast], v[sLikeMost] = min(likeA, likeB), max(likeA, likeB)
	factShares := func(kind wordKind) (least, most float64) {
		fa := (x.mass[kind] + fewSentenceFacts*inA) / (a.masses[kind] + fewSentenceFacts)
		fb := (y.mass[kind] + fewSentenceFacts*inB) / (b.masses[kind] + fewSentenceFacts)
		return min(fa, fb), max(fa, fb)
	}
	v[sNamesLeast], v[sNamesMost] = factShares(nameWord)
	_, v[sNumbersMost] = factShares(numberWord)
	v[sNumbersExtra] = float64(min(3, max(x.lost[numberWord], y.lost[numberWord]))) / 3
	v[sNamesExtra] = float64(min(5, max(x.lost[nameWord], y.lost[nameWord]))) / 5
	v[sHeavy] = max(x.heavy, y.heavy) / maxWeight
	v[sMissing] = upTo(min(x.miss, y.miss)/float64(max(a.unit, b.unit, 1)), 20)
	return float64(terms)
}

// rest counts the terms that only this sentence has, against those that only the
// other has.
func (t *sideTally) rest(mine, others []*sentenceTerm) {
	for _, x := range mine {
		best := 0.0
		for _, y := range others {
			if x.atMost(y) >= max(best, alike) {
				best = max(best, x.like(y))
			}
		}
		if best < alike {
			best = 0
			t.lost[x.kind]++
		}
		t.like += best * float64(x.weight)
		missed := (1 - best) * float64(x.weight)
		t.miss += missed
		t.heavy = max(t.heavy, missed)
	}
}

// like returns how alike two different words are spelt: the share (Dice) of letter
// pairs in common, the beginning of the word included.
func (t *sentenceTerm) like(o *sentenceTerm) float64 {
	if len(t.spelt) == 0 || len(o.spelt) == 0 {
		return 0
	}
	return 2 * float64(common(t.spelt, o.spelt)) / float64(len(t.spelt)+len(o.spelt))
}

// atMost returns a bound of like that takes no look at the lists: a bit that only one
// word has stands for at least one pair that the other lacks. Nearly all words differ
// so much that this settles it.
func (t *sentenceTerm) atMost(o *sentenceTerm) float64 {
	n, m := len(t.spelt), len(o.spelt)
	if n == 0 || m == 0 {
		return 0
	}
	both := min(n-bits.OnesCount64(t.pairs&^o.pairs), m-bits.OnesCount64(o.pairs&^t.pairs))
	return 2 * float64(both) / float64(n+m)
}

// edges is where in a sentence words stand that another has.
type edges struct {
	start, end float64 // shares of the first and of the last words
	stretches  int     // runs of words that the other lacks
}

func (s *sentence) edges(o *sentence) (e edges) {
	width := edgeWords * max(s.unit, 1)
	last := len(s.words) - width
	outside := false
	for i, w := range s.words {
		if !slices.Contains(o.words, w) {
			if !outside {
				e.stretches++
			}
			outside = true
			continue
		}
		outside = false
		if i < width {
			e.start++
		}
		if i >= last {
			e.end++
		}
	}
	n := float64(min(width, len(s.words)))
	e.start, e.end = over(e.start, n), over(e.end, n)
	return e
}

// inOrder returns the length of the longest common subsequence of two sentences.
func (p *sentenceScratch) inOrder(a, b []uint32) int {
	p.row = slices.Grow(p.row[:0], len(b)+1)[:len(b)+1]
	clear(p.row)
	for _, x := range a {
		diagonal := uint16(0)
		for j, y := range b {
			above := p.row[j+1]
			if x == y {
				p.row[j+1] = diagonal + 1
			} else {
				p.row[j+1] = max(above, p.row[j])
			}
			diagonal = above
		}
	}
	return int(p.row[len(b)])
}

// common counts the equal members of two sorted lists, each used once.
func common[T uint16 | uint64](a, b []T) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// leastMost returns n over the larger and over the smaller of two sizes.
func leastMost(n, a, b float64) (least, most float64) {
	return over(n, max(a, b)), over(n, min(a, b))
}

// upTo maps [0, ∞) to [0, 1), half to 1/2.
func upTo(x, half float64) float64 { return x / (x + half) }
