package main

import (
	"cmp"
	"context"
	"slices"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/input"
	"copytrail/cmd/copytrail/internal/output"
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
their whole outlet. With --licensed, the findings that the file allows are
marked anew.

Examples:
  copytrail report findings.jsonl
  copytrail report findings.jsonl -o report.html
  copytrail report findings.jsonl --outlets owners.tsv --same-owner
`

// reportOptions is what the flags of report say.
type reportOptions struct {
	out      output.Options
	outlets  input.Outlets
	licences input.Licences
	flags    *pflag.FlagSet
}

func reportCommand() *cli.Command {
	c := &cli.Command{Name: "report", Args: "FINDINGS.jsonl", Summary: "print the findings of an earlier scan in other formats", Help: reportHelp}
	c.Prepare = func(fs *pflag.FlagSet) cli.Action {
		o := &reportOptions{flags: fs}
		o.out.Bind(fs)
		o.out.BindDetail(fs)
		o.outlets.Bind(fs)
		o.licences.Bind(fs)
		return func(ctx context.Context, s *cli.Streams, args []string) (int, error) { return o.run(ctx, s, c, args) }
	}
	return c
}

func (o *reportOptions) run(ctx context.Context, s *cli.Streams, c *cli.Command, args []string) (int, error) {
	if err := c.WantArgs(args, 1, 1); err != nil {
		return 0, err
	}
	if err := o.out.Check(s.Out); err != nil {
		return 0, err
	}
	table, err := o.outlets.Table()
	if err != nil {
		return 0, err
	}
	licences, err := o.licences.Read()
	if err != nil {
		return 0, err
	}
	res, run, err := input.Findings(s, args[0])
	if err != nil {
		return 0, err
	}
	// The findings are still those of that version, with those options.
	run.Version = cmp.Or(run.Version, version)
	if run.Options == nil {
		run.Options = map[string]any{}
	}
	if o.outlets.Given() {
		res.Regroup(table)
		o.outlets.Describe(run.Options)
	}
	if licences != nil {
		res.License(licences, table)
		o.licences.Describe(run.Options)
	}
	texts := hasTexts(res)
	if o.out.MakesPage() && !o.out.NoText && !texts && len(res.Findings) > 0 {
		s.Hint("the page shows no texts: they are in findings of copytrail scan --texts")
	}
	opt := report.Options{Run: run, Features: true, Texts: texts && !o.out.NoText}
	if len(o.out.Files) > 0 && !o.flags.Changed("format") {
		return cli.ExitOK, o.out.WriteFiles(ctx, res, opt)
	}
	return cli.ExitOK, o.out.Write(ctx, s, res, opt)
}

// hasTexts reports whether res has the text of any article.
func hasTexts(res *provenance.Result) bool {
	return slices.ContainsFunc(res.Findings, func(f provenance.Finding) bool { return f.Copy.Text != "" || f.Source.Text != "" })
}
