// Copytrail finds which articles in a pile reuse the text of which others, and
// shows the evidence.
//
// The work is done elsewhere: article reads, provenance judges, report prints. Here
// each command is a file with its options, its usage text and one run function. What
// several commands share is in the rooms under internal: the frame of commands (cli),
// the flags and files that are read (input) and written (output), the gate and its
// baseline, the search, and the progress bar.
//
// To add a command, write a file with a function that returns its [cli.Command], and
// put it into the table, [program]. A command with commands of its own, as in "archive
// add", lists them in Command.Commands. For the flags that others have too, bind a
// value of the rooms: input.Reading, input.Sources, output.Options, output.Selection,
// gate.Gate, search.Search. Help, manual and completion are made of the table.
package main

import (
	"io"
	"os"

	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/heap"
)

func main() {
	heap.Tune()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole command with its surroundings passed in, so that tests can call it.
func run(args []string, in io.Reader, out, errw io.Writer) int {
	return program().Run(args, in, out, errw)
}

// program returns the table of commands, in the order in which help lists them. Some
// commands tell of the table that they stand in.
func program() *cli.Program {
	p := &cli.Program{
		Version: version,
		Summary: "find which articles reuse the text of which others",
		About: `Copytrail finds which articles in a pile reuse the text of which others:
how much, in which direction, with or without credit, and on what evidence.`,
		Description: "Copytrail finds which articles in a pile reuse the text of which others: how much, in which direction, with or without credit, and on what evidence. It works on files, and uses no network.",
	}
	p.Commands = []*cli.Command{
		scanCommand(),
		compareCommand(),
		showCommand(),
		reportCommand(),
		evalCommand(),
		versionCommand(),
		helpCommand(p),
		completionCommand(p),
		manCommand(p),
	}
	return p
}
