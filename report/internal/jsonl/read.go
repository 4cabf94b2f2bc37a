package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"copytrail/article"
	"copytrail/provenance"
)

// maxRecordBytes bounds one line. A longer one was not written by [Write].
const maxRecordBytes = 1 << 28

// Read reads back what [Write] printed. Articles named in several places become one
// [article.Article]; they have a text only when the output was written with
// [Options.Texts]. The precision of a time is seen from its form, so minutes come back
// as seconds. Records of unknown type are passed over.
//
// Findings alone, picked out by another program, are accepted: they are counted, and the
// rest of the summary and the [Run] are zero. An output with a beginning and no end is
// an error, and so is one without any record: what was lost must not look like what was
// not found. An error in a line starts with the number of the line, counted from 1.
func Read(r io.Reader) (*provenance.Result, Run, error) {
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
		rd.countFindings()
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

// record takes one line of the input.
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
	case "summary":
		if rd.summed {
			return fmt.Errorf("second summary: is this two outputs in one file?")
		}
		rd.summed = true
	case "":
		return fmt.Errorf(`record without "type"`)
	}
	take, known := takers[head.Type]
	if !known {
		return nil // from a later version
	}
	if err := take(rd, l); err != nil {
		return fmt.Errorf("%s: %w", head.Type, err)
	}
	return nil
}

// takers holds, for each type of record, what takes a line of that type.
var takers = map[string]func(*reader, []byte) error{
	"run": taker(func(rd *reader, rec *runRecord) error {
		rd.run = Run{Version: rec.Version, Options: rec.Options}
		return nil
	}),
	"article": taker((*reader).text),
	"finding": taker(func(rd *reader, rec *findingRecord) error {
		f, err := rd.finding(rec)
		if err == nil {
			rd.res.Findings = append(rd.res.Findings, f)
		}
		return err
	}),
	"story":   taker(func(rd *reader, rec *storyRecord) error { rd.stories = append(rd.stories, *rec); return nil }),
	"outlets": taker(func(rd *reader, rec *outletsRecord) error { rd.outlets = append(rd.outlets, *rec); return nil }),
	"sharing": taker(func(rd *reader, rec *sharingRecord) error { rd.sharing = append(rd.sharing, *rec); return nil }),
	"outlet": taker(func(rd *reader, rec *outletRecord) error {
		times, err := timesFrom(rec.Time)
		if err != nil {
			return err
		}
		rd.res.Pile = append(rd.res.Pile, provenance.PileOutlet{Name: rec.Name, Names: rec.Names, Domains: rec.Domains, Owner: rec.Owner, Agency: rec.Agency, Articles: rec.Articles, Times: times})
		return nil
	}),
	"skipped": taker(func(rd *reader, rec *skippedRecord) error {
		rd.res.Skipped = append(rd.res.Skipped, provenance.Skipped{Input: rec.Input, Reason: rec.Reason})
		return nil
	}),
	"merged": taker(func(rd *reader, rec *mergedRecord) error {
		rd.res.Merged = append(rd.res.Merged, provenance.Merged{Kept: rec.Kept, Other: rec.Input, Reason: rec.Reason})
		return nil
	}),
	"note": taker(func(rd *reader, rec *noteRecord) error {
		rd.res.Notes = append(rd.res.Notes, provenance.Note{Input: rec.Input, Note: rec.Note})
		return nil
	}),
	"summary": taker((*reader).summary),
}

// taker returns a function that decodes a line and hands the record to take.
func taker[T any](take func(*reader, *T) error) func(*reader, []byte) error {
	return func(rd *reader, l []byte) error {
		var rec T
		if err := json.Unmarshal(l, &rec); err != nil {
			return err
		}
		return take(rd, &rec)
	}
}

// summary takes the summary of a run.
func (rd *reader) summary(rec *summaryRecord) error {
	sum := provenance.Summary{Read: rec.Read, Kept: rec.Kept, Merged: rec.Merged, Printings: rec.Printings, Reprinted: rec.Reprinted, Noted: rec.Noted, Ignored: rec.Ignored, Doubted: rec.Doubted, Skips: rec.Skips, Candidates: rec.Candidates, Cut: rec.Cut, Crowded: rec.Crowded, Accepted: rec.Accepted}
	var err error
	if sum.Findings, err = countsFrom(rec.Findings); err != nil {
		return err
	}
	if len(rec.Licensed) > 0 {
		if sum.Licensed, err = countsFrom(rec.Licensed); err != nil {
			return err
		}
	}
	if same := rec.SameOutlet; same != nil {
		sum.SameOutlet = provenance.SameOutlet{Pairs: same.Pairs, Joined: same.Joined}
		for _, o := range same.Outlets {
			sum.SameOutlet.Outlets = append(sum.SameOutlet.Outlets, provenance.OutletPairs{Outlet: o.Name, Pairs: o.Pairs, Joined: o.Joined})
		}
	}
	rd.res.Summary = sum
	return nil
}

// countsFrom returns counts by relation.
func countsFrom(named map[string]int) (map[provenance.Relation]int, error) {
	counts := map[provenance.Relation]int{}
	for n, c := range named {
		rel, ok := provenance.ParseRelation(n)
		if !ok {
			return nil, fmt.Errorf("unknown relation %q", n)
		}
		counts[rel] = c
	}
	return counts, nil
}

// countFindings counts the findings of an input without a summary, the licensed apart;
// those of further printings are not counted.
func (rd *reader) countFindings() {
	sum := &rd.res.Summary
	sum.Findings, sum.Licensed = map[provenance.Relation]int{}, map[provenance.Relation]int{}
	for i := range rd.res.Findings {
		switch f := &rd.res.Findings[i]; {
		case f.Further:
		case f.Licensed:
			sum.Licensed[f.Relation]++
		default:
			sum.Findings[f.Relation]++
		}
	}
}
