// Package cli is the frame around the commands of copytrail. It finds the command that
// the arguments name, parses its flags, words mistakes on the command line, prints
// help, and turns errors and signals into exit codes.
//
// A command is a [Command] in the table of a [Program]. A command with commands of its
// own, as in "copytrail archive add", lists them in Command.Commands.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/pflag"
)

// Program is the table of commands and what is said about all of them.
type Program struct {
	Version     string     // as manual pages name it
	Summary     string     // one line for the manual, in lower case, without a full stop
	About       string     // what help prints first: lines of at most 80 columns
	Description string     // the same for the manual, as one line
	Commands    []*Command // in the order in which help lists them
}

// Run runs the command that args name and returns the exit code. SIGINT and SIGTERM
// cancel the command's context and make it return ExitInterrupted; a second signal
// kills the process. Errors are printed to errw as one line, and a hint as another.
func (p *Program) Run(args []string, in io.Reader, out, errw io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal then has its usual effect
	s := &Streams{In: &stdin{ctx: ctx, from: in}, Out: out, Err: errw}

	code, err := p.dispatch(ctx, s, args)
	if err == nil {
		return code
	}
	if ctx.Err() != nil {
		s.Warn("interrupted")
		return ExitInterrupted
	}
	s.Warn("%v", err)
	if use := (*UsageError)(nil); errors.As(err, &use) && use.Hint != "" {
		s.Hint(use.Hint)
	}
	return ExitTrouble
}

// dispatch runs the command that args name.
func (p *Program) dispatch(ctx context.Context, s *Streams, args []string) (int, error) {
	if len(args) == 0 {
		p.PrintHelp(s.Err)
		return ExitTrouble, nil
	}
	switch args[0] {
	case "-h", "--help":
		args = []string{"help"}
	case "--version":
		args = []string{"version"}
	}
	c, rest := p.find(args)
	if c == nil || len(c.Commands) > 0 {
		return p.withoutCommand(s, c, rest)
	}
	flags := newFlags(c)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	do := c.Prepare(flags)
	if err := flags.Parse(rest); err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			c.PrintHelp(s.Out)
			return ExitOK, nil
		}
		return 0, flagError(c.Name, flags, err)
	}
	return do(ctx, s, flags.Args())
}

// withoutCommand answers arguments that name no command that can run. group is the
// command whose commands were to choose from, nil for those of the program; rest
// stands where one of their names should.
func (p *Program) withoutCommand(s *Streams, group *Command, rest []string) (int, error) {
	switch {
	case len(rest) == 0:
		return 0, &UsageError{
			Msg:  fmt.Sprintf("%s: no command (want %s)", group.Name, choices(group.Commands)),
			Hint: fmt.Sprintf("copytrail help %s says what each command does", group.Name),
		}
	case group != nil && (rest[0] == "-h" || rest[0] == "--help"):
		group.PrintHelp(s.Out)
		return ExitOK, nil
	case strings.HasPrefix(rest[0], "-"):
		return 0, &UsageError{
			Msg:  fmt.Sprintf("flag %s stands before the command (want copytrail %sCOMMAND [FLAGS])", rest[0], before(group)),
			Hint: strings.TrimSpace("copytrail help "+before(group)) + " lists the commands",
		}
	}
	return 0, p.unknown(group, rest[0])
}

// find returns the command that args begin with, as far down as they name one, and the
// arguments after its name; nil and args when they name none.
func (p *Program) find(args []string) (c *Command, rest []string) {
	list := p.Commands
	for len(args) > 0 {
		i := slices.IndexFunc(list, func(c *Command) bool { return c.word() == args[0] })
		if i < 0 {
			break
		}
		c, args, list = list[i], args[1:], list[i].Commands
	}
	return c, args
}

// Named returns the command that args name, nil when there are none. asking is the
// command whose arguments they are, as in "copytrail help scan"; errors name it.
func (p *Program) Named(asking *Command, args []string) (*Command, error) {
	c, rest := p.find(args)
	most := len(args) - len(rest)
	open := c == nil || len(c.Commands) > 0 // one more word could be a name
	if open {
		most++
	}
	if err := asking.WantArgs(args, 0, most); err != nil {
		return nil, err
	}
	if open && len(rest) > 0 {
		return nil, p.unknown(c, rest[0])
	}
	return c, nil
}

// All returns every command and, behind each, the commands that it has.
func (p *Program) All() []*Command {
	var all []*Command
	var add func([]*Command)
	add = func(list []*Command) {
		for _, c := range list {
			all = append(all, c)
			add(c.Commands)
		}
	}
	add(p.Commands)
	return all
}
