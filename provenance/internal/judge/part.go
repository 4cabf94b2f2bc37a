package judge

import (
	"copytrail/provenance/internal/doc"
	"copytrail/shingle"
)

// This file measures the stretches of two texts that answer each other best. Who takes a
// part puts it under a lead of their own, between two other stories or beside a second
// source, so that most of the whole text is not in the source.

const (
	// partWords is the least number of words of a stretch: fewer are judged worse than the whole.
	partWords = 100
	// mostlyWhole is the share of a text's details from which a stretch is the whole text.
	mostlyWhole = 0.85
)

// partShares are the shares of a sentence's details that the other text must have, and no
// other article of the story, to lengthen a stretch. Small ones suit a rewriter whose
// sentences often keep no rare word, larger ones three sources woven into one text.
var partShares = [...]float64{0.05, 0.2}

// measureParts measures the stretches of a and b that answer each other best, as Measure and
// exclusive do with whole texts: one or two pairs of stretches, none when they are the
// whole texts. It must follow calls of these two for the same pair, whose marks it reads.
func (p *Measurer) measureParts(a, b *doc.Doc, others []storyArticle) []*Measured {
	sa, sb := p.answers(a, others, p.skipA, p.fewA), p.answers(b, others, p.skipB, p.fewB)
	var last [2]shingle.Range
	var out []*Measured
	for i, share := range partShares {
		ra, rb := stretch(a, sa.answered, sa.mass, share), stretch(b, sb.answered, sb.mass, share)
		x, y := p.part(a, ra, sa), p.part(b, rb, sb)
		if x == a && y == b || i > 0 && last == [2]shingle.Range{ra, rb} {
			continue
		}
		last = [2]shingle.Range{ra, rb}
		m := p.measure(x, y, true)
		p.exclusive(x, y, others, m)
		out = append(out, m)
	}
	return out
}

// MeasureParts is measureParts with Docs for the other articles of the story.
func (p *Measurer) MeasureParts(a, b *doc.Doc, others []*doc.Doc) []*Measured {
	return p.measureParts(a, b, docsOf(others))
}

// answers are the details of each sentence of a text: their mass, and the mass of those that
// the other text has.
type answers struct{ mass, answered []float64 }

func (p *Measurer) answers(d *doc.Doc, others []storyArticle, skip, few []bool) answers {
	return answers{detailMass(d, skip), p.answeredDetails(d, others, skip, few)}
}

// part returns the stretch r of d, or d when that is nearly all of it.
func (p *Measurer) part(d *doc.Doc, r shingle.Range, s answers) *doc.Doc {
	if doc.Total(s.mass[r.Start:r.End]) >= mostlyWhole*doc.Total(s.mass) { // also where there is no sentence
		return d
	}
	return d.Part(r, &p.sorter)
}

// answeredDetails returns, for each sentence of d, the mass of the details that the other
// text of the pair mentions once or twice and no other article of the story has.
func (p *Measurer) answeredDetails(d *doc.Doc, others []storyArticle, skip, few []bool) []float64 {
	p.elsewhere = doc.Cleared(p.elsewhere, len(d.Content))
	for _, o := range others {
		p.shared(d, o, skip, func(i uint32, _ bool) { p.elsewhere[i] = true })
	}
	out := make([]float64, len(d.Sentences))
	for i, w := range d.Seq.Weight {
		if !skip[i] && few[i] && d.Repeats[i] <= doc.MaxDetailRepeat && !p.elsewhere[i] {
			out[d.Sentence[i]] += float64(w) / float64(d.Repeats[i])
		}
	}
	return out
}

// stretch returns the sentences in a row whose answered mass lies most above a share of
// their mass, at least partWords long if the text is.
func stretch(d *doc.Doc, answered, mass []float64, least float64) shingle.Range {
	best, sum, from := 0.0, 0.0, 0
	out := shingle.Range{End: min(1, len(mass))}
	for i := range mass {
		if sum <= 0 {
			sum, from = 0, i
		}
		sum += answered[i] - least*mass[i]
		if sum > best {
			best, out = sum, shingle.Range{Start: from, End: i + 1}
		}
	}
	share := func(i int) float64 {
		if i < 0 || i >= len(mass) {
			return -1
		}
		return answered[i] / (mass[i] + littleMass)
	}
	for out.End-out.Start < len(mass) {
		if w := d.WordsOf(out); w.End-w.Start >= partWords {
			break
		}
		if share(out.Start-1) > share(out.End) {
			out.Start--
		} else {
			out.End++
		}
	}
	return out
}
