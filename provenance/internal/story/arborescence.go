package story

// arc is an edge of a directed graph whose nodes are numbered from 0. Its weight is
// positive.
type arc struct {
	from, to int
	weight   float64
}

// arborescence returns a maximum branching of n nodes: for each node the index of the arc
// that leads to it, -1 for none. At most one arc leads to each node, there is no cycle, and
// no other such choice has a larger sum of weights. Of equal arcs the first is taken.
//
// The algorithm is that of Chu and Liu (1965) and Edmonds (1967): each node takes its best
// arc; a cycle that results is contracted into one node, and each arc into it then weighs
// what it is better than the arc that it would replace; this is repeated until there is no
// cycle. It takes O(nodes · arcs) time. gonum has no such function (v0.17), nor did we
// find a module for it.
func arborescence(n int, arcs []arc) []int {
	best := make([]int, n)
	for v := range best {
		best[v] = -1
	}
	for i, e := range arcs {
		if e.from == e.to {
			continue
		}
		if b := best[e.to]; b < 0 || e.weight > arcs[b].weight {
			best[e.to] = i
		}
	}
	cycle := findCycle(arcs, best)
	if cycle == nil {
		return best
	}
	// The cycle becomes the last node of the contracted graph.
	in := make([]bool, n)
	least := 0 // node of the cycle whose arc is lightest
	for i, v := range cycle {
		in[v] = true
		if arcs[best[v]].weight < arcs[best[cycle[least]]].weight {
			least = i
		}
	}
	number := make([]int, n)
	next := 0
	for v := range n {
		if !in[v] {
			number[v] = next
			next++
		}
	}
	for _, v := range cycle {
		number[v] = next
	}
	floor := arcs[best[cycle[least]]].weight
	var inner []arc
	var was []int // index in arcs of each of inner
	for i, e := range arcs {
		if in[e.from] && in[e.to] {
			continue
		}
		w := e.weight
		if in[e.to] {
			// Entering the cycle here gives up its arc to this node; not entering it
			// gives up its lightest arc.
			w += floor - arcs[best[e.to]].weight
			if w <= 0 {
				continue
			}
		}
		inner = append(inner, arc{number[e.from], number[e.to], w})
		was = append(was, i)
	}
	chosen := arborescence(next+1, inner)
	out := make([]int, n)
	for v := range out {
		out[v] = -1
		if in[v] {
			out[v] = best[v]
		} else if c := chosen[number[v]]; c >= 0 {
			out[v] = was[c]
		}
	}
	if c := chosen[next]; c >= 0 {
		out[arcs[was[c]].to] = was[c]
	} else {
		out[cycle[least]] = -1
	}
	return out
}

// findCycle returns the nodes of a cycle of the arcs that best gives for each node, nil when
// there is none.
func findCycle(arcs []arc, best []int) []int {
	seen := make([]int, len(best)) // for each node the walk, from 1, that reached it first
	for start := range best {
		v := start
		for seen[v] == 0 {
			seen[v] = start + 1
			if best[v] < 0 {
				break
			}
			v = arcs[best[v]].from
		}
		if seen[v] != start+1 || best[v] < 0 {
			continue
		}
		cycle := []int{v}
		for u := arcs[best[v]].from; u != v; u = arcs[best[u]].from {
			cycle = append(cycle, u)
		}
		return cycle
	}
	return nil
}
