package main

import (
	"context"

	"github.com/spf13/pflag"
)

func helpCommand() *command {
	c := &command{name: "help", args: "[COMMAND]", summary: "say what a command does and which flags it takes", help: "Print what copytrail does, or all about one command."}
	c.prepare = func(*pflag.FlagSet) action {
		return func(_ context.Context, s *streams, args []string) (int, error) {
			if err := wantArgs(c, args, 0, 1); err != nil {
				return 0, err
			}
			if len(args) == 0 {
				shortHelp(s.out)
				return exitOK, nil
			}
			about := lookup(args[0])
			if about == nil {
				return 0, unknownCommand(args[0])
			}
			longHelp(s.out, about)
			return exitOK, nil
		}
	}
	return c
}
