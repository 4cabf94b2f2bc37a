package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/flagvalue"
	"copytrail/cmd/copytrail/internal/input"
	"copytrail/cmd/copytrail/internal/wording"
	"copytrail/provenance"
	"copytrail/report"
)

const showHelp = `
Print what is read from FILE...: the fields of each article, its text, and what
was set aside as page furniture and counts for nothing. This is the place to
look when a finding surprises. A time of publication that is not believed has
the reason beside it; what all times of an outlet tell stands at the end.

One article of many is named as FILE#ID, FILE:LINE or FILE#N. With --format
jsonl the articles are printed as JSON Lines that copytrail scan reads, which
turns a folder of pages into one file.

Examples:
  copytrail show page.html
  copytrail show feed.jsonl:311
  copytrail show --format jsonl pages/ > articles.jsonl
`

// showOptions is what the flags of show say.
type showOptions struct {
	format  string
	reading input.Reading
}

func showCommand() *cli.Command {
	c := &cli.Command{Name: "show", Args: "FILE...", Summary: "print what is read from a file, and what is set aside", Help: showHelp}
	c.Prepare = func(fs *pflag.FlagSet) cli.Action {
		o := &showOptions{format: "text"}
		fs.VarP(flagvalue.Choice{Value: &o.format, Words: []string{"text", "jsonl"}}, "format", "f", "text for people, jsonl for copytrail scan")
		o.reading.Bind(fs)
		return func(ctx context.Context, s *cli.Streams, args []string) (int, error) { return o.run(ctx, s, c, args) }
	}
	return c
}

func (o *showOptions) run(ctx context.Context, s *cli.Streams, c *cli.Command, args []string) (int, error) {
	if err := c.WantArgs(args, 1, -1); err != nil {
		return 0, err
	}
	print := printText
	if o.format == "jsonl" {
		print = printJSON
	}
	shown, code := 0, cli.ExitOK
	times := provenance.NewTimes()
	show := func(a *article.Article) error {
		a.Published = times.Add(a)
		if err := print(s.Out, a, shown); err != nil {
			return fmt.Errorf("writing standard output: %w", err)
		}
		shown++
		return nil
	}
	read := o.reading.Options(ctx)
	read.Origins = true
	for _, spec := range args {
		in, pick := input.Split(spec)
		if pick != "" {
			a, err := input.One(ctx, s, spec, read)
			if err == nil {
				err = show(a)
			}
			if err != nil {
				return 0, err
			}
			continue
		}
		for a, err := range article.Read([]string{in}, s.In, read) {
			if ctx.Err() != nil {
				return 0, ctx.Err()
			}
			if err != nil {
				s.Warn("%v", err)
				code = cli.ExitTrouble
				continue
			}
			if err := show(&a); err != nil {
				return 0, err
			}
		}
	}
	if o.format == "text" {
		if err := printTimes(s.Out, times.Outlets()); err != nil {
			return 0, fmt.Errorf("writing standard output: %w", err)
		}
	}
	return code, nil
}

// printTimes prints the outlets whose times are not all believed, as all articles shown
// together tell.
func printTimes(w io.Writer, outlets []provenance.PileOutlet) error {
	var b bytes.Buffer
	for _, o := range report.DoubtedTimes(outlets) {
		if b.Len() == 0 {
			fmt.Fprintf(&b, "\n%s\n\nTimes of publication that are not fully believed:\n", strings.Repeat("-", 72))
		}
		fmt.Fprintf(&b, "  %s\n", wording.Printable(o))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// printText prints a for a person; shown counts the articles before it.
func printText(w io.Writer, a *article.Article, shown int) error {
	var b bytes.Buffer
	if shown > 0 {
		fmt.Fprintf(&b, "\n%s\n\n", strings.Repeat("-", 72))
	}
	line := func(name, value string) { fmt.Fprintf(&b, "%-10s %s\n", name, wording.Printable(value)) }
	field := func(name, value string, known ...string) {
		if value == "" {
			line(name, "(none)")
			return
		}
		if from := a.Origin(name); from != "" {
			known = append(known, "from "+from)
		}
		if len(known) > 0 {
			value += " (" + strings.Join(known, "; ") + ")"
		}
		line(name, value)
	}
	known := "known to the " + a.Published.Precision.String()
	if a.Published.Precision > article.Day && !a.Published.ZoneKnown {
		known += ", zone not known"
	}
	if a.Published.Doubt != "" {
		known += "; " + a.Published.Doubt
	}
	aside := 0
	for _, f := range a.Furniture {
		aside += f.Len()
	}
	field("id", a.ID)
	field("outlet", a.Outlet)
	field("url", a.URL)
	field("published", a.Published.String(), known)
	if a.Fetched.Precision != article.NoTime {
		field("fetched", a.Fetched.String())
	}
	field("title", a.Title)
	field("byline", a.Byline)
	field("lang", a.Lang)
	line("read from", a.Place)
	field("text", fmt.Sprintf("%d bytes, of which %d are set aside", len(a.Text), aside))
	for _, n := range a.Notes {
		line("note", n)
	}

	content, from := "", 0
	for _, f := range a.Furniture {
		content += a.Text[from:f.Start]
		from = f.End
	}
	content += a.Text[from:]
	b.WriteString("\n")
	printLines(&b, "", content)
	if len(a.Furniture) > 0 {
		b.WriteString("\nSet aside as page furniture:\n")
		for _, f := range a.Furniture {
			printLines(&b, "  | ", a.Text[f.Start:f.End])
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

// printLines prints the lines of text that are not empty, and at most one empty
// line between them.
func printLines(b *bytes.Buffer, prefix, text string) {
	gap, printed := false, false
	for l := range strings.Lines(text) {
		l = strings.TrimRightFunc(l, unicode.IsSpace)
		if l == "" {
			gap = true
			continue
		}
		if gap && printed {
			b.WriteString(strings.TrimRight(prefix, " ") + "\n")
		}
		fmt.Fprintf(b, "%s%s\n", prefix, wording.Printable(l))
		gap, printed = false, true
	}
}

// printJSON prints a as a line that scan reads.
func printJSON(w io.Writer, a *article.Article, _ int) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(struct {
		ID        string `json:"id"`
		Outlet    string `json:"outlet,omitempty"`
		URL       string `json:"url,omitempty"`
		Published string `json:"published,omitempty"`
		Title     string `json:"title,omitempty"`
		Byline    string `json:"byline,omitempty"`
		Lang      string `json:"lang,omitempty"`
		Text      string `json:"text"`
	}{a.ID, a.Outlet, a.URL, a.Published.String(), a.Title, a.Byline, a.Lang, a.Text})
	if err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}
