package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/cmd/copytrail/internal/wording"
	"copytrail/lsh"
	"copytrail/provenance"
	"copytrail/report"
	"copytrail/shingle"
)

const scanHelp = `
Compare all articles in PATH... with each other and report which of them reuse
the text of which others.

A PATH is a file, a folder, or - for standard input. JSON Lines, JSON, CSV,
Parquet, HTML pages, feeds, WARC, mail, plain text and Markdown are read, also
compressed and in zip and tar archives; the format is told from the content.
Fields are id, outlet, url, published, title, byline, lang, and text or html, or
what usual dumps call them.

By default the findings of reuse and the possible ones are reported; --relation
says which instead. Articles of one outlet are not compared with each other,
unless --same-outlet says so.

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
  copytrail scan --fail-on any --new drafts/ --against archive/
  copytrail scan --baseline accepted.jsonl --write-baseline articles/
  copytrail scan --baseline accepted.jsonl --fail-on rewrite,near-copy articles/
`

// scanOptions is what the flags of scan say.
type scanOptions struct {
	out      outputOptions
	judge    provenance.Options
	fields   map[string]string
	limits   map[string]int64
	relation map[provenance.Relation]bool
	gate     gateOptions
	inputs   inputs
	records  recordOptions
	outlets  outletOptions
	compared []knownArticle // what is in pairs worth judging, by time; with a baseline
	minScore float64
	tier     string
	lsh      string
	progress string
	strict   bool
	explain  bool
	features bool
	texts    bool
}

func scanCommand() *command {
	c := &command{name: "scan", args: "PATH...", summary: "find reuse among all articles in files and folders", help: scanHelp}
	c.prepare = func(fs *pflag.FlagSet) action {
		o := &scanOptions{judge: provenance.DefaultOptions, tier: "all", lsh: "bands"}
		o.bind(fs)
		return func(ctx context.Context, s *streams, args []string) (int, error) { return o.run(ctx, s, c, args) }
	}
	return c
}

func (o *scanOptions) bind(fs *pflag.FlagSet) {
	o.out.bind(fs)
	o.out.bindDetail(fs)
	all := func(provenance.Relation) bool { return true }
	fs.Var(relations{&o.relation, "all", all}, "relation", "which relations to report: all, or a list of "+wording.Choices(relationNames()))
	fs.Var(share{value: &o.minScore, whatItSays: "score"}, "min-score", "report only findings of at least this score")
	o.gate.bind(fs)
	o.inputs.bind(fs)
	o.records.bind(fs)
	o.outlets.bind(fs)
	fs.BoolVar(&o.strict, "strict", false, "exit with 2 when any record was skipped")

	fs.Var(window{&o.judge.Window}, "window", "compare articles at most this far apart: 30d, 48h; 0 is no limit")
	fs.BoolVar(&o.judge.SameOutlet, "same-outlet", false, "also compare articles of one outlet with each other")
	fs.Var(choice{&o.tier, []string{"all", "surface"}}, "tier", "surface looks for copies and excerpts only, not for rewrites")
	fs.Var(share{value: &o.judge.Similarity, openLow: true, whatItSays: "similarity"}, "similarity", "similarity of wording from which copies must be found")
	fs.Var(share{value: &o.judge.Recall, openLow: true, openHigh: true, whatItSays: "recall"}, "recall", "share of such copies that must be found")
	fs.Var(choice{&o.lsh, []string{"bands", "reference"}}, "lsh", "how copies are searched: our bands, or the published MinHash LSH")
	fs.BoolVar(&o.explain, "explain", false, "say how copies will be searched, and stop")

	fs.Var(fields{&o.fields}, "field", "read our field from another one, as in text=body; repeatable")
	fs.Var(limits{&o.limits}, "limit", limitsHelp)
	fs.BoolVar(&o.features, "features", false, "print in JSON what the judge measured")
	fs.BoolVar(&o.texts, "texts", false, "print in JSON the articles with their texts, so that copytrail report can make HTML of it later")
	fs.Var(count{&o.judge.Jobs}, "jobs", "articles to work on at once; 0 is one a core; changes no result")
	bindProgress(fs, &o.progress)
}

func relationNames() []string {
	var names []string
	for _, r := range provenance.Relations {
		names = append(names, r.String())
	}
	return names
}

