package passage

import (
	"cmp"
	"slices"

	"copytrail/align"
	"copytrail/provenance/internal/doc"
)

// likeliestTried is how many pairs of sentences, those with the most details in common, are
// compared in full for [Comparer.addLikeliest].
const likeliestTried = 12

// sentencePair is a pair of sentences with what it shares.
type sentencePair struct {
	a, b  int
	terms int     // details in common
	sum   float64 // their weight
	made  float64 // probability that one was made from the other
}

// addLikeliest adds the pairs of sentences that have the most details in common, the most
// probable first, until there are least passages. Two texts of which one is a rewording of
// the other may be reworded so far that no two sentences are linked; the reader still wants
// to see where they are nearest. A pair of sentences has two details in common at least.
func (p *Comparer) addLikeliest(l *aligner, matches []align.Match, least int) {
	if len(l.out) >= least {
		return
	}
	pairs := l.detailPairs(matches)
	pairs = pairs[:min(len(pairs), likeliestTried)]
	x, y := newSentenceSide(l.a), newSentenceSide(l.b)
	for i := range pairs {
		pairs[i].made = p.sentences.likeness(x.alone(pairs[i].a), y.alone(pairs[i].b)).made
	}
	slices.SortStableFunc(pairs, func(x, y sentencePair) int { return cmp.Compare(y.made, x.made) })
	for _, k := range pairs {
		if len(l.out) >= least {
			return
		}
		l.link(p, l.a.Sentences[k.a], l.b.Sentences[k.b], k.made)
	}
}

// detailPairs returns the pairs of sentences that no passage uses and that have details in
// common, the most weight first.
func (l *aligner) detailPairs(matches []align.Match) []sentencePair {
	takenA, takenB := halfUsed(l.a, l.usedA), halfUsed(l.b, l.usedB)
	index := map[[2]int]int{}
	var pairs []sentencePair
	last := map[[2]int]uint32{} // the content position counted last: each counts once
	for _, m := range matches {
		k := [2]int{int(l.a.Sentence[m.A]), int(l.b.Sentence[m.B])}
		if l.a.Repeats[m.A] > doc.MaxDetailRepeat || l.b.Repeats[m.B] > doc.MaxDetailRepeat || takenA[k[0]] || takenB[k[1]] || last[k] == m.A+1 {
			continue
		}
		last[k] = m.A + 1
		i, ok := index[k]
		if !ok {
			i = len(pairs)
			index[k] = i
			pairs = append(pairs, sentencePair{a: k[0], b: k[1]})
		}
		pairs[i].terms++
		pairs[i].sum += float64(m.Weight)
	}
	pairs = slices.DeleteFunc(pairs, func(k sentencePair) bool { return k.terms < linkTerms })
	slices.SortFunc(pairs, func(x, y sentencePair) int {
		return cmp.Or(cmp.Compare(y.sum, x.sum), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return pairs
}
