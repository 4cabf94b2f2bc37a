package provenance

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/direction"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/origin"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/passage"
	"copytrail/provenance/internal/pile"
	"copytrail/provenance/internal/printing"
)

// teller makes findings of judgements.
type teller struct {
	w         *parallel.Workers
	pile      *pile.Pile
	opt       *Options
	printings *printing.Groups
}

// tell returns the findings that the caller keeps, in order. It holds their articles.
func (t *teller) tell(judged []judge.Judgement) ([]finding.Finding, error) {
	var which []int
	var numbers []uint32
	for i := range judged {
		v := &judged[i]
		// Keep sees what needs no passages; what it drops costs nothing more.
		if !t.mayKeep(v) {
			continue
		}
		t.hold(v.A)
		t.hold(v.B)
		which = append(which, i)
		numbers = append(numbers, v.A, v.B)
	}
	credits, err := credit.ReadAll(t.w, t.pile, numbers)
	if err != nil {
		return nil, err
	}
	if err := judge.CreditsByItem(t.w, t.pile, judged, which, credits); err != nil {
		return nil, err
	}
	judge.WithCredits(judged, which, credits, t.pile.Outlet)
	if err := origin.FindShared(t.w, t.pile, judged, which, credits); err != nil {
		return nil, err
	}
	which = slices.DeleteFunc(which, func(i int) bool { return !t.wanted(judged[i].Relation) })
	found, err := t.explainEach(judged, which, credits)
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(f finding.Finding) bool { return !t.kept(&f) })
	slices.SortFunc(found, compareFindings)
	return found, nil
}

// explainEach turns judged[i], for each i in which, into a finding. It prepares no articles
// of pairs whose evidence is there already.
func (t *teller) explainEach(judged []judge.Judgement, which []int, credits map[uint32]*credit.Attribution) ([]finding.Finding, error) {
	needs := make([][]uint32, len(which))
	for k, i := range which {
		if v := &judged[i]; v.Evidence() == nil {
			needs[k] = []uint32{v.A, v.B}
		}
	}
	found := make([]finding.Finding, len(which))
	measurers := judge.NewMeasurers(t.w)
	err := judge.OverDocs(t.w, t.pile, "explaining", len(which), func(k int) []uint32 { return needs[k] }, func(worker, k int, d []*doc.Doc) {
		v := &judged[which[k]]
		found[k] = explain(&measurers[worker], t.pile, v, d[v.A], d[v.B], credits)
	})
	return found, err
}

// hold keeps article n and its printings in memory, since a finding names them.
func (t *teller) hold(n uint32) {
	t.pile.Hold(n)
	t.printings.Mark(n, func(m uint32) *article.Article {
		t.pile.Hold(m)
		return t.pile.Held(m)
	})
}

// judgeRest measures the pairs that the pre-filter discarded, when the caller wants to see
// such pairs all the same, and returns their judgements.
func (t *teller) judgeRest(discarded []judge.Discarded) ([]judge.Judgement, error) {
	var wanted [][2]uint32
	for _, p := range discarded {
		if !t.wanted(p.Relation()) {
			continue
		}
		// The score is lower than this: who does not keep it does not keep that.
		f := t.outline(&judge.Judgement{A: p.A, B: p.B, Relation: p.Relation(), Score: judge.MinStoryScore})
		if t.kept(&f) {
			wanted = append(wanted, [2]uint32{p.A, p.B})
		}
	}
	return judge.Pairs(t.w, t.pile, "judging the rest", wanted)
}

// kept reports whether the caller keeps a finding.
func (t *teller) kept(f *finding.Finding) bool {
	if t.opt.Keep != nil {
		return t.opt.Keep(f)
	}
	return f.Relation >= Possible
}

// wanted reports whether a finding of that relation may be kept at all.
func (t *teller) wanted(r finding.Relation) bool {
	if t.opt.Keep == nil {
		return r >= Possible
	}
	return t.opt.Wanted == nil || t.opt.Wanted(r)
}

// mayKeep reports whether the caller keeps the finding of a judgement as it stands, or
// would if credits and third texts turned out to change its relation.
func (t *teller) mayKeep(v *judge.Judgement) bool {
	var f finding.Finding
	may := func(r finding.Relation) bool {
		if !t.wanted(r) {
			return false
		}
		if f.Copy == nil { // to look up the articles costs more than to ask for a relation
			f = t.outline(v)
		}
		f.Relation = r
		return t.kept(&f)
	}
	return may(v.Relation) || v.Relation >= Possible && may(SharedSource) || v.Relation == Excerpt && may(SharedQuotation)
}

// outline returns the finding of a judgement without passages, direction and credit.
func (t *teller) outline(v *judge.Judgement) finding.Finding {
	return finding.Finding{
		Copy: t.pile.Article(v.B), Source: t.pile.Article(v.A),
		Relation: v.Relation, Score: v.Score, Exclusive: -1,
	}
}

// fragmentShare is the share of the shorter text in common runs below which an excerpt
// is a fragment: of two papers that carry three sentences of a third, whose story is
// not in the pile, the earlier is not the source of the later.
const fragmentShare = 0.25

