package story

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestArborescence(t *testing.T) {
	for _, c := range []struct {
		name   string
		n      int
		arrows []arrow
		want   []int
	}{
		{"nothing", 2, nil, []int{-1, -1}},
		{"a chain", 3, []arrow{{0, 1, 1}, {1, 2, 2}, {0, 2, 1}}, []int{-1, 0, 1}},
		{"equal arrows", 3, []arrow{{0, 2, 1}, {1, 2, 1}}, []int{-1, -1, 0}},
		{"a circle of two", 2, []arrow{{0, 1, 2}, {1, 0, 1}}, []int{-1, 0}},
		// The surest first would take 0→1 and then could not enter 0.
		{"a circle entered from outside", 3, []arrow{{0, 1, 5}, {1, 0, 4}, {2, 1, 4.5}, {2, 0, 1}}, []int{1, 2, -1}},
		{"an arrow to itself", 1, []arrow{{0, 0, 1}}, []int{-1}},
	} {
		if got := arborescence(c.n, c.arrows); !slices.Equal(got, c.want) {
			t.Errorf("%s: arborescence = %v, want %v", c.name, got, c.want)
		}
	}
}

// TestArborescenceIsMaximum holds the algorithm equal to trying every choice.
func TestArborescenceIsMaximum(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		n := 2 + r.IntN(4)
		var arrows []arrow
		for range r.IntN(10) {
			arrows = append(arrows, arrow{r.IntN(n), r.IntN(n), float64(1 + r.IntN(6))})
		}
		got, err := sumOf(arrows, arborescence(n, arrows))
		if err != nil {
			t.Fatalf("%d nodes, %v: %v", n, arrows, err)
		}
		if want := bestSum(n, arrows, nil); math.Abs(got-want) > 1e-9 {
			t.Fatalf("%d nodes, %v: arborescence has weight %v, want %v", n, arrows, got, want)
		}
	}
}

// bestSum returns the largest weight of a branching that begins with the choice.
func bestSum(n int, arrows []arrow, choice []int) float64 {
	if len(choice) == n {
		sum, err := sumOf(arrows, choice)
		if err != nil {
			return -1
		}
		return sum
	}
	best := bestSum(n, arrows, append(slices.Clip(choice), -1))
	for i, e := range arrows {
		if e.to == len(choice) {
			best = max(best, bestSum(n, arrows, append(slices.Clip(choice), i)))
		}
	}
	return best
}

// sumOf returns the weight of a choice of arrows, an error when it is no branching.
func sumOf(arrows []arrow, choice []int) (float64, error) {
	sum := 0.0
	for v, i := range choice {
		if i < 0 {
			continue
		}
		if arrows[i].to != v {
			return 0, fmt.Errorf("arrow %d does not lead to %d", i, v)
		}
		sum += arrows[i].weight
		u, steps := arrows[i].from, 0
		for ; u != v && choice[u] >= 0 && steps <= len(choice); steps++ {
			u = arrows[choice[u]].from
		}
		if u == v || steps > len(choice) {
			return 0, fmt.Errorf("a circle through %d", v)
		}
	}
	return sum, nil
}
