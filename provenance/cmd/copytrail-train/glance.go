package main

import (
	"fmt"
	"math"
	"slices"

	"copytrail/provenance/internal/training"
)

// glanceMisses is the share of the reuse of modern that a glance may give up. What it
// gives up is the least likely by what a glance sees, and seldom what the judge would
// have found.
const glanceMisses = .005

// learnGlance learns from what a glance sees of a pair whether it is worth being
// measured.
func learnGlance(samples []sample) fitted {
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
	m.Possible = math.Floor(1e4*reuse[int(glanceMisses*float64(len(reuse)))]) / 1e4
	fmt.Printf("glance: %v, from %.4f: %.3f of the reuse of modern and %.3f of the independent reports of its events pass\n",
		m.Features, m.Possible, above(reuse, m.Possible-1e-9), above(other, m.Possible))
	return m
}
