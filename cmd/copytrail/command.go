package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"copytrail/cmd/copytrail/internal/wording"

	"github.com/spf13/pflag"
)

// command is one row of the table of subcommands.
type command struct {
	name    string
	args    string // what stands after the flags, in usage lines
	summary string // one line in the list of commands
	help    string // the paragraphs of "copytrail help NAME", before the flags
	prepare func(*pflag.FlagSet) action
}

// action runs a command whose flags are parsed. The code counts only when the
// error is nil; an error is exitTrouble.
type action func(ctx context.Context, s *streams, args []string) (code int, err error)

// commands is the table of subcommands in the order that help lists them. It is
// a function because help, which is in the table, reads it.
func commands() []*command {
	return []*command{
		scanCommand(),
		compareCommand(),
		showCommand(),
		reportCommand(),
		evalCommand(),
		versionCommand(),
		helpCommand(),
		completionCommand(),
		manCommand(),
	}
}

// lookup returns the command of that name, nil when there is none.
func lookup(name string) *command {
	for _, c := range commands() {
		if c.name == name {
			return c
		}
	}
	return nil
}

// flagsOf returns the flags that c takes.
func flagsOf(c *command) *pflag.FlagSet {
	fs := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
	fs.SortFlags = false
	c.prepare(fs)
	return fs
}

// usageError is a mistake on the command line, with what to do about it.
type usageError struct {
	msg  string
	hint string // one line, "" when msg says all
}

// Error returns the mistake without the hint, which goes on a line of its own.
func (e *usageError) Error() string { return e.msg }

func unknownCommand(name string) error {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	e := &usageError{
		msg:  fmt.Sprintf("unknown command %q (want %s)", name, wording.Choices(names)),
		hint: "copytrail help says what each command does",
	}
	if near := wording.Nearest(name, names); near != "" {
		e.hint = fmt.Sprintf("did you mean copytrail %s?", near)
	}
	return e
}

// flagError turns an error of pflag into one line that says what was wanted.
func flagError(cmd string, flags *pflag.FlagSet, err error) error {
	e := &usageError{msg: cmd + ": " + err.Error(), hint: fmt.Sprintf("copytrail help %s lists its flags", cmd)}
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			e.msg = fmt.Sprintf("%s: unknown flag -%s", cmd, name)
			break
		}
		e.msg = fmt.Sprintf("%s: unknown flag --%s", cmd, name)
		var names []string
		flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := wording.Nearest(name, names); near != "" {
			e.hint = fmt.Sprintf("did you mean --%s?", near)
		}
	case errors.As(err, &missing):
		f := missing.GetFlag()
		want, _ := pflag.UnquoteUsage(f)
		if v, ok := f.Value.(chooser); ok {
			want = wording.Choices(v.choices())
		}
		e.msg = fmt.Sprintf("%s: --%s has no value (want %s)", cmd, f.Name, want)
	case errors.As(err, &invalid):
		cause := invalid.Unwrap().Error()
		f := invalid.GetFlag()
		if _, ours := f.Value.(explainer); !ours {
			// The cause is one of strconv, whose words name a function of Go.
			kind := map[string]string{"int": "a whole number", "uint64": "a whole number from 0", "bool": "true or false", "float64": "a number"}[f.Value.Type()]
			cause = fmt.Sprintf("%q is not %s", invalid.GetValue(), kind)
		}
		e.msg = fmt.Sprintf("%s: --%s: %s", cmd, f.Name, cause)
	case errors.As(err, &syntax):
		e.msg = fmt.Sprintf("%s: %s is not a flag", cmd, syntax.GetSpecifiedFlag())
	}
	return e
}

// wantArgs returns an error unless there are between low and high arguments;
// high < 0 is no limit.
func wantArgs(cmd *command, args []string, low, high int) error {
	switch {
	case len(args) < low:
		return &usageError{
			msg:  fmt.Sprintf("%s: %s (want %s)", cmd.name, wording.Count(len(args), "argument"), cmd.args),
			hint: fmt.Sprintf("copytrail help %s shows examples", cmd.name),
		}
	case high >= 0 && len(args) > high:
		return &usageError{
			msg:  fmt.Sprintf("%s: unexpected argument %q (want %s)", cmd.name, args[high], orNothing(cmd.args)),
			hint: fmt.Sprintf("copytrail help %s shows examples", cmd.name),
		}
	}
	return nil
}

func orNothing(args string) string {
	if args == "" {
		return "no arguments"
	}
	return args
}

// shortHelp prints what stands under "copytrail" alone.
func shortHelp(w io.Writer) {
	fmt.Fprint(w, `Copytrail finds which articles in a pile reuse the text of which others:
how much, in which direction, with or without credit, and on what evidence.

usage: copytrail COMMAND [FLAGS] [ARGUMENTS]

`)
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-11s %s\n", c.name, c.summary)
	}
	fmt.Fprint(w, "\nExit codes:\n")
	for _, e := range exitCodes {
		fmt.Fprintf(w, "  %3d  %s\n", e.code, e.meaning)
	}
	fmt.Fprint(w, `
Try: copytrail scan FOLDER
Say: copytrail help COMMAND for its flags and examples.
`)
}

// longHelp prints all about one command.
func longHelp(w io.Writer, c *command) {
	usage := "usage: copytrail " + c.name
	flags := flagsOf(c)
	if flags.HasFlags() {
		usage += " [FLAGS]"
	}
	if c.args != "" {
		usage += " " + c.args
	}
	fmt.Fprintf(w, "%s\n\n%s\n", usage, strings.TrimSpace(c.help))
	if flags.HasFlags() {
		fmt.Fprint(w, "\nFlags:\n")
		flags.VisitAll(func(f *pflag.Flag) { flagHelp(w, f) })
	}
}

// flagHelp prints one flag in two columns that fit 80. (pflag's own table breaks
// the second column at half the width and shows a bool as --strict[=true|false].)
func flagHelp(w io.Writer, f *pflag.Flag) {
	const column, right = 28, 80
	value, usage := pflag.UnquoteUsage(f)
	left := "      --" + f.Name
	if f.Shorthand != "" {
		left = "  -" + f.Shorthand + ", --" + f.Name
	}
	switch f.Value.Type() {
	case "bool":
	default:
		left += " " + value
		if d := f.DefValue; d != "" && d != "0" {
			usage += " (default " + d + ")"
		}
	}
	if len(left) > column-2 {
		fmt.Fprintln(w, left)
		left = ""
	}
	for _, word := range strings.Fields(usage) {
		if len(left)+1+len(word) > right {
			fmt.Fprintln(w, left)
			left = ""
		}
		if len(left) < column {
			left += strings.Repeat(" ", column-1-len(left))
		}
		left += " " + word
	}
	fmt.Fprintln(w, left)
}
