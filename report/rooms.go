package report

import (
	"io"

	"copytrail/provenance"
	"copytrail/report/internal/jsonl"
	"copytrail/report/internal/terminal"
	"copytrail/report/page"
)

// The formats of this file have rooms of their own: these functions hand over the options
// that each of them uses.

func writeText(w io.Writer, res *provenance.Result, opt Options) error {
	return terminal.WriteText(w, res, opt.terminal())
}

func (opt Options) terminal() terminal.Options {
	return terminal.Options{Color: opt.Color, Width: opt.Width, Quiet: opt.Quiet, Verbose: opt.Verbose, NoText: opt.NoText}
}

// WriteComparison explains one finding in full on a terminal: the verdict in one
// sentence, what weakens the finding, who was first and which cues say so, credit,
// every passage in both texts with its word-level difference, what the judge
// measured and what that means. Its only errors are those of w.
func WriteComparison(w io.Writer, f *provenance.Finding, opt Options) error {
	return terminal.WriteComparison(w, f, opt.terminal())
}

func writePage(w io.Writer, res *provenance.Result, opt Options) error {
	return page.Write(w, res, page.Options{Version: opt.Run.Version, Options: opt.Run.Options, NoText: opt.NoText})
}

func writeJSONLines(w io.Writer, res *provenance.Result, opt Options) error {
	return jsonl.Write(w, res, opt.jsonl())
}

func writeJSON(w io.Writer, res *provenance.Result, opt Options) error {
	return jsonl.WriteDocument(w, res, opt.jsonl())
}

func (opt Options) jsonl() jsonl.Options {
	return jsonl.Options{Run: jsonl.Run(opt.Run), NoText: opt.NoText, Features: opt.Features, Texts: opt.Texts}
}

// ReadJSONLines reads back what [Write] printed as [JSONLines]. Articles named
// in several places become one [article.Article]; they have a text only when the
// output was written with [Options.Texts]. The precision of a time is seen from its
// form, so minutes come back as seconds. Records of unknown type are passed over.
//
// Findings alone, picked out by another program, are accepted: they are counted, and
// the rest of the summary and the [Run] are zero. An output with a beginning and no
// end is an error, and so is one without any record: what was lost must not look like
// what was not found. An error in a line starts with the number of the line, counted
// from 1.
func ReadJSONLines(r io.Reader) (*provenance.Result, Run, error) {
	res, run, err := jsonl.Read(r)
	return res, Run(run), err
}

// WriteSkipped prints the skipped records of a run as JSON Lines, one object a
// record, the same as among the other records of [JSONLines].
func WriteSkipped(w io.Writer, skipped []provenance.Skipped) error {
	return jsonl.WriteSkipped(w, skipped)
}
