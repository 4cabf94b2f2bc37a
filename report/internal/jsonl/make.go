package jsonl

import (
	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/view"
)

// The functions of this file make the records. Lists that are empty are [], never null:
// readers need not check.

func runOf(r Run) runRecord {
	opts := r.Options
	if opts == nil {
		opts = map[string]any{}
	}
	return runRecord{"run", schema, "copytrail", r.Version, opts}
}

// refOf returns how the records of findings name an article.
func refOf(a *article.Article, res *provenance.Result) articleRef {
	ref := articleRef{ID: a.ID, Outlet: a.Outlet, URL: a.URL, Published: a.Published.String(), Title: a.Title}
	if a.Place != a.ID {
		ref.Place = a.Place
	}
	ref.Time = doubtOf(a.Published)
	if n := res.OutletName(a); n != a.Outlet {
		ref.Name = n
	}
	return ref
}

// doubtOf returns how far a time is believed, nil when it is in full.
func doubtOf(t article.Time) *doubt {
	if t.Trust == article.FullTrust {
		return nil
	}
	return &doubt{t.Trust.String(), t.Doubt}
}

// namedOf returns how a finding names an article: with its printings, when there are several.
func namedOf(a *article.Article, res *provenance.Result) namedArticle {
	named := namedArticle{articleRef: refOf(a, res)}
	differs := func(s, its string) *string {
		if s == its {
			return nil
		}
		return &s
	}
	for _, p := range a.Printings {
		ref := printingRef{ID: p.ID, Outlet: differs(p.Outlet, a.Outlet), Name: differs(res.OutletName(p), res.OutletName(a)),
			URL: p.URL, Published: p.Published.String(), Title: p.Title, Time: doubtOf(p.Published)}
		if p.Place != p.ID {
			ref.Place = p.Place
		}
		named.Printings = append(named.Printings, ref)
	}
	return named
}

// findingOf returns the record of a finding.
func findingOf(f *provenance.Finding, res *provenance.Result, opt Options) findingRecord {
	rec := findingRecord{
		Type: "finding", Relation: f.Relation.String(), Pair: f.Pair, Score: view.Decimal6(f.Score),
		Copy: namedOf(f.Copy, res), Source: namedOf(f.Source, res),
		Direction: directionPart{Verdict: f.Direction.Verdict(), Confidence: view.Decimal4(f.Direction.Confidence), By: f.Direction.By, Cues: []cuePart{}},
		Coverage:  coverageOf(f),
		Statement: statementOf(f.Statement),
		Passages:  []passagePart{},
		Credit:    creditPart{f.Credit.Given, f.Credit.Outlet, optional(f.Credit.Span)},
		Licensed:  f.Licensed, LicenceNote: f.LicenceNote,
		SharedSources: append([]string{}, f.SharedSources...),
		Warnings:      append([]string{}, f.Warnings...),
		Further:       f.Further,
	}
	for _, c := range f.Direction.Cues {
		rec.Direction.Cues = append(rec.Direction.Cues, cuePart{c.Name, c.Favours.String(), view.Decimal4(c.Weight), c.Evidence, optional(c.CopySpan), optional(c.SourceSpan)})
	}
	if f.Exclusive >= 0 {
		x := view.Decimal4(f.Exclusive)
		rec.Exclusive = &x
	}
	for _, p := range f.Passages {
		rec.Passages = append(rec.Passages, passagePart{spanOf(p.Copy), spanOf(p.Source), p.Kind.String(), p.Words.String(), view.Decimal4(p.Similarity)})
	}
	if opt.Features && len(f.Features) > 0 {
		fs := []featurePart{}
		for _, x := range f.Features {
			fs = append(fs, featurePart{x.Name, view.Decimal4(x.Value), x.Meaning})
		}
		rec.Features = &fs
	}
	return rec
}

func coverageOf(f *provenance.Finding) coveragePart {
	d := func(x float64) view.Decimal4 { return view.Decimal4(x) }
	return coveragePart{d(f.CopyCovered), d(f.SourceCovered), d(f.CopyProse), d(f.CopyQuoted), d(f.SourceProse), d(f.SourceQuoted)}
}

// statementOf returns the part of a finding that tells what somebody said in both texts, nil
// when there is no such statement.
func statementOf(s provenance.SharedStatement) *statementPart {
	if s.Words == 0 {
		return nil
	}
	return &statementPart{s.Words, append([]string{}, s.Speakers...)}
}

