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
// give. Stretches that are worth a look are right in one real pair of four, whatever their
// model says, so that the score of such a pair is the least of possible reuse.
func (v *Judgement) decidePart(measured []*Measured) {
	by := learned()
	best := 0.0
	for _, m := range measured {
		words := min(m.wordsA, m.wordsB)
		score := by.Part.probability(&m.v, words)
		if words < rules.tinyWords || m.details < rules.someDetails || score <= best {
			continue
		}
		best = score
		switch {
		case score >= by.Part.reuseFrom(words) && m.details >= rules.reuseDetails && words >= rules.rewriteWords:
			v.Relation = finding.Rewrite
			v.Score, v.v, v.Part = max(v.Score, score), m.v, true
		case score >= by.Part.Possible && v.Relation < finding.Possible:
			v.Relation = finding.Possible
			v.Score, v.v, v.Part = max(v.Score, by.Story.Possible), m.v, true
		}
	}
}
