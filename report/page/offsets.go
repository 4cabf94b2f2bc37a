package page

import (
	"slices"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// A span is a half-open range, [start, end] in JSON. In the page it counts UTF-16 units, as
// a browser does.
type span [2]int

// relative returns spans in UTF-16 units from the start of within.
func relative(text string, within article.Span, words []article.Span) []span {
	out := []span{}
	pos, u := within.Start, 0
	for _, w := range words {
		u += units(text[pos:w.Start])
		n := units(text[w.Start:w.End])
		out = append(out, span{u, u + n})
		pos, u = w.End, u+n
	}
	return out
}

// units returns how long s is as a browser counts: in UTF-16 units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// offsets turns byte offsets into UTF-16 offsets for the two texts of a finding.
type offsets struct{ copy, source positions }

// positions holds the UTF-16 offsets of certain byte offsets of one text.
type positions struct {
	text string
	at   map[int]int
}

// newOffsets finds, in one pass over each text, all offsets that f names.
func newOffsets(f *provenance.Finding) *offsets {
	var ofCopy, ofSource []article.Span
	for _, p := range f.Passages {
		ofCopy, ofSource = append(ofCopy, p.Copy), append(ofSource, p.Source)
	}
	for _, c := range f.Direction.Cues {
		ofCopy, ofSource = append(ofCopy, c.CopySpan), append(ofSource, c.SourceSpan)
	}
	ofCopy = append(ofCopy, f.Credit.Span)
	return &offsets{locate(f.Copy.Text, ofCopy), locate(f.Source.Text, ofSource)}
}

// locate finds the UTF-16 offsets of the ends of spans.
func locate(text string, spans []article.Span) positions {
	var want []int
	for _, s := range spans {
		s = clean.Inside(text, s)
		want = append(want, s.Start, s.End)
	}
	slices.Sort(want)
	at := make(map[int]int, len(want))
	pos, u := 0, 0
	for _, w := range want {
		u += units(text[pos:w])
		pos = w
		at[w] = u
	}
	return positions{text, at}
}

// any returns where s stands in UTF-16 units. It must be one of the spans that were
// located.
func (o *offsets) any(p positions, s article.Span) *span {
	s = clean.Inside(p.text, s)
	return &span{p.at[s.Start], p.at[s.End]}
}

// span is like any, but nil for a span that is empty.
func (o *offsets) span(p positions, s article.Span) *span {
	if clean.Inside(p.text, s).Len() == 0 {
		return nil
	}
	return o.any(p, s)
}
