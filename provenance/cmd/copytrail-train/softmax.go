package main

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/optimize"
)

// softmax is a multinomial logistic model over standardised features.
type softmax struct {
	mean, scale []float64
	weights     [][]float64 // by class: one a feature, then the constant
}

// example is one labelled vector and how much it counts.
type example struct {
	x      []float64
	class  int
	weight float64
}

// fitSoftmax fits a multinomial logistic model of so many classes with a ridge penalty
// of ½·l2·|w|² on the standardised weights, the constants left free, by L-BFGS.
func fitSoftmax(examples []example, classes int, l2 float64) (*softmax, error) {
	m := &softmax{}
	n := len(examples[0].x)
	all := make([]sample, len(examples))
	sum := 0.0
	for i, e := range examples {
		all[i] = sample{x: e.x, weight: e.weight}
		sum += e.weight
	}
	m.mean, m.scale = standardise(all, n)
	z := make([][]float64, len(examples))
	for i, e := range examples {
		z[i] = m.standard(e.x)
	}
	width := n + 1
	at := func(w []float64, c int) []float64 { return w[c*width : (c+1)*width] }
	p := make([]float64, classes)
	problem := optimize.Problem{
		Func: func(w []float64) float64 {
			loss := 0.0
			for i, e := range examples {
				softmaxOf(p, z[i], w)
				loss -= e.weight / sum * math.Log(max(p[e.class], 1e-300))
			}
			for c := range classes {
				for _, x := range at(w, c)[:n] {
					loss += l2 / 2 * x * x
				}
			}
			return loss
		},
		Grad: func(grad, w []float64) {
			for c := range classes {
				g := at(grad, c)
				for f, x := range at(w, c)[:n] {
					g[f] = l2 * x
				}
				g[n] = 0
			}
			for i, e := range examples {
				softmaxOf(p, z[i], w)
				for c := range classes {
					d := p[c]
					if c == e.class {
						d--
					}
					d *= e.weight / sum
					g := at(grad, c)
					for f, x := range z[i] {
						g[f] += d * x
					}
				}
			}
		},
	}
	r, err := optimize.Minimize(problem, make([]float64, classes*width), &optimize.Settings{GradientThreshold: 1e-5}, &optimize.LBFGS{})
	if err != nil {
		return nil, fmt.Errorf("fitting: %w", err)
	}
	for c := range classes {
		m.weights = append(m.weights, at(r.X, c))
	}
	return m, nil
}

// standard returns x standardised, with a 1 for the constant behind it.
func (m *softmax) standard(x []float64) []float64 {
	z := make([]float64, len(x)+1)
	for f := range x {
		z[f] = (x[f] - m.mean[f]) / m.scale[f]
	}
	z[len(x)] = 1
	return z
}

// softmaxOf fills p with the probability of each class for the standardised vector z.
func softmaxOf(p, z, w []float64) {
	most := math.Inf(-1)
	for c := range p {
		p[c] = 0
		for f, x := range z {
			p[c] += w[c*len(z)+f] * x
		}
		most = max(most, p[c])
	}
	sum := 0.0
	for c := range p {
		p[c] = math.Exp(p[c] - most)
		sum += p[c]
	}
	for c := range p {
		p[c] /= sum
	}
}

// probabilities returns the probability of each class.
func (m *softmax) probabilities(x []float64) []float64 {
	p := make([]float64, len(m.weights))
	var w []float64
	for _, c := range m.weights {
		w = append(w, c...)
	}
	softmaxOf(p, m.standard(x), w)
	return p
}

// logistic returns the model of two classes as weights of features as they are, and a
// constant: their sum is the log odds of class 1.
func (m *softmax) logistic() (weights []float64, constant float64) {
	n := len(m.mean)
	constant = m.weights[1][n] - m.weights[0][n]
	for f := range n {
		w := (m.weights[1][f] - m.weights[0][f]) / m.scale[f]
		weights = append(weights, w)
		constant -= w * m.mean[f]
	}
	return weights, constant
}
