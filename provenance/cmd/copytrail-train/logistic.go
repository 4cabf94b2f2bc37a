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
// teach that copying words proves innocence. l2 is the ridge penalty on weights by
// the deviation of their feature, which is taken for at least least: what nearly all
// samples agree in is not to get a weight that nothing bounds. The method is Newton's with bounds: each round
// minimises the second-order expansion by coordinate descent (Friedman, Hastie and
// Tibshirani 2010), and halves the step until the loss falls.
func fitLogistic(samples []sample, l2, least float64) (weights []float64, constant float64) {
	f := newFit(samples, l2, least)
	for range 100 {
		f.expand()
		d := f.direction()
		if !f.step(d) {
			break
		}
	}
	weights = f.at[:f.n]
	for i := range weights {
		weights[i] /= f.scale[i]
	}
	return weights, f.at[f.n]
}

// fit is a logistic model that is being fitted. The last coordinate is the constant.
type fit struct {
	n       int
	samples []sample
	l2      float64
	sum     float64 // of the samples' weights
	scale   []float64
	at      []float64 // the model, in units of scale
	loss    float64
	slope   []float64   // of the loss at at
	bend    [][]float64 // its second derivatives
}

func newFit(samples []sample, l2, least float64) *fit {
	n := len(samples[0].x)
	_, scale := standardise(samples, n)
	for i, x := range scale {
		if scale[i] = max(x, least); x < 1e-6 {
			scale[i] = math.Inf(1) // the feature is the same everywhere and gets no weight
		}
	}
	f := &fit{n: n, samples: samples, l2: l2, scale: scale, at: make([]float64, n+1), slope: make([]float64, n+1)}
	f.bend = make([][]float64, n+1)
	for i := range f.bend {
		f.bend[i] = make([]float64, n+1)
	}
	reuse := 0.0
	for _, s := range samples {
		f.sum += s.weight
		if s.reuse {
			reuse += s.weight
		}
	}
	f.at[n] = math.Log((reuse + 1e-9) / (f.sum - reuse + 1e-9))
	f.loss = f.lossAt(f.at)
	return f
}

// margin returns the log odds of a sample.
func (f *fit) margin(at []float64, s *sample) float64 {
	z := at[f.n]
	for i, x := range s.x {
		if x != 0 && at[i] != 0 {
			z += at[i] * x / f.scale[i]
		}
	}
	return z
}

// lossAt returns the mean loss and the penalty.
func (f *fit) lossAt(at []float64) float64 {
	loss := 0.0
	for i := range f.samples {
		s := &f.samples[i]
		z := f.margin(at, s)
		if s.reuse {
			z = -z
		}
		loss += s.weight * (max(z, 0) + math.Log1p(math.Exp(-math.Abs(z))))
	}
	loss /= f.sum
	for _, w := range at[:f.n] {
		loss += f.l2 * w * w
	}
	return loss
}

// expand computes the derivatives of the loss.
func (f *fit) expand() {
	clear(f.slope)
	for _, row := range f.bend {
		clear(row)
	}
	x := make([]float64, 0, f.n+1)
	which := make([]int, 0, f.n+1)
	for i := range f.samples {
		s := &f.samples[i]
		p := 1 / (1 + math.Exp(-f.margin(f.at, s)))
		y := 0.0
		if s.reuse {
			y = 1
		}
		x, which = x[:0], which[:0]
		for k, v := range s.x {
			if v != 0 {
				x, which = append(x, v/f.scale[k]), append(which, k)
			}
		}
		x, which = append(x, 1), append(which, f.n)
		g, h := s.weight/f.sum*(p-y), s.weight/f.sum*p*(1-p)
		for a, v := range x {
			f.slope[which[a]] += g * v
			row := f.bend[which[a]]
			for b := range a + 1 {
				row[which[b]] += h * v * x[b]
			}
		}
	}
	for i := range f.n + 1 {
		for k := range i {
			f.bend[k][i] = f.bend[i][k]
		}
		f.bend[i][i] += 1e-9
		if i < f.n {
			f.slope[i] += 2 * f.l2 * f.at[i]
			f.bend[i][i] += 2 * f.l2
		}
	}
}

// direction returns the step that minimises the expansion among those that leave no
// weight negative.
func (f *fit) direction() []float64 {
	d := make([]float64, f.n+1)
	slope := append([]float64(nil), f.slope...) // of the expansion at d
	for range 2000 {
		moved := 0.0
		for i := range d {
			m := -slope[i] / f.bend[i][i]
			if i < f.n {
				m = max(m, -f.at[i]-d[i])
			}
			if m == 0 {
				continue
			}
			d[i] += m
			moved = max(moved, math.Abs(m))
			for k, h := range f.bend[i] {
				slope[k] += h * m
			}
		}
		if moved < 1e-7 {
			break
		}
	}
	return d
}

// step goes along d as far as the loss falls, and reports whether that was worth it.
func (f *fit) step(d []float64) bool {
	to := make([]float64, len(d))
	for share := 1.0; share > 1e-4; share /= 2 {
		for i := range to {
			to[i] = f.at[i] + share*d[i]
			if i < f.n {
				to[i] = max(0, to[i])
			}
		}
		if loss := f.lossAt(to); loss < f.loss {
			fell := f.loss - loss
			f.at, f.loss = to, loss
			return fell > 1e-10
		}
	}
	return false
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
