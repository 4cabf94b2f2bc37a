package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/pflag"

	"copytrail/provenance"
	"copytrail/report"
)

const reportHelp = `
Print the findings of an earlier scan again, in other formats. FINDINGS is what
copytrail scan wrote as JSON Lines, or - for standard input.

With -o and no --format, nothing goes to standard output. HTML shows passages
side by side only when the scan was run with --texts.

Examples:
  copytrail report findings.jsonl
  copytrail report findings.jsonl -o report.html
`

func reportCommand() *command {
	c := &command{name: "report", args: "FINDINGS.jsonl", summary: "print the findings of an earlier scan in other formats", help: reportHelp}
	c.prepare = func(fs *pflag.FlagSet) action {
		o := &outputOptions{}
		o.bind(fs)
		o.bindDetail(fs)
		return func(_ context.Context, s *streams, args []string) (int, error) {
			if err := wantArgs(c, args, 1, 1); err != nil {
				return 0, err
			}
			if err := o.check(); err != nil {
				return 0, err
			}
			res, err := readFindings(s, args[0])
			if err != nil {
				return 0, err
			}
			opt := report.Options{Run: report.Run{Version: version, Options: map[string]any{"command": "report"}}, Features: true, Texts: !o.noText}
			if len(o.files) > 0 && !fs.Changed("format") {
				return exitOK, o.writeFiles(res, opt)
			}
			return exitOK, o.write(s, res, opt)
		}
	}
	return c
}

// readFindings reads the JSON Lines that scan wrote, from a file or from
// standard input.
func readFindings(s *streams, path string) (*provenance.Result, error) {
	var in io.Reader = s.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, cause(err))
		}
		defer f.Close()
		in = f
	}
	res, err := report.ReadJSONLines(in)
	if err != nil {
		return nil, &usageError{
			msg:  fmt.Sprintf("reading %s: %v", path, err),
			hint: "want the output of copytrail scan --format jsonl",
		}
	}
	return res, nil
}
