package main

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/terminal"
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
`

// compareOptions is what the flags of compare say.
type compareOptions struct {
	out     outputOptions
	fields  map[string]string
	limits  map[string]int64
	outlets outletOptions
}

func compareCommand() *command {
	c := &command{name: "compare", args: "A B", summary: "explain one pair of articles in full", help: compareHelp}
	c.prepare = func(fs *pflag.FlagSet) action {
		o := &compareOptions{}
		o.out.bind(fs)
		o.outlets.bind(fs)
		fs.Var(fields{&o.fields}, "field", "read our field from another one, as in text=body; repeatable")
		fs.Var(limits{&o.limits}, "limit", limitsHelp)
		return func(ctx context.Context, s *streams, args []string) (int, error) { return o.run(ctx, s, c, args) }
	}
	return c
}

func (o *compareOptions) run(ctx context.Context, s *streams, c *command, args []string) (int, error) {
	if err := wantArgs(c, args, 2, 2); err != nil {
		return 0, err
	}
	if args[0] == "-" && args[1] == "-" {
		return 0, &usageError{msg: "compare: both articles from standard input (want at most one -)"}
	}
	if err := o.out.check(s.out); err != nil {
		return 0, err
	}
	judge := provenance.DefaultOptions
	var err error
	if judge.Outlets, err = o.outlets.table(); err != nil {
		return 0, err
	}
	read := readOptions(o.fields, o.limits)
	read.Done = ctx.Done()
	a, err := pickArticle(ctx, s, args[0], read)
	if err != nil {
		return 0, err
	}
	b, err := pickArticle(ctx, s, args[1], read)
	if err != nil {
		return 0, err
	}
	if a.ID == b.ID {
		// Two files may hold articles of one id; a finding must tell them apart.
		a.ID, b.ID = a.ID+" (A)", b.ID+" (B)"
	}

	f := provenance.Compare(a, b, judge)
	run := report.Run{Version: version, Options: map[string]any{"command": "compare"}}
	opt := report.Options{Run: run, Features: true, Texts: true}
	res := &provenance.Result{Findings: []provenance.Finding{*f}}
	res.Summary.Read, res.Summary.Kept, res.Summary.Candidates = 2, 2, 1
	res.Summary.Findings = map[provenance.Relation]int{f.Relation: 1}
	if o.out.format != report.Text {
		return exitOK, o.out.write(ctx, s, res, opt)
	}
	if err := o.out.writeFiles(ctx, res, opt); err != nil {
		return 0, err
	}
	opt.NoText = o.out.noText
	opt.Color, opt.Width = terminal.Color(s.out, o.out.color), terminal.Width(s.out)
	if err := report.WriteComparison(s.out, f, opt); err != nil {
		return 0, fmt.Errorf("writing standard output: %w", err)
	}
	return exitOK, nil
}
