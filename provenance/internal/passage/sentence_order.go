package passage

import (
	"math/bits"
	"slices"

	"copytrail/provenance/internal/doc"
)

// This file counts what two sentences have in common: members of two lists, words in the
// same order, and where in a sentence the words in common stand.

// bag counts the members that two lists have in common, by a hash table. The zero value is
// ready.
type bag struct {
	slots []bagSlot
	turn  uint32 // number of the current call; slots of earlier calls are free
}

type bagSlot struct {
	x    uint64
	turn uint32
	n    int32
}

// common returns how many members a and b have in common, each counted once.
func (g *bag) common(a, b []uint64) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	if size := 1 << bits.Len(uint(2*len(a))); size > len(g.slots) {
		g.slots, g.turn = make([]bagSlot, max(size, 512)), 0
	}
	if g.turn++; g.turn == 0 {
		clear(g.slots)
		g.turn = 1
	}
	for _, x := range a {
		s := g.at(x)
		if s.turn != g.turn {
			*s = bagSlot{x: x, turn: g.turn}
		}
		s.n++
	}
	n := 0
	for _, x := range b {
		if s := g.at(x); s.turn == g.turn && s.n > 0 {
			s.n--
			n++
		}
	}
	return n
}

// at returns the slot of x, or the free one where it belongs.
func (g *bag) at(x uint64) *bagSlot {
	mask := uint64(len(g.slots) - 1)
	for i := x * 0x9e3779b97f4a7c15 >> 40; ; i++ {
		if s := &g.slots[i&mask]; s.turn != g.turn || s.x == x {
			return s
		}
	}
}

// edges says where in a sentence the words stand that another sentence has.
type edges struct {
	start, end float64 // shares of the first and of the last words
	stretches  int     // runs of words that the other lacks
}

// compareOrder returns how many words of a and b come in the same order, and where in each
// the words of the other stand.
func (p *sentenceScratch) compareOrder(a, b *sentence) (inOrder int, atA, atB edges) {
	if max(len(a.words), len(b.words)) > 64 {
		return p.inOrder(a.words, b.words), a.edges(b), b.edges(a)
	}
	inOrder, inA, inB := p.places.inOrder(a.words, b.words)
	return inOrder, a.edgesOf(inA), b.edgesOf(inB)
}

// places maps each word of a sentence of up to 64 words to its positions.
type places struct {
	slots [256]placeSlot
	turn  uint32
}

type placeSlot struct {
	word, turn uint32
	at         uint64 // a bit for each position
}

func (s *places) of(word uint32) *placeSlot {
	for i := word * 0x9e3779b1 >> 24; ; i++ {
		if t := &s.slots[i&255]; t.turn != s.turn || t.word == word {
			return t
		}
	}
}

// inOrder returns the length of the longest common subsequence of two sentences of up to
// 64 words, and a bit for each word of each that the other has. A row of the table is kept
// as bits: 1 where a position of a adds nothing (Hyyrö, "Bit-parallel LCS-length
// computation revisited", AWOCA 2004). sentenceScratch.inOrder is its plain twin.
func (s *places) inOrder(a, b []uint32) (n int, inA, inB uint64) {
	if s.turn++; s.turn == 0 {
		s.slots, s.turn = [256]placeSlot{}, 1
	}
	for i, w := range a {
		t := s.of(w)
		if t.turn != s.turn {
			*t = placeSlot{word: w, turn: s.turn}
		}
		t.at |= 1 << i
	}
	row := ^uint64(0)
	for i, w := range b {
		t := s.of(w)
		if t.turn != s.turn {
			continue
		}
		inA |= t.at
		inB |= 1 << i
		hit := row & t.at
		row = (row + hit) | (row - hit)
	}
	return bits.OnesCount64(^row), inA, inB
}

// inOrder returns the length of the longest common subsequence of two sentences.
func (p *sentenceScratch) inOrder(a, b []uint32) int {
	p.row = sized(p.row, len(b)+1)
	clear(p.row)
	for _, x := range a {
		diagonal := uint16(0)
		for j, y := range b {
			above := p.row[j+1]
			if x == y {
				p.row[j+1] = diagonal + 1
			} else {
				p.row[j+1] = max(above, p.row[j])
			}
			diagonal = above
		}
	}
	return int(p.row[len(b)])
}

// edges returns where s has words of o.
func (s *sentence) edges(o *sentence) (e edges) {
	width := edgeWords * max(s.unit, 1)
	last := len(s.words) - width
	outside := false
	for i, w := range s.words {
		if !slices.Contains(o.words, w) {
			if !outside {
				e.stretches++
			}
			outside = true
			continue
		}
		outside = false
		if i < width {
			e.start++
		}
		if i >= last {
			e.end++
		}
	}
	n := float64(min(width, len(s.words)))
	e.start, e.end = doc.Over(e.start, n), doc.Over(e.end, n)
	return e
}

// edgesOf does what edges does for a sentence of up to 64 words; in has a bit for each word
// that the other sentence has.
func (s *sentence) edgesOf(in uint64) edges {
	words := len(s.words)
	width := edgeWords * max(s.unit, 1)
	out := ^in & (1<<words - 1)
	n := min(width, words)
	return edges{
		start:     doc.Ratio(bits.OnesCount64(in&(1<<width-1)), n),
		end:       doc.Ratio(bits.OnesCount64(in>>max(0, words-width)), n),
		stretches: bits.OnesCount64(out &^ (out << 1)),
	}
}
