package provenance

import (
	"cmp"
	"slices"

	"copytrail/article"
)

// tell makes findings of the verdicts that the caller keeps, and stories and the
// outlet network of the findings.
func (s *scan) tell() error {
	var which []int
	var groups []group
	for i := range s.verdicts {
		v := &s.verdicts[i]
		// Keep sees what needs no passages; what it drops costs nothing more.
		f := s.outline(v)
		if !s.kept(&f) {
			continue
		}
		which = append(which, i)
		groups = append(groups, group{[]uint32{v.a, v.b}})
	}
	found := make([]Finding, len(which))
	err := s.overGroups("explaining", groups, func(worker, i int, d []*Doc) {
		v := &s.verdicts[which[i]]
		found[i] = s.pairings[worker].explain(v, d[v.a], d[v.b])
	})
	if err != nil {
		return err
	}
	found = slices.DeleteFunc(found, func(f Finding) bool { return !s.kept(&f) })
	slices.SortFunc(found, compareFindings)
	s.result.Findings = found
	for _, f := range found {
		s.result.Summary.Findings[f.Relation]++
	}
	return s.ctx.Err()
}

func (s *scan) kept(f *Finding) bool {
	if s.opt.Keep != nil {
		return s.opt.Keep(f)
	}
	return f.Relation >= Possible
}

// outline returns the finding of a verdict without passages, direction and credit.
func (s *scan) outline(v *verdict) Finding {
	return Finding{
		Copy: s.pile[v.b].article, Source: s.pile[v.a].article,
		Relation: v.relation, Score: v.score, Exclusive: -1,
	}
}

// explain turns a verdict into a finding: which was first, what answers what, who
// is credited.
func (p *pairing) explain(v *verdict, a, b *Doc) Finding {
	f := Finding{Relation: v.relation, Score: v.score, Exclusive: -1}
	if v.others > 0 {
		f.Exclusive = v.v[fExclusive]
	}
	copied, source := b, a
	f.Direction = direction(a, b)
	if f.Direction.Known && f.Direction.flipped {
		copied, source = a, b
	}
	f.Copy, f.Source = copied.Article, source.Article
	f.Passages = p.passages(copied, source)
	var inCopy, inSource []article.Span
	for _, x := range f.Passages {
		inCopy, inSource = append(inCopy, x.Copy), append(inSource, x.Source)
	}
	f.CopyCovered, f.SourceCovered = coverage(copied, inCopy), coverage(source, inSource)
	f.Features = v.features()
	f.Warnings = v.warnings()
	return f
}

// features lists what the judge saw, for the reader.
func (v *verdict) features() []Feature {
	var out []Feature
	for i, x := range v.v {
		if (feature(i) == fExclusive || feature(i) == fExclusiveMass) && v.others == 0 {
			continue
		}
		out = append(out, Feature{featureTexts[i].name, x, featureTexts[i].meaning})
	}
	return out
}

// warnings says in plain words what weakens a verdict.
func (v *verdict) warnings() []string {
	var out []string
	if v.short {
		out = append(out, "one of the texts is under 120 words once shared quotations are set aside: evidence is thin")
	}
	if v.template {
		out = append(out, "the wording is a template: names and numbers differ")
	}
	if v.relation.Reuse() && v.others == 0 && v.relation == Rewrite {
		out = append(out, "no other report of the event is in the pile to compare with")
	}
	return out
}

// compareFindings orders findings: the strongest relation first, then the score,
// then the ids.
func compareFindings(x, y Finding) int {
	return cmp.Or(cmp.Compare(y.Relation, x.Relation), cmp.Compare(y.Score, x.Score),
		cmp.Compare(x.Copy.ID, y.Copy.ID), cmp.Compare(x.Source.ID, y.Source.ID))
}

// Compare judges one pair by itself and explains it in full.
func Compare(a, b *article.Article, opt Options) *Finding {
	prep := newPreparer()
	stats := newStatistics()
	for _, x := range []*article.Article{a, b} {
		words := prep.body(x)
		lang := language(x, words)
		stats.add(lang, distinct(nil, prep.termsOf(x.Text, lang, words)))
	}
	first, second := a, b
	if cmp.Or(compareTime(a, b), cmp.Compare(a.ID, b.ID)) > 0 {
		first, second = b, a
	}
	da, db := prep.Prepare(first, stats), prep.Prepare(second, stats)
	p := &pairing{}
	v := judge(da, db, p.measure(da, db))
	f := p.explain(&v, da, db)
	return &f
}

// sameOutlet reports whether two articles are of one outlet; unknown outlets are
// nobody's.
func sameOutlet(a, b *article.Article) bool {
	return a.Outlet != "" && a.Outlet == b.Outlet
}

// direction stands in until the cues are read: time alone.
func direction(a, b *Doc) Direction { return Direction{} }
