// Package output has the flags that say which findings are reported, in which format,
// into which files and how they look, and reports them.
package output

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/files"
	"copytrail/cmd/copytrail/internal/flagvalue"
	"copytrail/cmd/copytrail/internal/terminal"
	"copytrail/cmd/copytrail/internal/wording"
	"copytrail/provenance"
	"copytrail/report"
)

// Options is where findings go and how they look. The zero value is to be bound.
type Options struct {
	Format report.Format // on standard output
	Files  []string      // of -o; the format of each is that of its extension
	NoText bool          // leave texts of articles out

	Quiet, Verbose bool // with BindDetail; at most one, which Check says

	color string
}

// Bind adds --format, --output, --no-text and --color to fs.
func (o *Options) Bind(fs *pflag.FlagSet) {
	o.Format, o.color = report.Text, "auto"
	fs.VarP(formatFlag{&o.Format}, "format", "f", "format on standard output: "+wording.Choices(report.Formats()))
	fs.VarP(outputFiles{&o.Files}, "output", "o", "also write `FILE`, in the format that its extension names; repeatable")
	fs.BoolVar(&o.NoText, "no-text", false, "leave the texts of articles out of HTML, JSON and SQLite; short excerpts stay")
	fs.Var(flagvalue.When(&o.color), "color", "colour: auto is a terminal and no NO_COLOR")
}

// BindDetail adds --quiet and --verbose to fs: how much people are told.
func (o *Options) BindDetail(fs *pflag.FlagSet) {
	fs.BoolVarP(&o.Quiet, "quiet", "q", false, "one line a finding or statement in text, and no list of skipped records on standard error")
	fs.BoolVarP(&o.Verbose, "verbose", "v", false, "every finding in full in text, with all cues and more passages, and what was skipped, merged or noted")
}

// Check returns an error for flags that contradict each other, for a file that cannot
// be written, and for bytes that would garble the terminal out. It is called before a
// long run, so that the run does not end in one.
func (o *Options) Check(out io.Writer) error {
	if err := fits(o.Format, terminal.Is(out)); err != nil {
		return err
	}
	if o.Quiet && o.Verbose {
		return &cli.UsageError{Msg: "both --quiet and --verbose (want at most one)"}
	}
	for _, path := range o.Files {
		if err := files.Writable(path); err != nil {
			return err
		}
	}
	return nil
}

// fits returns an error for a format that is no text where a terminal is to show it.
func fits(format report.Format, terminal bool) error {
	if terminal && format == report.SQLite {
		return &cli.UsageError{Msg: "--format sqlite is not for a terminal (want -o FILE.sqlite)"}
	}
	return nil
}

// Write reports res in the files of -o and on standard output. Files come first:
// whoever reads standard output to its end finds them complete. It stops with an error
// when ctx is done.
func (o *Options) Write(ctx context.Context, s *cli.Streams, res *provenance.Result, opt report.Options) error {
	if err := o.WriteFiles(ctx, res, opt); err != nil {
		return err
	}
	if n := report.SARIFLeftOut(res); n > 0 && o.makes(report.SARIF) {
		s.Hint(fmt.Sprintf("SARIF has the strongest %d findings and leaves %d out: GitHub takes no more", report.MaxSARIF, n))
	}
	opt.Quiet, opt.Verbose = o.Quiet, o.Verbose
	if err := report.Write(untilDone{ctx, s.Out}, o.Format, res, o.Styled(s.Out, opt)); err != nil {
		return fmt.Errorf("writing standard output: %w", err)
	}
	return nil
}

// WriteFiles reports res in the files of -o only.
func (o *Options) WriteFiles(ctx context.Context, res *provenance.Result, opt report.Options) error {
	opt.NoText, opt.Quiet, opt.Verbose = o.NoText, o.Quiet, o.Verbose
	for _, path := range o.Files {
		format, _ := report.FormatOf(path)
		if err := files.Replace(path, func(w io.Writer) error { return report.Write(untilDone{ctx, w}, format, res, opt) }); err != nil {
			return err
		}
	}
	return nil
}

// Styled returns opt for text on w: with its colour and width, and with or without
// texts of articles.
func (o *Options) Styled(w io.Writer, opt report.Options) report.Options {
	opt.NoText = o.NoText
	opt.Color, opt.Width = terminal.Color(w, o.color), terminal.Width(w)
	return opt
}

// MakesPage reports whether an HTML page is written.
func (o *Options) MakesPage() bool { return o.makes(report.HTML) }

// makes reports whether anything is written in format.
func (o *Options) makes(format report.Format) bool {
	return o.Format == format || slices.ContainsFunc(o.Files, func(name string) bool {
		f, _ := report.FormatOf(name)
		return f == format
	})
}

// untilDone writes to w until ctx is done: a million findings take a minute to write.
type untilDone struct {
	ctx context.Context
	w   io.Writer
}

func (u untilDone) Write(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.w.Write(p)
}
