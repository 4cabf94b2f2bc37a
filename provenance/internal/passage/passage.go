package passage

import (
	"cmp"
	"slices"

	"copytrail/align"
	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/shingle"
)

// editedShare is the share of 3-grams in common from which two linked sentences are the
// same sentence with small edits.
const editedShare = 0.40

// Passages aligns a and b for the reader: verbatim runs first, then linked sentences. In
// each passage Copy is a span of a and Source a span of b. Passages are ordered by Copy
// and do not overlap there.
func (p *Comparer) Passages(a, b *doc.Doc) []finding.Passage {
	m := p.CompareWording(a, b)
	var out []finding.Passage
	usedA := make([]bool, len(a.Words))
	for _, r := range m.Runs {
		for i := r.A; i < r.A+r.N; i++ {
			usedA[i] = true
		}
		for _, r := range splitRun(a, b, r) {
			out = append(out, finding.Passage{
				Copy:   a.Span(shingle.Range{Start: r.A, End: r.A + r.N}),
				Source: b.Span(shingle.Range{Start: r.B, End: r.B + r.N}), Kind: finding.Verbatim, Similarity: 1,
			})
		}
	}
	matches := p.Matches(&a.Seq, &b.Seq, nil, nil)
	out = append(out, p.sentencePassages(a, b, matches, usedA)...)
	slices.SortStableFunc(out, func(x, y finding.Passage) int {
		return cmp.Or(cmp.Compare(x.Copy.Start, y.Copy.Start), cmp.Compare(x.Source.Start, y.Source.Start))
	})
	return dropOverlaps(a.Article.Text, out)
}

// splitRun splits a run where furniture, a repeated block or ignored text stands between its words in
// either text, so that a passage shows only text that was compared.
func splitRun(a, b *doc.Doc, r align.Run) []align.Run {
	var out []align.Run
	start := 0
	for i := range r.N {
		if i == r.N-1 || a.CutAfter(r.A+i) || b.CutAfter(r.B+i) {
			out = append(out, align.Run{A: r.A + start, B: r.B + start, N: i + 1 - start})
			start = i + 1
		}
	}
	return out
}

// sentencePassages links the sentences of a that are at most half covered by verbatim
// runs to sentences of b.
func (p *Comparer) sentencePassages(a, b *doc.Doc, matches []align.Match, usedA []bool) []finding.Passage {
	taken := make([]bool, len(a.Sentences))
	for r, sent := range a.Sentences {
		taken[r] = 2*doc.Count(usedA[sent.Start:sent.End]) > sent.End-sent.Start
	}
	var out []finding.Passage
	for _, l := range p.links(a, b, matches, taken) {
		copied, source := a.WordsOf(l.A), b.WordsOf(l.B)
		kind := finding.Rewritten
		if p.gramShare(copied) >= editedShare {
			kind = finding.Edited
		}
		out = append(out, finding.Passage{Copy: a.Span(copied), Source: b.Span(source), Kind: kind, Similarity: l.P})
	}
	return out
}

// gramShare returns the share of the 3-grams in a range of words of the first text that
// the other text has, in [0, 1].
func (p *Comparer) gramShare(r shingle.Range) float64 {
	if r.End-r.Start < 3 {
		return 0
	}
	return doc.Share(p.GramA[r.Start:r.End-2], r.End-r.Start-2)
}

// dropOverlaps cuts linked sentences where they overlap a verbatim passage in the copy:
// runs are the stronger evidence and stay whole.
func dropOverlaps(text string, in []finding.Passage) []finding.Passage {
	out := in[:0]
	for _, x := range in {
		if n := len(out); n > 0 && x.Copy.Start < out[n-1].Copy.End {
			if x.Kind == finding.Verbatim && out[n-1].Kind != finding.Verbatim {
				// The run begins inside the previous sentence: cut that sentence.
				if x.Copy.Start-out[n-1].Copy.Start < 20 {
					out[n-1] = x
					continue
				}
				out[n-1].Copy.End = trimSpace(text, out[n-1].Copy.Start, x.Copy.Start)
			} else {
				if x.Copy.End-out[n-1].Copy.End < 20 {
					continue
				}
				x.Copy.Start = skipSpace(text, out[n-1].Copy.End)
			}
		}
		out = append(out, x)
	}
	return out
}

func trimSpace(text string, from, to int) int {
	for to > from && (text[to-1] == ' ' || text[to-1] == '\n') {
		to--
	}
	return to
}

func skipSpace(text string, from int) int {
	for from < len(text) && (text[from] == ' ' || text[from] == '\n') {
		from++
	}
	return from
}

// Coverage returns the share, in [0, 1], of d's term weight that lies inside spans of its
// text. It sorts spans.
func Coverage(d *doc.Doc, spans []article.Span) float64 {
	slices.SortFunc(spans, func(x, y article.Span) int { return cmp.Compare(x.Start, y.Start) })
	in, s := 0.0, 0
	end := 0
	for i, w := range d.Seq.Weight {
		at := int(d.Words[d.Content[i]].Start)
		for s < len(spans) && spans[s].Start <= at {
			end = max(end, spans[s].End)
			s++
		}
		if at < end {
			in += float64(w)
		}
	}
	return doc.Over(in, d.Mass)
}