// explain turns a judgement into a finding: which article was first, which passages answer
// one another, who is credited. It looks at a and b only when the judgement has no evidence.
func explain(p *judge.Measurer, all *pile.Pile, v *judge.Judgement, a, b *doc.Doc, credits map[uint32]*credit.Attribution) finding.Finding {
	f := finding.Finding{Relation: v.Relation, Score: v.Score, Exclusive: v.Exclusive(), Further: v.Further}
	f.Copy, f.Source = all.Article(v.B), all.Article(v.A)
	copied, source := b, a
	copyCredits, sourceCredits := credits[v.B].For(v.A), credits[v.A].For(v.B)
	outletA, outletB := all.Outlet(v.A), all.Outlet(v.B)
	sourceOutlet := outletA
	var first direction.Verdict
	if v.Relation != SharedQuotation { // neither was first with the words of somebody else
		first = direction.Of(&p.Comparer, &direction.Case{
			A: a, B: b, CreditsA: sourceCredits.Mentions, CreditsB: copyCredits.Mentions,
			OutletA: outletA, OutletB: outletB, Undirected: v.Relation == SharedSource || !v.Relation.Reuse() || v.Further || v.Versions || v.BothWays,
			Excerpt: v.Relation == Excerpt, SameWording: v.Relation >= Excerpt,
			TimeOpen: v.Relation == Excerpt && v.VerbatimShare() < fragmentShare || credit.FromElsewhere(sourceCredits, copyCredits, outletA, outletB),
			Wire:     sourceCredits.Agency || copyCredits.Agency,
			Agency:   credit.Touched(sourceCredits, copyCredits, outletA, outletB),
		})
	}
	f.Direction = first.Direction
	if first.Swapped {
		f.Copy, f.Source = f.Source, f.Copy
		copied, source = a, b
		copyCredits = sourceCredits
		sourceOutlet = outletB
	}
	f.SharedSources, f.ThirdInPile = v.Shared, v.Third
	ev := v.Evidence()
	if ev == nil {
		found := p.Evidence(copied, source, shownOf(v.Relation))
		ev = &found
	}
	f.Passages, f.Statement = ev.Passages, ev.Statement
	if m, ok := creditOf(copyCredits, sourceOutlet, v.Relation == Excerpt && ev.A.All < fragmentShare, ev.Passages); ok {
		f.Credit = finding.Credit{Given: true, Outlet: m.Name, Span: m.Span}
	}
	f.CopyCovered, f.CopyProse, f.CopyQuoted = ev.A.All, ev.A.Prose, ev.A.Quoted
	f.SourceCovered, f.SourceProse, f.SourceQuoted = ev.B.All, ev.B.Prose, ev.B.Quoted
	f.Features = v.Features()
	f.Warnings = append(v.Warnings(all.Len()), creditWarnings(&f, credits[v.A].For(v.B), credits[v.B].For(v.A))...)
	f.Warnings = append(f.Warnings, timeWarnings(&f)...)
	f.Warnings = append(f.Warnings, hiddenWarnings(&f)...)
	return f
}

// timeWarnings says which of the two times of publication is not believed, or only to the
// day, and why. A reader who sees the time must see why it gives no direction.
func timeWarnings(f *finding.Finding) (out []string) {
	if !f.Relation.Reuse() || f.Relation == finding.SharedSource {
		return nil
	}
	for _, a := range []*article.Article{f.Source, f.Copy} {
		if t := a.Published; t.Doubt != "" {
			out = append(out, fmt.Sprintf("%s, published %s: %s", cmp.Or(a.Outlet, a.ID), t, t.Doubt))
		}
	}
	return out
}

// creditReach is how far, in bytes, from a fragment that two texts share a credit may stand
// and still be about it: three sentences or so.
const creditReach = 600

// creditOf returns the credit that c gives to an outlet, "" for none. When they share only
// fragments of the text, a link must stand near one of them: in another paragraph of a
// newsletter it says nothing of this one.
func creditOf(c *credit.Attribution, outlet string, fragment bool, passages []finding.Passage) (credit.Mention, bool) {
	for _, m := range c.Mentions {
		if outlet == "" || !m.Means(outlet) || m.Self {
			continue
		}
		if !fragment || m.Kind != credit.Link && m.Kind != credit.Via || slices.ContainsFunc(passages, func(p finding.Passage) bool {
			return m.Span.Start < p.Copy.End+creditReach && m.Span.End > p.Copy.Start-creditReach
		}) {
			return m, true
		}
	}
	return credit.Mention{}, false
}

// shownOf returns which passages a reader is shown. Who is told of a rewrite must see where
// it is one. Two texts that share a quotation have nothing else of each other.
func shownOf(r finding.Relation) passage.Shown {
	switch r {
	case Rewrite:
		return passage.AtLeastTwo
	case SharedQuotation:
		return passage.VerbatimOnly
	}
	return passage.All
}

// creditWarnings says what credits and bylines take from a finding.
func creditWarnings(f *finding.Finding, a, b *credit.Attribution) (out []string) {
	if !f.Relation.Reuse() {
		return nil
	}
	if by := credit.SameAuthor(a, b); by != "" {
		out = append(out, "both articles are by "+by)
	}
	if f.Relation == finding.SharedSource || f.Direction.Known {
		return out
	}
	if a.Release != b.Release {
		out = append(out, "one of the texts is a press release: what they share may be from it, whatever its time says")
	}
	parts := outlet.AddNew(outlet.AddNew(slices.Clone(a.Agencies), a.Parts), outlet.AddNew(slices.Clone(b.Agencies), b.Parts))
	if len(parts) == 0 && (a.Wires || b.Wires) {
		parts = []string{credit.SomeAgency}
	}
	if len(parts) > 0 {
		out = append(out, "one of the texts credits "+strings.Join(parts, " and ")+": what they share may be from there")
	}
	return out
}

// compareFindings orders findings: the strongest relation first, then the score,
// then the ids.
func compareFindings(x, y finding.Finding) int {
	return cmp.Or(cmp.Compare(y.Relation, x.Relation), cmp.Compare(y.Score, x.Score),
		cmp.Compare(x.Copy.ID, y.Copy.ID), cmp.Compare(x.Source.ID, y.Source.ID))
}
