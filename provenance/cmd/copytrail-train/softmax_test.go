package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// clouds returns examples of three classes around three points, and a feature that
// tells nothing.
func clouds(n int) []example {
	r := rand.New(rand.NewPCG(2, 2))
	centres := [][]float64{{0, 0}, {3, 0}, {0, 3}}
	var out []example
	for i := range n {
		c := centres[i%3]
		out = append(out, example{[]float64{c[0] + r.NormFloat64()/2, c[1] + r.NormFloat64()/2, r.Float64()}, i % 3, 1})
	}
	return out
}

func TestSoftmaxTellsClassesApart(t *testing.T) {
	m, err := fitSoftmax(clouds(300), 3, 1e-3)
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, e := range clouds(300) {
		p := m.probabilities(e.x)
		if sum := p[0] + p[1] + p[2]; math.Abs(sum-1) > 1e-9 {
			t.Fatalf("probabilities %v sum to %v", p, sum)
		}
		if slices.Index(p, slices.Max(p)) == e.class {
			right++
		}
	}
	if right < 290 {
		t.Errorf("%d of 300 right, want nearly all", right)
	}
}

// An example that counts twice must do what the same example does when it is there
// twice.
func TestSoftmaxWeights(t *testing.T) {
	once := clouds(60)
	twice := slices.Clone(once)
	for i := range 20 {
		once[i].weight = 2
		twice = append(twice, twice[i])
	}
	x, err := fitSoftmax(once, 3, 1e-2)
	if err != nil {
		t.Fatal(err)
	}
	y, err := fitSoftmax(twice, 3, 1e-2)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range once {
		p, q := x.probabilities(e.x), y.probabilities(e.x)
		for c := range p {
			if math.Abs(p[c]-q[c]) > 1e-3 {
				t.Fatalf("probabilities %v with weights, %v with copies", p, q)
			}
		}
	}
}

// The weights that are committed must say what the fitted model says.
func TestSoftmaxOfTwoIsLogistic(t *testing.T) {
	var two []example
	for _, e := range clouds(90) {
		e.class = min(e.class, 1)
		two = append(two, e)
	}
	m, err := fitSoftmax(two, 2, 1e-2)
	if err != nil {
		t.Fatal(err)
	}
	w, b := m.logistic()
	for _, e := range two {
		if got, want := probability(w, b, e.x), m.probabilities(e.x)[1]; math.Abs(got-want) > 1e-9 {
			t.Fatalf("logistic gives %v, softmax %v", got, want)
		}
	}
}

func TestCloughMeasures(t *testing.T) {
	a, b := plainWords("One, two three; four"), plainWords("zero one two four three")
	for _, c := range []struct {
		n    int
		want float64
	}{{1, 1}, {2, 1. / 3}, {3, 0}, {9, 0}} {
		if got := wordContainment(a, b, c.n); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("containment of %d-grams = %v, want %v", c.n, got, c.want)
		}
	}
	if got := commonSubsequence(a, b); got != 3 {
		t.Errorf("common subsequence = %d, want 3", got)
	}
}

func TestChoosingPairsOfModern(t *testing.T) {
	// Two sentences each; the first two are alike, the second of a is like neither.
	x := func(v float64) []float64 { return []float64{v} }
	m := &sentenceModel{weights: []float64{1}}
	cells := [][][]float64{{x(.9), x(.2)}, {x(.3), nil}}
	source := sentenceTable{cells: cells, source: true}
	got := source.choose(m)
	// (0,0) is the likeliest of both; (0,1) and (1,0) of one: they teach nothing.
	if len(got) != 1 || got[0].class != 1 || got[0].weight != 1 {
		t.Errorf("of a source: %+v, want the first pair as made from one another", got)
	}
	other := sentenceTable{cells: cells}
	for _, p := range other.choose(m) {
		if p.class != 0 || p.weight != independentWeight {
			t.Errorf("of another report: %+v, want independent", p)
		}
	}
	if n := len(other.choose(m)); n != 3 {
		t.Errorf("of another report: %d pairs, want 3", n)
	}
}
