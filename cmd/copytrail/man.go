package main

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/manual"
)

const manHelp = `
Print the manual page of copytrail, or of one command, made of the same tables
as the help. With -o, all pages are written into a folder.

Examples:
  copytrail man scan | man -l -
  copytrail man -o /usr/local/share/man/man1
`

func manCommand(p *cli.Program) *cli.Command {
	c := &cli.Command{
		Name: "man", Args: "[COMMAND]",
		Summary: "print manual pages",
		Help:    manHelp,
		Words:   func() []string { return cli.Words(p.Commands) },
	}
	c.Prepare = func(fs *pflag.FlagSet) cli.Action {
		folder := ""
		fs.StringVarP(&folder, "output", "o", "", "write all pages into the folder `PATH`")
		return func(_ context.Context, s *cli.Streams, args []string) (int, error) {
			about, err := p.Named(c, args)
			if folder != "" && (about != nil || len(args) == 1) {
				return 0, &cli.UsageError{Msg: "man: --output writes all pages (want no COMMAND)"}
			}
			if err != nil {
				return 0, err
			}
			if folder != "" {
				return cli.ExitOK, manual.WriteAll(p, folder)
			}
			if _, err := s.Out.Write(manual.Page(p, about)); err != nil {
				return 0, fmt.Errorf("writing standard output: %w", err)
			}
			return cli.ExitOK, nil
		}
	}
	return c
}
