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
		name string
		n    int
		arcs []arc
		want []int
	}{
		{"nothing", 2, nil, []int{-1, -1}},
		{"a chain", 3, []arc{{0, 1, 1}, {1, 2, 2}, {0, 2, 1}}, []int{-1, 0, 1}},
		{"equal arcs", 3, []arc{{0, 2, 1}, {1, 2, 1}}, []int{-1, -1, 0}},
		{"a cycle of two", 2, []arc{{0, 1, 2}, {1, 0, 1}}, []int{-1, 0}},
		// A greedy choice would take 0→1 first and then could not enter 0.
		{"a cycle entered from outside", 3, []arc{{0, 1, 5}, {1, 0, 4}, {2, 1, 4.5}, {2, 0, 1}}, []int{1, 2, -1}},
		{"an arc to its own node", 1, []arc{{0, 0, 1}}, []int{-1}},
	} {
		if got := arborescence(c.n, c.arcs); !slices.Equal(got, c.want) {
			t.Errorf("%s: arborescence = %v, want %v", c.name, got, c.want)
		}
	}
}

// TestArborescenceIsMaximum compares the algorithm with trying every choice.
func TestArborescenceIsMaximum(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		n := 2 + r.IntN(4)
		var arcs []arc
		for range r.IntN(10) {
			arcs = append(arcs, arc{r.IntN(n), r.IntN(n), float64(1 + r.IntN(6))})
		}
		got, err := sumOf(arcs, arborescence(n, arcs))
		if err != nil {
			t.Fatalf("%d nodes, %v: %v", n, arcs, err)
		}
		if want := bestSum(n, arcs, nil); math.Abs(got-want) > 1e-9 {
			t.Fatalf("%d nodes, %v: arborescence has weight %v, want %v", n, arcs, got, want)
		}
	}
}

// bestSum returns the largest weight of a branching that begins with the choice.
func bestSum(n int, arcs []arc, choice []int) float64 {
	if len(choice) == n {
		sum, err := sumOf(arcs, choice)
		if err != nil {
			return -1
		}
		return sum
	}
	best := bestSum(n, arcs, append(slices.Clip(choice), -1))
	for i, e := range arcs {
		if e.to == len(choice) {
			best = max(best, bestSum(n, arcs, append(slices.Clip(choice), i)))
		}
	}
	return best
}

// sumOf returns the weight of a choice of arcs, an error when it is no branching.
func sumOf(arcs []arc, choice []int) (float64, error) {
	sum := 0.0
	for v, i := range choice {
		if i < 0 {
			continue
		}
		if arcs[i].to != v {
			return 0, fmt.Errorf("arc %d does not lead to %d", i, v)
		}
		sum += arcs[i].weight
		u, steps := arcs[i].from, 0
		for ; u != v && choice[u] >= 0 && steps <= len(choice); steps++ {
			u = arcs[choice[u]].from
		}
		if u == v || steps > len(choice) {
			return 0, fmt.Errorf("a cycle through %d", v)
		}
	}
	return sum, nil
}
