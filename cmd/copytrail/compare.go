package main

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/input"
	"copytrail/cmd/copytrail/internal/output"
	"copytrail/provenance"
	"copytrail/report"
)

const compareHelp = `
Compare two articles and explain everything about the pair: the relation and
the score, what was measured and what it means, which passages answer which with
their differences word by word, and what speaks for either having been first.

A and B are inputs that hold one article each. To pick one of many, name it as
FILE#ID, as FILE:LINE in JSON Lines, or as FILE#N in an array. Either may be -
for standard input.

Two articles alone say less than a pile: how rare a detail is among the other
reports of the event is not known here. copytrail scan knows it.

Examples:
  copytrail compare original.txt suspect.html
  copytrail compare feed.jsonl#a17 feed.jsonl:311
  copytrail compare --ignore release.txt original.txt suspect.html
`

// compareOptions is what the flags of compare say.
type compareOptions struct {
	out     output.Options
	outlets input.Outlets
	ignore  input.Ignore
	reading input.Reading
}

func compareCommand() *cli.Command {
	c := &cli.Command{Name: "compare", Args: "A B", Summary: "explain one pair of articles in full", Help: compareHelp}
	c.Prepare = func(fs *pflag.FlagSet) cli.Action {
		o := &compareOptions{}
		o.out.Bind(fs)
		o.outlets.Bind(fs)
		o.ignore.Bind(fs)
		o.reading.Bind(fs)
		return func(ctx context.Context, s *cli.Streams, args []string) (int, error) { return o.run(ctx, s, c, args) }
	}
	return c
}

func (o *compareOptions) run(ctx context.Context, s *cli.Streams, c *cli.Command, args []string) (int, error) {
	if err := c.WantArgs(args, 2, 2); err != nil {
		return 0, err
	}
	if args[0] == "-" && args[1] == "-" {
		return 0, &cli.UsageError{Msg: "compare: both articles from standard input (want at most one -)"}
	}
	if err := o.out.Check(s.Out); err != nil {
		return 0, err
	}
	judge := provenance.DefaultOptions
	var err error
	if judge.Outlets, err = o.outlets.Table(); err != nil {
		return 0, err
	}
	read := o.reading.Options(ctx)
	if judge.Ignore, err = o.ignore.Texts(ctx, read); err != nil {
		return 0, err
	}
	a, err := input.One(ctx, s, args[0], read)
	if err != nil {
		return 0, err
	}
	b, err := input.One(ctx, s, args[1], read)
	if err != nil {
		return 0, err
	}
	if a.ID == b.ID {
		// Two files may hold articles of one id; a finding must tell them apart.
		a.ID, b.ID = a.ID+" (A)", b.ID+" (B)"
	}

	f := provenance.Compare(a, b, judge)
	run := report.Run{Version: version, Options: map[string]any{"command": "compare"}}
	o.ignore.Describe(run.Options)
	opt := report.Options{Run: run, Features: true, Texts: true}
	res := &provenance.Result{Findings: []provenance.Finding{*f}}
	res.Summary.Read, res.Summary.Kept, res.Summary.Candidates = 2, 2, 1
	res.Summary.Findings = map[provenance.Relation]int{f.Relation: 1}
	if o.out.Format != report.Text {
		return cli.ExitOK, o.out.Write(ctx, s, res, opt)
	}
	if err := o.out.WriteFiles(ctx, res, opt); err != nil {
		return 0, err
	}
	if err := report.WriteComparison(s.Out, f, o.out.Styled(s.Out, opt)); err != nil {
		return 0, fmt.Errorf("writing standard output: %w", err)
	}
	return cli.ExitOK, nil
}
