package eval

import (
	"math"
	"math/rand/v2"
	"testing"
)

// points makes points of weight 1 from scores, in the order the functions want.
func points(reuse, independent []float64) []point {
	var ps []point
	for _, s := range reuse {
		ps = append(ps, point{s, true, 1})
	}
	for _, s := range independent {
		ps = append(ps, point{s, false, 1})
	}
	sortPoints(ps)
	return ps
}

func TestAUC(t *testing.T) {
	for _, c := range []struct {
		name               string
		reuse, independent []float64
		want               float64
	}{
		{"apart", []float64{.9, .8}, []float64{.2, 0}, 1},
		{"upside down", []float64{.1}, []float64{.2, .3}, 0},
		// .9 beats both: 2. Each .5 ties with .5 and beats .1: 1.5 twice. 5 of 6.
		{"ties", []float64{.9, .5, .5}, []float64{.5, .1}, 5. / 6},
		{"all equal", []float64{.4, .4}, []float64{.4}, .5},
		{"not found ties with not found", []float64{.9, 0}, []float64{0, 0}, .75},
		{"no independent", []float64{.9}, nil, math.NaN()},
		{"no reuse", nil, []float64{.9}, math.NaN()},
	} {
		got := auc(points(c.reuse, c.independent))
		if math.Abs(got-c.want) > 1e-12 || math.IsNaN(got) != math.IsNaN(c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestAtRate(t *testing.T) {
	// Ten independent pairs: 10 % allows one of them, 5 % none.
	independent := []float64{.7, .4, .4, .2, 0, 0, 0, 0, 0, 0}
	reuse := []float64{.9, .7, .6, .4, .3, 0}
	for _, c := range []struct {
		rate  float64
		found int
		score float64
	}{
		{.05, 1, .9}, // .7 is shared with an independent pair, so it lets that one in
		{.1, 3, .6},
		{.2, 3, .6}, // .4 would let in two more: three in all
		{.3, 5, .3}, // .4 and .3
		{1, 5, .2},  // what is not found is found at no threshold
	} {
		got := atRate(points(reuse, independent), c.rate)
		if got.reuse != c.found || got.score != c.score {
			t.Errorf("rate %v: got %d found at %v, want %d at %v", c.rate, got.reuse, got.score, c.found, c.score)
		}
	}
	if got := atRate(points([]float64{.5}, []float64{.5}), 0); got.reuse != 0 || !math.IsInf(got.score, 1) {
		t.Errorf("no threshold parts a tie: got %+v", got)
	}
	// 0.1 % of a thousand is one pair, though .001*1000 is less in floating point.
	thousand := make([]float64, 1000)
	thousand[0] = .8
	if got := atRate(points([]float64{.9, .8}, thousand), .001); got.reuse != 2 {
		t.Errorf("0.1 %% of 1000: got %d found, want 2", got.reuse)
	}
}

func TestBrier(t *testing.T) {
	// (.1² + .5² + .2² + 0²) / 4
	if got, want := brier(points([]float64{.9, .5}, []float64{.2, 0})), .3/4; math.Abs(got-want) > 1e-12 {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestCurveAgainstPlainTwin holds auc and atRate equal to their definitions on
// random points with many ties and with weights.
func TestCurveAgainstPlainTwin(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for range 200 {
		var ps, flat []point
		for range 1 + rng.IntN(40) {
			p := point{float64(rng.IntN(8)) / 7, rng.IntN(2) == 0, rng.IntN(3)}
			ps = append(ps, p)
			for range p.weight {
				flat = append(flat, point{p.score, p.reuse, 1})
			}
		}
		sortPoints(ps)
		var won, pairs, independent float64
		for _, a := range flat {
			if !a.reuse {
				independent++
				continue
			}
			for _, b := range flat {
				if b.reuse {
					continue
				}
				pairs++
				if a.score > b.score {
					won++
				} else if a.score == b.score {
					won += .5
				}
			}
		}
		if got, want := auc(ps), won/pairs; math.Abs(got-want) > 1e-9 || math.IsNaN(got) != math.IsNaN(want) {
			t.Fatalf("auc of %v: got %v, want %v", ps, got, want)
		}
		for _, rate := range []float64{0, .1, .34, 1} {
			most := 0
			for k := 1; k <= 7; k++ {
				in, out := 0, 0.
				for _, p := range flat {
					switch {
					case p.score < float64(k)/7:
					case p.reuse:
						in++
					default:
						out++
					}
				}
				if out <= math.Floor(rate*independent+1e-9) {
					most = max(most, in)
				}
			}
			if got := atRate(ps, rate).reuse; got != most {
				t.Fatalf("atRate(%v, %v): got %d, want %d", ps, rate, got, most)
			}
		}
	}
}
