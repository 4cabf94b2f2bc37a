package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/worddiff"
)

// pairKey returns a short name for a pair that stays the same from run to run:
// it depends on the two ids alone, not on which of them was first.
func pairKey(f *provenance.Finding) string {
	a, b := f.Source.ID, f.Copy.ID
	if b < a {
		a, b = b, a
	}
	h := sha256.Sum256(fmt.Appendf(nil, "%d:%s%s", len(a), a, b))
	return hex.EncodeToString(h[:8])
}

// finding adds one finding to the list, and its details as a block.
func (b *pageBuilder) finding(i int, f *provenance.Finding) {
	c, s := roles(f)
	b.index.Findings = append(b.index.Findings, pageFinding{
		Key: pairKey(f), Relation: f.Relation.String(), Score: number4(math.Floor(f.Score*1e4) / 1e4), Copy: b.number[f.Copy], Source: b.number[f.Source],
		Sentence: isolated(f, sentence(f)), Known: f.Direction.Known && f.Relation != provenance.SharedSource, Roles: [2]string{s, c}, Direction: isolated(f, direction(f)), Sure: number4(f.Direction.Confidence),
		Covered: [2]number4{number4(f.SourceCovered), number4(f.CopyCovered)}, Credited: f.Credit.Given,
		Lag: seconds(f), Story: b.storyOf(f),
	})
	at := newOffsets(f)
	d := pageDetail{Cues: []pageCue{}, Passages: []pagePassage{}, Counts: passageCounts(f.Passages), Credit: isolated(f, credit(f)),
		CreditAt: at.span(at.copy, f.Credit.Span), Warnings: []string{}, Features: [][3]string{}}
	if f.Exclusive >= 0 {
		d.Exclusive = percent(f.Exclusive)
	}
	if len(f.SharedSources) > 0 {
		d.From = isolated(f, thirdText(f))
	}
	for _, w := range f.Warnings {
		d.Warnings = append(d.Warnings, isolated(f, clean.Line(w)))
	}
	for _, x := range f.Features {
		d.Features = append(d.Features, [3]string{clean.Line(x.Name), number(x.Value), clean.Line(x.Meaning)})
	}
	for _, cue := range f.Direction.Cues {
		d.Cues = append(d.Cues, pageCue{cueName(cue.Name), favours(f, cue.Favours), alone(cue.Weight), isolated(f, clean.Line(cue.Evidence)),
			at.span(at.copy, cue.CopySpan), at.span(at.source, cue.SourceSpan)})
	}
	for _, p := range f.Passages {
		d.Passages = append(d.Passages, b.passage(f, p, at))
	}
	slices.SortStableFunc(d.Passages, func(x, y pagePassage) int { return x.Copy[0] - y.Copy[0] })
	b.block(fmt.Sprintf("f%d", i), d)
}

// seconds returns how long after its source f's copy appeared, nil when that is not
// known.
func seconds(f *provenance.Finding) *int64 {
	d, ok := f.Lag()
	if !ok || f.Relation == provenance.SharedSource {
		return nil
	}
	s := int64(d.Seconds())
	return &s
}

// storyOf returns the number of the story that both articles of f are in, or -1.
func (b *pageBuilder) storyOf(f *provenance.Finding) int {
	i, ok := b.inStory[f.Copy]
	if j, ok2 := b.inStory[f.Source]; !ok || !ok2 || i != j {
		return -1
	}
	return i
}

// passage turns one passage into what the page shows of it.
func (b *pageBuilder) passage(f *provenance.Finding, p provenance.Passage, at *offsets) pagePassage {
	pp := pagePassage{Kind: int(p.Kind), Similarity: number4(p.Similarity)}
	full := b.embedded(f.Copy) && b.embedded(f.Source)
	src, cp := clean.Inside(f.Source.Text, p.Source), clean.Inside(f.Copy.Text, p.Copy)
	if f.Source.Text == "" || f.Copy.Text == "" {
		// Only the positions are known; they are bytes, which a browser can still
		// plot.
		pp.Source, pp.Copy = spanOf(p.Source), spanOf(p.Copy)
		return pp
	}
	pp.Source, pp.Copy = *at.any(at.source, src), *at.any(at.copy, cp)
	if !full {
		pp.SourceText, pp.CopyText = clean.Excerpt(clean.Slice(f.Source.Text, src), maxExcerptBytes), clean.Excerpt(clean.Slice(f.Copy.Text, cp), maxExcerptBytes)
		return pp
	}
	if p.Kind == provenance.Rewritten {
		inSource, inCopy := worddiff.Shared(f.Source.Text, src, f.Copy.Text, cp)
		pp.Shared = &[2][]span{relative(f.Source.Text, src, inSource), relative(f.Copy.Text, cp, inCopy)}
		return pp
	}
	edits := worddiff.Compare(f.Source.Text, src, f.Copy.Text, cp)
	if len(edits) == 1 && edits[0].Op == worddiff.Keep {
		return pp // nothing to show
	}
	for _, e := range edits {
		s, c := units(clean.Slice(f.Source.Text, e.Source)), units(clean.Slice(f.Copy.Text, e.Copy))
		switch e.Op {
		case worddiff.Keep:
			pp.Diff = append(pp.Diff, []int{0, s, c})
		case worddiff.Remove:
			pp.Diff = append(pp.Diff, []int{-1, s})
		case worddiff.Insert:
			pp.Diff = append(pp.Diff, []int{1, c})
		}
	}
	return pp
}

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

// offsets turns byte offsets into UTF-16 offsets for one pair.
type offsets struct{ copy, source positions }

// positions holds, for one text, the UTF-16 offset of the byte offsets asked for.
type positions struct {
	text string
	at   map[int]int
}

// newOffsets finds, in one pass over each text, every offset that f names.
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

// any returns where s stands in UTF-16 units.
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
