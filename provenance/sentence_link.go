package provenance

import (
	"cmp"
	"slices"

	"copytrail/align"
	"copytrail/shingle"
)

const (
	// linkInOrder is the probability from which two sentences are linked when the
	// link keeps the order of the others, linkMoved from which without that. Links
	// around one are evidence for it, so the first may be lower.
	linkInOrder = 0.20
	linkMoved   = 0.45
	// linkTerms and linkShare are what two sentences must share to be compared at all:
	// so many different terms, and that share of the lighter one's mass.
	linkTerms = 2
	linkShare = 0.10
	// joinedGain is how much likelier two sentences together must say the same as a
	// third than the better of them alone, to be taken for one that became two.
	joinedGain = 0.03
)

// link says that sentences A of one text answer sentences B of the other: one of each,
// or two in a row of either that answer one.
type link struct {
	A, B shingle.Range // of sentences
	P    float64       // probability that one was made from the other
}

// linker links the sentences of two texts.
type linker struct {
	scratch    *sentenceScratch
	a, b       sentenceSide
	rows, cols int
	shared     []bool     // by sentence of a and of b: they share enough to be compared
	one        []likeness // the two of them; zero where they were not compared
	oneTwo     []float64  // sentence i of a made from j and j+1 of b; 0 where they are not better than one
	twoOne     []float64  // sentences i and i+1 of a made from j of b
}

// sentenceSide is the sentences of one text, alone and by twos, prepared when first
// needed.
type sentenceSide struct {
	d        *Doc
	one, two []*sentence
	first    []int // first content position of each sentence
	mass     []float64
}

func newSentenceSide(d *Doc) sentenceSide {
	n := len(d.sentences)
	s := sentenceSide{d, make([]*sentence, n), make([]*sentence, n), make([]int, n), sentenceMass(d)}
	c := 0
	for i, r := range d.sentences {
		for c < len(d.content) && int(d.content[c]) < r.Start {
			c++
		}
		s.first[i] = c
	}
	return s
}

func (s *sentenceSide) alone(i int) *sentence {
	if s.one[i] == nil {
		s.one[i] = newSentence(s.d, s.d.sentences[i], s.first[i])
	}
	return s.one[i]
}

// joined returns sentences i and i+1 as one.
func (s *sentenceSide) joined(i int) *sentence {
	if s.two[i] == nil {
		s.two[i] = newSentence(s.d, s.d.wordsOf(shingle.Range{Start: i, End: i + 2}), s.first[i])
	}
	return s.two[i]
}

// wordsOf returns the words of the sentences [r.Start, r.End).
func (d *Doc) wordsOf(r shingle.Range) shingle.Range {
	return shingle.Range{Start: d.sentences[r.Start].Start, End: d.sentences[r.End-1].End}
}

// newLinker finds which sentences of a and b share enough to be compared. It compares
// none when there are too many.
func newLinker(scratch *sentenceScratch, a, b *Doc, matches []align.Match) *linker {
	l := &linker{scratch: scratch, rows: len(a.sentences), cols: len(b.sentences)}
	if l.rows*l.cols > maxSentenceCells {
		l.rows, l.cols = 0, 0
		return l
	}
	l.a, l.b = newSentenceSide(a), newSentenceSide(b)
	type cell struct {
		sum   float32
		terms int
		last  uint32 // content position counted last, plus one: it counts once
	}
	cells := make([]cell, l.rows*l.cols)
	for _, x := range matches {
		c := &cells[int(a.sentence[x.A])*l.cols+int(b.sentence[x.B])]
		if c.last != x.A+1 {
			c.last = x.A + 1
			c.sum += x.Weight
			c.terms++
		}
	}
	l.shared = make([]bool, len(cells))
	for k, c := range cells {
		l.shared[k] = c.terms >= linkTerms && float64(c.sum) >= linkShare*min(l.a.mass[k/l.cols], l.b.mass[k%l.cols])
	}
	return l
}

// links finds which sentences of a answer which of b: first the likeliest set that
// keeps one order, in which one sentence may have become two, then those that stand
// elsewhere. Sentences of a that are taken are left out. A sentence of a is in at most
// one link; one of b may have been used twice.
func (p *pairing) links(a, b *Doc, matches []align.Match, taken []bool) []link {
	l := newLinker(&p.sentences, a, b, matches)
	if l.rows == 0 || l.cols == 0 {
		return nil
	}
	l.compareAlone(taken)
	l.compareJoined()
	return l.moved(l.inOrder())
}

// compareAlone compares the sentences that share enough.
func (l *linker) compareAlone(taken []bool) {
	l.one = make([]likeness, len(l.shared))
	for k, ok := range l.shared {
		if i, j := k/l.cols, k%l.cols; ok && !taken[i] {
			l.one[k] = l.scratch.likeness(l.a.alone(i), l.b.alone(j))
		}
	}
}

// compareJoined compares each sentence with two in a row of the other text, where both
// share something with it.
func (l *linker) compareJoined() {
	l.oneTwo, l.twoOne = make([]float64, len(l.one)), make([]float64, len(l.one))
	better := func(joined, x, y likeness) float64 {
		if joined.same < max(x.same, y.same)+joinedGain || joined.made < max(x.made, y.made) {
			return 0
		}
		return joined.made
	}
	for k, x := range l.one {
		if x.made == 0 {
			continue
		}
		i, j := k/l.cols, k%l.cols
		if j+1 < l.cols && l.one[k+1].made > 0 {
			l.oneTwo[k] = better(l.scratch.likeness(l.a.alone(i), l.b.joined(j)), x, l.one[k+1])
		}
		if i+1 < l.rows && l.one[k+l.cols].made > 0 {
			l.twoOne[k] = better(l.scratch.likeness(l.a.joined(i), l.b.alone(j)), x, l.one[k+l.cols])
		}
	}
}

// linkStep is how the best set of links comes to a pair of sentences: by leaving out
// one sentence, or by a link of so many sentences of a with so many of b.
type linkStep struct{ a, b int8 }

// inOrder returns the set of links in which both texts run forwards whose sum of what
// each link is surer than it must be is the largest.
func (l *linker) inOrder() []link {
	w := l.cols + 1
	best := make([]float64, (l.rows+1)*w)
	steps := make([]linkStep, len(best))
	for i := 1; i <= l.rows; i++ {
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
				// Two sentences that answer one are three that are explained.
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

// probability returns the probability of the link of s.a sentences that end before i
// with s.b sentences that end before j, 0 when there is none.
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

// moved adds for each sentence of a that has no link yet the likeliest sentence of b,
// wherever it stands.
func (l *linker) moved(links []link) []link {
	linked := make([]bool, l.rows)
	for _, k := range links {
		for i := k.A.Start; i < k.A.End; i++ {
			linked[i] = true
		}
	}
	for i := range l.rows {
		if linked[i] {
			continue
		}
		row := l.one[i*l.cols : (i+1)*l.cols]
		best := 0
		for j, x := range row {
			if x.made > row[best].made {
				best = j
			}
		}
		if p := row[best].made; p >= linkMoved {
			links = append(links, link{shingle.Range{Start: i, End: i + 1}, shingle.Range{Start: best, End: best + 1}, p})
		}
	}
	slices.SortFunc(links, func(x, y link) int { return cmp.Compare(x.A.Start, y.A.Start) })
	return links
}
