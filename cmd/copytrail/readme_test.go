package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"copytrail/cmd/copytrail/internal/cli"
)

// A shown command is one line of a ```console block that begins with "$ ", with
// the lines below it, which are its output.
type shown struct {
	place   string // README.md:12
	command string
	output  []string // what is shown of its output; empty: nothing is
}

// TestDocs runs every command that README.md and doc/*.md show, in the order in
// which they are shown, in a copy of the repository's first level, so that a
// command may read what an earlier one wrote. Where output is shown it must be
// the output: a line "..." or "…" stands for any number of lines, and " ..." or
// " …" at the end of a line for the rest of it. "go run ./cmd/copytrail" is the
// command as built for this test.
//
// What cannot run here is marked in the text. A line
//
//	<!-- not run: reason -->
//
// before a block, or "# not run" at the end of a command, leaves it out.
func TestDocs(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no shell to run the commands with")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	docs, err := filepath.Glob(filepath.Join(root, "doc", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	bin := buildCommand(t)
	commands := 0
	for _, doc := range append([]string{filepath.Join(root, "README.md")}, docs...) {
		text, err := os.ReadFile(doc)
		if err != nil {
			t.Fatal(err)
		}
		name, err := filepath.Rel(root, doc)
		if err != nil {
			t.Fatal(err)
		}
		list := shownCommands(name, string(text))
		commands += len(list)
		t.Run(filepath.Base(doc), func(t *testing.T) {
			dir := linkedCopy(t, root)
			for _, c := range list {
				runShown(t, c, dir, bin)
			}
		})
	}
	if commands == 0 {
		t.Error("the docs show no command (want lines that begin with $ in ```console blocks)")
	}
}

// buildCommand puts the test binary, which is the command when called by its
// name, into a folder of its own and returns the folder.
func buildCommand(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if err := os.Symlink(self, filepath.Join(bin, "copytrail")); err != nil {
		t.Fatal(err)
	}
	return bin
}

// linkedCopy returns a folder with links to what is in root: commands write
// beside them, not into the repository.
func linkedCopy(t *testing.T, root string) string {
	t.Helper()
	dir := t.TempDir()
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() == ".git" {
			continue
		}
		if err := os.Symlink(filepath.Join(root, e.Name()), filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var (
	notRun     = regexp.MustCompile(`^<!--\s*not run:`)
	notRunHere = regexp.MustCompile(`\s+# not run\b.*$`)
	goRun      = regexp.MustCompile(`\bgo run \./cmd/copytrail(\s|$)`)
)

// shownCommands returns the commands of a document that are to be run.
func shownCommands(name, text string) []shown {
	var list []shown
	inside, skip, marked := false, false, false
	for i, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(trimmed, "```"):
			skip = marked
			inside = !inside && strings.TrimPrefix(trimmed, "```") == "console"
			marked = false
		case !inside:
			if trimmed != "" {
				marked = notRun.MatchString(trimmed)
			}
		case strings.HasPrefix(line, "$ "):
			list = append(list, shown{place: place(name, i+1), command: strings.TrimPrefix(line, "$ ")})
			if skip || notRunHere.MatchString(line) {
				list[len(list)-1].command = ""
			}
		case len(list) > 0 && strings.HasSuffix(last(list).command, "\\"):
			// A command of several lines goes on, with or without "> ".
			c := last(list)
			c.command = strings.TrimSuffix(c.command, "\\") + strings.TrimPrefix(strings.TrimSpace(line), "> ")
		case len(list) > 0:
			c := last(list)
			c.output = append(c.output, strings.TrimRight(line, " "))
		}
	}
	return slices.DeleteFunc(list, func(c shown) bool { return c.command == "" })
}

func last(list []shown) *shown { return &list[len(list)-1] }

func runShown(t *testing.T, c shown, dir, bin string) {
	t.Helper()
	cmd := exec.Command("sh", "-c", goRun.ReplaceAllString(c.command, "copytrail$1"))
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "NO_COLOR=1")
	var both bytes.Buffer
	cmd.Stdout, cmd.Stderr = &both, &both // as on a terminal
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.ExitCode() == cli.ExitGate {
		err = nil // a gate that is met is no failure
	}
	if err != nil {
		t.Errorf("%s: $ %s\n%v\n%s", c.place, c.command, err, both.String())
		return
	}
	if len(c.output) == 0 {
		return
	}
	got := strings.Split(strings.TrimRight(both.String(), "\n "), "\n")
	for i := range got {
		got[i] = strings.TrimRight(got[i], " ")
	}
	want := c.output
	for len(want) > 0 && want[len(want)-1] == "" {
		want = want[:len(want)-1]
	}
	if at := differ(got, want); at >= 0 {
		t.Errorf("%s: $ %s\nline %d of the output shown is not what is printed:\n%s\nprinted:\n%s",
			c.place, c.command, at+1, want[at], strings.Join(got, "\n"))
	}
}

// differ returns the number of the line of want that has no counterpart in got,
// -1 when all have and nothing of got is left over.
func differ(got, want []string) int {
	reached := 0
	var match func(got, want []string, from int) bool
	match = func(got, want []string, from int) bool {
		reached = max(reached, min(from, len(want)-1))
		switch {
		case from == len(want):
			return len(got) == 0
		case isGap(want[from]):
			for i := 0; i <= len(got); i++ {
				if match(got[i:], want, from+1) {
					return true
				}
			}
			return false
		case len(got) == 0:
			return false
		}
		return sameLine(got[0], want[from]) && match(got[1:], want, from+1)
	}
	if match(got, want, 0) {
		return -1
	}
	return reached
}

func isGap(line string) bool { return line == "..." || line == "…" }

// sameLine compares a printed line with one shown, which may be cut short.
func sameLine(got, want string) bool {
	for _, cut := range []string{" ...", " …"} {
		if head, ok := strings.CutSuffix(want, cut); ok && strings.HasPrefix(got, head) {
			return true
		}
	}
	return got == want
}

func place(name string, line int) string { return fmt.Sprintf("%s:%d", name, line) }

func TestShownCommands(t *testing.T) {
	const text = "# Doc\n\n```console\n$ copytrail one\nout\n\n...\n$ two \\\n>   --flag   \n```\n" +
		"```sh\n$ not a console\n```\n\n<!-- not run: needs data -->\n\n```console\n$ three\nout\n```\n" +
		"```console\n$ four   # not run: slow\nout\n$ go run ./cmd/copytrail five\n```\n"
	var got []string
	for _, c := range shownCommands("D", text) {
		got = append(got, c.place+" "+strings.TrimSpace(c.command)+" | "+strings.Join(c.output, "/"))
	}
	want := []string{"D:4 copytrail one | out//...", "D:8 two   --flag | ", "D:24 go run ./cmd/copytrail five | "}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestDiffer(t *testing.T) {
	got := []string{"a", "b", "c", "d and more"}
	for _, c := range []struct {
		want string
		at   int
	}{
		{"a/b/c/d and more", -1},
		{"a/.../d and more", -1},
		{"...", -1},
		{"a/b/...", -1},
		{"a/b/c/d ...", -1},
		{".../c/…", -1},
		{"a/b/c", 2}, // a line is left over
		{"a/x/c/d and more", 1},
		{"a/.../x", 2},
		{"a/b/c/d", 3},
	} {
		if at := differ(got, strings.Split(c.want, "/")); at != c.at {
			t.Errorf("%q: got %d, want %d", c.want, at, c.at)
		}
	}
}
