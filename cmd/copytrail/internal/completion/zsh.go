package completion

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
)

// zshText returns s for a place in a zsh specification where brackets and colons have
// a meaning.
func zshText(s string) string {
	return strings.NewReplacer("[", `\[`, "]", `\]`, ":", `\:`).Replace(oneLine(s))
}

const zshBegin = `    )
    if (( CURRENT == 2 )); then
        _describe command cmds
        return
    fi
    local cmd=$words[2]
    shift words
    (( CURRENT-- ))
`

// zshGroup makes cmd the two words that name a command of a group.
const zshGroup = `    if [[ $cmd == %s ]]; then
        if (( CURRENT == 2 )); then
            compadd -- %s
            return
        fi
        cmd="$cmd $words[2]"
        shift words
        (( CURRENT-- ))
    fi
`

const zshEnd = `    esac
}
if [[ $funcstack[1] == _copytrail ]]; then
    _copytrail "$@"
else
    compdef _copytrail copytrail
fi
`

func zsh(p *cli.Program) string {
	var b bytes.Buffer
	b.WriteString("#compdef copytrail\n# Completion of copytrail for zsh.\n_copytrail() {\n    local -a cmds\n    cmds=(\n")
	for _, c := range p.Commands {
		fmt.Fprintf(&b, "        %s\n", quoted(c.Name+":"+zshText(c.Summary)))
	}
	b.WriteString(zshBegin)
	for _, g := range groups(p) {
		fmt.Fprintf(&b, zshGroup, g.Name, strings.Join(cli.Words(g.Commands), " "))
	}
	b.WriteString("    case $cmd in\n")
	for _, c := range runnable(p) {
		fmt.Fprintf(&b, "        %s)\n            _arguments", strings.ReplaceAll(c.Name, " ", `\ `))
		c.Flags().VisitAll(func(f *pflag.Flag) { zshFlag(&b, f) })
		rest := "*:file:_files"
		if w := words(c); w != nil {
			rest = "*:word:(" + strings.Join(w, " ") + ")"
		}
		fmt.Fprintf(&b, " \\\n                %s\n            ;;\n", quoted(rest))
	}
	b.WriteString(zshEnd)
	return b.String()
}

// zshFlag writes the specifications of f for _arguments, one a spelling.
func zshFlag(b *bytes.Buffer, f *pflag.Flag) {
	_, usage := pflag.UnquoteUsage(f)
	value := ""
	switch v, ok := f.Value.(cli.Chooser); {
	case ok && takesList(f):
		value = ":list:_values -s , value " + strings.Join(v.Choices(), " ")
	case ok:
		value = ":value:(" + strings.Join(v.Choices(), " ") + ")"
	case takesFile(f):
		value = ":file:_files"
	case f.NoOptDefVal == "":
		value = ":value: "
	}
	for _, w := range spellings(f) {
		// The value may follow = or, behind a single letter, at once.
		if value != "" && strings.HasPrefix(w, "--") {
			w += "="
		} else if value != "" {
			w += "+"
		}
		fmt.Fprintf(b, " \\\n                %s", quoted("*"+w+"["+zshText(usage)+"]"+value))
	}
}
