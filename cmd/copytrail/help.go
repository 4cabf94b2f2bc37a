package main

import (
	"context"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
)

func helpCommand(p *cli.Program) *cli.Command {
	c := &cli.Command{
		Name: "help", Args: "[COMMAND]",
		Summary: "say what a command does and which flags it takes",
		Help:    "Print what copytrail does, or all about one command.",
		Words:   func() []string { return cli.Words(p.Commands) },
	}
	c.Prepare = func(*pflag.FlagSet) cli.Action {
		return func(_ context.Context, s *cli.Streams, args []string) (int, error) {
			about, err := p.Named(c, args)
			if err != nil {
				return 0, err
			}
			if about == nil {
				p.PrintHelp(s.Out)
			} else {
				about.PrintHelp(s.Out)
			}
			return cli.ExitOK, nil
		}
	}
	return c
}
