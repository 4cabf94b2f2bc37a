// Package manual makes the manual pages, in the macros of man(7), out of the table of
// commands that help is made of. A page has no date: the same source gives the same
// page.
package manual

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/files"
)

// WriteAll writes the page of p and one for each command into a folder, which must
// exist, as copytrail.1, copytrail-scan.1 and so on.
func WriteAll(p *cli.Program, folder string) error {
	if fi, err := os.Stat(folder); err != nil || !fi.IsDir() {
		return fmt.Errorf("writing %s: no such folder", folder)
	}
	for _, c := range append([]*cli.Command{nil}, p.All()...) {
		page := func(w io.Writer) error { _, err := w.Write(Page(p, c)); return err }
		if err := files.Replace(filepath.Join(folder, pageName(c)+".1"), page); err != nil {
			return err
		}
	}
	return nil
}

// Page returns the page of c, or that of p when c is nil.
func Page(p *cli.Program, c *cli.Command) []byte {
	var b bytes.Buffer
	name := pageName(c)
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"copytrail %s\" \"copytrail manual\"\n.nh\n.ad l\n", strings.ToUpper(name), p.Version)
	summary := p.Summary
	if c != nil {
		summary = c.Summary
	}
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n.SH SYNOPSIS\n", roff(name), roff(summary))
	if c == nil {
		writeOverview(&b, p)
	} else {
		writeCommand(&b, c)
	}
	return b.Bytes()
}

// pageName is what a page is called: copytrail-scan.
func pageName(c *cli.Command) string {
	if c == nil {
		return "copytrail"
	}
	return "copytrail-" + strings.ReplaceAll(c.Name, " ", "-")
}

func writeOverview(b *bytes.Buffer, p *cli.Program) {
	b.WriteString(".B copytrail\nCOMMAND [FLAGS] [ARGUMENTS]\n.SH DESCRIPTION\n")
	writeText(b, p.Description)
	writeCommands(b, p.Commands)
	b.WriteString(".SH EXIT STATUS\n")
	for _, e := range cli.Exits {
		fmt.Fprintf(b, ".TP\n.B %d\n%s\n", e.Code, roff(e.Meaning))
	}
	b.WriteString(".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nWhen set, no colour is used unless \\-\\-color always is given.\n")
	writeSeeAlso(b, p.Commands)
}

// writeCommand writes the page of one command from the synopsis on.
func writeCommand(b *bytes.Buffer, c *cli.Command) {
	fmt.Fprintf(b, ".B copytrail %s\n", c.Name)
	if len(c.Commands) > 0 {
		b.WriteString("COMMAND [FLAGS] [ARGUMENTS]\n.SH DESCRIPTION\n")
		writeText(b, c.Help)
		writeCommands(b, c.Commands)
		writeSeeAlso(b, c.Commands)
		return
	}
	flags := c.Flags()
	if flags.HasFlags() {
		b.WriteString("[FLAGS]\n")
	}
	fmt.Fprintf(b, "%s\n.SH DESCRIPTION\n", roff(c.Args))
	writeText(b, c.Help)
	if flags.HasFlags() {
		b.WriteString(".SH OPTIONS\n")
		flags.VisitAll(func(f *pflag.Flag) { writeFlag(b, f) })
	}
	b.WriteString(".SH SEE ALSO\n.BR copytrail (1)\n")
}

func writeCommands(b *bytes.Buffer, list []*cli.Command) {
	b.WriteString(".SH COMMANDS\n")
	for _, c := range list {
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", c.Name, roff(c.Summary))
	}
}

// writeSeeAlso names the pages of the commands in list.
func writeSeeAlso(b *bytes.Buffer, list []*cli.Command) {
	var pages []string
	for _, c := range list {
		pages = append(pages, ".BR "+pageName(c)+" (1)")
	}
	b.WriteString(".SH SEE ALSO\n" + strings.Join(pages, ",\n") + "\n")
}

// writeFlag writes one flag with its meaning.
func writeFlag(b *bytes.Buffer, f *pflag.Flag) {
	value, usage := cli.FlagText(f)
	left := "\\fB\\-\\-" + roff(f.Name) + "\\fR"
	if f.Shorthand != "" {
		left = "\\fB\\-" + f.Shorthand + "\\fR, " + left
	}
	if value != "" {
		left += " \\fI" + roff(value) + "\\fR"
	}
	fmt.Fprintf(b, ".TP\n%s\n%s\n", left, roff(usage))
}
