package main

import (
	"fmt"
	"math"
	"slices"

	"copytrail/provenance"
)

// glanceMisses is the share of the reuse of modern that a glance may give up. What it
// gives up is the least likely by what a glance sees, and seldom what the judge would
// have found.
const glanceMisses = .005

// glanceModel is what a glance decides by.
type glanceModel struct {
	names          []string
	weights        []float64
	constant, from float64
}

// learnGlance learns from what a glance sees of a pair whether it is worth being
// measured.
func learnGlance(samples []sample) glanceModel {
	names := provenance.FeatureNames()
	seen := provenance.GlanceFeatures()
	var few []sample
	for _, s := range samples {
		x := make([]float64, len(seen))
		for i, f := range seen {
			x[i] = s.x[f]
		}
		few = append(few, sample{x, s.reuse, s.weight, s.pair})
	}
	w, b := fitLogistic(few, ridge)
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
	m := glanceModel{constant: round(b), from: math.Floor(1e4*reuse[int(glanceMisses*float64(len(reuse)))]) / 1e4}
	for i, f := range seen {
		if w[i] > 1e-3 {
			m.names, m.weights = append(m.names, names[f]), append(m.weights, round(w[i]))
		}
	}
	fmt.Printf("glance: %v %.2f, from %.4f: %.3f of the reuse of modern and %.3f of the independent reports of its events pass\n",
		m.names, m.weights, m.from, above(reuse, m.from-1e-9), above(other, m.from))
	return m
}
