package judge

import "copytrail/provenance/internal/finding"

// partPossible reports whether a pair may be reuse in a part, by the features of the whole
// texts without those of the story.
func (v *Judgement) partPossible() bool {
	by := &learned().PartAlone
	x := v.v
	for f := fExclusive; f < nFeatures; f++ {
		x[f] = 0
	}
	return by.Possible > 0 && by.probability(&x, v.Words) >= by.Possible
}

// decidePart raises the score and the relation of a pair to what the best of its stretches
// give.
func (v *Judgement) decidePart(measured []*Measured) {
	by := &learned().Part
	for _, m := range measured {
		words := min(m.wordsA, m.wordsB)
		score := by.probability(&m.v, words)
		if words < rules.tinyWords || m.details < rules.someDetails || score <= v.Score {
			continue
		}
		switch {
		case score >= by.reuseFrom(words) && m.details >= rules.reuseDetails && words >= rules.rewriteWords:
			v.Relation = finding.Rewrite
		case score >= by.Possible:
			v.Relation = max(v.Relation, finding.Possible)
		default:
			continue
		}
		v.Score, v.v, v.Part = score, m.v, true
	}
}
