package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/files"
	"copytrail/cmd/copytrail/internal/terminal"
	"copytrail/cmd/copytrail/internal/wording"
	"copytrail/provenance"
	"copytrail/report"
)

// outputOptions is where findings go and how they look, for the commands that
// print findings.
type outputOptions struct {
	format report.Format
	files  []string
	color  string
	noText bool

	quiet, verbose bool // with bindDetail
}

func (o *outputOptions) bind(fs *pflag.FlagSet) {
	o.format, o.color = report.Text, "auto"
	fs.VarP(formatFlag{&o.format}, "format", "f", "format on standard output: "+wording.Choices(report.Formats()))
	fs.VarP(outputs{&o.files}, "output", "o", "also write `FILE`, in the format that its extension names; repeatable")
	fs.BoolVar(&o.noText, "no-text", false, "leave the texts of articles out of HTML, JSON and SQLite; short excerpts stay")
	bindColor(fs, &o.color)
}

// bindDetail binds the flags that say how much is told to people.
func (o *outputOptions) bindDetail(fs *pflag.FlagSet) {
	fs.BoolVarP(&o.quiet, "quiet", "q", false, "one line a finding in text, and no list of skipped records on standard error")
	fs.BoolVarP(&o.verbose, "verbose", "v", false, "every finding in full in text, with all cues and more passages, and what was skipped, merged or noted")
}

func bindColor(fs *pflag.FlagSet, color *string) {
	*color = "auto"
	fs.Var(when(color), "color", "colour: auto is a terminal and no NO_COLOR")
}

// writeFiles prints res into the files of -o.
func (o *outputOptions) writeFiles(ctx context.Context, res *provenance.Result, opt report.Options) error {
	opt.NoText, opt.Quiet, opt.Verbose = o.noText, o.quiet, o.verbose
	for _, path := range o.files {
		format, _ := report.FormatOf(path)
		if err := files.Replace(path, func(w io.Writer) error { return report.Write(untilStopped{ctx, w}, format, res, opt) }); err != nil {
			return err
		}
	}
	return nil
}

// write prints res into the files of -o and on standard output. Files come
// first: whoever reads standard output to its end finds them whole.
func (o *outputOptions) write(ctx context.Context, s *streams, res *provenance.Result, opt report.Options) error {
	if err := o.writeFiles(ctx, res, opt); err != nil {
		return err
	}
	opt.NoText, opt.Quiet, opt.Verbose = o.noText, o.quiet, o.verbose
	opt.Color, opt.Width = terminal.Color(s.out, o.color), terminal.Width(s.out)
	if err := report.Write(untilStopped{ctx, s.out}, o.format, res, opt); err != nil {
		return fmt.Errorf("writing standard output: %w", err)
	}
	return nil
}

// untilStopped writes to w until ctx is done: a million findings take a minute to write.
type untilStopped struct {
	ctx context.Context
	w   io.Writer
}

func (u untilStopped) Write(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.w.Write(p)
}

// check returns an error for an output file that will not be writable, so that a
// long run does not end in one, and for bytes that would garble the terminal out.
func (o *outputOptions) check(out io.Writer) error {
	if err := fits(o.format, terminal.Is(out)); err != nil {
		return err
	}
	if o.quiet && o.verbose {
		return &usageError{msg: "both --quiet and --verbose (want at most one)"}
	}
	for _, path := range o.files {
		if err := files.Writable(path); err != nil {
			return err
		}
	}
	return nil
}

// fits returns an error for a format that is no text where a terminal is to show it.
func fits(format report.Format, terminal bool) error {
	if terminal && format == report.SQLite {
		return &usageError{msg: "--format sqlite is not for a terminal (want -o FILE.sqlite)"}
	}
	return nil
}

// makesPage reports whether a page of HTML is written.
func (o *outputOptions) makesPage() bool {
	return o.format == report.HTML || slices.ContainsFunc(o.files, func(name string) bool {
		f, _ := report.FormatOf(name)
		return f == report.HTML
	})
}
