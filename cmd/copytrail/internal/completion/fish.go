package completion

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
)

func fish(p *cli.Program) string {
	var b bytes.Buffer
	b.WriteString("# Completion of copytrail for fish.\n")
	for _, c := range p.Commands {
		fmt.Fprintf(&b, "complete -c copytrail -n __fish_use_subcommand -f -a %s -d %s\n", c.Name, quoted(c.Summary))
	}
	for _, g := range groups(p) {
		names := cli.Words(g.Commands)
		for i, c := range g.Commands {
			fmt.Fprintf(&b, "complete -c copytrail -n '%s; and not %s' -f -a %s -d %s\n", fishSeen(g.Name), fishSeen(names...), names[i], quoted(c.Summary))
		}
	}
	for _, c := range runnable(p) {
		on := ""
		for i, w := range strings.Fields(c.Name) {
			if i > 0 {
				on += "; and "
			}
			on += fishSeen(w)
		}
		on = "complete -c copytrail -n " + quoted(on)
		if w := words(c); w != nil {
			fmt.Fprintf(&b, "%s -f -a %s\n", on, quoted(strings.Join(w, " ")))
		}
		c.Flags().VisitAll(func(f *pflag.Flag) { fishFlag(&b, on, f) })
	}
	return b.String()
}

// fishSeen is the condition that one of the words stands in the line.
func fishSeen(words ...string) string {
	return "__fish_seen_subcommand_from " + strings.Join(words, " ")
}

// fishFlag writes the line that completes f; on is how the line begins.
func fishFlag(b *bytes.Buffer, on string, f *pflag.Flag) {
	_, usage := pflag.UnquoteUsage(f)
	fmt.Fprintf(b, "%s -l %s", on, f.Name)
	if f.Shorthand != "" {
		fmt.Fprintf(b, " -s %s", f.Shorthand)
	}
	switch v, ok := f.Value.(cli.Chooser); {
	case ok && takesList(f):
		fmt.Fprintf(b, " -x -a %s", quoted("(__fish_append , "+strings.Join(v.Choices(), " ")+")"))
	case ok:
		fmt.Fprintf(b, " -x -a %s", quoted(strings.Join(v.Choices(), " ")))
	case takesFile(f):
		b.WriteString(" -r")
	case f.NoOptDefVal == "":
		b.WriteString(" -x")
	}
	fmt.Fprintf(b, " -d %s\n", quoted(oneLine(usage)))
}
