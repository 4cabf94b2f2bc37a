package jsonl

import (
	"fmt"
	"time"

	"copytrail/article"
	"copytrail/provenance"
)

// finding turns a record back into a finding.
func (rd *reader) finding(rec *findingRecord) (f provenance.Finding, err error) {
	rel, ok := provenance.ParseRelation(rec.Relation)
	if !ok {
		return f, fmt.Errorf("unknown relation %q", rec.Relation)
	}
	f = provenance.Finding{
		Relation: rel, Pair: rec.Pair, Score: float64(rec.Score), Exclusive: -1,
		CopyCovered: float64(rec.Coverage.Copy), CopyProse: float64(rec.Coverage.Prose), CopyQuoted: float64(rec.Coverage.Quoted),
		SourceCovered: float64(rec.Coverage.Source), SourceProse: float64(rec.Coverage.SourceProse), SourceQuoted: float64(rec.Coverage.SourceQuoted),
		Licensed: rec.Licensed, LicenceNote: rec.LicenceNote, Further: rec.Further,
		SharedSources: rec.SharedSources, Warnings: rec.Warnings,
		Credit: provenance.Credit{Given: rec.Credit.Given, Outlet: rec.Credit.Outlet},
		Direction: provenance.Direction{
			Known: rec.Direction.Verdict == "source-first", Confidence: float64(rec.Direction.Confidence), By: rec.Direction.By,
		},
	}
	if v := rec.Direction.Verdict; v != f.Direction.Verdict() {
		return f, fmt.Errorf(`unknown direction %q (want "source-first" or "unknown")`, v)
	}
	if f.Copy, err = rd.named(rec.Copy); err != nil {
		return f, fmt.Errorf("copy: %w", err)
	}
	if f.Source, err = rd.named(rec.Source); err != nil {
		return f, fmt.Errorf("source: %w", err)
	}
	if s := rec.Statement; s != nil {
		f.Statement = provenance.SharedStatement{Words: s.Words, Speakers: s.Speakers}
	}
	if rec.Exclusive != nil {
		f.Exclusive = float64(*rec.Exclusive)
	}
	if f.Credit.Span, err = spanFrom(rec.Credit.Span); err != nil {
		return f, fmt.Errorf("credit: %w", err)
	}
	for _, c := range rec.Direction.Cues {
		cue := provenance.Cue{Name: c.Cue, Weight: float64(c.Weight), Evidence: c.Evidence}
		switch c.Favours {
		case "source":
			cue.Favours = provenance.SideSource
		case "copy":
			cue.Favours = provenance.SideCopy
		case "neither":
		default:
			return f, fmt.Errorf("cue %q favours unknown side %q", c.Cue, c.Favours)
		}
		if cue.CopySpan, err = spanFrom(c.Copy); err != nil {
			return f, fmt.Errorf("cue %q: %w", c.Cue, err)
		}
		if cue.SourceSpan, err = spanFrom(c.Source); err != nil {
			return f, fmt.Errorf("cue %q: %w", c.Cue, err)
		}
		f.Direction.Cues = append(f.Direction.Cues, cue)
	}
	for i := range rec.Passages {
		p, err := passageFrom(&rec.Passages[i])
		if err != nil {
			return f, fmt.Errorf("passage %d: %w", i, err)
		}
		f.Passages = append(f.Passages, p)
	}
	if rec.Features != nil {
		for _, x := range *rec.Features {
			f.Features = append(f.Features, provenance.Feature{Name: x.Name, Value: float64(x.Value), Meaning: x.Meaning})
		}
	}
	return f, nil
}

// passageFrom turns a part of a record back into a passage. An output of before whose words
// were told has none; they are then taken for prose.
func passageFrom(p *passagePart) (pass provenance.Passage, err error) {
	pass.Similarity = float64(p.Similarity)
	switch p.Kind {
	case "identical":
		pass.Kind = provenance.Verbatim
	case "edited":
		pass.Kind = provenance.Edited
	case "rewritten":
		pass.Kind = provenance.Rewritten
	default:
		return pass, fmt.Errorf("unknown kind %q", p.Kind)
	}
	if p.Words != "" {
		ok := false
		if pass.Words, ok = provenance.ParseWords(p.Words); !ok {
			return pass, fmt.Errorf("unknown words %q", p.Words)
		}
	}
	if pass.Copy, err = spanFrom(&p.Copy); err != nil {
		return pass, err
	}
	pass.Source, err = spanFrom(&p.Source)
	return pass, err
}

// spanFrom returns a span of the file, nil being the empty one. Whether it fits its text
// is checked where the text is cut.
func spanFrom(s *span) (article.Span, error) {
	if s == nil {
		return article.Span{}, nil
	}
	if s[0] < 0 || s[1] < s[0] {
		return article.Span{}, fmt.Errorf("bad span [%d, %d]", s[0], s[1])
	}
	return article.Span{Start: s[0], End: s[1]}, nil
}

// text takes the record of an article with its text.
func (rd *reader) text(rec *articleRecord) error {
	a, err := rd.article(rec.articleRef)
	if err != nil {
		return err
	}
	a.Byline, a.Lang, a.Text = rec.Byline, rec.Lang, rec.Text
	return nil
}

// article returns the article that ref names. It is made at the first mention and filled
// in at each.
func (rd *reader) article(ref articleRef) (*article.Article, error) {
	if ref.ID == "" {
		return nil, fmt.Errorf(`article without "id"`)
	}
	a := rd.byID[ref.ID]
	if a == nil {
		a = &article.Article{ID: ref.ID}
		rd.byID[ref.ID] = a
	}
	t, err := parseTime(ref.Published)
	if err != nil {
		return nil, err
	}
	if ref.Time != nil {
		if t.Trust, err = trustFrom(ref.Time.Trust); err != nil {
			return nil, err
		}
		t.Doubt = ref.Time.Reason
	}
	a.Outlet, a.URL, a.Published, a.Title, a.Place = ref.Outlet, ref.URL, t, ref.Title, ref.Place
	if a.Place == "" {
		a.Place = a.ID
	}
	if ref.Name != "" {
		rd.res.OutletNames[a] = ref.Name
	}
	return a, nil
}

// trustFrom returns the trust of that name.
func trustFrom(name string) (article.Trust, error) {
	t, ok := article.ParseTrust(name)
	if !ok {
		return t, fmt.Errorf(`unknown trust %q (want "full", "day" or "none")`, name)
	}
	return t, nil
}

// timesFrom turns a part of a record back into what an outlet's times are worth. An output
// of before that was told has none.
func timesFrom(p *outletTimes) (t provenance.OutletTimes, err error) {
	if p == nil {
		return t, nil
	}
	t = provenance.OutletTimes{Reason: p.Reason, Clocks: p.Clocks, Seconds: p.Seconds, Batched: p.Batched, Midnights: p.Midnights, Fetched: p.Fetched, Doubted: p.Doubted}
	t.Trust, err = trustFrom(p.Trust)
	return t, err
}

// parseTime undoes [article.Time.String].
func parseTime(s string) (article.Time, error) {
	if s == "" {
		return article.Time{}, nil
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return article.Time{Time: t, Precision: article.Day}, nil
	}
	if t, err := time.Parse("2006-01-02T15:04:05", s); err == nil {
		return article.Time{Time: t, Precision: article.Second}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return article.Time{}, fmt.Errorf("published %q is neither a day nor RFC 3339", s)
	}
	return article.Time{Time: t, Precision: article.Second, ZoneKnown: true}, nil
}
