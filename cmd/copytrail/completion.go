package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"copytrail/cmd/copytrail/internal/wording"

	"github.com/spf13/pflag"
)

const completionHelp = `
Print a script that completes commands, flags and their values in a shell.

  bash   source <(copytrail completion bash)
  zsh    copytrail completion zsh > "${fpath[1]}/_copytrail"
  fish   copytrail completion fish > ~/.config/fish/completions/copytrail.fish
`

func completionCommand() *command {
	shells := map[string]func() string{"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}
	names := []string{"bash", "zsh", "fish"}
	c := &command{name: "completion", args: "bash|zsh|fish", summary: "print a completion script for a shell", help: completionHelp}
	c.prepare = func(*pflag.FlagSet) action {
		return func(_ context.Context, s *streams, args []string) (int, error) {
			if err := wantArgs(c, args, 1, 1); err != nil {
				return 0, err
			}
			script, ok := shells[args[0]]
			if !ok {
				return 0, &usageError{msg: fmt.Sprintf("completion: unknown shell %q (want %s)", args[0], wording.Choices(names))}
			}
			fmt.Fprint(s.out, script())
			return exitOK, nil
		}
	}
	return c
}

// operands returns the words that stand after c's flags, nil when files do.
func operands(c *command) []string {
	switch c.name {
	case "help", "man":
		var names []string
		for _, c := range commands() {
			names = append(names, c.name)
		}
		return names
	case "completion":
		return []string{"bash", "zsh", "fish"}
	case "version":
		return []string{}
	}
	return nil
}

// takesFile reports whether f's value is the name of a file or a folder.
func takesFile(f *pflag.Flag) bool {
	value, _ := pflag.UnquoteUsage(f)
	return value == "FILE" || value == "PATH"
}

// takesList reports whether v is a list of its words, parted by commas.
func takesList(v pflag.Value) bool {
	_, ok := v.(relations)
	return ok
}

// flagWords returns the ways to write f.
func flagWords(f *pflag.Flag) []string {
	words := []string{"--" + f.Name}
	if f.Shorthand != "" {
		words = append(words, "-"+f.Shorthand)
	}
	return words
}

func bashCompletion() string {
	var b bytes.Buffer
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	fmt.Fprintf(&b, `# Completion of copytrail for bash.
_copytrail() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} cmd=${COMP_WORDS[1]}
    COMPREPLY=()
    # --flag=value is three words to bash.
    if [[ $cur == = ]]; then
        cur=
    elif [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD-2]}
    fi
    # In a list what stands before its last comma is done.
    local done=
    [[ $cur == *,* ]] && done=${cur%%,*},
    if [[ $COMP_CWORD -eq 1 ]]; then
        COMPREPLY=($(compgen -W "%s" -- "$cur"))
        return
    fi
    case "$cmd $prev" in
`, strings.Join(names, " "))
	for _, c := range commands() {
		flagsOf(c).VisitAll(func(f *pflag.Flag) {
			if v, ok := f.Value.(chooser); ok {
				var pats []string
				for _, w := range flagWords(f) {
					pats = append(pats, fmt.Sprintf("%q", c.name+" "+w))
				}
				complete := `compgen -W %q -- "$cur"`
				if takesList(f.Value) {
					complete = `compgen -P "$done" -W %q -- "${cur##*,}"`
				}
				fmt.Fprintf(&b, "        %s) COMPREPLY=($("+complete+")); return ;;\n", strings.Join(pats, "|"), strings.Join(v.choices(), " "))
			}
		})
	}
	b.WriteString("    esac\n    case $cmd in\n")
	for _, c := range commands() {
		var words []string
		flagsOf(c).VisitAll(func(f *pflag.Flag) { words = append(words, flagWords(f)...) })
		fmt.Fprintf(&b, "        %s)\n            [[ $cur == -* ]] && COMPREPLY=($(compgen -W %q -- \"$cur\"))\n", c.name, strings.Join(words, " "))
		if ops := operands(c); ops != nil {
			fmt.Fprintf(&b, "            [[ $cur != -* ]] && COMPREPLY=($(compgen -W %q -- \"$cur\"))\n", strings.Join(ops, " "))
		}
		b.WriteString("            ;;\n")
	}
	b.WriteString("    esac\n}\ncomplete -o default -F _copytrail copytrail\n")
	return b.String()
}

// quoted returns s as one word of sh, zsh or fish.
func quoted(s string) string {
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// zshText returns s for a place in a zsh specification where brackets and colons
// have a meaning.
func zshText(s string) string {
	return strings.NewReplacer("[", `\[`, "]", `\]`, ":", `\:`).Replace(oneLine(s))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func zshCompletion() string {
	var b bytes.Buffer
	b.WriteString("#compdef copytrail\n# Completion of copytrail for zsh.\n_copytrail() {\n    local -a cmds\n    cmds=(\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "        %s\n", quoted(c.name+":"+zshText(c.summary)))
	}
	b.WriteString("    )\n    if (( CURRENT == 2 )); then\n        _describe command cmds\n        return\n    fi\n    local cmd=$words[2]\n    shift words\n    (( CURRENT-- ))\n    case $cmd in\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "        %s)\n            _arguments", c.name)
		flagsOf(c).VisitAll(func(f *pflag.Flag) {
			_, usage := pflag.UnquoteUsage(f)
			value := ""
			switch v, ok := f.Value.(chooser); {
			case ok && takesList(f.Value):
				value = ":list:_values -s , value " + strings.Join(v.choices(), " ")
			case ok:
				value = ":value:(" + strings.Join(v.choices(), " ") + ")"
			case takesFile(f):
				value = ":file:_files"
			case f.NoOptDefVal == "":
				value = ":value: "
			}
			for _, w := range flagWords(f) {
				// The value may follow = or, of a single letter, at once.
				if value != "" && strings.HasPrefix(w, "--") {
					w += "="
				} else if value != "" {
					w += "+"
				}
				fmt.Fprintf(&b, " \\\n                %s", quoted("*"+w+"["+zshText(usage)+"]"+value))
			}
		})
		rest := "*:file:_files"
		if ops := operands(c); ops != nil {
			rest = "*:word:(" + strings.Join(ops, " ") + ")"
		}
		fmt.Fprintf(&b, " \\\n                %s\n            ;;\n", quoted(rest))
	}
	b.WriteString("    esac\n}\nif [[ $funcstack[1] == _copytrail ]]; then\n    _copytrail \"$@\"\nelse\n    compdef _copytrail copytrail\nfi\n")
	return b.String()
}

func fishCompletion() string {
	var b bytes.Buffer
	b.WriteString("# Completion of copytrail for fish.\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "complete -c copytrail -n __fish_use_subcommand -f -a %s -d %s\n", c.name, quoted(c.summary))
	}
	for _, c := range commands() {
		on := fmt.Sprintf("complete -c copytrail -n '__fish_seen_subcommand_from %s'", c.name)
		if ops := operands(c); ops != nil {
			fmt.Fprintf(&b, "%s -f -a %s\n", on, quoted(strings.Join(ops, " ")))
		}
		flagsOf(c).VisitAll(func(f *pflag.Flag) {
			_, usage := pflag.UnquoteUsage(f)
			fmt.Fprintf(&b, "%s -l %s", on, f.Name)
			if f.Shorthand != "" {
				fmt.Fprintf(&b, " -s %s", f.Shorthand)
			}
			switch v, ok := f.Value.(chooser); {
			case ok && takesList(f.Value):
				fmt.Fprintf(&b, " -x -a %s", quoted("(__fish_append , "+strings.Join(v.choices(), " ")+")"))
			case ok:
				fmt.Fprintf(&b, " -x -a %s", quoted(strings.Join(v.choices(), " ")))
			case takesFile(f):
				b.WriteString(" -r")
			case f.NoOptDefVal == "":
				b.WriteString(" -x")
			}
			fmt.Fprintf(&b, " -d %s\n", quoted(oneLine(usage)))
		})
	}
	return b.String()
}