func (o *scanOptions) run(ctx context.Context, s *streams, c *command, args []string) (int, error) {
	o.judge.Reference = o.lsh == "reference"
	if o.tier == "surface" {
		o.judge.Tier = provenance.TierSurface
	}
	if o.explain {
		explainSearch(s, o.judge)
		return exitOK, nil
	}
	if len(o.inputs.newer)+len(o.inputs.against) == 0 {
		if err := wantArgs(c, args, 1, -1); err != nil {
			return 0, err
		}
	}
	read := readOptions(o.fields, o.limits)
	read.Done = ctx.Done()
	reading := func() error { return o.records.apply(&read) }
	for _, prepare := range []func() error{o.settle, func() error { return o.inputs.settle(args, o.ours()) }, func() error { return o.out.check(s.out) }, reading, o.gate.load} {
		if err := prepare(); err != nil {
			return 0, err
		}
	}

	var err error
	if o.judge.Outlets, err = o.outlets.table(); err != nil {
		return 0, err
	}
	if o.gate.known != nil { // articles are known again by their words
		var prints fingerprinter
		o.judge.Compared = func(a *article.Article) {
			k := prints.known(a)
			k.ID, k.Outlet, k.URL = strings.Clone(k.ID), strings.Clone(k.Outlet), strings.Clone(k.URL) // a's hold its text
			k.Sketch = ""                                                                              // it is in bytes too
			o.compared = append(o.compared, k)
		}
	}
	progress := newBar(s.err, o.progress)
	o.judge.Progress = progress.update
	if progress.w != nil {
		progress.size, read.Consumed = sizeOf(slices.Concat(o.inputs.newer, o.inputs.all)), &progress.consumed
	}
	res, err := provenance.Scan(ctx, o.inputs.records(s.in, read), read, o.judge)
	progress.clear()
	if err != nil {
		return 0, fmt.Errorf("scanning: %w", err)
	}
	next := o.gate.next(res, o.compared, o.inputs.partial())
	if !o.out.quiet {
		listSkipped(s, res.Skipped, o.out.verbose)
		if res.Summary.Kept > 1 && res.Summary.Candidates == 0 && !o.judge.SameOutlet {
			s.hint("no two articles were worth comparing; those of one outlet are compared only with --same-outlet")
		}
	}
	if err := o.records.write(res.Skipped); err != nil {
		return 0, err
	}
	if err := o.out.write(ctx, s, res, report.Options{Run: o.describe(), Features: o.features, Texts: o.texts}); err != nil {
		return 0, err
	}
	return o.gate.verdict(s, res, o.trouble(res), next)
}

// ours are the files that the run writes, and its baseline.
func (o *scanOptions) ours() []string {
	if o.gate.baseline == "" {
		return o.out.files
	}
	return append(slices.Clone(o.out.files), o.gate.baseline)
}

// settle brings the flags about relations together.
func (o *scanOptions) settle() error {
	if o.relation == nil {
		o.relation = map[provenance.Relation]bool{provenance.Possible: true}
		for _, r := range provenance.Relations {
			if r.Reuse() || o.gate.failOn[r] {
				o.relation[r] = true
			}
		}
	}
	for _, r := range provenance.Relations {
		if o.gate.failOn[r] && !o.relation[r] {
			return &usageError{
				msg:  fmt.Sprintf("scan: --fail-on %s can never be met: --relation leaves it out", r),
				hint: fmt.Sprintf("add %s to --relation", r),
			}
		}
	}
	o.judge.Keep = func(f *provenance.Finding) bool {
		return o.relation[f.Relation] && f.Score >= o.minScore && (o.inputs.touches(f.Copy) || o.inputs.touches(f.Source))
	}
	o.judge.Wanted = func(r provenance.Relation) bool { return o.relation[r] }
	return nil
}

// describe says what the result depends on besides the articles.
func (o *scanOptions) describe() report.Run {
	opt := map[string]any{
		"tier":        o.tier,
		"lsh":         o.lsh,
		"window":      window{&o.judge.Window}.String(),
		"same_outlet": o.judge.SameOutlet,
		"similarity":  o.judge.Similarity,
		"recall":      o.judge.Recall,
		"relation":    strings.Split(relations{set: &o.relation}.String(), ","),
		"min_score":   o.minScore,
	}
	o.outlets.describe(opt)
	if len(o.inputs.newer) > 0 {
		opt["only_new"] = true
	}
	if o.inputs.since.set {
		opt["since"] = o.inputs.since.String()
	}
	if len(o.fields) > 0 {
		renamed := map[string]any{}
		for ours, theirs := range o.fields {
			renamed[ours] = theirs
		}
		opt["field"] = renamed
	}
	return report.Run{Version: version, Options: opt}
}

// maxSkipLines is how many skipped records are listed one by one: beyond it
// nobody reads them on a terminal, and JSON Lines has them all.
const maxSkipLines = 50

func listSkipped(s *streams, skipped []provenance.Skipped, all bool) {
	most := maxSkipLines
	if all {
		most = len(skipped)
	}
	for _, x := range skipped[:min(len(skipped), most)] {
		s.warn("%s: %s", x.Input, x.Reason)
	}
	if n := len(skipped) - most; n > 0 {
		s.warn("%s more skipped", wording.Count(n, "record"))
		s.hint("-o FILE.jsonl keeps a list of all")
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

// explainSearch prints the bands and rows that the options lead to, and how
// likely a pair of articles is to be compared at each similarity.
func explainSearch(s *streams, opt provenance.Options) {
	p := lsh.Fit(opt.Similarity, opt.Recall, shingle.Bins)
	fmt.Fprintf(s.out, `Copies are searched with signatures of %d rows in %d bands of %d.
Two articles are compared when they agree on all rows of at least one band.
At similarity %.2f that happens with probability %.4f (asked for: %g).

  similarity   compared with probability
`, shingle.Bins, p.Bands, p.Rows, opt.Similarity, p.Probability(opt.Similarity), opt.Recall)
	const steps, columns = 20, 40
	for i := range steps + 1 {
		j := float64(i) / steps
		prob := p.Probability(j)
		curve := strings.Repeat("#", int(prob*columns+0.5))
		fmt.Fprintln(s.out, strings.TrimRight(fmt.Sprintf("        %.2f   %.4f  %s", j, prob, curve), " "))
	}
	fmt.Fprint(s.out, `
Similarity is the Jaccard similarity of the runs of three words of two articles.
`)
	if opt.Tier == provenance.TierSurface {
		fmt.Fprintln(s.out, "Rewrites are not searched (--tier surface).")
		return
	}
	fmt.Fprintln(s.out, "Rewrites share too little wording for this; they are searched by the pairs of\nrare terms that stand in one sentence.")
}
