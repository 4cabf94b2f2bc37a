// Package jsonl writes findings as JSON, a stable interface for programs, and reads them
// back.
//
// [Write] prints JSON Lines: one record a line, in a fixed order. [WriteDocument] prints
// the same records as one JSON document. [Read] takes JSON Lines back to a result, from
// which every other format can be made later.
//
// The records hold the values of a finding as they are, not the words that the formats
// for people have for them; so they are made from [provenance.Finding] itself. Every
// character that could act on a terminal, or hide from a reader, is written as an
// escape.
package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
)

// Options says what is printed.
type Options struct {
	Run      Run  // what made the result
	NoText   bool // leave the texts of articles out
	Features bool // print what the judge measured
	Texts    bool // also print every article with its text
}

// Run describes what made a result.
type Run struct {
	Version string         // the version of the tool
	Options map[string]any // the options that the result depends on, as JSON can hold them
}

// Write prints res as JSON Lines. Its errors are those of w and of [Run.Options] that
// JSON cannot hold.
func Write(w io.Writer, res *provenance.Result, opt Options) error {
	return eachRecord(res, opt, func(rec any) error {
		b, err := encode(rec)
		if err != nil {
			return err
		}
		_, err = w.Write(append(b, '\n'))
		return err
	})
}

// eachRecord calls do with every record of a result, in the order of output.
func eachRecord(res *provenance.Result, opt Options, do func(rec any) error) error {
	var err error
	yield := func(rec any) {
		if err == nil {
			err = do(rec)
		}
	}
	yield(runOf(opt.Run))
	if opt.Texts {
		for _, a := range view.Articles(res) {
			text := a.Text
			if opt.NoText {
				text = ""
			}
			yield(articleRecord{"article", refOf(a, res), a.Byline, a.Lang, text})
		}
	}
	for i := range res.Findings {
		yield(findingOf(&res.Findings[i], res, opt))
	}
	numbers := view.NumbersOf(res)
	for i := range res.Stories {
		yield(storyOf(&res.Stories[i], numbers))
	}
	for i := range res.Pile {
		yield(outletOf(&res.Pile[i]))
	}
	for i := range res.Outlets {
		yield(outletsOf(&res.Outlets[i], numbers))
	}
	for i := range res.Sharing {
		yield(sharingOf(&res.Sharing[i], numbers))
	}
	for _, s := range res.Skipped {
		yield(skippedRecord{"skipped", s.Input, s.Reason})
	}
	for _, m := range res.Merged {
		yield(mergedRecord{"merged", m.Other, m.Kept, m.Reason})
	}
	for _, n := range res.Notes {
		yield(noteRecord{"note", n.Input, n.Note})
	}
	yield(summaryOf(res.Summary))
	return err
}

// WriteSkipped prints the skipped records of a run as JSON Lines, in the form that they
// have among the other records. Its only errors are those of w.
func WriteSkipped(w io.Writer, skipped []provenance.Skipped) error {
	buf := bufio.NewWriter(w)
	for _, s := range skipped {
		line, err := encode(skippedRecord{"skipped", s.Input, s.Reason})
		if err != nil {
			return err
		}
		buf.Write(line)
		buf.WriteByte('\n')
	}
	return buf.Flush()
}

// encode returns rec as one line of JSON, with hidden characters escaped.
func encode(rec any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(rec); err != nil {
		return nil, err
	}
	return clean.JSON(bytes.TrimSuffix(buf.Bytes(), []byte("\n"))), nil
}
