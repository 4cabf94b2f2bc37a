package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"
	"golang.org/x/term"

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
	fs.VarP(formatFlag{&o.format}, "format", "f", "format on standard output: "+wanted(report.Formats()))
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
		if err := writeFile(path, func(w io.Writer) error { return report.Write(untilStopped{ctx, w}, format, res, opt) }); err != nil {
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
	opt.Color, opt.Width = useColor(s.out, o.color), width(s.out)
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
	if err := fits(o.format, isTerminal(out)); err != nil {
		return err
	}
	if o.quiet && o.verbose {
		return &usageError{msg: "both --quiet and --verbose (want at most one)"}
	}
	for _, path := range o.files {
		if err := writable(path); err != nil {
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

// writable returns the error that [writeFile] would end in, as far as that can be
// told without writing.
func writable(path string) error {
	dir := filepath.Dir(path)
	if fi, err := os.Stat(dir); err != nil {
		return fmt.Errorf("writing %s: no folder %s", path, dir)
	} else if !fi.IsDir() {
		return fmt.Errorf("writing %s: %s is not a folder", path, dir)
	}
	if fi, err := os.Stat(path); err == nil && fi.IsDir() {
		return fmt.Errorf("writing %s: it is a folder", path)
	} else if err == nil && !fi.Mode().IsRegular() {
		return nil // to open a pipe is to wait for its reader
	}
	temp := tempName(behindLink(path))
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, cause(err))
	}
	return errors.Join(f.Close(), os.Remove(temp))
}

// behindLink returns what path links to, or path: what is replaced is not the link.
func behindLink(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// tempName is where writeFile puts what will become path. The name is fixed but for
// the process: it stands beside path, because a rename does not cross file systems.
func tempName(path string) string { return fmt.Sprintf("%s.part-%d", path, os.Getpid()) }

// writeFile replaces path by what write writes, all at once: a reader of path
// sees the old content or the new, and a failure leaves the old.
func writeFile(path string, write func(io.Writer) error) (err error) {
	path = behindLink(path)
	mode := fs.FileMode(0o666) // less the umask, as for any new file
	if fi, err := os.Stat(path); err == nil {
		if !fi.Mode().IsRegular() {
			return writeStraight(path, write) // a pipe or a device has no old content to keep
		}
		mode = fi.Mode().Perm()
	}
	temp := tempName(path)
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, cause(err))
	}
	defer func() {
		if err != nil {
			os.Remove(temp)
			err = fmt.Errorf("writing %s: %w", path, cause(err))
		}
	}()
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(temp, path)
}

func writeStraight(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, cause(err))
	}
	if err := errors.Join(write(f), f.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", path, cause(err))
	}
	return nil
}

// cause takes the path out of an error of package os: our own words name it.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}

// isTerminal reports whether v, a stream, is a terminal.
func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// useColor decides about colour on w: https://no-color.org holds unless the user
// says always.
func useColor(w io.Writer, when string) bool {
	switch when {
	case "always":
		return true
	case "never":
		return false
	}
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// width returns the columns of the terminal w, 0 when it is none. It is bounded:
// beyond about 120 columns lines are hard to read, below 40 nothing fits.
func width(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	cols, _, err := term.GetSize(int(f.Fd()))
	if err != nil || cols == 0 {
		return 0
	}
	return min(max(cols, 40), 120)
}

// makesPage reports whether a page of HTML is written.
func (o *outputOptions) makesPage() bool {
	return o.format == report.HTML || slices.ContainsFunc(o.files, func(name string) bool {
		f, _ := report.FormatOf(name)
		return f == report.HTML
	})
}
