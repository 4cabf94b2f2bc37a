package manual

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
)

func archive() *cli.Program {
	return &cli.Program{
		Version: "9.1", Summary: "keep things", Description: "It keeps things.",
		Commands: []*cli.Command{
			{Name: "version", Summary: "print the version", Help: "Prints.", Prepare: func(*pflag.FlagSet) cli.Action { return nil }},
			{Name: "archive", Summary: "keep articles", Help: "Keeps articles.", Commands: []*cli.Command{
				{Name: "archive add", Args: "DIR", Summary: "add articles", Help: "Adds.\nAll of them.\n\nExamples:\n  archive add 'x'\n\nDone.", Prepare: func(fs *pflag.FlagSet) cli.Action {
					fs.StringP("keep-ids", "k", "yes", "keep ids as `WORD`")
					fs.Bool("dry", false, "do nothing")
					return nil
				}},
			}},
		},
	}
}

// TestPage spells out the page of a command of a group.
func TestPage(t *testing.T) {
	const want = `.TH COPYTRAIL-ARCHIVE-ADD 1 "" "copytrail 9.1" "copytrail manual"
.nh
.ad l
.SH NAME
copytrail\-archive\-add \- add articles
.SH SYNOPSIS
.B copytrail archive add
[FLAGS]
DIR
.SH DESCRIPTION
.PP
Adds.
All of them.
.PP
Examples:
.PP
.RS 4
.nf
archive add \(aqx\(aq
.fi
.RE
.PP
Done.
.SH OPTIONS
.TP
\fB\-k\fR, \fB\-\-keep\-ids\fR \fIWORD\fR
keep ids as WORD (default yes)
.TP
\fB\-\-dry\fR
do nothing
.SH SEE ALSO
.BR copytrail (1)
`
	p := archive()
	if got := string(Page(p, p.Commands[1].Commands[0])); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPagesOfGroups(t *testing.T) {
	p := archive()
	for c, want := range map[*cli.Command][]string{
		nil: {
			".SH NAME\ncopytrail \\- keep things\n", "It keeps things.\n",
			".SH COMMANDS\n.TP\n.B version\nprint the version\n.TP\n.B archive\nkeep articles\n",
			".TP\n.B 130\ninterrupted by SIGINT or SIGTERM\n",
			".SH SEE ALSO\n.BR copytrail-version (1),\n.BR copytrail-archive (1)\n",
		},
		p.Commands[1]: {
			".B copytrail archive\nCOMMAND [FLAGS] [ARGUMENTS]\n",
			".SH COMMANDS\n.TP\n.B archive add\nadd articles\n",
			".SH SEE ALSO\n.BR copytrail-archive-add (1)\n",
		},
	} {
		got := string(Page(p, c))
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("no %q in\n%s", w, got)
			}
		}
	}
}

func TestWriteAll(t *testing.T) {
	p, folder := archive(), t.TempDir()
	if err := WriteAll(p, folder); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"copytrail", "copytrail-version", "copytrail-archive", "copytrail-archive-add"} {
		if _, err := os.Stat(filepath.Join(folder, name+".1")); err != nil {
			t.Error(err)
		}
	}
	got, err := os.ReadFile(filepath.Join(folder, "copytrail.1"))
	if err != nil || !bytes.Equal(got, Page(p, nil)) {
		t.Errorf("copytrail.1 (%v) is not the page:\n%s", err, got)
	}
	if err := WriteAll(p, filepath.Join(folder, "none")); err == nil || !strings.HasSuffix(err.Error(), "none: no such folder") {
		t.Errorf("got %v, want that there is no folder", err)
	}
}

func TestRoff(t *testing.T) {
	for in, want := range map[string]string{
		`.TH is -x`:  `\&.TH is \-x`,
		`a\b 'c' ^~`: `a\eb \(aqc\(aq \(ha\(ti`,
		"`x`":        `\(gax\(ga`,
	} {
		if got := roff(in); got != want {
			t.Errorf("roff(%q) = %q, want %q", in, got, want)
		}
	}
}
