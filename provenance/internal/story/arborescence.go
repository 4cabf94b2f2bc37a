package story

// arrow is an edge of a directed graph whose nodes are numbered from 0. Its weight is
// positive.
type arrow struct {
	from, to int
	weight   float64
}

// arborescence returns the indexes of the arrows of a maximum branching of n nodes, by
// the node each leads to, -1 for a node without: at most one arrow leads to a node,
// none lie on a circle, and no other such choice has a larger sum of weights. Of equal
// arrows the one listed first is taken.
//
// The algorithm is that of Chu and Liu (1965) and Edmonds (1967): each node takes its
// best arrow; a circle that results is contracted into one node, of whose arrows each
// counts what it is better than the one it would replace; and so on until there is no
// circle. It takes O(nodes · arrows) time. gonum has no such function (v0.17), nor did
// we find a module for it.
func arborescence(n int, arrows []arrow) []int {
	best := make([]int, n)
	for v := range best {
		best[v] = -1
	}
	for i, e := range arrows {
		if e.from == e.to {
			continue
		}
		if b := best[e.to]; b < 0 || e.weight > arrows[b].weight {
			best[e.to] = i
		}
	}
	circle := findCircle(arrows, best)
	if circle == nil {
		return best
	}
	// The nodes of the circle become the last of the contracted graph.
	in := make([]bool, n)
	least := 0 // the circle's node whose arrow is lightest
	for i, v := range circle {
		in[v] = true
		if arrows[best[v]].weight < arrows[best[circle[least]]].weight {
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
	for _, v := range circle {
		number[v] = next
	}
	floor := arrows[best[circle[least]]].weight
	var inner []arrow
	var was []int // index in arrows of each of inner
	for i, e := range arrows {
		if in[e.from] && in[e.to] {
			continue
		}
		w := e.weight
		if in[e.to] {
			// To enter here gives up the arrow of the circle that leads here, not to
			// enter anywhere gives up the lightest.
			w += floor - arrows[best[e.to]].weight
			if w <= 0 {
				continue
			}
		}
		inner = append(inner, arrow{number[e.from], number[e.to], w})
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
		out[arrows[was[c]].to] = was[c]
	} else {
		out[circle[least]] = -1
	}
	return out
}

// findCircle returns the nodes of a circle of the arrows that best gives for each
// node, nil when there is none.
func findCircle(arrows []arrow, best []int) []int {
	seen := make([]int, len(best)) // the walk, from 1, that came to a node first
	for start := range best {
		v := start
		for seen[v] == 0 {
			seen[v] = start + 1
			if best[v] < 0 {
				break
			}
			v = arrows[best[v]].from
		}
		if seen[v] != start+1 || best[v] < 0 {
			continue
		}
		circle := []int{v}
		for u := arrows[best[v]].from; u != v; u = arrows[best[u]].from {
			circle = append(circle, u)
		}
		return circle
	}
	return nil
}
