package main

import (
	"fmt"
	"math"
	"slices"

	"copytrail/provenance/internal/training"
)

// prefilterMisses is the share of the reuse of modern that the pre-filter may discard. These
// are the least likely pairs by its features, and seldom pairs that the judge would have
// found.
const prefilterMisses = .005

// learnPrefilter trains the model of the pre-filter: whether a pair is worth measuring, by
// the features that it has.
func learnPrefilter(samples []sample) fitted {
	names := training.FeatureNames()
	seen := training.PrefilterFeatures()
	var few []sample
	for _, s := range samples {
		x := make([]float64, len(seen))
		for i, f := range seen {
			x[i] = s.x[f]
		}
		few = append(few, sample{x, s.reuse, s.weight, s.pair})
	}
	few = inPieces(few, func(*pair) int { return math.MaxInt32 })
	w, b := fitLogistic(few, pieceRidge, pieceDeviation)
	var reuse, other []float64
	for _, s := range few {
		switch p := probability(w, b, s.x); {
		case s.pair.set == "modern" && s.reuse:
			reuse = append(reuse, p)
		case s.pair.set == "modern":
			other = append(other, p)
		}
	}
	slices.Sort(reuse)
	var of []string
	for _, f := range seen {
		of = append(of, names[f])
	}
	m := curvesOf(of, w, b)
	m.Possible = math.Floor(1e4*reuse[int(prefilterMisses*float64(len(reuse)))]) / 1e4
	fmt.Printf("pre-filter: %v, from %.4f: %.3f of the reuse of modern and %.3f of the independent reports of its events pass\n",
		m.Features, m.Possible, above(reuse, m.Possible-1e-9), above(other, m.Possible))
	return m
}
