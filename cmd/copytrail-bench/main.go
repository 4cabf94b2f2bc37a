// Command copytrail-bench measures whole jobs: copytrail beside other programs
// that find reused text, on one pile, in interleaved runs.
//
//	copytrail-bench generate -n 1000000 --from articles.jsonl -o pile.jsonl --truth truth.jsonl
//	copytrail-bench run --truth truth.jsonl pile.jsonl
//
// generate learns from real news and writes a large pile of invented news, with planted
// copies, so that the pairs to be found are known. run prints a Markdown table: wall
// time, processor time, peak memory, pairs found, and the recall of each kind of copy.
// doc/benchmarks.md says how to install the other programs; only this command needs
// them.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/pflag"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

const help = `usage: copytrail-bench generate [FLAGS] --from FILE.jsonl -o PILE.jsonl
       copytrail-bench run [FLAGS] PILE.jsonl
       copytrail-bench ekzhu PILE.jsonl

generate makes a pile with planted copies; run measures programs on one; ekzhu is
the Go package github.com/ekzhu/minhash-lsh as a program, for run.
`

// commands are the subcommands by name.
var commands = map[string]func(args []string, out, errw io.Writer) error{
	"generate": runGenerate,
	"run":      runRun,
	"ekzhu":    runEkzhu,
}

// run is the program; it returns the exit code.
func run(args []string, out, errw io.Writer) int {
	if len(args) == 0 || commands[args[0]] == nil {
		fmt.Fprint(errw, help)
		return 2
	}
	err := commands[args[0]](args[1:], out, errw)
	if errors.Is(err, pflag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintf(errw, "copytrail-bench: %v\n", err)
		return 2
	}
	return 0
}

// newFlags returns a flag set for a subcommand.
func newFlags(name string, errw io.Writer) *pflag.FlagSet {
	fs := pflag.NewFlagSet("copytrail-bench "+name, pflag.ContinueOnError)
	fs.SetOutput(errw)
	return fs
}

// record is an article of a pile, one line of JSON.
type record struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
	Title     string `json:"title,omitempty"`
	Text      string `json:"text"`
}

// planted is one line of a truth file: a pair of articles and what it is.
type planted struct {
	A      string `json:"a"`
	B      string `json:"b"`
	Label  string `json:"label"`
	Source string `json:"source,omitempty"`
	Mode   string `json:"mode,omitempty"`
}

// lines returns a scanner for lines of up to 64 MB.
func lines(r io.Reader) *bufio.Scanner {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 1<<20), 64<<20)
	return sc
}
