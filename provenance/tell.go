package provenance

import (
	"cmp"
	"context"
	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/terms"
	"slices"
	"strings"
)

// tell makes findings of the verdicts that the caller keeps, and stories and the
// outlet network of the findings.
func (s *scan) tell() error {
	if err := s.judgePassed(); err != nil {
		return err
	}
	var which []int
	var groups []group
	for i := range s.judged {
		v := &s.judged[i]
		// Keep sees what needs no passages; what it drops costs nothing more.
		if !s.wanted(v.relation) && !(v.relation >= finding.Possible && s.wanted(finding.SharedSource)) {
			continue
		}
		f := s.outline(v)
		if !s.kept(&f) && !s.keptShared(f) {
			continue
		}
		s.hold(v.a)
		s.hold(v.b)
		which = append(which, i)
		groups = append(groups, group{[]uint32{v.a, v.b}})
	}
	credits, err := s.readCredits(which)
	if err != nil {
		return err
	}
	s.judgeExcerpts(which, credits)
	s.weighCredits(which, credits)
	if err := s.shareSources(which, credits); err != nil {
		return err
	}
	found := make([]finding.Finding, len(which))
	err = s.overGroups("explaining", groups, func(worker, i int, d []*doc.Doc) {
		v := &s.judged[which[i]]
		found[i] = s.explain(s.pairings[worker], v, d[v.a], d[v.b], credits)
	})
	if err != nil {
		return err
	}
	found = slices.DeleteFunc(found, func(f finding.Finding) bool { return !s.kept(&f) })
	slices.SortFunc(found, compareFindings)
	s.result.Findings = found
	for _, f := range found {
		s.result.Summary.Findings[f.Relation]++
	}
	s.result.Stories = stories(found)
	s.network()
	s.takeNotes()
	s.takeTexts(found)
	return s.trouble()
}

// judgePassed measures the pairs of which a glance has shown that they are not reuse,
// when the caller wants to see such pairs all the same.
func (s *scan) judgePassed() error {
	var wanted [][2]uint32
	for _, p := range s.passed {
		if !s.wanted(p.relation()) {
			continue
		}
		// The score is lower than this: who does not keep it does not keep that.
		f := s.outline(&judgement{a: p.a, b: p.b, relation: p.relation(), score: weighFrom})
		if s.kept(&f) {
			wanted = append(wanted, [2]uint32{p.a, p.b})
		}
	}
	judged, err := s.measureAll("judging the rest", wanted)
	s.judged = append(s.judged, judged...)
	return err
}

// takeTexts gives the articles of findings their texts.
func (s *scan) takeTexts(found []finding.Finding) {
	in := map[*article.Article]bool{}
	for i := range found {
		in[found[i].Copy], in[found[i].Source] = true, true
	}
	for i := range s.pile {
		if e := &s.pile[i]; in[e.held] {
			e.held.Text = s.text(e)
		}
	}
}

func (s *scan) kept(f *finding.Finding) bool {
	if s.opt.Keep != nil {
		return s.opt.Keep(f)
	}
	return f.Relation >= finding.Possible
}

// wanted reports whether a finding of that relation may be kept at all.
func (s *scan) wanted(r finding.Relation) bool {
	if s.opt.Keep == nil {
		return r >= finding.Possible
	}
	return s.opt.Wanted == nil || s.opt.Wanted(r)
}

// keptShared reports whether a finding that is not kept as it stands would be if its
// two articles turned out to have a source in common.
func (s *scan) keptShared(f finding.Finding) bool {
	if f.Relation < finding.Possible {
		return false
	}
	f.Relation = finding.SharedSource
	return s.kept(&f)
}

// outline returns the finding of a judgement without passages, direction and credit.
func (s *scan) outline(v *judgement) finding.Finding {
	return finding.Finding{
		Copy: s.article(&s.pile[v.b]), Source: s.article(&s.pile[v.a]),
		Relation: v.relation, Score: v.score, Exclusive: -1,
	}
}

// fragmentShare is the share of the shorter text in common runs below which an excerpt
// is a fragment: of two papers that carry three sentences of a third, whose story is
// not in the pile, the earlier is not the source of the later.
const fragmentShare = 0.25

