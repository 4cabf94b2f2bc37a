package jsonl

import (
	"fmt"
	"time"

	"copytrail/article"
	"copytrail/provenance"
)

// link turns the story records into stories, now that all findings are known.
func (rd *reader) link() error {
	get := func(id string) *article.Article {
		if a := rd.byID[id]; a != nil {
			return a
		}
		// An article of the story whose findings were held back.
		a := &article.Article{ID: id, Place: id}
		rd.byID[id] = a
		return a
	}
	opt := func(id *string) *article.Article {
		if id == nil {
			return nil
		}
		return get(*id)
	}
	for _, rec := range rd.stories {
		s := provenance.Story{ID: rec.ID, Earliest: opt(rec.Earliest), Closest: opt(rec.Closest)}
		for _, id := range rec.Articles {
			s.Articles = append(s.Articles, get(id))
		}
		for _, e := range rec.Edges {
			edge := provenance.Edge{Source: opt(e.Source), Copy: get(e.Copy), Unseen: e.Unseen, Share: float64(e.Share)}
			if e.Finding != nil {
				if *e.Finding < 0 || *e.Finding >= len(rd.res.Findings) {
					return fmt.Errorf("story %q: edge names finding %d of %d", rec.ID, *e.Finding, len(rd.res.Findings))
				}
				edge.Finding = &rd.res.Findings[*e.Finding]
			}
			if !(edge.Share >= 0 && edge.Share <= 1) {
				return fmt.Errorf("story %q: edge has share %v, want 0 to 1", rec.ID, edge.Share)
			}
			s.Edges = append(s.Edges, edge)
		}
		rd.res.Stories = append(rd.res.Stories, s)
	}
	return rd.linkOutlets()
}

// linkOutlets turns the records of the network into its arrows.
func (rd *reader) linkOutlets() error {
	for _, rec := range rd.outlets {
		o := provenance.OutletEdge{Source: rec.Source, Copy: rec.Copy, Owner: rec.Owner, Articles: rec.Articles, Output: rec.Output, Credited: rec.Credited, Licensed: rec.Licensed,
			Share: float64(rec.Share), Lags: rec.Lags, InDays: rec.InDays, Relations: map[provenance.Relation]int{}, By: rec.By}
		for i, s := range [3]*int64{rec.LowLag, rec.MedianLag, rec.HighLag} {
			if s != nil {
				o.Lag[i] = time.Duration(*s) * time.Second
			}
		}
		for name, n := range rec.Relations {
			rel, ok := provenance.ParseRelation(name)
			if !ok {
				return fmt.Errorf("outlets: unknown relation %q", name)
			}
			o.Relations[rel] = n
		}
		var err error
		if o.Examples, err = rd.examples(rec.Examples); err != nil {
			return fmt.Errorf("outlets %q, %q: %w", rec.Source, rec.Copy, err)
		}
		rd.res.Outlets = append(rd.res.Outlets, o)
	}
	for _, rec := range rd.sharing {
		examples, err := rd.examples(rec.Examples)
		if err != nil {
			return fmt.Errorf("sharing %q: %w", rec.Source, err)
		}
		rd.res.Sharing = append(rd.res.Sharing, provenance.OutletSharing{Source: rec.Source, Agency: rec.Agency, Outlets: rec.Outlets, Findings: rec.Findings, Licensed: rec.Licensed, Examples: examples})
	}
	return nil
}

// examples returns the findings of those numbers.
func (rd *reader) examples(numbers []int) ([]*provenance.Finding, error) {
	var out []*provenance.Finding
	for _, n := range numbers {
		if n < 0 || n >= len(rd.res.Findings) {
			return nil, fmt.Errorf("example names finding %d of %d", n, len(rd.res.Findings))
		}
		out = append(out, &rd.res.Findings[n])
	}
	return out, nil
}
