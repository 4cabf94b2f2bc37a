package passage

import (
	"math/bits"

	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
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
	bag          bag
	places       places
	row          []uint16
	runsA, runsB []uint64
	onlyA, onlyB []*sentenceTerm

	linker linker // and of linking them
}

// compare measures two sentences.
func (p *sentenceScratch) compare(a, b *sentence) (v [nSentence]float64) {
	same := p.compareWords(a, b, &v)
	x, y := p.compareTerms(a, b)
	x.rest(p.onlyA, p.onlyB)
	y.rest(p.onlyB, p.onlyA)
	tell(a, b, &x, &y, same, &v)
	p.runsA, p.runsB = appendRuns(p.runsA[:0], a.hashes, 2*a.unit+1), appendRuns(p.runsB[:0], b.hashes, 2*b.unit+1)
	_, v[sTriplesMost] = leastMost(p.bag.common(p.runsA, p.runsB), len(p.runsA), len(p.runsB))
	v[sLettersLeast], v[sLettersMost] = leastMost(p.bag.common(a.letters, b.letters), len(a.letters), len(b.letters))
	inOrder, atA, atB := p.compareOrder(a, b)
	v[sOrder] = doc.Over(float64(inOrder), float64(same))
	v[sStart], v[sEnd] = min(atA.start, atB.start), min(atA.end, atB.end)
	v[sStretches] = upTo(float64(atA.stretches+atB.stretches)/unitOfBoth(a, b), 6)
	return v
}

// compareWords fills the features of all words, and returns how many are in common.
func (p *sentenceScratch) compareWords(a, b *sentence, v *[nSentence]float64) int {
	same := p.bag.common(a.hashes, b.hashes)
	v[sWordsLeast], v[sWordsMost] = leastMost(same, len(a.words), len(b.words))
	less, more := min(len(a.words), len(b.words)), max(len(a.words), len(b.words))
	unit := unitOfBoth(a, b)
	v[sWordsOnlyLess], v[sWordsOnlyMore] = upTo(float64(less-same)/unit, 6), upTo(float64(more-same)/unit, 6)
	if a.negated != b.negated {
		v[sNegation] = 1
	}
	return same
}

func unitOfBoth(a, b *sentence) float64 { return float64(max(a.unit, b.unit, 1)) }

// sideTally is what one sentence shares with another.
type sideTally struct {
	mass  [terms.Number + 1]float64 // of terms in common, by kind
	terms int                       // how many they are
	lost  [terms.Number + 1]int     // terms that the other lacks, in no like spelling either
	like  float64                   // mass of words that are only spelt alike, by how much
	miss  float64                   // mass that the other lacks
	heavy float64                   // the heaviest of it
}

// compareTerms returns what the sentences share, without regard to spelling, and notes
// the terms that only one has.
func (p *sentenceScratch) compareTerms(a, b *sentence) (x, y sideTally) {
	p.onlyA, p.onlyB = p.onlyA[:0], p.onlyB[:0]
	i, j := 0, 0
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
			x.terms, i, j = x.terms+1, i+1, j+1
		}
	}
	y.terms = x.terms
	return x, y
}

// tell fills the features of content from what was counted of either sentence, which
// have so many words in common.
func tell(a, b *sentence, x, y *sideTally, same int, v *[nSentence]float64) {
	inA, inB := doc.Over(doc.Total(x.mass[:]), a.mass), doc.Over(doc.Total(y.mass[:]), b.mass)
	v[sTermsLeast], v[sTermsMost] = min(inA, inB), max(inA, inB)
	likeA, likeB := doc.Over(doc.Total(x.mass[:])+x.like, a.mass), doc.Over(doc.Total(y.mass[:])+y.like, b.mass)
	v[sLikeLeast], v[sLikeMost] = min(likeA, likeB), max(likeA, likeB)
	factShares := func(kind terms.Kind) (least, most float64) {
		fa := (x.mass[kind] + fewSentenceFacts*inA) / (a.masses[kind] + fewSentenceFacts)
		fb := (y.mass[kind] + fewSentenceFacts*inB) / (b.masses[kind] + fewSentenceFacts)
		return min(fa, fb), max(fa, fb)
	}
	v[sNamesLeast], v[sNamesMost] = factShares(terms.Name)
	_, v[sNumbersMost] = factShares(terms.Number)
	v[sNumbersExtra] = float64(min(3, max(x.lost[terms.Number], y.lost[terms.Number]))) / 3
	v[sNamesExtra] = float64(min(5, max(x.lost[terms.Name], y.lost[terms.Name]))) / 5
	v[sHeavy] = max(x.heavy, y.heavy) / terms.MaxWeight
	v[sMissing] = upTo(min(x.miss, y.miss)/unitOfBoth(a, b), 20)
	v[sFunction], _ = leastMost(max(0, same-x.terms), len(a.words)-len(a.terms), len(b.words)-len(b.terms))
}

// rest counts the terms that only this sentence has, against those that only the
// other has.
func (t *sideTally) rest(mine, others []*sentenceTerm) {
	for _, x := range mine {
		best := 0.0
		for _, y := range others {
			if x.atMost(y.spelledWord) >= max(best, alike) {
				best = max(best, x.like(y.spelledWord))
			}
		}
		t.without(x, best)
	}
}

// without counts a term that the other sentence has only in a spelling that is so much
// like it.
func (t *sideTally) without(x *sentenceTerm, like float64) {
	if like < alike {
		like = 0
		t.lost[x.kind]++
	}
	t.like += like * float64(x.weight)
	missed := (1 - like) * float64(x.weight)
	t.miss += missed
	t.heavy = max(t.heavy, missed)
}

// like returns how alike two different words are spelt: the share (Dice) of letter
// pairs in common, the beginning of the word included.
func (t *spelledWord) like(o *spelledWord) float64 {
	if len(t.spelt) == 0 || len(o.spelt) == 0 {
		return 0
	}
	return 2 * float64(common(t.spelt, o.spelt)) / float64(len(t.spelt)+len(o.spelt))
}

// atMost returns a bound of like that takes no look at the lists: a bit that only one
// word has stands for at least one pair that the other lacks. Nearly all words differ
// so much that this settles it.
func (t *spelledWord) atMost(o *spelledWord) float64 {
	n, m := len(t.spelt), len(o.spelt)
	if n == 0 || m == 0 {
		return 0
	}
	both := min(n-bits.OnesCount64(t.pairs&^o.pairs), m-bits.OnesCount64(o.pairs&^t.pairs))
	return 2 * float64(both) / float64(n+m)
}

// common counts the equal members of two sorted lists, each used once.
func common(a, b []uint16) int {
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
func leastMost(n, a, b int) (least, most float64) {
	return doc.Ratio(n, max(a, b)), doc.Ratio(n, min(a, b))
}

// upTo maps [0, ∞) to [0, 1), half to 1/2.
func upTo(x, half float64) float64 { return x / (x + half) }
