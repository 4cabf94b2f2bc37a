package provenance

import (
	"testing"

	"copytrail/provenance/internal/finding"
)

// A sentence of the copy is explained once, passages lie in the texts, and one that is
// the source's own word for word is no rewrite.
func TestPassagesOfStories(t *testing.T) {
	res := scanStories(t, nil)
	rewritten := 0
	for _, f := range res.Findings {
		end := 0
		for _, p := range f.Passages {
			if p.Copy.Start < end || p.Copy.End > len(f.Copy.Text) || p.Source.Start >= p.Source.End || p.Source.End > len(f.Source.Text) {
				t.Errorf("%s from %s: passage %+v overlaps the one before, which ends at %d, or lies outside", f.Copy.ID, f.Source.ID, p, end)
			}
			end = p.Copy.End
			if p.Similarity < .2 || p.Similarity > 1 {
				t.Errorf("%s from %s: similarity %v", f.Copy.ID, f.Source.ID, p.Similarity)
			}
			if p.Kind == finding.Rewritten {
				rewritten++
			}
		}
	}
	if rewritten < 200 {
		t.Errorf("%d rewritten passages, want some 250", rewritten)
	}
}
