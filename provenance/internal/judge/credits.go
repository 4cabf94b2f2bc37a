package judge

import (
	"math"

	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/passage"
)

// WithCredits looks again at the judgements of which, once it is known what their articles
// say of their sources: at the common words of excerpts, and at pairs that may be reuse
// where one text credits the other's outlet. outletOf gives the canonical name of an
// article's outlet. The judgements are changed in place.
func WithCredits(judged []Judgement, which []int, credits map[uint32]*credit.Attribution, outletOf func(n uint32) string) {
	for _, i := range which {
		v := &judged[i]
		a, b, outletA, outletB := credits[v.A], credits[v.B], outletOf(v.A), outletOf(v.B)
		if v.Relation == finding.Excerpt {
			v.decideExcerpt(a, b, outletA, outletB)
		}
		v.admit(a, b, outletA, outletB)
	}
}

// decideExcerpt keeps the verdict when the common words are likely taken. Otherwise they
// are no evidence for more than a source that both quote, and the pair is at most worth
// a look.
func (v *Judgement) decideExcerpt(a, b *credit.Attribution, outletA, outletB string) {
	var words passage.Whose
	words, v.Score = v.common.Judge(a, b, outletA, outletB)
	v.common = nil
	switch words {
	case passage.Taken:
	case passage.Throughout:
		v.Relation = finding.NearCopy
	case passage.Unclear:
		v.Relation, v.Statement = finding.Possible, true
	case passage.Quoted:
		v.Relation, v.Statement = finding.SameEvent, true
	}
}

// admission is by how many log odds a credit between the two raises the score of a
// pair that may be reuse. Of the labelled pairs of real articles that score as
// possible or more, 17 of 33 that are reuse have one, and of 37 that are not, none: a
// factor of forty when half a case is allowed for (3.7); as long as the cases are so
// few, this is less. That a credit is missing says nothing: who rewrites in silence
// gives none.
const admission = 3

// admit raises the score of a pair that may be reuse where one text says that it has
// something from the other's outlet. It says so of some part; that the rest follows as
// well is what the score was before.
func (v *Judgement) admit(a, b *credit.Attribution, outletA, outletB string) {
	if v.Relation != finding.Possible && v.Relation != finding.Rewrite || v.Statement {
		return
	}
	if outletA == outletB || !a.Credits(outletB) && !b.Credits(outletA) {
		return
	}
	by := &learned().Pair
	if v.others > 0 {
		by = &learned().Story
	}
	v.Score = Admitted(v.Score)
	if r := v.byScore(by); r > v.Relation {
		v.Relation = r
	}
}

// Admitted returns the score of a pair that may be reuse, once one of the two texts
// gives the other's outlet as a source.
func Admitted(score float64) float64 {
	p := min(score, 1-1e-9)
	return 1 / (1 + math.Exp(-math.Log(p/(1-p))-admission))
}
