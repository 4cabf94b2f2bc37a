package align

import (
	"cmp"
	"slices"
)

// Chain is a local alignment: matches that follow each other in both sequences
// with small gaps. Ranges are half-open.
type Chain struct {
	StartA, EndA int
	StartB, EndB int
	Score        float64 // weight of its matches less the gaps' cost
	Weight       float64 // weight of its matches
	Matches      int
}

// ChainOptions says what counts as one chain.
type ChainOptions struct {
	MaxGap   int     // positions that may lie between two matches of a chain, in either sequence
	GapCost  float64 // cost of each position that a gap has in one sequence and not in the other
	MinScore float64 // chains below are not returned
}

type cell struct {
	score float32
	prev  int32
}

// lookBack is how many earlier matches are tried as the one before. Chaining is
// quadratic without a bound; minimap2 (Li 2018) uses the same cut, and over
// articles the nearest matches are the ones that count.
const lookBack = 24

// Chains returns the best local chains of matches (ordered as Matches returns
// them), heaviest first, such that no position of either sequence is in two of
// them. With turned, the second sequence, of n positions, is read backwards: what
// chains there are then are accident, and their weight is what a gain must be
// measured against. The method is the co-linear chaining of Li, Minimap2
// (Bioinformatics 34, 2018) with a concave cost replaced by a linear one. The
// result is good until the next call.
func (al *Aligner) Chains(matches []Match, lenA, n int, turned bool, opt ChainOptions) []Chain {
	if turned {
		matches = al.turn(matches, n)
	}
	al.cells = slices.Grow(al.cells[:0], len(matches))[:len(matches)]
	al.ends = al.ends[:0]
	for k, m := range matches {
		best, prev := float32(0), int32(-1)
		for l, tries := k-1, 0; l >= 0 && tries < lookBack; l, tries = l-1, tries+1 {
			p := matches[l]
			gapA, gapB := int(m.A)-int(p.A), int(m.B)-int(p.B)
			if gapA > opt.MaxGap {
				break
			}
			if gapA <= 0 || gapB <= 0 || gapB > opt.MaxGap {
				continue
			}
			v := al.cells[l].score - float32(opt.GapCost)*float32(max(gapA-gapB, gapB-gapA))
			if v > best {
				best, prev = v, int32(l)
			}
		}
		al.cells[k] = cell{best + m.Weight, prev}
		if float64(best+m.Weight) >= opt.MinScore {
			al.ends = append(al.ends, uint32(k))
		}
	}
	return al.pick(matches, lenA, n, turned, opt)
}

// pick takes chains off the table, best end first, until none reaches the least
// score.
func (al *Aligner) pick(matches []Match, lenA, n int, turned bool, opt ChainOptions) []Chain {
	slices.SortFunc(al.ends, func(x, y uint32) int {
		if c := cmp.Compare(al.cells[y].score, al.cells[x].score); c != 0 {
			return c
		}
		return cmp.Compare(x, y)
	})
	al.takenA, al.takenB = falses(al.takenA, lenA), falses(al.takenB, n)
	al.chains = al.chains[:0]
	for _, end := range al.ends {
		c := Chain{}
		last := end
		before := float32(0)
		for k := int32(end); k >= 0; k = al.cells[k].prev {
			m := matches[k]
			if al.takenA[m.A] || al.takenB[m.B] {
				before = al.cells[k].score
				break
			}
			c.Weight += float64(m.Weight)
			c.Matches++
			last = uint32(k)
		}
		c.Score = float64(al.cells[end].score - before)
		if c.Matches == 0 || c.Score < opt.MinScore {
			continue
		}
		for k := int32(end); ; k = al.cells[k].prev {
			al.takenA[matches[k].A], al.takenB[matches[k].B] = true, true
			if uint32(k) == last {
				break
			}
		}
		c.StartA, c.EndA = int(matches[last].A), int(matches[end].A)+1
		c.StartB, c.EndB = int(matches[last].B), int(matches[end].B)+1
		if turned {
			c.StartB, c.EndB = n-c.EndB, n-c.StartB
		}
		al.chains = append(al.chains, c)
	}
	return al.chains
}

// turn mirrors the second positions and restores the order by A, then falling B.
func (al *Aligner) turn(matches []Match, n int) []Match {
	al.turned = al.turned[:0]
	for i := 0; i < len(matches); {
		j := i
		for j < len(matches) && matches[j].A == matches[i].A {
			j++
		}
		for k := j - 1; k >= i; k-- {
			m := matches[k]
			m.B = uint32(n-1) - m.B
			al.turned = append(al.turned, m)
		}
		i = j
	}
	return al.turned
}

// falses returns n false values in the memory of s when that is enough.
func falses(s []bool, n int) []bool {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}
