package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"copytrail/article"
	"copytrail/provenance"
)

// maxRecordBytes bounds one line: a longer one is no output of ours.
const maxRecordBytes = 1 << 28

// ReadJSONLines reads back what [Write] printed as [JSONLines]. Articles named
// in several places become one [article.Article]; they have a text only when the
// output was written with [Options.Texts]. A time's precision is told from its
// form, so minutes come back as seconds. Records of unknown type are passed
// over. Findings alone, picked out by another program, will do: then they are
// counted, the rest of the summary is zero, and so is the [Run]. An output that
// begins and does not end, and one without any record, is an error: who reads it
// would take what is lost for what was not found. An error in a line starts with
// its number, counted from 1.
func ReadJSONLines(r io.Reader) (*provenance.Result, Run, error) {
	rd := reader{res: &provenance.Result{OutletNames: map[*article.Article]string{}}, byID: map[string]*article.Article{}}
	in := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		l, err := readLine(in)
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, Run{}, fmt.Errorf("line %d: %w", n, err)
		}
		l = bytes.TrimSpace(bytes.TrimPrefix(l, []byte("\uFEFF")))
		if len(l) == 0 {
			continue
		}
		if err := rd.record(l); err != nil {
			return nil, Run{}, fmt.Errorf("line %d: %w", n, err)
		}
		rd.records++
	}
	switch {
	case rd.records == 0:
		return nil, Run{}, errors.New("no record in it")
	case rd.ran && !rd.summed:
		return nil, Run{}, errors.New("it ends without a summary: it was cut short")
	case !rd.summed:
		rd.res.Summary.Findings = map[provenance.Relation]int{}
		for i := range rd.res.Findings {
			rd.res.Summary.Findings[rd.res.Findings[i].Relation]++
		}
	}
	if err := rd.link(); err != nil {
		return nil, Run{}, err
	}
	return rd.res, rd.run, nil
}

// readLine returns the next line, without its end, or io.EOF.
func readLine(in *bufio.Reader) ([]byte, error) {
	var l []byte
	for {
		part, err := in.ReadSlice('\n')
		l = append(l, part...)
		switch {
		case err == nil:
			return l, nil
		case err == io.EOF && len(l) > 0:
			return l, nil
		case err != bufio.ErrBufferFull:
			return nil, err
		case len(l) > maxRecordBytes:
			return nil, fmt.Errorf("record longer than %d bytes", maxRecordBytes)
		}
	}
}

// reader collects the records of one input.
type reader struct {
	res     *provenance.Result
	run     Run
	byID    map[string]*article.Article
	records int
	ran     bool          // there is a record of the run, which begins an output
	summed  bool          // there is the summary, which ends it
	stories []storyRecord // linked when every finding has been read
	outlets []outletsRecord
	sharing []sharingRecord
}

func (rd *reader) record(l []byte) error {
	var head struct {
		Type   string `json:"type"`
		Schema int    `json:"schema"`
	}
	if err := json.Unmarshal(l, &head); err != nil {
		return fmt.Errorf("not a record: %w", err)
	}
	switch head.Type {
	case "run":
		if head.Schema != schema {
			return fmt.Errorf("schema %d is not one this version reads (want %d)", head.Schema, schema)
		}
		if rd.ran {
			return fmt.Errorf("second run: is this two outputs in one file?")
		}
		rd.ran = true
		var rec runRecord
		if err := json.Unmarshal(l, &rec); err != nil {
			return fmt.Errorf("run: %w", err)
		}
		rd.run = Run{Version: rec.Version, Options: rec.Options}
	case "article":
		var rec articleRecord
		if err := json.Unmarshal(l, &rec); err != nil {
			return fmt.Errorf("article: %w", err)
		}
		a, err := rd.article(rec.articleRef)
		if err != nil {
			return fmt.Errorf("article: %w", err)
		}
		a.Byline, a.Lang, a.Text = rec.Byline, rec.Lang, rec.Text
	case "finding":
		var rec findingRecord
		if err := json.Unmarshal(l, &rec); err != nil {
			return fmt.Errorf("finding: %w", err)
		}
		f, err := rd.finding(&rec)
		if err != nil {
			return fmt.Errorf("finding: %w", err)
		}
		rd.res.Findings = append(rd.res.Findings, f)
	case "story":
		var rec storyRecord
		if err := json.Unmarshal(l, &rec); err != nil {
			return fmt.Errorf("story: %w", err)
		}
		rd.stories = append(rd.stories, rec)
	case "outlets":
		var rec outletsRecord
		if err := json.Unmarshal(l, &rec); err != nil {
			return fmt.Errorf("outlets: %w", err)
		}
		rd.outlets = append(rd.outlets, rec)
	case "outlet":
		var rec outletRecord
		if err := json.Unmarshal(l, &rec); err != nil {
			return fmt.Errorf("outlet: %w", err)
		}
		rd.res.Pile = append(rd.res.Pile, provenance.PileOutlet{Name: rec.Name, Names: rec.Names, Domains: rec.Domains, Owner: rec.Owner, Agency: rec.Agency, Articles: rec.Articles})
	case "sharing":
		var rec sharingRecord
		if err := json.Unmarshal(l, &rec); err != nil {
			return fmt.Errorf("sharing: %w", err)
		}
		rd.sharing = append(rd.sharing, rec)
	case "skipped":
		var rec skippedRecord
		if err := json.Unmarshal(l, &rec); err != nil {
			return fmt.Errorf("skipped: %w", err)
		}
		rd.res.Skipped = append(rd.res.Skipped, provenance.Skipped{Input: rec.Input, Reason: rec.Reason})
	case "merged":
		var rec mergedRecord
		if err := json.Unmarshal(l, &rec); err != nil {
			return fmt.Errorf("merged: %w", err)
		}
		rd.res.Merged = append(rd.res.Merged, provenance.Merged{Kept: rec.Kept, Other: rec.Input, Reason: rec.Reason})
	case "note":
		var rec noteRecord
		if err := json.Unmarshal(l, &rec); err != nil {
			return fmt.Errorf("note: %w", err)
		}
		rd.res.Notes = append(rd.res.Notes, provenance.Note{Input: rec.Input, Note: rec.Note})
	case "summary":
		return rd.summary(l)
	case "":
		return fmt.Errorf(`record without "type"`)
	}
	return nil
}

