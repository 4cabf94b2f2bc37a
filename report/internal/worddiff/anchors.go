package worddiff

import "slices"

// cut splits two long lists of tokens at runs that occur once in each, and compares
// what lies between. Without such runs the two have nothing in common that a reader
// could follow: all of a is removed and all of b inserted.
func (d *differ) cut(a, b []token) {
	anchors := anchors(a, b)
	if len(anchors) == 0 {
		d.add(Remove, a, nil)
		d.add(Insert, nil, b)
		return
	}
	i, j := 0, 0
	for _, at := range anchors {
		// A piece between two anchors that is still too long is cut again. This ends,
		// because the anchors lie outside of the piece.
		d.compare(a[i:at[0]], b[j:at[1]])
		i, j = at[0], at[1]
		d.add(Keep, a[i:i+1], b[j:j+1])
		i, j = i+1, j+1
	}
	d.compare(a[i:], b[j:])
}

// anchorLen is the number of tokens in the runs at which long texts are cut. A run of
// four tokens that occurs once in each of two texts is seldom there by chance.
const anchorLen = 4

// anchors returns pairs of positions, in a and in b, at which both have the same run of
// tokens, which occurs nowhere else in either. Both positions increase from pair to
// pair; of all such chains the longest is returned.
func anchors(a, b []token) [][2]int {
	type gram [anchorLen]rune
	index := func(toks []token) map[gram]int { // -1: more than once
		m := make(map[gram]int, len(toks))
		for i := 0; i+anchorLen <= len(toks); i++ {
			g := gram{toks[i].id, toks[i+1].id, toks[i+2].id, toks[i+3].id}
			if _, ok := m[g]; ok {
				m[g] = -1
			} else {
				m[g] = i
			}
		}
		return m
	}
	inA, inB := index(a), index(b)
	var pairs [][2]int
	for g, i := range inA {
		if j, ok := inB[g]; ok && i >= 0 && j >= 0 {
			pairs = append(pairs, [2]int{i, j})
		}
	}
	slices.SortFunc(pairs, func(x, y [2]int) int { return x[0] - y[0] })
	return increasing(pairs)
}

// increasing returns the longest chain of pairs whose second numbers increase, by
// patience sorting. The pairs must be sorted by their first numbers.
func increasing(pairs [][2]int) [][2]int {
	var tops []int // tops[k]: index of the pair that ends the best chain of length k+1
	prev := make([]int, len(pairs))
	for i, p := range pairs {
		k, _ := slices.BinarySearchFunc(tops, p[1], func(t, y int) int { return pairs[t][1] - y })
		prev[i] = -1
		if k > 0 {
			prev[i] = tops[k-1]
		}
		if k == len(tops) {
			tops = append(tops, i)
		} else {
			tops[k] = i
		}
	}
	if len(tops) == 0 {
		return nil
	}
	var chain [][2]int
	for i := tops[len(tops)-1]; i >= 0; i = prev[i] {
		chain = append(chain, pairs[i])
	}
	slices.Reverse(chain)
	return chain
}
