// Package completion writes the scripts that complete commands, flags and their values
// in a shell. All is taken from the table of commands, so a new command or flag is
// completed without a change here:
//
//   - a flag whose value is a [cli.Chooser] completes its words, one by one in a list
//     (type LIST),
//   - a flag whose value is called FILE or PATH completes files,
//   - arguments are completed by [cli.Command.Words], and otherwise as files.
package completion

import (
	"strings"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
)

// Shells are the shells that there is a script for.
var Shells = []string{"bash", "zsh", "fish"}

// Script returns the script for a shell, and whether there is one.
func Script(p *cli.Program, shell string) (string, bool) {
	switch shell {
	case "bash":
		return bash(p), true
	case "zsh":
		return zsh(p), true
	case "fish":
		return fish(p), true
	}
	return "", false
}

// groups returns the commands of p that have commands.
func groups(p *cli.Program) []*cli.Command {
	var list []*cli.Command
	for _, c := range p.Commands {
		if len(c.Commands) > 0 {
			list = append(list, c)
		}
	}
	return list
}

// runnable returns the commands of p that have flags and arguments.
func runnable(p *cli.Program) []*cli.Command {
	var list []*cli.Command
	for _, c := range p.All() {
		if len(c.Commands) == 0 {
			list = append(list, c)
		}
	}
	return list
}

// words returns what may stand after c's flags, nil when files do.
func words(c *cli.Command) []string {
	if c.Words == nil {
		return nil
	}
	return c.Words()
}

// takesFile reports whether f's value is the name of a file or a folder.
func takesFile(f *pflag.Flag) bool {
	value, _ := pflag.UnquoteUsage(f)
	return value == "FILE" || value == "PATH"
}

// takesList reports whether f's value is a list of words with commas between them.
func takesList(f *pflag.Flag) bool { return f.Value.Type() == "LIST" }

// spellings returns the ways to write f.
func spellings(f *pflag.Flag) []string {
	words := []string{"--" + f.Name}
	if f.Shorthand != "" {
		words = append(words, "-"+f.Shorthand)
	}
	return words
}

// quoted returns s as one word of sh, zsh or fish.
func quoted(s string) string {
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