// article returns the article of that id, made or filled in from ref.
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
	a.Outlet, a.URL, a.Published, a.Title, a.Place = ref.Outlet, ref.URL, t, ref.Title, ref.Place
	if a.Place == "" {
		a.Place = a.ID
	}
	if ref.Name != "" {
		rd.res.OutletNames[a] = ref.Name
	}
	return a, nil
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

// finding turns a record back into a finding.
func (rd *reader) finding(rec *findingRecord) (f provenance.Finding, err error) {
	rel, ok := provenance.ParseRelation(rec.Relation)
	if !ok {
		return f, fmt.Errorf("unknown relation %q", rec.Relation)
	}
	f = provenance.Finding{
		Relation: rel, Score: float64(rec.Score), Exclusive: -1,
		CopyCovered: float64(rec.Coverage.Copy), SourceCovered: float64(rec.Coverage.Source),
		SharedSources: rec.SharedSources, Warnings: rec.Warnings,
		Credit: provenance.Credit{Given: rec.Credit.Given, Outlet: rec.Credit.Outlet},
		Direction: provenance.Direction{
			Known: rec.Direction.Verdict == "source-first", Confidence: float64(rec.Direction.Confidence), By: rec.Direction.By,
		},
	}
	if v := rec.Direction.Verdict; v != f.Direction.Verdict() {
		return f, fmt.Errorf(`unknown direction %q (want "source-first" or "unknown")`, v)
	}
	if f.Copy, err = rd.article(rec.Copy); err != nil {
		return f, fmt.Errorf("copy: %w", err)
	}
	if f.Source, err = rd.article(rec.Source); err != nil {
		return f, fmt.Errorf("source: %w", err)
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
	for i, p := range rec.Passages {
		pass := provenance.Passage{Similarity: float64(p.Similarity)}
		switch p.Kind {
		case "identical":
			pass.Kind = provenance.Verbatim
		case "edited":
			pass.Kind = provenance.Edited
		case "rewritten":
			pass.Kind = provenance.Rewritten
		default:
			return f, fmt.Errorf("passage %d has unknown kind %q", i, p.Kind)
		}
		if pass.Copy, err = spanFrom(&p.Copy); err != nil {
			return f, fmt.Errorf("passage %d: %w", i, err)
		}
		if pass.Source, err = spanFrom(&p.Source); err != nil {
			return f, fmt.Errorf("passage %d: %w", i, err)
		}
		f.Passages = append(f.Passages, pass)
	}
	if rec.Features != nil {
		for _, x := range *rec.Features {
			f.Features = append(f.Features, provenance.Feature{Name: x.Name, Value: float64(x.Value), Meaning: x.Meaning})
		}
	}
	return f, nil
}

// spanFrom checks a span from a file. Whether it fits its text is looked at
// where the text is cut.
func spanFrom(s *span) (article.Span, error) {
	if s == nil {
		return article.Span{}, nil
	}
	if s[0] < 0 || s[1] < s[0] {
		return article.Span{}, fmt.Errorf("bad span [%d, %d]", s[0], s[1])
	}
	return article.Span{Start: s[0], End: s[1]}, nil
}

func (rd *reader) summary(l []byte) error {
	if rd.summed {
		return fmt.Errorf("second summary: is this two outputs in one file?")
	}
	rd.summed = true
	var rec summaryRecord
	if err := json.Unmarshal(l, &rec); err != nil {
		return fmt.Errorf("summary: %w", err)
	}
	sum := provenance.Summary{Read: rec.Read, Kept: rec.Kept, Merged: rec.Merged, Noted: rec.Noted, Skips: rec.Skips, Candidates: rec.Candidates, Cut: rec.Cut, Crowded: rec.Crowded, Findings: map[provenance.Relation]int{}, Accepted: rec.Accepted}
	for n, c := range rec.Findings {
		rel, ok := provenance.ParseRelation(n)
		if !ok {
			return fmt.Errorf("summary: unknown relation %q", n)
		}
		sum.Findings[rel] = c
	}
	rd.res.Summary = sum
	return nil
}

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
		o := provenance.OutletEdge{Source: rec.Source, Copy: rec.Copy, Owner: rec.Owner, Articles: rec.Articles, Output: rec.Output, Credited: rec.Credited,
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
		rd.res.Sharing = append(rd.res.Sharing, provenance.OutletSharing{Source: rec.Source, Agency: rec.Agency, Outlets: rec.Outlets, Findings: rec.Findings, Examples: examples})
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
