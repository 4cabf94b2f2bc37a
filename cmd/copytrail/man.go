package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"copytrail/cmd/copytrail/internal/files"

	"github.com/spf13/pflag"
)

const manHelp = `
Print the manual page of copytrail, or of one command, made of the same tables
as the help. With -o, all pages are written into a folder.

Examples:
  copytrail man scan | man -l -
  copytrail man -o /usr/local/share/man/man1
`

func manCommand() *command {
	c := &command{name: "man", args: "[COMMAND]", summary: "print manual pages", help: manHelp}
	c.prepare = func(fs *pflag.FlagSet) action {
		folder := ""
		fs.StringVarP(&folder, "output", "o", "", "write all pages into the folder `PATH`")
		return func(_ context.Context, s *streams, args []string) (int, error) {
			if err := wantArgs(c, args, 0, 1); err != nil {
				return 0, err
			}
			if folder != "" {
				if len(args) > 0 {
					return 0, &usageError{msg: "man: --output writes all pages (want no COMMAND)"}
				}
				return exitOK, writeManPages(folder)
			}
			var about *command // nil: of copytrail
			if len(args) == 1 {
				if about = lookup(args[0]); about == nil {
					return 0, unknownCommand(args[0])
				}
			}
			if _, err := s.out.Write(manPage(about)); err != nil {
				return 0, fmt.Errorf("writing standard output: %w", err)
			}
			return exitOK, nil
		}
	}
	return c
}

func writeManPages(folder string) error {
	if fi, err := os.Stat(folder); err != nil || !fi.IsDir() {
		return fmt.Errorf("writing %s: no such folder", folder)
	}
	for _, c := range append([]*command{nil}, commands()...) {
		page := func(w io.Writer) error { _, err := w.Write(manPage(c)); return err }
		if err := files.Replace(filepath.Join(folder, manName(c)+".1"), page); err != nil {
			return err
		}
	}
	return nil
}

// manName is what a page is called: copytrail-scan.
func manName(c *command) string {
	if c == nil {
		return "copytrail"
	}
	return "copytrail-" + c.name
}

// manPage returns the page of c, or that of copytrail when c is nil, in the macros
// of man(7). It has no date: the same source gives the same page.
func manPage(c *command) []byte {
	var b bytes.Buffer
	name := manName(c)
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"copytrail %s\" \"copytrail manual\"\n.nh\n.ad l\n", strings.ToUpper(name), version)
	summary := "find which articles reuse the text of which others"
	if c != nil {
		summary = c.summary
	}
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n.SH SYNOPSIS\n", roff(name), roff(summary))
	if c == nil {
		manOverview(&b)
		return b.Bytes()
	}
	flags := flagsOf(c)
	fmt.Fprintf(&b, ".B copytrail %s\n", c.name)
	if flags.HasFlags() {
		b.WriteString("[FLAGS]\n")
	}
	fmt.Fprintf(&b, "%s\n.SH DESCRIPTION\n", roff(c.args))
	manText(&b, c.help)
	if flags.HasFlags() {
		b.WriteString(".SH OPTIONS\n")
		flags.VisitAll(func(f *pflag.Flag) { manFlag(&b, f) })
	}
	b.WriteString(".SH SEE ALSO\n.BR copytrail (1)\n")
	return b.Bytes()
}

func manOverview(b *bytes.Buffer) {
	b.WriteString(".B copytrail\nCOMMAND [FLAGS] [ARGUMENTS]\n.SH DESCRIPTION\n")
	manText(b, "Copytrail finds which articles in a pile reuse the text of which others: how much, in which direction, with or without credit, and on what evidence. It works on files, and uses no network.")
	b.WriteString(".SH COMMANDS\n")
	var pages []string
	for _, c := range commands() {
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", c.name, roff(c.summary))
		pages = append(pages, ".BR "+manName(c)+" (1)")
	}
	b.WriteString(".SH EXIT STATUS\n")
	for _, e := range exitCodes {
		fmt.Fprintf(b, ".TP\n.B %d\n%s\n", e.code, roff(e.meaning))
	}
	b.WriteString(".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nWhen set, no colour is used unless \\-\\-color always is given.\n")
	b.WriteString(".SH SEE ALSO\n" + strings.Join(pages, ",\n") + "\n")
}

// manFlag prints one flag with its meaning.
func manFlag(b *bytes.Buffer, f *pflag.Flag) {
	value, usage := pflag.UnquoteUsage(f)
	left := "\\fB\\-\\-" + roff(f.Name) + "\\fR"
	if f.Shorthand != "" {
		left = "\\fB\\-" + f.Shorthand + "\\fR, " + left
	}
	if f.Value.Type() != "bool" {
		left += " \\fI" + roff(value) + "\\fR"
		if d := f.DefValue; d != "" && d != "0" {
			usage += " (default " + d + ")"
		}
	}
	fmt.Fprintf(b, ".TP\n%s\n%s\n", left, roff(usage))
}

// manText prints the paragraphs of a help text. Indented lines stand as they are.
func manText(b *bytes.Buffer, help string) {
	literal, empty := false, true
	for l := range strings.Lines(strings.TrimSpace(help)) {
		l = strings.TrimRight(l, "\n")
		indented := strings.HasPrefix(l, "  ")
		switch {
		case indented && !literal:
			b.WriteString(".PP\n.RS 4\n.nf\n")
			literal = true
		case !indented && literal:
			b.WriteString(".fi\n.RE\n")
			literal = false
			empty = true
		}
		if l == "" {
			empty = true
			continue
		}
		if empty && !indented {
			b.WriteString(".PP\n")
		}
		empty = false
		b.WriteString(roff(strings.TrimPrefix(l, "  ")) + "\n")
	}
	if literal {
		b.WriteString(".fi\n.RE\n")
	}
}

// roff returns s as text that troff prints as it is.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`).Replace(s)
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	return s
}
