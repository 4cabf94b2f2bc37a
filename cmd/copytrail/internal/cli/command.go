package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/wording"
)

// Command is one row of the table of commands.
type Command struct {
	// Name is what runs the command: "scan", and "archive add" for a command of archive.
	Name string
	// Args is what stands after the flags in usage lines: "PATH...", or "" for nothing.
	Args string
	// Summary is one line for lists of commands.
	Summary string
	// Help is what "copytrail help NAME" prints between usage and flags: paragraphs,
	// and indented lines for examples, of at most 80 columns.
	Help string
	// Prepare binds the command's flags and returns what to do once they are parsed. It
	// is also called for help, manual and completion, so it must have no other effect.
	// It is nil for a command that has Commands.
	Prepare func(*pflag.FlagSet) Action
	// Commands are the commands of this one. A command that has some only leads to
	// them; it has no flags.
	Commands []*Command
	// Words returns what may stand after the flags, for completion. nil means files.
	Words func() []string
}

// Action runs a command whose flags are parsed, with the arguments that are left. The
// exit code counts only when the error is nil; an error is ExitTrouble.
type Action func(ctx context.Context, s *Streams, args []string) (code int, err error)

// Chooser is a flag value that takes one word, or several, of a fixed set. Messages
// and completion name them.
type Chooser interface{ Choices() []string }

// Flags returns the flags that c takes, in the order in which help lists them.
func (c *Command) Flags() *pflag.FlagSet {
	fs := newFlags(c)
	if c.Prepare != nil {
		c.Prepare(fs)
	}
	return fs
}

// newFlags returns an empty flag set for c. Its name is the name of c, so that shared
// flags can name the command in their errors.
func newFlags(c *Command) *pflag.FlagSet {
	fs := pflag.NewFlagSet(c.Name, pflag.ContinueOnError)
	fs.SortFlags = false // in help, flags stand in the order in which they matter
	return fs
}

// Line returns the usage line of c without the program's name: "scan [FLAGS] PATH...".
func (c *Command) Line() string {
	line := c.Name
	if len(c.Commands) > 0 {
		return line + " COMMAND [FLAGS] [ARGUMENTS]"
	}
	if c.Flags().HasFlags() {
		line += " [FLAGS]"
	}
	if c.Args != "" {
		line += " " + c.Args
	}
	return line
}

// word returns the last word of c's name, which tells it from its siblings.
func (c *Command) word() string { return c.Name[strings.LastIndexByte(c.Name, ' ')+1:] }

// before returns what stands before the names of c's commands; c may be nil.
func before(c *Command) string {
	if c == nil {
		return ""
	}
	return c.Name + " "
}

// Words returns the last words of the names of commands: what one types to choose.
func Words(commands []*Command) []string {
	var words []string
	for _, c := range commands {
		words = append(words, c.word())
	}
	return words
}

func choices(commands []*Command) string { return wording.Choices(Words(commands)) }

// WantArgs returns an error unless there are between low and high arguments; high < 0
// is no limit.
func (c *Command) WantArgs(args []string, low, high int) error {
	switch {
	case len(args) < low:
		return &UsageError{
			Msg:  fmt.Sprintf("%s: %s (want %s)", c.Name, wording.Count(len(args), "argument"), c.Args),
			Hint: fmt.Sprintf("copytrail help %s shows examples", c.Name),
		}
	case high >= 0 && len(args) > high:
		want := c.Args
		if want == "" {
			want = "no arguments"
		}
		return &UsageError{
			Msg:  fmt.Sprintf("%s: unexpected argument %q (want %s)", c.Name, args[high], want),
			Hint: fmt.Sprintf("copytrail help %s shows examples", c.Name),
		}
	}
	return nil
}
