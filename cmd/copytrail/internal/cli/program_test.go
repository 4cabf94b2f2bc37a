package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// archive returns a program with a command and a group of two.
func archive() *Program {
	p := &Program{Version: "9", Summary: "keep things", About: "Keeps things.", Description: "It keeps things."}
	leaf := func(name, args string, most int) *Command {
		c := &Command{Name: name, Args: args, Summary: "do " + name, Help: "Does " + name + "."}
		c.Prepare = func(fs *pflag.FlagSet) Action {
			n := fs.Int("number", 7, "how many `N` there are")
			fs.BoolP("force", "f", false, "do not ask")
			return func(_ context.Context, s *Streams, args []string) (int, error) {
				if err := c.WantArgs(args, 1, most); err != nil {
					return 0, err
				}
				if args[0] == "break" {
					return 0, errors.New("it\nbroke")
				}
				fmt.Fprintf(s.Out, "%s %d %s\n", fs.Name(), *n, strings.Join(args, "+"))
				return ExitGate, nil
			}
		}
		return c
	}
	help := &Command{Name: "help", Args: "[COMMAND]", Summary: "help", Help: "Helps."}
	help.Prepare = func(*pflag.FlagSet) Action {
		return func(_ context.Context, s *Streams, args []string) (int, error) {
			about, err := p.Named(help, args)
			if err == nil && about != nil {
				about.PrintHelp(s.Out)
			}
			return ExitOK, err
		}
	}
	p.Commands = []*Command{
		leaf("scan", "PATH...", -1),
		{Name: "archive", Summary: "keep articles", Help: "Keeps articles.", Commands: []*Command{
			leaf("archive add", "DIR PATH...", -1),
			leaf("archive stats", "DIR", 1),
		}},
		help,
	}
	return p
}

func TestRun(t *testing.T) {
	for _, c := range []struct {
		args      string
		code      int
		out, errw string // the whole of it
	}{
		{"scan a b", ExitGate, "scan 7 a+b\n", ""},
		{"scan a --number 3 b", ExitGate, "scan 3 a+b\n", ""},
		{"archive add --number=2 d", ExitGate, "archive add 2 d\n", ""},
		{"archive stats archive", ExitGate, "archive stats 7 archive\n", ""},
		{"scan break", ExitTrouble, "", "copytrail: it broke\n"},

		{"scna x", ExitTrouble, "", "copytrail: unknown command \"scna\" (want scan, archive or help)\nhint: did you mean copytrail scan?\n"},
		{"frobnicate", ExitTrouble, "", "copytrail: unknown command \"frobnicate\" (want scan, archive or help)\nhint: copytrail help says what each command does\n"},
		{"archive", ExitTrouble, "", "copytrail: archive: no command (want add or stats)\nhint: copytrail help archive says what each command does\n"},
		{"archive ad d", ExitTrouble, "", "copytrail: archive: unknown command \"ad\" (want add or stats)\nhint: did you mean copytrail archive add?\n"},
		{"archive frobnicate", ExitTrouble, "", "copytrail: archive: unknown command \"frobnicate\" (want add or stats)\nhint: copytrail help archive says what each command does\n"},
		{"--number 3 scan", ExitTrouble, "", "copytrail: flag --number stands before the command (want copytrail COMMAND [FLAGS])\nhint: copytrail help lists the commands\n"},
		{"archive --number 3 add", ExitTrouble, "", "copytrail: flag --number stands before the command (want copytrail archive COMMAND [FLAGS])\nhint: copytrail help archive lists the commands\n"},

		{"archive add", ExitTrouble, "", "copytrail: archive add: no arguments (want DIR PATH...)\nhint: copytrail help archive add shows examples\n"},
		{"archive stats a b", ExitTrouble, "", "copytrail: archive stats: unexpected argument \"b\" (want DIR)\nhint: copytrail help archive stats shows examples\n"},
		{"archive add --nummer 3 d", ExitTrouble, "", "copytrail: archive add: unknown flag --nummer\nhint: did you mean --number?\n"},
		{"archive add -x d", ExitTrouble, "", "copytrail: archive add: unknown flag -x\nhint: copytrail help archive add lists its flags\n"},
		{"archive add d --number", ExitTrouble, "", "copytrail: archive add: --number has no value (want N)\nhint: copytrail help archive add lists its flags\n"},
		{"scan --number many x", ExitTrouble, "", "copytrail: scan: --number: \"many\" is not a whole number\nhint: copytrail help scan lists its flags\n"},
		{"scan --force=perhaps x", ExitTrouble, "", "copytrail: scan: --force: \"perhaps\" is not true or false\nhint: copytrail help scan lists its flags\n"},

		{"help scan more", ExitTrouble, "", "copytrail: help: unexpected argument \"more\" (want [COMMAND])\nhint: copytrail help help shows examples\n"},
		{"help archive ad", ExitTrouble, "", "copytrail: archive: unknown command \"ad\" (want add or stats)\nhint: did you mean copytrail archive add?\n"},
		{"help archive add more", ExitTrouble, "", "copytrail: help: unexpected argument \"more\" (want [COMMAND])\nhint: copytrail help help shows examples\n"},
	} {
		var out, errw bytes.Buffer
		code := archive().Run(strings.Fields(c.args), strings.NewReader(""), &out, &errw)
		if code != c.code || out.String() != c.out || errw.String() != c.errw {
			t.Errorf("%s: exit code %d\nout  %q\nerr  %q\nwant %d, %q, %q", c.args, code, out.String(), errw.String(), c.code, c.out, c.errw)
		}
	}
}

