package passage

import (
	"cmp"
	"slices"

	"copytrail/align"
	"copytrail/provenance/internal/doc"
	"copytrail/shingle"
)

const (
	// linkInOrder is the least probability of a link that keeps the order of the other
	// links, linkMoved of one that does not. The links around a link are evidence for
	// it, so the first may be lower.
	linkInOrder = 0.20
	linkMoved   = 0.45
	// linkTerms and linkShare are what two sentences must share to be compared at all:
	// this number of different terms, and this share of the lighter one's mass.
	linkTerms = 2
	linkShare = 0.10
	// joinedGain is by how much the probability that two sentences together say the
	// same as a third must exceed that of the better of them alone, for the two to be
	// linked to it together.
	joinedGain = 0.03
)

// link joins sentences A of one text to sentences B of the other: one to one, or two in a
// row to one.
type link struct {
	A, B shingle.Range // of sentences
	P    float64       // probability that one was made from the other
}

// unlikely stands for the probability of a link that is certainly below linkInOrder and was
// not measured.
const unlikely = 1e-9

// linker links the sentences of two texts. It reuses its memory from pair to pair.
type linker struct {
	scratch    *sentenceScratch
	a, b       sentenceSide
	rows, cols int
	cells      []linkCell
	shared     []bool     // for each pair of sentences: they share enough to be compared
	one        []likeness // of each pair; zero when it was not compared
	oneTwo     []float64  // probability that i of a was made from j and j+1 of b; 0 when that is no better than one
	twoOne     []float64  // probability that i and i+1 of a were made from j of b
	best       []float64
	steps      []linkStep
}

// linkCell is what two sentences share.
type linkCell struct {
	sum   float32
	terms int32
	last  uint32 // content position counted last, plus one: each counts once
}

// between prepares l for a and b, and finds which of their sentences share enough to be
// compared, without the sentences of either text that are taken (nil: none are). With more
// than MaxSentenceCells pairs none are compared.
func (l *linker) between(scratch *sentenceScratch, a, b *doc.Doc, matches []align.Match, takenA, takenB []bool) {
	l.scratch, l.rows, l.cols = scratch, len(a.Sentences), len(b.Sentences)
	if l.rows*l.cols > MaxSentenceCells {
		l.rows, l.cols = 0, 0
	}
	n := l.rows * l.cols
	l.shared = doc.Cleared(l.shared, n)
	if n == 0 {
		return
	}
	l.a.reset(a)
	l.b.reset(b)
	l.cells = sized(l.cells, n)
	clear(l.cells)
	for _, x := range matches {
		c := &l.cells[int(a.Sentence[x.A])*l.cols+int(b.Sentence[x.B])]
		if c.last != x.A+1 {
			c.last = x.A + 1
			c.sum += x.Weight
			c.terms++
		}
	}
	for i := range l.rows {
		if takenA != nil && takenA[i] {
			continue
		}
		row := l.shared[i*l.cols : (i+1)*l.cols]
		for j := range row {
			if takenB != nil && takenB[j] {
				continue
			}
			c := &l.cells[i*l.cols+j]
			row[j] = c.terms >= linkTerms && float64(c.sum) >= linkShare*min(l.a.mass[i], l.b.mass[j])
		}
	}
}

// links finds which sentences of a answer which of b: first the likeliest set that
// keeps one order, in which one sentence may have become two, then those that stand
// elsewhere. Sentences that are taken are left out. A sentence of either text is in at most
// one link.
func (p *Comparer) links(a, b *doc.Doc, matches []align.Match, takenA, takenB []bool) []link {
	l := &p.sentences.linker
	l.between(&p.sentences, a, b, matches, takenA, takenB)
	if l.rows == 0 || l.cols == 0 {
		return nil
	}
	l.compareAlone()
	l.compareJoined()
	return l.moved(l.inOrder())
}

// compareAlone compares single sentences that share enough.
func (l *linker) compareAlone() {
	l.one = sized(l.one, len(l.shared))
	clear(l.one)
	for i := range l.rows {
		for j := range l.cols {
			k := i*l.cols + j
			if !l.shared[k] {
				continue
			}
			if a, b := l.a.alone(i), l.b.alone(j); l.scratch.mayLink(a, b, linkInOrder) {
				l.one[k] = l.scratch.likeness(a, b)
			} else {
				l.one[k].made = unlikely
			}
		}
	}
}

// compareJoined compares each sentence with two in a row of the other text when it shares
// something with both.
func (l *linker) compareJoined() {
	l.oneTwo, l.twoOne = sized(l.oneTwo, len(l.one)), sized(l.twoOne, len(l.one))
	clear(l.oneTwo)
	clear(l.twoOne)
	for i := range l.rows {
		for j := range l.cols {
			k := i*l.cols + j
			if l.one[k].made == 0 {
				continue
			}
			if j+1 < l.cols && l.one[k+1].made > 0 {
				l.oneTwo[k] = l.joined(i, j, linkStep{1, 2})
			}
			if i+1 < l.rows && l.one[k+l.cols].made > 0 {
				l.twoOne[k] = l.joined(i, j, linkStep{2, 1})
			}
		}
	}
}

