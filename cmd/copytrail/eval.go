package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/files"
	"copytrail/cmd/copytrail/internal/flagvalue"
	"copytrail/cmd/copytrail/internal/input"
	"copytrail/eval"
)

const evalHelp = `
Measure the findings of a scan against labelled pairs. FINDINGS is what
copytrail scan wrote as JSON Lines, or - for standard input. For the whole
curve, scan with --relation all, so that nothing is held back.

TRUTH holds one JSON object a line; pairs that it does not list are unknown, and
left out of all figures, unless --closed says that they are independent:

  {"a":"x1","b":"x7","label":"reuse","source":"x1","mode":"brief","event":"e3"}
  {"a":"x1","b":"x9","label":"independent","event":"e3"}

source is the id of the article that was first, and is left out when neither was
made from the other. mode, event and words (of the shorter text) are optional:
figures are broken down by mode and length, and intervals come from a bootstrap
over events.

Examples:
  copytrail scan --relation all --format jsonl articles.jsonl > findings.jsonl
  copytrail eval --truth truth.jsonl findings.jsonl
  copytrail eval --truth truth.jsonl --plot curves.svg findings.jsonl
`

// evalOptions is what the flags of eval say.
type evalOptions struct {
	truth  string
	format string
	file   string
	plot   string
	eval   eval.Options
}

func evalCommand() *cli.Command {
	c := &cli.Command{Name: "eval", Args: "FINDINGS.jsonl", Summary: "measure findings against labelled pairs", Help: evalHelp}
	c.Prepare = func(fs *pflag.FlagSet) cli.Action {
		o := &evalOptions{format: "text", eval: eval.DefaultOptions}
		fs.StringVar(&o.truth, "truth", "", "the labelled pairs, a `FILE` of JSON Lines (required)")
		fs.VarP(flagvalue.Choice{Value: &o.format, Words: []string{"text", "json"}}, "format", "f", "text for people, json for programs")
		fs.StringVarP(&o.file, "output", "o", "", "also write the figures as JSON to `FILE`")
		fs.StringVar(&o.plot, "plot", "", "also draw recall against false positives, and reliability, into `FILE`, an SVG")
		fs.BoolVar(&o.eval.Closed, "closed", false, "pairs that TRUTH does not list are independent")
		fs.Var(flagvalue.Count{Value: &o.eval.Draws}, "bootstrap", "draws of the bootstrap; 0 is no intervals")
		fs.Uint64Var(&o.eval.Seed, "seed", o.eval.Seed, "`seed` of the bootstrap")
		return func(_ context.Context, s *cli.Streams, args []string) (int, error) { return o.run(s, c, args) }
	}
	return c
}

func (o *evalOptions) run(s *cli.Streams, c *cli.Command, args []string) (int, error) {
	if o.truth == "" {
		return 0, &cli.UsageError{Msg: "eval: no --truth (want a file of labelled pairs)", Hint: "copytrail help eval shows its form"}
	}
	if err := c.WantArgs(args, 1, 1); err != nil {
		return 0, err
	}
	labels, err := readTruth(o.truth)
	if err != nil {
		return 0, err
	}
	res, _, err := input.Findings(s, args[0])
	if err != nil {
		return 0, err
	}
	rep, err := eval.Run(labels, res, o.eval)
	if err != nil {
		return 0, fmt.Errorf("measuring %s: %w", args[0], err)
	}
	if o.file != "" {
		if err := files.Replace(o.file, func(w io.Writer) error { return eval.WriteJSON(w, rep) }); err != nil {
			return 0, err
		}
	}
	if o.plot != "" {
		if err := files.Replace(o.plot, func(w io.Writer) error { return eval.WriteSVG(w, rep) }); err != nil {
			return 0, err
		}
	}
	var b bytes.Buffer
	write := eval.WriteText
	if o.format == "json" {
		write = eval.WriteJSON
	}
	if err := write(&b, rep); err != nil {
		return 0, fmt.Errorf("writing figures: %w", err)
	}
	if _, err := s.Out.Write(b.Bytes()); err != nil {
		return 0, fmt.Errorf("writing standard output: %w", err)
	}
	return cli.ExitOK, nil
}

// readTruth reads the labels of a truth file.
func readTruth(path string) ([]eval.Label, error) {
	f, err := files.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	labels, err := eval.ReadTruth(f, path)
	if err != nil {
		return nil, &cli.UsageError{Msg: err.Error(), Hint: "copytrail help eval shows the form of a label"}
	}
	return labels, nil
}
