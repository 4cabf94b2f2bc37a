package main

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/completion"
	"copytrail/cmd/copytrail/internal/wording"
)

const completionHelp = `
Print a script that completes commands, flags and their values in a shell.

  bash   source <(copytrail completion bash)
  zsh    copytrail completion zsh > "${fpath[1]}/_copytrail"
  fish   copytrail completion fish > ~/.config/fish/completions/copytrail.fish
`

func completionCommand(p *cli.Program) *cli.Command {
	c := &cli.Command{
		Name: "completion", Args: "bash|zsh|fish",
		Summary: "print a completion script for a shell",
		Help:    completionHelp,
		Words:   func() []string { return completion.Shells },
	}
	c.Prepare = func(*pflag.FlagSet) cli.Action {
		return func(_ context.Context, s *cli.Streams, args []string) (int, error) {
			if err := c.WantArgs(args, 1, 1); err != nil {
				return 0, err
			}
			script, ok := completion.Script(p, args[0])
			if !ok {
				return 0, &cli.UsageError{Msg: fmt.Sprintf("completion: unknown shell %q (want %s)", args[0], wording.Choices(completion.Shells))}
			}
			fmt.Fprint(s.Out, script)
			return cli.ExitOK, nil
		}
	}
	return c
}
