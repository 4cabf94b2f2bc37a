package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"
)

// PrintHelp prints what the program does and its commands.
func (p *Program) PrintHelp(w io.Writer) {
	fmt.Fprintf(w, "%s\n\nusage: copytrail COMMAND [FLAGS] [ARGUMENTS]\n\n", strings.TrimSpace(p.About))
	listCommands(w, p.Commands)
	fmt.Fprint(w, "\nExit codes:\n")
	for _, e := range Exits {
		fmt.Fprintf(w, "  %3d  %s\n", e.Code, e.Meaning)
	}
	fmt.Fprint(w, `
Try: copytrail scan FOLDER
Say: copytrail help COMMAND for its flags and examples.
`)
}

// PrintHelp prints all about one command: its usage, its text, and its flags or its
// commands.
func (c *Command) PrintHelp(w io.Writer) {
	fmt.Fprintf(w, "usage: copytrail %s\n\n%s\n", c.Line(), strings.TrimSpace(c.Help))
	if len(c.Commands) > 0 {
		fmt.Fprint(w, "\nCommands:\n")
		listCommands(w, c.Commands)
	}
	if flags := c.Flags(); flags.HasFlags() {
		fmt.Fprint(w, "\nFlags:\n")
		flags.VisitAll(func(f *pflag.Flag) { printFlag(w, f) })
	}
}

func listCommands(w io.Writer, list []*Command) {
	for _, c := range list {
		fmt.Fprintf(w, "  %-11s %s\n", c.word(), c.Summary)
	}
}

// FlagText returns how f is named in help and manual: the word for its value, "" for a
// flag that takes none, and its usage text with its default.
func FlagText(f *pflag.Flag) (value, usage string) {
	value, usage = pflag.UnquoteUsage(f)
	if f.Value.Type() == "bool" {
		return "", usage
	}
	if d := f.DefValue; d != "" && d != "0" {
		usage += " (default " + d + ")"
	}
	return value, usage
}

// printFlag prints one flag in two columns that fit into 80. (The table of pflag breaks
// the second column at half the width and shows a bool as --strict[=true|false].)
func printFlag(w io.Writer, f *pflag.Flag) {
	const column, right = 28, 80
	value, usage := FlagText(f)
	left := "      --" + f.Name
	if f.Shorthand != "" {
		left = "  -" + f.Shorthand + ", --" + f.Name
	}
	if value != "" {
		left += " " + value
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
