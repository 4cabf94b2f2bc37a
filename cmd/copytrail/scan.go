package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/gate"
	"copytrail/cmd/copytrail/internal/input"
	"copytrail/cmd/copytrail/internal/output"
	"copytrail/cmd/copytrail/internal/progress"
	"copytrail/cmd/copytrail/internal/search"
	"copytrail/cmd/copytrail/internal/wording"
	"copytrail/provenance"
	"copytrail/report"
)

const scanHelp = `
Compare all articles in PATH... with each other and report which of them reuse
the text of which others.

A PATH is a file, a folder, or - for standard input. Read are JSON Lines, JSON,
CSV, Parquet, spreadsheets, pages (HTML, MHTML), feeds, WARC, mail, documents
(DOCX, ODT, RTF, EPUB), exports of press databases (Nexis, Factiva, ProQuest and
others), plain text and Markdown, also compressed and in zip and tar archives;
the format is told from the content.
Fields are id, outlet, url, published, title, byline, lang, and text or html, or
what usual dumps call them.

By default the findings of reuse and the possible ones are reported; --relation
says which instead. Articles of one outlet are not compared with each other,
unless --same-outlet says so.

--ignore names a text that does not count: a release that everybody got, the
text of a law, a company's note on itself. What an article has of it, also with
small edits, is neither compared nor in the coverage.

--licensed names outlets or owners that may print each other. What they have of
each other is reported, marked and counted apart, and does not fail the gate.

--new and --against part what is read: only pairs that touch a new article are
reported, each judged as in a scan of everything. --baseline leaves out what
somebody has accepted. It knows articles by id or address and text, or by text
alone: pages scraped again and renamed files stay accepted, and a new copy of an
accepted source is new.

Exit code: 0 when it ran; 1 when --fail-on is given and met; 2 when an input
could not be read, nothing was read at all, or, with --strict, any record was
skipped; 130 when it was interrupted. With --fail-on, the last line on standard
error is the verdict of the gate.

Examples:
  copytrail scan articles/
  copytrail scan feed.jsonl.zst -o report.html -o findings.jsonl
  copytrail scan --window 14d --relation rewrite,near-copy --min-score 0.9 news/
  zstd -dc crawl.jsonl.zst | copytrail scan --field text=body --format jsonl -
  copytrail scan --outlets owners.tsv --same-owner news/
  copytrail scan --licensed licences.tsv --fail-on any news/
  copytrail scan --ignore release.txt --ignore about-us.txt news/
  copytrail scan --fail-on any --new drafts/ --against archive/
  copytrail scan --baseline accepted.jsonl --write-baseline articles/
  copytrail scan --baseline accepted.jsonl --fail-on rewrite,near-copy articles/
`

// scanOptions is what the flags of scan say.
type scanOptions struct {
	out       output.Options
	selection output.Selection
	gate      gate.Gate
	sources   input.Sources
	records   input.Records
	outlets   input.Outlets
	licences  input.Licences
	ignore    input.Ignore
	search    search.Search
	reading   input.Reading
	progress  string
	strict    bool
	features  bool
	texts     bool
}

func scanCommand() *cli.Command {
	c := &cli.Command{Name: "scan", Args: "PATH...", Summary: "find reuse among all articles in files and folders", Help: scanHelp}
	c.Prepare = func(fs *pflag.FlagSet) cli.Action {
		o := &scanOptions{}
		o.bind(fs)
		return func(ctx context.Context, s *cli.Streams, args []string) (int, error) { return o.run(ctx, s, c, args) }
	}
	return c
}

func (o *scanOptions) bind(fs *pflag.FlagSet) {
	o.out.Bind(fs)
	o.out.BindDetail(fs)
	o.selection.Bind(fs)
	o.gate.Bind(fs)
	o.sources.Bind(fs)
	o.records.Bind(fs)
	o.outlets.Bind(fs)
	o.licences.Bind(fs)
	o.ignore.Bind(fs)
	fs.BoolVar(&o.strict, "strict", false, "exit with 2 when any record was skipped")
	o.search.Bind(fs)
	o.reading.Bind(fs)
	fs.BoolVar(&o.features, "features", false, "print in JSON what the judge measured")
	fs.BoolVar(&o.texts, "texts", false, "print in JSON the articles with their texts, so that copytrail report can make HTML of it later")
	o.search.BindJobs(fs)
	progress.Bind(fs, &o.progress)
}

