package passage

import (
	"math/bits"

	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
)

// sentenceFeature is the index of a feature of two sentences. All features are in [0, 1]
// and the same for (a, b) and (b, a). "Least" and "most" are the smaller and the larger of
// two shares, one of each sentence: when one sentence says half of what the other says,
// least is small and most is large.
type sentenceFeature int

const (
	sWordsLeast    sentenceFeature = iota // words in common
	sWordsMost                            //
	sTriplesMost                          // runs of three words in common
	sTermsLeast                           // content terms in common, by weight
	sTermsMost                            //
	sLikeLeast                            // the same; words of similar spelling count in part
	sLikeMost                             //
	sNamesLeast                           // names in common; without names as sTermsLeast
	sNamesMost                            //
	sNumbersMost                          // numbers in common, likewise
	sNumbersExtra                         // numbers that only one sentence has, of the one with more
	sNamesExtra                           // names that only one sentence has, likewise
	sOrder                                // words in common that come in the same order
	sLettersLeast                         // runs of three letters in common
	sLettersMost                          //
	sNegation                             // one sentence is negated, the other not
	sHeavy                                // weight of the heaviest term that the other lacks
	sMissing                              // weight of the terms that the other lacks, of the sentence with less
	sWordsOnlyLess                        // words that the other lacks, of the sentence with fewer
	sWordsOnlyMore                        // the same of the sentence with more
	sFunction                             // function words in common
	sStart                                // share of the first words that the other has
	sEnd                                  // share of the last words that the other has
	sStretches                            // runs of words that the other lacks: an added clause is one
	nSentence
)

// sentenceNames are the features' names in sentence.json.
var sentenceNames = [nSentence]string{
	"words-least", "words-most", "triples-most", "terms-least", "terms-most", "like-least", "like-most",
	"names-least", "names-most", "numbers-most", "numbers-extra", "names-extra", "order", "letters-least", "letters-most",
	"negation", "heavy", "missing", "words-only-less", "words-only-more", "function", "start", "end", "stretches",
}

const (
	// minDice is the least similarity in spelling (Dice) at which two words count in part
	// as the same: "election" and "electoral" have .56, two spellings of a name .6 and
	// more, unrelated words less.
	minDice = 0.5
	// fewSentenceFacts is added to the mass of a sentence's names, or numbers, with the
	// share that its terms have in common, so that one number in common does not decide
	// alone. It is the mass of about one name.
	fewSentenceFacts = 8
	// edgeWords is how many words count as the beginning, and as the end, of a sentence.
	edgeWords = 5
)

// sentenceScratch is the memory of comparing sentences. Only one goroutine may use it at a
// time.
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
	x.addUnmatched(p.onlyA, p.onlyB)
	y.addUnmatched(p.onlyB, p.onlyA)
	contentFeatures(a, b, &x, &y, same, &v)
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

// sideTally counts what one sentence shares with another.
type sideTally struct {
	mass  [terms.Number + 1]float64 // of terms in common, by kind
	terms int                       // number of terms in common
	lost  [terms.Number + 1]int     // terms that the other lacks, also in similar spelling
	like  float64                   // mass of words of similar spelling, times the similarity
	miss  float64                   // mass that the other lacks
	heavy float64                   // the heaviest term of it
}

// compareTerms returns what the sentences share, similar spelling not counted, and keeps
// the terms that only one has in onlyA and onlyB.
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

// contentFeatures fills the features of content from the counts of both sentences. same is
// the number of words in common.
func contentFeatures(a, b *sentence, x, y *sideTally, same int, v *[nSentence]float64) {
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

// addUnmatched counts the terms that only this sentence has, each by the most similar
// spelling among those that only the other has.
func (t *sideTally) addUnmatched(mine, others []*sentenceTerm) {
	for _, x := range mine {
		best := 0.0
		for _, y := range others {
			if x.maxDice(y.spelledWord) >= max(best, minDice) {
				best = max(best, x.dice(y.spelledWord))
			}
		}
		t.addMissing(x, best)
	}
}

// addMissing counts a term that the other sentence lacks. like is the similarity of the
// most similar spelling that it has instead.
func (t *sideTally) addMissing(x *sentenceTerm, like float64) {
	if like < minDice {
		like = 0
		t.lost[x.kind]++
	}
	t.like += like * float64(x.weight)
	missed := (1 - like) * float64(x.weight)
	t.miss += missed
	t.heavy = max(t.heavy, missed)
}

// dice returns the similarity in spelling of two different words, in [0, 1]: the Dice
// coefficient of their letter pairs, the start of the word included.
func (t *spelledWord) dice(o *spelledWord) float64 {
	if len(t.spelt) == 0 || len(o.spelt) == 0 {
		return 0
	}
	return 2 * float64(common(t.spelt, o.spelt)) / float64(len(t.spelt)+len(o.spelt))
}

// maxDice returns an upper bound of dice from the bits alone: a bit that only one word has
// stands for at least one pair that the other lacks. For nearly all pairs of words this
// bound is enough.
func (t *spelledWord) maxDice(o *spelledWord) float64 {
	n, m := len(t.spelt), len(o.spelt)
	if n == 0 || m == 0 {
		return 0
	}
	both := min(n-bits.OnesCount64(t.pairs&^o.pairs), m-bits.OnesCount64(o.pairs&^t.pairs))
	return 2 * float64(both) / float64(n+m)
}

// common returns how many members two sorted lists have in common, each counted once.
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

// upTo maps [0, ∞) to [0, 1); half becomes 1/2.
func upTo(x, half float64) float64 { return x / (x + half) }
