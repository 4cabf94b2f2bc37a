package main

import (
	"math/rand/v2"
	"testing"
)

// made returns samples whose first feature tells, whose second tells the opposite
// of what it should, and whose third is noise.
func made(n int) []sample {
	r := rand.New(rand.NewPCG(1, 1))
	var out []sample
	for i := range n {
		reuse := i%3 == 0
		x := []float64{.2 + .2*r.Float64(), .5 + .2*r.Float64(), r.Float64()}
		if reuse {
			x[0] += .25
			x[1] -= .2
		}
		out = append(out, sample{x: x, reuse: reuse, weight: 1, pair: &pair{set: "made", group: string(rune('a' + i%26))}})
	}
	return out
}

func TestFitLogisticHasNoNegativeWeight(t *testing.T) {
	w, b := fitLogistic(made(600), ridge, 0)
	if w[0] <= 0 {
		t.Errorf("the telling feature weighs %v, want more than 0", w[0])
	}
	if w[1] != 0 {
		t.Errorf("the feature that speaks against weighs %v, want 0", w[1])
	}
	right := 0
	for _, s := range made(600) {
		if probability(w, b, s.x) > .5 == s.reuse {
			right++
		}
	}
	if right < 590 {
		t.Errorf("%d of 600 right, want nearly all", right)
	}
}

func TestFoldsKeepGroupsTogether(t *testing.T) {
	seen := map[string]int{}
	for _, s := range made(300) {
		f := fold(s.pair)
		if f < 0 || f >= folds {
			t.Fatalf("fold %d, want 0 to %d", f, folds-1)
		}
		if old, ok := seen[s.pair.group]; ok && old != f {
			t.Errorf("group %s is in folds %d and %d", s.pair.group, old, f)
		}
		seen[s.pair.group] = f
	}
}

func TestAUC(t *testing.T) {
	for _, c := range []struct {
		pos, neg []float64
		want     float64
	}{
		{[]float64{.9, .8}, []float64{.1, .2}, 1},
		{[]float64{.5}, []float64{.5}, .5},
		{[]float64{.1, .9}, []float64{.5}, .5},
	} {
		if got := auc(c.pos, c.neg); got != c.want {
			t.Errorf("auc(%v, %v) = %v, want %v", c.pos, c.neg, got, c.want)
		}
	}
}
