package page

import (
	"fmt"
	"math"
	"slices"

	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
	"copytrail/report/internal/worddiff"
)

// finding adds one finding: a row to the list and to the plain table, and what its own
// view needs as a block.
func (b *builder) finding(i int, v *view.Finding) {
	f := v.Of
	b.index.Findings = append(b.index.Findings, findingRow{
		Key: v.Pair, Relation: f.Relation.String(), Score: view.Decimal4(math.Floor(f.Score*1e4) / 1e4), Copy: b.number[f.Copy], Source: b.number[f.Source],
		Sentence: v.Isolated(v.Sentence), Known: v.Directed, Roles: [2]string{v.SourceRole, v.CopyRole}, Direction: v.Isolated(v.Direction), Sure: view.Decimal4(f.Direction.Confidence),
		Covered:  [2]view.Decimal4{view.Decimal4(f.SourceCovered), view.Decimal4(f.CopyCovered)},
		Whose:    [2]string{view.Whose(f.SourceCovered, f.SourceProse, f.SourceQuoted), view.Whose(f.CopyCovered, f.CopyProse, f.CopyQuoted)},
		Credited: f.Credit.Given, Licence: v.Isolated(v.Licence), Further: f.Further,
		Lag: seconds(f), Story: b.storyOf(f),
	})
	if !view.Quotation(f) && len(b.rows) < noScriptRows {
		b.rows = append(b.rows, plainRow{f.Relation.String(), v.Shown, v.Sentence, v.Source.Title, v.Copy.Title})
	}
	b.block(fmt.Sprintf("f%d", i), b.detail(v))
}

// detail returns what the view of one finding needs.
func (b *builder) detail(v *view.Finding) detail {
	f, at := v.Of, newOffsets(v.Of)
	d := detail{Cues: []cue{}, Passages: []passage{}, Counts: v.Counts, Credit: v.Isolated(v.Credit),
		CreditAt: at.span(at.copy, f.Credit.Span), Warnings: []string{}, Features: [][3]string{}}
	d.Statement = v.Isolated(v.Statement)
	if f.Exclusive >= 0 {
		d.Exclusive = view.Percent(f.Exclusive)
	}
	if len(f.SharedSources) > 0 {
		d.From = v.Isolated(v.Third)
	}
	for _, w := range v.Warnings {
		d.Warnings = append(d.Warnings, v.Isolated(w))
	}
	for _, x := range v.Features() {
		d.Features = append(d.Features, [3]string{x.Name, x.Value, x.Meaning})
	}
	for _, c := range v.Cues {
		d.Cues = append(d.Cues, cue{c.Name, c.For, c.Alone, v.Isolated(c.Evidence), at.span(at.copy, c.Of.CopySpan), at.span(at.source, c.Of.SourceSpan)})
	}
	for _, p := range v.Passages {
		d.Passages = append(d.Passages, b.passage(f, p, at))
	}
	slices.SortStableFunc(d.Passages, func(x, y passage) int { return x.Copy[0] - y.Copy[0] })
	return d
}

// seconds returns how long after its source the copy of f appeared, nil when that is not
// known or neither is the copy.
func seconds(f *provenance.Finding) *int64 {
	d, ok := f.Lag()
	if !ok || view.NoneFirst(f.Relation) {
		return nil
	}
	s := int64(d.Seconds())
	return &s
}

// storyOf returns the number of the story that both articles of f are in, or -1.
func (b *builder) storyOf(f *provenance.Finding) int {
	i, ok := b.inStory[f.Copy.First()]
	if j, ok2 := b.inStory[f.Source.First()]; !ok || !ok2 || i != j {
		return -1
	}
	return i
}

// passage returns what the page shows of one passage: a word diff, or the words that
// both texts have, or excerpts where the texts do not stand in the page.
func (b *builder) passage(f *provenance.Finding, p view.Passage, at *offsets) passage {
	pp := passage{Kind: int(p.Kind), Words: p.Words.String(), Similarity: view.Decimal4(p.Similarity)}
	full := b.embedded(f.Copy) && b.embedded(f.Source)
	src, cp := clean.Inside(f.Source.Text, p.Source), clean.Inside(f.Copy.Text, p.Copy)
	if f.Source.Text == "" || f.Copy.Text == "" {
		// Only the positions are known. They count bytes, which still gives a plot.
		pp.Source, pp.Copy = span{p.Source.Start, p.Source.End}, span{p.Copy.Start, p.Copy.End}
		return pp
	}
	pp.Source, pp.Copy = *at.any(at.source, src), *at.any(at.copy, cp)
	if !full {
		pp.SourceText, pp.CopyText = clean.Excerpt(p.SourceText, view.ExcerptBytes), clean.Excerpt(p.CopyText, view.ExcerptBytes)
		return pp
	}
	if p.Kind == provenance.Rewritten {
		inSource, inCopy := worddiff.Shared(f.Source.Text, src, f.Copy.Text, cp)
		pp.Shared = &[2][]span{relative(f.Source.Text, src, inSource), relative(f.Copy.Text, cp, inCopy)}
		return pp
	}
	if p.Kind == provenance.Verbatim {
		return pp // the words are the same; marks may differ
	}
	edits := worddiff.Compare(f.Source.Text, src, f.Copy.Text, cp)
	if len(edits) == 1 && edits[0].Op == worddiff.Keep {
		return pp // nothing to show
	}
	for _, e := range edits {
		s, c := units(clean.Slice(f.Source.Text, e.Source)), units(clean.Slice(f.Copy.Text, e.Copy))
		switch e.Op {
		case worddiff.Keep, worddiff.Moved:
			pp.Diff = append(pp.Diff, []int{0, s, c})
		case worddiff.Remove:
			pp.Diff = append(pp.Diff, []int{-1, s})
		case worddiff.Insert:
			pp.Diff = append(pp.Diff, []int{1, c})
		}
	}
	return pp
}