// explain turns a judgement into a finding: which was first, what answers what, who
// is credited.
func (s *scan) explain(p *pairing, v *judgement, a, b *doc.Doc, credits map[uint32]*credit.Attribution) finding.Finding {
	f := finding.Finding{Relation: v.relation, Score: v.score, Exclusive: -1}
	if v.others > 0 {
		f.Exclusive = v.v[fExclusive]
	}
	copied, source := b, a
	copyCredits, sourceCredits := credits[v.b], credits[v.a]
	sourceOutlet := s.pile[v.a].outlet
	first := direct(p, &directionCase{
		a: a, b: b, creditsA: credits[v.a].Mentions, creditsB: credits[v.b].Mentions,
		outletA: s.pile[v.a].outlet, outletB: s.pile[v.b].outlet, apart: v.relation == finding.SharedSource || !v.relation.Reuse(),
		excerpt: v.relation == finding.Excerpt, worded: v.relation >= finding.Excerpt, fragment: v.relation == finding.Excerpt && v.v[fVerbatim] < fragmentShare,
		wire:   credits[v.a].Agency || credits[v.b].Agency,
		agency: credit.Touched(credits[v.a], credits[v.b], s.pile[v.a].outlet, s.pile[v.b].outlet),
	})
	f.Direction = first.Direction
	if first.turned {
		copied, source = a, b
		copyCredits, sourceCredits = sourceCredits, copyCredits
		sourceOutlet = s.pile[v.b].outlet
	}
	f.SharedSources, f.ThirdInPile = v.shared, v.third
	if m, ok := copyCredits.Names(sourceOutlet); ok && sourceOutlet != "" {
		f.Credit = finding.Credit{Given: true, Outlet: m.Name, Span: m.Span}
	}
	f.Copy, f.Source = copied.Article, source.Article
	f.Passages = p.passages(copied, source)
	var inCopy, inSource []article.Span
	for _, x := range f.Passages {
		inCopy, inSource = append(inCopy, x.Copy), append(inSource, x.Source)
	}
	f.CopyCovered, f.SourceCovered = coverage(copied, inCopy), coverage(source, inSource)
	f.Features = v.features()
	f.Warnings = append(v.warnings(len(s.pile)), creditWarnings(&f, credits[v.a], credits[v.b])...)
	return f
}

// features lists what the judge saw, for the reader.
func (v *judgement) features() []finding.Feature {
	var out []finding.Feature
	for i, x := range v.v {
		if feature(i) >= fExclusive && v.others == 0 {
			continue
		}
		out = append(out, finding.Feature{Name: featureTexts[i].name, Value: x, Meaning: featureTexts[i].meaning})
	}
	return out
}

// TemplateWarning is the warning of a finding whose texts are worded alike and differ in
// names and numbers: a form that was filled twice, or a box that stands in both.
const TemplateWarning = "the wording is a template: names and numbers differ"

// warnings says in plain words what weakens a judgement made in a pile of so many
// articles. Of two articles that somebody has put side by side nobody expects that
// there are others.
func (v *judgement) warnings(pile int) []string {
	var out []string
	if v.short {
		out = append(out, "one of the texts is under 120 words once shared quotations are set aside: evidence is thin")
	}
	if v.template {
		out = append(out, TemplateWarning)
	}
	if v.statement {
		out = append(out, "the words in common read like a statement, a transcript or a text that both quote")
	}
	if v.relation == finding.Rewrite && v.others == 0 && pile > 2 {
		out = append(out, "no other report of the event is in the pile to compare with")
	}
	return out
}

// compareFindings orders findings: the strongest relation first, then the score,
// then the ids.
func compareFindings(x, y finding.Finding) int {
	return cmp.Or(cmp.Compare(y.Relation, x.Relation), cmp.Compare(y.Score, x.Score),
		cmp.Compare(x.Copy.ID, y.Copy.ID), cmp.Compare(x.Source.ID, y.Source.ID))
}

// Compare judges one pair by itself and explains it in full.
func Compare(a, b *article.Article, opt Options) *finding.Finding {
	first, second := a, b
	if cmp.Or(finding.CompareTime(a, b), cmp.Compare(a.ID, b.ID)) > 0 {
		first, second = b, a
	}
	prep := doc.NewPreparer()
	s := &scan{ctx: context.Background(), jobs: 1, opt: opt, stats: terms.NewStatistics(), pile: []entry{{held: first}, {held: second}}}
	for _, e := range s.pile {
		words := prep.Body(e.held)
		lang := doc.Language(e.held, words)
		s.stats.Add(lang, new(terms.DistinctTerms).Of(prep.TermsOf(e.held.Text, lang, words)))
	}
	s.nameOutlets()
	da, db := prep.Prepare(first, s.stats), prep.Prepare(second, s.stats)
	p := &pairing{}
	v := p.judge(da, db)
	v.b = 1
	s.judged = []judgement{v}
	credits := map[uint32]*credit.Attribution{}
	for i, e := range s.pile {
		c := credit.Read(s.outlets, e.held, e.outlet)
		credits[uint32(i)] = &c
	}
	s.judgeExcerpts([]int{0}, credits)
	s.weighCredits([]int{0}, credits)
	if err := s.shareSources([]int{0}, credits); err != nil {
		panic(err) // no third article, so nothing that could fail
	}
	f := s.explain(p, &s.judged[0], da, db, credits)
	return &f
}

// creditWarnings says what credits and bylines take from a finding.
func creditWarnings(f *finding.Finding, a, b *credit.Attribution) (out []string) {
	if !f.Relation.Reuse() {
		return nil
	}
	if by := credit.SameByline(f.Copy, f.Source); by != "" {
		out = append(out, "both articles are by "+by)
	}
	if f.Relation == finding.SharedSource || f.Direction.Known {
		return out
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
