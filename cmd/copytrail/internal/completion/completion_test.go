package completion

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
)

// someOf is a flag value that takes some of a few words.
type someOf struct {
	pflag.Value
	words []string
	kind  string
}

func (s someOf) String() string    { return "" }
func (s someOf) Type() string      { return s.kind }
func (s someOf) Choices() []string { return s.words }

// archive returns a program with a command and a group of two.
func archive() *cli.Program {
	none := func(*pflag.FlagSet) cli.Action { return nil }
	return &cli.Program{Commands: []*cli.Command{
		{Name: "scan", Summary: "find it's reuse: all", Prepare: func(fs *pflag.FlagSet) cli.Action {
			fs.VarP(someOf{words: []string{"all", "surface"}, kind: "WORD"}, "tier", "t", "how deep")
			fs.Var(someOf{words: []string{"rewrite", "excerpt"}, kind: "LIST"}, "relation", "which [ones]")
			fs.StringP("output", "o", "", "write `FILE`")
			fs.Int("jobs", 0, "so many `N`")
			fs.Bool("strict", false, "no nonsense")
			return nil
		}},
		{Name: "archive", Summary: "keep articles", Commands: []*cli.Command{
			{Name: "archive add", Summary: "add articles", Prepare: func(fs *pflag.FlagSet) cli.Action {
				fs.Var(someOf{words: []string{"ids", "texts"}, kind: "WORD"}, "keep", "what to keep")
				return nil
			}},
			{Name: "archive stats", Summary: "count articles", Prepare: none, Words: func() []string { return []string{"short", "long"} }},
		}},
	}}
}

func script(t *testing.T, shell string) string {
	t.Helper()
	s, ok := Script(archive(), shell)
	if !ok {
		t.Fatalf("no script for %s", shell)
	}
	return s
}

func TestShells(t *testing.T) {
	for _, shell := range Shells {
		if !strings.Contains(script(t, shell), "copytrail") {
			t.Errorf("%s: no script of copytrail", shell)
		}
	}
	if _, ok := Script(archive(), "tcsh"); ok {
		t.Error("there is a script for tcsh")
	}
}

// TestBash asks bash what it would complete.
func TestBash(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash here")
	}
	file := filepath.Join(t.TempDir(), "copytrail.bash")
	if err := os.WriteFile(file, []byte(script(t, "bash")), 0o666); err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{
		"copytrail ":                           "scan archive",
		"copytrail a":                          "archive",
		"copytrail scan --t":                   "--tier",
		"copytrail scan -t ":                   "all surface",
		"copytrail scan --relation rewrite,ex": "rewrite,excerpt",
		"copytrail scan ":                      "",
		"copytrail archive ":                   "add stats",
		"copytrail archive s":                  "stats",
		"copytrail archive add --":             "--keep",
		"copytrail archive add --keep i":       "ids",
		"copytrail archive stats ":             "short long",
		"copytrail archive stats --":           "",
	} {
		code := `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _copytrail; echo "${COMPREPLY[@]}"`
		out, err := exec.Command(bash, append([]string{"-c", code, file}, strings.Split(line, " ")...)...).CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != want {
			t.Errorf("%q: completes %q (%v), want %q", line, got, err, want)
		}
	}
}

func TestZsh(t *testing.T) {
	got := script(t, "zsh")
	for _, want := range []string{
		`'scan:find it'\''s reuse\: all'`,
		`'*--tier=[how deep]:value:(all surface)'`,
		`'*-t+[how deep]:value:(all surface)'`,
		`'*--relation=[which \[ones\]]:list:_values -s , value rewrite excerpt'`,
		`'*--output=[write FILE]:file:_files'`,
		`'*--jobs=[so many N]:value: '`,
		`'*--strict[no nonsense]'`,
		"if [[ $cmd == archive ]]; then",
		"compadd -- add stats",
		`        archive\ add)`,
		`'*:word:(short long)'`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	parses(t, "zsh", got)
}

func TestFish(t *testing.T) {
	got := script(t, "fish")
	const seen = "__fish_seen_subcommand_from "
	for _, want := range []string{
		`-n __fish_use_subcommand -f -a scan -d 'find it'\''s reuse: all'`,
		`-n '` + seen + `scan' -l tier -s t -x -a 'all surface' -d 'how deep'`,
		`-l relation -x -a '(__fish_append , rewrite excerpt)'`,
		`-l output -s o -r -d`,
		`-l jobs -x -d`,
		`-l strict -d 'no nonsense'`,
		`-n '` + seen + `archive; and not ` + seen + `add stats' -f -a add -d 'add articles'`,
		`-n '` + seen + `archive; and ` + seen + `add' -l keep -x -a 'ids texts'`,
		`-n '` + seen + `archive; and ` + seen + `stats' -f -a 'short long'`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	parses(t, "fish", got)
}

// parses has the shell, where there is one, read the script without running it.
func parses(t *testing.T, shell, script string) {
	t.Helper()
	if _, err := exec.LookPath(shell); err != nil {
		return
	}
	file := filepath.Join(t.TempDir(), "script")
	if err := os.WriteFile(file, []byte(script), 0o666); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(shell, "-n", file).CombinedOutput(); err != nil {
		t.Errorf("%s -n: %v\n%s", shell, err, out)
	}
}