// joined returns the probability of a link of s.a sentences from i with s.b sentences from
// j, two on one side: 0 when it is too small to matter, or no better than that of one of
// the two.
func (l *linker) joined(i, j int, s linkStep) float64 {
	k := i*l.cols + j
	next := k + 1
	if s.a == 2 {
		next = k + l.cols
	}
	x, y := l.one[k], l.one[next] // of unlikely pairs these are lower bounds
	if max(x.same, y.same)+joinedGain > 1 {
		return 0
	}
	var a, b *sentence
	if s.a == 2 {
		a, b = l.a.joined(i), l.b.alone(j)
	} else {
		a, b = l.a.alone(i), l.b.joined(j)
	}
	if !l.scratch.mayLink(a, b, max(linkInOrder, x.made, y.made)) {
		return 0
	}
	both := l.scratch.likeness(a, b)
	if both.made < linkInOrder {
		return 0
	}
	x, y = l.alone(k), l.alone(next)
	if both.same < max(x.same, y.same)+joinedGain || both.made < max(x.made, y.made) {
		return 0
	}
	return both.made
}

// alone returns the likeness of the two sentences of pair k, measured if it was not before.
func (l *linker) alone(k int) likeness {
	if l.one[k].made == unlikely {
		return l.scratch.likeness(l.a.alone(k/l.cols), l.b.alone(k%l.cols))
	}
	return l.one[k]
}

// linkStep is one step of the dynamic programme: a sentence of a or of b is left out, or a
// sentences of the one text are linked to b of the other.
type linkStep struct{ a, b int8 }

// inOrder returns the set of links that keeps both texts in order and has the largest sum
// of probability above linkInOrder, by dynamic programming.
func (l *linker) inOrder() []link {
	w := l.cols + 1
	l.best, l.steps = sized(l.best, (l.rows+1)*w), sized(l.steps, (l.rows+1)*w)
	best, steps := l.best, l.steps
	clear(best[:w])
	for i := 1; i <= l.rows; i++ {
		if !l.mayEnd(i) {
			copy(best[i*w:(i+1)*w], best[(i-1)*w:i*w])
			for j := 1; j <= l.cols; j++ {
				steps[i*w+j] = linkStep{1, 0}
			}
			continue
		}
		best[i*w] = 0
		for j := 1; j <= l.cols; j++ {
			at := i*w + j
			best[at], steps[at] = best[at-w], linkStep{1, 0}
			if best[at-1] > best[at] {
				best[at], steps[at] = best[at-1], linkStep{0, 1}
			}
			for _, s := range [...]linkStep{{1, 1}, {1, 2}, {2, 1}} {
				p := l.probability(i, j, s)
				if p < linkInOrder {
					continue
				}
				// A link of two sentences with one explains three sentences.
				v := best[at-int(s.a)*w-int(s.b)] + (p-linkInOrder)*float64(s.a+s.b)/2
				if v > best[at] {
					best[at], steps[at] = v, s
				}
			}
		}
	}
	var out []link
	for i, j := l.rows, l.cols; i > 0 && j > 0; {
		s := steps[i*w+j]
		if s.a > 0 && s.b > 0 {
			out = append(out, link{shingle.Range{Start: i - int(s.a), End: i}, shingle.Range{Start: j - int(s.b), End: j}, l.probability(i, j, s)})
		}
		i, j = i-int(s.a), j-int(s.b)
	}
	slices.Reverse(out)
	return out
}

// mayEnd reports whether a link may end with the i-th sentence of a.
func (l *linker) mayEnd(i int) bool {
	last := (i - 1) * l.cols
	for k := last; k < last+l.cols; k++ {
		if l.one[k].made >= linkInOrder || l.oneTwo[k] > 0 || i > 1 && l.twoOne[k-l.cols] > 0 {
			return true
		}
	}
	return false
}

// probability returns the probability of the link of the s.a sentences that end before i
// with the s.b sentences that end before j, 0 when there is none.
func (l *linker) probability(i, j int, s linkStep) float64 {
	i, j = i-int(s.a), j-int(s.b)
	if i < 0 || j < 0 {
		return 0
	}
	k := i*l.cols + j
	switch s {
	case linkStep{1, 2}:
		return l.oneTwo[k]
	case linkStep{2, 1}:
		return l.twoOne[k]
	}
	return l.one[k].made
}

// moved links sentences of a and b that have no link yet, wherever they stand, the most
// probable first, if that reaches linkMoved.
func (l *linker) moved(links []link) []link {
	linkedA, linkedB := make([]bool, l.rows), make([]bool, l.cols)
	for _, k := range links {
		for i := k.A.Start; i < k.A.End; i++ {
			linkedA[i] = true
		}
		for j := k.B.Start; j < k.B.End; j++ {
			linkedB[j] = true
		}
	}
	var cells []int
	for k, x := range l.one {
		if x.made >= linkMoved && !linkedA[k/l.cols] && !linkedB[k%l.cols] {
			cells = append(cells, k)
		}
	}
	slices.SortFunc(cells, func(x, y int) int { return cmp.Or(cmp.Compare(l.one[y].made, l.one[x].made), cmp.Compare(x, y)) })
	for _, k := range cells {
		i, j := k/l.cols, k%l.cols
		if linkedA[i] || linkedB[j] {
			continue
		}
		linkedA[i], linkedB[j] = true, true
		links = append(links, link{shingle.Range{Start: i, End: i + 1}, shingle.Range{Start: j, End: j + 1}, l.one[k].made})
	}
	slices.SortFunc(links, func(x, y link) int { return cmp.Compare(x.A.Start, y.A.Start) })
	return links
}
