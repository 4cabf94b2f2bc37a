package completion

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
)

const bashBegin = `# Completion of copytrail for bash.
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
`

// bashGroup makes cmd the two words that name a command of a group.
const bashGroup = `    if [[ $cmd == %s ]]; then
        if [[ $COMP_CWORD -eq 2 ]]; then
            COMPREPLY=($(compgen -W "%s" -- "$cur"))
            return
        fi
        cmd="$cmd ${COMP_WORDS[2]}"
    fi
`

func bash(p *cli.Program) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, bashBegin, strings.Join(cli.Words(p.Commands), " "))
	for _, g := range groups(p) {
		fmt.Fprintf(&b, bashGroup, g.Name, strings.Join(cli.Words(g.Commands), " "))
	}
	b.WriteString("    case \"$cmd $prev\" in\n")
	for _, c := range runnable(p) {
		c.Flags().VisitAll(func(f *pflag.Flag) { bashValues(&b, c, f) })
	}
	b.WriteString("    esac\n    case $cmd in\n")
	for _, c := range runnable(p) {
		var flags []string
		c.Flags().VisitAll(func(f *pflag.Flag) { flags = append(flags, spellings(f)...) })
		pattern := strings.ReplaceAll(c.Name, " ", `\ `)
		fmt.Fprintf(&b, "        %s)\n            [[ $cur == -* ]] && COMPREPLY=($(compgen -W %q -- \"$cur\"))\n", pattern, strings.Join(flags, " "))
		if w := words(c); w != nil {
			fmt.Fprintf(&b, "            [[ $cur != -* ]] && COMPREPLY=($(compgen -W %q -- \"$cur\"))\n", strings.Join(w, " "))
		}
		b.WriteString("            ;;\n")
	}
	b.WriteString("    esac\n}\ncomplete -o default -F _copytrail copytrail\n")
	return b.String()
}

// bashValues completes the words that f takes, if it takes some.
func bashValues(b *bytes.Buffer, c *cli.Command, f *pflag.Flag) {
	v, ok := f.Value.(cli.Chooser)
	if !ok {
		return
	}
	var patterns []string
	for _, w := range spellings(f) {
		patterns = append(patterns, fmt.Sprintf("%q", c.Name+" "+w))
	}
	complete := `compgen -W %q -- "$cur"`
	if takesList(f) {
		complete = `compgen -P "$done" -W %q -- "${cur##*,}"`
	}
	fmt.Fprintf(b, "        %s) COMPREPLY=($("+complete+")); return ;;\n", strings.Join(patterns, "|"), strings.Join(v.Choices(), " "))
}
