package main

import "math"

// sample is one labelled pair with its features and how much it counts.
type sample struct {
	x      []float64
	reuse  bool
	weight float64
	pair   *pair
}

// fitLogistic fits a logistic model whose weights may not be negative: each
// feature is evidence for reuse, and a sample in which it seems to speak against
// (rewrites by language models avoid the phrases that real reports share) must not
// teach that copying words proves innocence. l2 is the ridge penalty on
// standardised weights. The method is cyclic coordinate descent with Newton steps,
// which for 20 features settles in some hundred rounds.
func fitLogistic(samples []sample, l2 float64) (weights []float64, constant float64) {
	n := len(samples[0].x)
	mean, scale := standardise(samples, n)
	z := make([][]float64, len(samples))
	sum := 0.0
	for i, s := range samples {
		z[i] = make([]float64, n)
		for f := range n {
			z[i][f] = (s.x[f] - mean[f]) / scale[f]
		}
		sum += s.weight
	}
	w := make([]float64, n)
	b := 0.0
	margin := make([]float64, len(samples))
	// step returns the Newton step for the coordinate that z gives.
	step := func(coordinate func(i int) float64, ridge, at float64) float64 {
		g, h := 2*ridge*at, 2*ridge+1e-9
		for i, s := range samples {
			p := 1 / (1 + math.Exp(-margin[i]))
			y := 0.0
			if s.reuse {
				y = 1
			}
			c := coordinate(i)
			g += s.weight / sum * (p - y) * c
			h += s.weight / sum * p * (1 - p) * c * c
		}
		return -g / h
	}
	for range 400 {
		moved := 0.0
		d := step(func(int) float64 { return 1 }, 0, 0)
		d = max(-1, min(1, d))
		b += d
		for i := range margin {
			margin[i] += d
		}
		for f := range n {
			d := step(func(i int) float64 { return z[i][f] }, l2, w[f])
			d = max(-1, min(1, d))
			d = max(d, -w[f])
			if d == 0 {
				continue
			}
			w[f] += d
			moved = max(moved, math.Abs(d))
			for i := range margin {
				margin[i] += d * z[i][f]
			}
		}
		if moved < 1e-5 {
			break
		}
	}
	for f := range n {
		w[f] /= scale[f]
		b -= w[f] * mean[f]
	}
	return w, b
}

// standardise returns the weighted mean and deviation of each feature.
func standardise(samples []sample, n int) (mean, scale []float64) {
	mean, scale = make([]float64, n), make([]float64, n)
	sum := 0.0
	for _, s := range samples {
		sum += s.weight
		for f, x := range s.x {
			mean[f] += s.weight * x
		}
	}
	for f := range mean {
		mean[f] /= sum
	}
	for _, s := range samples {
		for f, x := range s.x {
			scale[f] += s.weight * (x - mean[f]) * (x - mean[f])
		}
	}
	for f := range scale {
		scale[f] = math.Sqrt(scale[f]/sum) + 1e-9
	}
	return mean, scale
}

func probability(w []float64, b float64, x []float64) float64 {
	z := b
	for f, v := range x {
		z += w[f] * v
	}
	return 1 / (1 + math.Exp(-z))
}