func storyOf(s *provenance.Story, numbers view.Numbers) storyRecord {
	rec := storyRecord{Type: "story", ID: s.ID, Articles: []string{}, Earliest: idOf(s.Earliest), Closest: idOf(s.Closest), Edges: []edgePart{}}
	for _, a := range s.Articles {
		rec.Articles = append(rec.Articles, a.ID)
	}
	for _, e := range s.Edges {
		edge := edgePart{idOf(e.Source), e.Copy.ID, e.Unseen, nil, view.Decimal4(e.Share)}
		if n, ok := numbers.Number(e.Finding); ok {
			edge.Finding = &n
		}
		rec.Edges = append(rec.Edges, edge)
	}
	return rec
}

// idOf returns the id of a, nil for no article.
func idOf(a *article.Article) *string {
	if a == nil {
		return nil
	}
	return &a.ID
}

func outletOf(o *provenance.PileOutlet) outletRecord {
	return outletRecord{"outlet", o.Name, append([]string{}, o.Names...), append([]string{}, o.Domains...), o.Owner, o.Agency, o.Articles, timesOf(o.Times)}
}

// timesOf returns the part of an outlet's record that tells of its times.
func timesOf(t provenance.OutletTimes) *outletTimes {
	return &outletTimes{t.Trust.String(), t.Reason, t.Clocks, t.Seconds, t.Batched, t.Midnights, t.Fetched, t.Doubted}
}

func outletsOf(o *provenance.OutletEdge, numbers view.Numbers) outletsRecord {
	v := view.OutletsOf(o)
	rec := outletsRecord{
		Type: "outlets", Source: o.Source, Copy: o.Copy, Articles: o.Articles, Credited: o.Credited, Licensed: o.Licensed, Lags: o.Lags, Share: view.Decimal4(o.Share),
		Output: o.Output, Few: o.Few(), Interval: [2]view.Decimal4{view.Decimal4(v.CreditedLow), view.Decimal4(v.CreditedHigh)}, InDays: o.InDays,
		Relations: relationCounts(o.Relations), By: map[string]int{}, Owner: o.Owner, Examples: numbers.All(o.Examples),
	}
	for by, n := range o.By {
		rec.By[by] = n
	}
	if lags := v.LagSeconds; lags != nil {
		rec.LowLag, rec.MedianLag, rec.HighLag = &lags[0], &lags[1], &lags[2]
	}
	return rec
}

func sharingOf(o *provenance.OutletSharing, numbers view.Numbers) sharingRecord {
	return sharingRecord{"sharing", o.Source, o.Agency, o.Outlets, o.Findings, o.Licensed, numbers.All(o.Examples)}
}

// relationCounts returns counts by the names of relations.
func relationCounts(m map[provenance.Relation]int) map[string]int {
	out := map[string]int{}
	for r, n := range m {
		out[r.String()] = n
	}
	return out
}

func summaryOf(s provenance.Summary) summaryRecord {
	rec := summaryRecord{
		Type: "summary", Read: s.Read, Kept: s.Kept, Merged: s.Merged, Printings: s.Printings, Reprinted: s.Reprinted, Skipped: s.Read - s.Kept - s.Merged, Skips: map[string]int{},
		Noted: s.Noted, Ignored: s.Ignored, Doubted: s.Doubted, Candidates: s.Candidates, Cut: s.Cut, Crowded: s.Crowded, Accepted: s.Accepted,
	}
	for r, n := range s.Skips {
		rec.Skips[r] = n
	}
	rec.Findings, rec.Licensed = relationCounts(s.Findings), relationCounts(s.Licensed)
	rec.SameOutlet = sameOutletOf(s.SameOutlet)
	return rec
}

// sameOutletOf returns the part of a summary that counts pairs of one outlet, nil when there
// are none.
func sameOutletOf(s provenance.SameOutlet) *sameOutletPart {
	if s.Pairs == 0 {
		return nil
	}
	part := &sameOutletPart{s.Pairs, s.Joined, []outletPairsPart{}}
	for _, o := range s.Outlets[:min(maxSameOutlet, len(s.Outlets))] {
		part.Outlets = append(part.Outlets, outletPairsPart{o.Outlet, o.Pairs, o.Joined})
	}
	return part
}
