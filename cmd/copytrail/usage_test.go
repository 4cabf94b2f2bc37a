package main

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
)

// TestUsage: a mistake is one line that says what was wanted, then a hint, and
// exit code 2. (In this process, since there are many; scripts run the rest. The
// function is long because it is one table of them.)
func TestUsage(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "folder.html")
	long := filepath.Join(dir, strings.Repeat("x", 300))
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args string // split at spaces
		want string // the whole of the first line, but for "copytrail: "
		hint string // part of the second; "" is none asked for
	}{
		{"scna x", "unknown command \"scna\" (want scan, compare, show, report, eval, version, help, completion or man)", "did you mean copytrail scan?"},
		{"frobnicate", "unknown command \"frobnicate\" (want scan, ", "copytrail help says"},
		{"--tier all scan", "flag --tier stands before the command", "copytrail help"},

		{"scan", "scan: no arguments (want PATH...)", "copytrail help scan"},
		{"compare one", "compare: 1 argument (want A B)", "copytrail help compare"},
		{"compare a b c", "compare: unexpected argument \"c\" (want A B)", ""},
		{"show", "show: no arguments (want FILE...)", ""},
		{"report", "report: no arguments (want FINDINGS.jsonl)", ""},
		{"eval f", "eval: no --truth (want a file of labelled pairs)", "copytrail help eval"},
		{"eval --truth t", "eval: no arguments (want FINDINGS.jsonl)", ""},
		{"version please", "version: unexpected argument \"please\" (want no arguments)", ""},
		{"help one two", "help: unexpected argument \"two\" (want [COMMAND])", ""},
		{"help scna", "unknown command \"scna\"", "did you mean copytrail scan?"},
		{"completion", "completion: no arguments (want bash|zsh|fish)", ""},
		{"completion tcsh", "completion: unknown shell \"tcsh\" (want bash, zsh or fish)", ""},

		{"scan --frobnicate x", "scan: unknown flag --frobnicate", "copytrail help scan lists its flags"},
		{"scan --min-scor 0.5 x", "scan: unknown flag --min-scor", "did you mean --min-score?"},
		{"scan -Z x", "scan: unknown flag -Z", "copytrail help scan"},
		{"scan --=x", "scan: --=x is not a flag", ""},

		{"scan --tier deep x", "scan: --tier: unknown value \"deep\" (want all or surface)", ""},
		{"scan --lsh fast x", "scan: --lsh: unknown value \"fast\" (want bands or reference)", ""},
		{"scan --format docx x", "scan: --format: unknown format \"docx\" (want text, jsonl, json", ""},
		{"scan -f docx x", "scan: --format: unknown format \"docx\" (want text, jsonl, json", ""},
		{"scan --color blue x", "scan: --color: unknown value \"blue\" (want auto, always or never)", ""},
		{"scan --progress maybe x", "scan: --progress: unknown value \"maybe\" (want auto, always or never)", ""},
		{"scan --relation copy,rewrite x", "scan: --relation: unknown relation \"copy\" (want all, identical, near-copy, excerpt, rewrite, shared-source, shared-quotation, possible, same-event or unrelated)", ""},
		{"scan --fail-on all x", "scan: --fail-on: unknown relation \"all\" (want any, identical, ", ""},
		{"scan --fail-on= x", "scan: --fail-on: unknown relation \"\" (want any, identical, ", ""},
		{"scan --min-score 1.5 x", "scan: --min-score: unknown score \"1.5\" (want a number from 0 to 1)", ""},
		{"scan --min-score NaN x", "scan: --min-score: unknown score \"NaN\"", ""},
		{"scan --similarity 0 x", "scan: --similarity: unknown similarity \"0\" (want a number above 0 to 1)", ""},
		{"scan --recall 1 x", "scan: --recall: unknown recall \"1\" (want a number above 0 and below 1)", ""},
		{"scan --window fortnight x", "scan: --window: unknown span of time \"fortnight\" (want 30d, 2w, 48h, 1d12h or 0 for no limit)", ""},
		{"scan --jobs -1 x", "scan: --jobs: unknown number \"-1\" (want a whole number from 0 to 1048576)", ""},
		{"scan --strict=perhaps x", "scan: --strict: \"perhaps\" is not true or false", ""},
		{"scan --field body x", "scan: --field: \"body\" renames nothing (want OURS=THEIRS, as in text=body)", ""},
		{"scan --field text= x", "scan: --field: \"text=\" renames nothing", ""},
		{"scan --field body=text x", "scan: --field: unknown field \"body\" (want id, outlet, url, published, title, byline, lang, text or html)", ""},
		{"scan x --tier", "scan: --tier has no value (want all or surface)", ""},
		{"scan x --field", "scan: --field has no value (want OURS=THEIRS)", ""},
		{"scan x -o", "scan: --output has no value (want FILE)", ""},
		{"eval --seed -1 f", "eval: --seed: \"-1\" is not a whole number from 0", ""},

		// A gate that can never be met is a mistake too.
		{"scan --relation rewrite --fail-on near-copy x", "scan: --fail-on near-copy can never be met: --relation leaves it out", "add near-copy to --relation"},

		{"scan --since 2026-13-01 x", "scan: --since: unknown time \"2026-13-01\" (want 2026-11-20 or 2026-11-20T09:00:00Z)", ""},
		{"scan --new= x", "scan: --new: an empty path (want a file, a folder or -)", ""},
		{"scan --against x", "scan: --against and nothing new (want --new PATH, or PATH...)", "examples"},
		{"scan -q -v x", "both --quiet and --verbose (want at most one)", ""},
		{"scan --write-baseline x", "scan: --write-baseline without --baseline (want the file to write)", "--baseline accepted.jsonl"},

		// Outputs are checked before the work begins.
		{"scan -o report.docx x", "scan: --output: the name \"report.docx\" does not say which format", ""},
		{"scan -o " + dir + "/none/r.html x", "writing " + dir + "/none/r.html: no folder " + dir + "/none", ""},
		{"scan -o " + long + ".html x", "writing " + long + ".html: file name too long", ""},
		{"scan --skipped " + long + " x", "writing " + long + ": file name too long", ""},
		{"scan --write-baseline --baseline " + long + " x", "writing " + long + ": file name too long", ""},
		{"scan -o " + folder + " x", "writing " + folder + ": it is a folder", ""},
		{"compare - -", "compare: both articles from standard input (want at most one -)", ""},
	} {
		var out, errw bytes.Buffer
		code := run(strings.Fields(c.args), strings.NewReader(""), &out, &errw)
		lines := strings.Split(errw.String(), "\n")
		if code != cli.ExitTrouble || out.Len() > 0 || !strings.HasPrefix(lines[0], "copytrail: "+c.want) {
			t.Errorf("copytrail %s: exit code %d, out %q, err %q; want %d, nothing, %q", c.args, code, out.String(), lines[0], cli.ExitTrouble, c.want)
		}
		if len(lines) > 3 || c.hint != "" && !(len(lines) == 3 && strings.HasPrefix(lines[1], "hint: ") && strings.Contains(lines[1], c.hint)) {
			t.Errorf("copytrail %s: err %q, want the hint %q in line 2", c.args, errw.String(), c.hint)
		}
	}
}