func TestHelp(t *testing.T) {
	const add = `usage: copytrail archive add [FLAGS] DIR PATH...

Does archive add.

Flags:
      --number N            how many N there are (default 7)
  -f, --force               do not ask
`
	const group = `usage: copytrail archive COMMAND [FLAGS] [ARGUMENTS]

Keeps articles.

Commands:
  add         do archive add
  stats       do archive stats
`
	for args, want := range map[string]string{
		"help archive add": add, "archive add --help": add, "archive add d -h": add,
		"help archive": group, "archive --help": group, "archive -h": group,
	} {
		var out, errw bytes.Buffer
		if code := archive().Run(strings.Fields(args), nil, &out, &errw); code != ExitOK || out.String() != want || errw.Len() > 0 {
			t.Errorf("%s: exit code %d, err %q\ngot\n%s\nwant\n%s", args, code, errw.String(), out.String(), want)
		}
	}
	var errw bytes.Buffer
	if code := archive().Run(nil, nil, nil, &errw); code != ExitTrouble || !strings.HasPrefix(errw.String(), "Keeps things.\n\nusage: copytrail COMMAND") {
		t.Errorf("no arguments: exit code %d, %q", code, errw.String())
	}
	for _, e := range Exits {
		if !strings.Contains(errw.String(), fmt.Sprintf("  %3d  %s\n", e.Code, e.Meaning)) {
			t.Errorf("help lacks exit code %d", e.Code)
		}
	}
}

// TestLongUsageWraps: the second column of flags stays within 80.
func TestLongUsageWraps(t *testing.T) {
	c := &Command{Name: "c", Help: "Helps.", Prepare: func(fs *pflag.FlagSet) Action {
		fs.String("a-flag-with-a-very-long-name", "x", strings.Repeat("many words ", 20))
		return nil
	}}
	var out bytes.Buffer
	c.PrintHelp(&out)
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) < 9 || strings.TrimSpace(lines[5]) != "--a-flag-with-a-very-long-name string" {
		t.Errorf("got\n%s", out.String())
	}
	for _, l := range lines {
		if len(l) > 80 {
			t.Errorf("over 80 columns: %q", l)
		}
	}
	if !strings.HasSuffix(out.String(), "(default x)\n") {
		t.Errorf("the default is not named:\n%s", out.String())
	}
}

func TestAll(t *testing.T) {
	var names []string
	for _, c := range archive().All() {
		names = append(names, c.Name)
	}
	if got, want := strings.Join(names, ", "), "scan, archive, archive add, archive stats, help"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestStdinGivesUp: a read that waits ends when the run is interrupted.
func TestStdinGivesUp(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	in := &stdin{ctx: ctx, from: never{}}
	done := make(chan error)
	go func() {
		_, err := in.Read(make([]byte, 1))
		done <- err
	}()
	stop()
	if err := <-done; err == nil {
		t.Error("a read that got nothing is no error")
	}
	var all bytes.Buffer
	if _, err := all.ReadFrom(&stdin{ctx: context.Background(), from: strings.NewReader("text")}); err != nil || all.String() != "text" {
		t.Errorf("read %q, %v; want the text", all.String(), err)
	}
}

// never is an input from which nothing ever comes.
type never struct{}

func (never) Read([]byte) (int, error) { select {} }