func (o *scanOptions) run(ctx context.Context, s *cli.Streams, c *cli.Command, args []string) (int, error) {
	judge := o.search.Options()
	if o.search.Explain {
		search.PrintExplanation(s.Out, judge)
		return cli.ExitOK, nil
	}
	if !o.sources.Given() {
		if err := c.WantArgs(args, 1, -1); err != nil {
			return 0, err
		}
	}
	read := o.reading.Options(ctx)
	if err := o.prepare(s, args, &read, &judge); err != nil {
		return 0, err
	}
	var err error
	if judge.Ignore, err = o.ignore.Texts(ctx, read); err != nil {
		return 0, err
	}
	bar := progress.New(s.Err, o.progress)
	judge.Progress = bar.Update
	read.Consumed = bar.OfFiles(o.sources.Paths())
	res, err := provenance.Scan(ctx, o.sources.Records(s.In, read), read, judge)
	bar.Clear()
	if err != nil {
		return 0, fmt.Errorf("scanning: %w", err)
	}
	o.gate.Apply(res, o.sources.New.Partial())
	if !o.out.Quiet {
		listSkipped(s, res.Skipped, o.out.Verbose)
		if res.Summary.Kept > 1 && res.Summary.Candidates == 0 && !judge.SameOutlet {
			s.Hint("no two articles were worth comparing; those of one outlet are compared only with --same-outlet")
		}
	}
	if err := o.records.WriteSkipped(res.Skipped); err != nil {
		return 0, err
	}
	if err := o.out.Write(ctx, s, res, report.Options{Run: o.describe(), Features: o.features, Texts: o.texts}); err != nil {
		return 0, err
	}
	return o.gate.Verdict(s, res, o.trouble(res))
}

// prepare checks everything that can be checked before the run, reads the files that
// flags name, and sets how articles are read and judged.
func (o *scanOptions) prepare(s *cli.Streams, args []string, read *article.Options, judge *provenance.Options) error {
	ours := slices.Clone(o.out.Files)
	for _, file := range []string{o.gate.File, o.licences.File} {
		if file != "" {
			ours = append(ours, file)
		}
	}
	if err := o.selection.Settle(o.gate.FailOn); err != nil {
		return err
	}
	if err := o.sources.Settle(args, ours); err != nil {
		return err
	}
	if err := o.out.Check(s.Out); err != nil {
		return err
	}
	if err := o.records.Apply(read); err != nil {
		return err
	}
	if err := o.gate.Load(); err != nil {
		return err
	}
	var err error
	if judge.Licences, err = o.licences.Read(); err != nil {
		return err
	}
	judge.Outlets, err = o.outlets.Table()
	judge.Wanted = o.selection.Wants
	judge.Keep = func(f *provenance.Finding) bool {
		return o.selection.Keeps(f) && o.sources.New.Touches(f.Copy, f.Source)
	}
	judge.Compared = o.gate.Compared()
	return err
}

// describe returns what the result depends on besides the articles.
func (o *scanOptions) describe() report.Run {
	opt := map[string]any{}
	o.search.Describe(opt)
	o.selection.Describe(opt)
	o.outlets.Describe(opt)
	o.licences.Describe(opt)
	o.ignore.Describe(opt)
	o.sources.Describe(opt)
	o.reading.Describe(opt)
	return report.Run{Version: version, Options: opt}
}

// maxSkipLines is how many skipped records are listed one by one. Nobody reads more of
// them on a terminal, and JSON Lines has them all.
const maxSkipLines = 50

// listSkipped names the skipped records on standard error, all or the first ones.
func listSkipped(s *cli.Streams, skipped []provenance.Skipped, all bool) {
	most := maxSkipLines
	if all {
		most = len(skipped)
	}
	for _, x := range skipped[:min(len(skipped), most)] {
		s.Warn("%s: %s", x.Input, x.Reason)
	}
	if n := len(skipped) - most; n > 0 {
		s.Warn("%s more skipped", wording.Count(n, "record"))
		s.Hint("-o FILE.jsonl keeps a list of all")
	}
}

// trouble says what was not read that should have been, "" when nothing is missing.
func (o *scanOptions) trouble(res *provenance.Result) string {
	switch {
	case res.Summary.Kept == 0:
		return "no article was read"
	case res.Summary.Skips[article.ReasonUnreadable] > 0:
		return wording.Count(res.Summary.Skips[article.ReasonUnreadable], "input") + " could not be read"
	case o.strict && len(res.Skipped) > 0:
		return wording.Count(len(res.Skipped), "record") + " skipped, and --strict allows none"
	}
	return ""
}