// TestHelp: all that a command takes stands in its help, in lines that fit a
// terminal; and every flag has a word for its value.
func TestHelp(t *testing.T) {
	for _, cmd := range program().Commands {
		var out, errw, again bytes.Buffer
		if code := run([]string{"help", cmd.Name}, nil, &out, &errw); code != cli.ExitOK || errw.Len() > 0 {
			t.Errorf("help %s: exit code %d, %s", cmd.Name, code, errw.String())
		}
		if code := run([]string{cmd.Name, "--help"}, nil, &again, &errw); code != cli.ExitOK || again.String() != out.String() {
			t.Errorf("%s --help: exit code %d, and not what help %s says", cmd.Name, code, cmd.Name)
		}
		if !strings.HasPrefix(out.String(), "usage: copytrail "+cmd.Name) {
			t.Errorf("help %s begins %.40q", cmd.Name, out.String())
		}
		for line := range strings.Lines(out.String()) {
			if len(strings.TrimSuffix(line, "\n")) > 80 {
				t.Errorf("help %s: over 80 columns: %q", cmd.Name, line)
			}
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if !strings.Contains(out.String(), "--"+f.Name) {
				t.Errorf("help %s lacks --%s", cmd.Name, f.Name)
			}
			v := reflect.Indirect(reflect.ValueOf(f.Value))
			theirs := v.Type().PkgPath() == "github.com/spf13/pflag"
			if theirs && !slices.Contains([]string{"bool", "string", "uint64"}, f.Value.Type()) {
				t.Errorf("%s --%s: messages do not know the type %s", cmd.Name, f.Name, f.Value.Type())
			}
		})
	}
}
