package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"copytrail/cmd/copytrail/internal/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"copytrail": main})
}

// TestScripts runs testdata/script/*.txtar. A script sees the repository's
// testdata as testdata, the repository itself as $ROOT, and the commands of testscript and these:
//
//	run copytrail ARGS...          runs the command in this process, which is fast
//	exits CODE copytrail ARGS...   the same, and it must exit with CODE
//	exec copytrail ARGS...         runs it as a process: for stdin and terminals
//	plain FILE                     fails when FILE has a control character but \n
func TestScripts(t *testing.T) {
	dir, err := filepath.Abs("testdata/script")
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	data, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("TERM", "xterm-256color")
			env.Setenv("ROOT", filepath.Dir(data))
			return os.CopyFS(filepath.Join(env.WorkDir, "testdata"), os.DirFS(data))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"run": func(ts *testscript.TestScript, neg bool, args []string) {
				if len(args) == 0 || args[0] != "copytrail" {
					ts.Fatalf("usage: run copytrail [ARGS...]")
				}
				if code := runHere(ts, args[1:]); neg == (code == cli.ExitOK) {
					ts.Fatalf("exit code %d", code)
				}
			},
			"exits": exits,
			"plain": plain,
		},
	})
}

// oneAtATime guards the working directory, which belongs to the whole process.
var oneAtATime sync.Mutex

// runHere runs the command in the folder that the script is in.
func runHere(ts *testscript.TestScript, args []string) int {
	oneAtATime.Lock()
	defer oneAtATime.Unlock()
	back, err := os.Getwd()
	ts.Check(err)
	ts.Check(os.Chdir(ts.MkAbs(".")))
	defer os.Chdir(back)
	return run(args, strings.NewReader(""), ts.Stdout(), ts.Stderr())
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || args[1] != "copytrail" {
		ts.Fatalf("usage: exits CODE copytrail [ARGS...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := runHere(ts, args[2:]); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func plain(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: plain FILE")
	}
	for i, r := range ts.ReadFile(args[0]) {
		if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			ts.Fatalf("%s has %U at byte %d", args[0], r, i)
		}
	}
}
