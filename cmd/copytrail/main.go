// Copytrail finds which articles in a pile reuse the text of which others, and
// shows the evidence.
//
// The work is done elsewhere: article reads, provenance judges, report prints.
// This command parses flags, opens files and sets the exit code. A subcommand is
// a file with its options, its usage text and one run function; the table of
// them is [commands].
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"copytrail/cmd/copytrail/internal/heap"
	"copytrail/cmd/copytrail/internal/wording"

	"github.com/spf13/pflag"
)

func main() {
	heap.Tune()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// The exit codes. A script can tell "nothing found" from "found" from "did not
// work" without reading any text.
const (
	exitOK          = 0   // ran, and nothing at the gate
	exitGate        = 1   // reuse at the gate: only with --fail-on
	exitTrouble     = 2   // wrong usage, input that cannot be read, a result that cannot be written
	exitInterrupted = 130 // stopped by SIGINT or SIGTERM, as shells count it
)

// exitCodes says what they mean, for help and manual.
var exitCodes = []struct {
	code    int
	meaning string
}{
	{exitOK, "it ran, and nothing is at the gate"},
	{exitGate, "reuse at the gate; only with scan --fail-on"},
	{exitTrouble, "wrong usage, input that cannot be read, output that cannot be written"},
	{exitInterrupted, "interrupted by SIGINT or SIGTERM"},
}

// streams is where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// warn prints one line on standard error. Whatever came from a file name or an
// article is made harmless for a terminal.
func (s *streams) warn(format string, args ...any) {
	fmt.Fprintf(s.err, "copytrail: %s\n", wording.Printable(fmt.Sprintf(format, args...)))
}

// hint prints one line that says what to do about the line before.
func (s *streams) hint(text string) {
	fmt.Fprintf(s.err, "hint: %s\n", wording.Printable(text))
}

// run is the whole command with its surroundings passed in, so that tests call it.
func run(args []string, in io.Reader, out, errw io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// The first signal asks the run to stop; a second one kills it.
	context.AfterFunc(ctx, stop)
	s := &streams{in: &stdin{ctx: ctx, from: in}, out: out, err: errw}

	code, err := dispatch(ctx, s, args)
	if err == nil {
		return code
	}
	if ctx.Err() != nil {
		s.warn("interrupted")
		return exitInterrupted
	}
	s.warn("%v", err)
	if use := (*usageError)(nil); errors.As(err, &use) && use.hint != "" {
		s.hint(use.hint)
	}
	return exitTrouble
}

// dispatch runs the command that args name.
func dispatch(ctx context.Context, s *streams, args []string) (int, error) {
	if len(args) == 0 {
		shortHelp(s.err)
		return exitTrouble, nil
	}
	switch args[0] {
	case "-h", "--help":
		args = []string{"help"}
	case "--version":
		args = []string{"version"}
	}
	cmd := lookup(args[0])
	if cmd == nil {
		if strings.HasPrefix(args[0], "-") {
			return 0, &usageError{
				msg:  fmt.Sprintf("flag %s stands before the command (want copytrail COMMAND [FLAGS])", args[0]),
				hint: "copytrail help lists the commands",
			}
		}
		return 0, unknownCommand(args[0])
	}
	flags := pflag.NewFlagSet(cmd.name, pflag.ContinueOnError)
	flags.SortFlags = false // in help, flags stand in the order in which they matter
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	do := cmd.prepare(flags)
	if err := flags.Parse(args[1:]); err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			longHelp(s.out, cmd)
			return exitOK, nil
		}
		return 0, flagError(cmd.name, flags, err)
	}
	return do(ctx, s, flags.Args())
}
