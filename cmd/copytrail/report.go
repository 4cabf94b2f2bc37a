package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/files"
	"copytrail/provenance"
	"copytrail/report"
)

const reportHelp = `
Print the findings of an earlier scan again, in other formats. FINDINGS is what
copytrail scan wrote as JSON Lines, or - for standard input.

With -o and no --format, nothing goes to standard output. HTML shows passages
side by side only when the scan was run with --texts.

With --outlets, the outlet network is made again under the names of that file.
Of articles in no finding only the number by outlet is known, so they move with
their whole outlet.

Examples:
  copytrail report findings.jsonl
  copytrail report findings.jsonl -o report.html
  copytrail report findings.jsonl --outlets owners.tsv --same-owner
`

func reportCommand() *command {
	c := &command{name: "report", args: "FINDINGS.jsonl", summary: "print the findings of an earlier scan in other formats", help: reportHelp}
	c.prepare = func(fs *pflag.FlagSet) action {
		o, outlets := &outputOptions{}, &outletOptions{}
		o.bind(fs)
		o.bindDetail(fs)
		outlets.bind(fs)
		return func(ctx context.Context, s *streams, args []string) (int, error) {
			if err := wantArgs(c, args, 1, 1); err != nil {
				return 0, err
			}
			if err := o.check(s.out); err != nil {
				return 0, err
			}
			table, err := outlets.table()
			if err != nil {
				return 0, err
			}
			res, run, err := readFindings(s, args[0])
			if err != nil {
				return 0, err
			}
			// What is printed again was still found by that version with those options.
			run.Version = cmp.Or(run.Version, version)
			if run.Options == nil {
				run.Options = map[string]any{}
			}
			if outlets.given() {
				res.Regroup(table)
				outlets.describe(run.Options)
			}
			texts := hasTexts(res)
			if o.makesPage() && !o.noText && !texts && len(res.Findings) > 0 {
				s.hint("the page shows no texts: they are in findings of copytrail scan --texts")
			}
			opt := report.Options{Run: run, Features: true, Texts: texts && !o.noText}
			if len(o.files) > 0 && !fs.Changed("format") {
				return exitOK, o.writeFiles(ctx, res, opt)
			}
			return exitOK, o.write(ctx, s, res, opt)
		}
	}
	return c
}

// hasTexts reports whether res has the text of any article.
func hasTexts(res *provenance.Result) bool {
	return slices.ContainsFunc(res.Findings, func(f provenance.Finding) bool { return f.Copy.Text != "" || f.Source.Text != "" })
}

// readFindings reads the JSON Lines that scan wrote, from a file or from
// standard input.
func readFindings(s *streams, path string) (*provenance.Result, report.Run, error) {
	var in io.Reader = s.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, report.Run{}, fmt.Errorf("reading %s: %w", path, files.Cause(err))
		}
		defer f.Close()
		in = f
	}
	res, run, err := report.ReadJSONLines(in)
	if err != nil {
		return nil, run, &usageError{
			msg:  fmt.Sprintf("reading %s: %v", path, err),
			hint: "want the output of copytrail scan --format jsonl",
		}
	}
	return res, run, nil
}
