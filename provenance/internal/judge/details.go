package judge

import (
	"cmp"
	"math"
	"slices"

	"copytrail/align"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/passage"
)

// detailFeatures fills the features of the positions of details: in the same order, and
// several in one sentence. Each mention of a detail that stands twice counts half.
func (p *Measurer) detailFeatures(a, b *doc.Doc, matches []align.Match, m *Measured) {
	p.detail = p.detail[:0]
	for _, x := range matches {
		ra, rb := a.Repeats[x.A], b.Repeats[x.B]
		if ra <= doc.MaxDetailRepeat && rb <= doc.MaxDetailRepeat {
			x.Weight /= float32(ra) * float32(rb)
			p.detail = append(p.detail, x)
			if len(p.detail) < 2 || p.detail[len(p.detail)-2].A != x.A {
				m.details++
			}
		}
	}
	massA, massB := detailMass(a, p.skipA), detailMass(b, p.skipB)
	n := b.Seq.Len()
	m.v[fDetailOrder] = doc.Over(math.Abs(p.Order(p.detail, n)-p.Reverse(p.detail, n)), min(doc.Total(massA), doc.Total(massB)))
	bestA, bestB := p.bestSentences(p.detail, a, b, .5)
	if m.massB < m.massA {
		bestA, massA = bestB, massB
	}
	m.v[fDetailTop] = bestHalf(bestA, massA)
}

// detailMass returns the mass of details of each sentence.
func detailMass(d *doc.Doc, skip []bool) []float64 {
	out := make([]float64, len(d.Sentences))
	for i, w := range d.Seq.Weight {
		if !skip[i] && d.Repeats[i] <= doc.MaxDetailRepeat {
			out[d.Sentence[i]] += float64(w) / float64(d.Repeats[i])
		}
	}
	return out
}

// littleMass is added to the mass of a sentence's details before sentences are ranked, so
// that a sentence with a single detail does not come first. It is the mass of about two
// details.
const littleMass = 10

// bestHalf returns the share of answered mass in the best answered sentences that together
// have half of the mass.
func bestHalf(answered, mass []float64) float64 {
	order := make([]int, len(answered))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		return cmp.Compare(answered[y]/(mass[y]+littleMass), answered[x]/(mass[x]+littleMass))
	})
	half := doc.Total(mass) / 2
	var in, all float64
	for _, i := range order {
		if all >= half {
			break
		}
		in += min(answered[i], mass[i])
		all += mass[i]
	}
	return doc.Over(in, all)
}

// table returns a cleared table of rows × cols pairs of sentences, nil when that is more
// than passage.MaxSentenceCells.
func (p *Measurer) table(rows, cols int) []cellSum {
	if rows*cols > passage.MaxSentenceCells {
		return nil
	}
	if p.cells == nil {
		p.cells = make([]cellSum, passage.MaxSentenceCells)
	}
	cells := p.cells[:rows*cols]
	clear(cells)
	return cells
}

// bestSentences returns, for each sentence of a and of b, the largest weight of matches
// with one sentence of the other, minus the part less of the heaviest match: a single
// detail in common is little evidence.
func (p *Measurer) bestSentences(matches []align.Match, a, b *doc.Doc, less float32) (bestA, bestB []float64) {
	rows, cols := len(a.Sentences), len(b.Sentences)
	bestA, bestB = make([]float64, rows), make([]float64, cols)
	cells := p.table(rows, cols)
	if cells == nil {
		return bestA, bestB
	}
	for _, x := range matches {
		c := &cells[int(a.Sentence[x.A])*cols+int(b.Sentence[x.B])]
		c.sum += x.Weight
		c.top = max(c.top, x.Weight)
	}
	for r := range rows {
		for c, x := range cells[r*cols : (r+1)*cols] {
			if x.sum == 0 {
				continue
			}
			v := float64(x.sum - less*x.top)
			bestA[r], bestB[c] = max(bestA[r], v), max(bestB[c], v)
		}
	}
	return bestA, bestB
}
