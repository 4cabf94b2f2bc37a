package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/lsh"
	"copytrail/provenance"
	"copytrail/report"
	"copytrail/shingle"
)

const scanHelp = `
Compare all articles in PATH... with each other and report which of them reuse
the text of which others.

A PATH is a file, a folder, or - for standard input. JSON Lines, plain text,
Markdown and HTML pages are read, also as .gz and .zst. Fields in JSON are id,
outlet, url, published, title, byline, lang, and text or html.

By default the findings of reuse and the possible ones are reported; --relation
says which instead. Articles of one outlet are not compared with each other,
unless --same-outlet says so.

Exit code: 0 when it ran; 1 when --fail-on is given and met; 2 when an input
could not be read, nothing was read at all, or, with --strict, any record was
skipped.

Examples:
  copytrail scan articles/
  copytrail scan feed.jsonl.zst -o report.html -o findings.jsonl
  copytrail scan --window 14d --relation rewrite,near-copy --min-score 0.9 news/
  zstd -dc crawl.jsonl.zst | copytrail scan --field text=body --format jsonl -
  copytrail scan --fail-on any --strict drafts/ archive/
`

// scanOptions is what the flags of scan say.
type scanOptions struct {
	out      outputOptions
	judge    provenance.Options
	fields   map[string]string
	relation map[provenance.Relation]bool
	failOn   map[provenance.Relation]bool
	minScore float64
	tier     string
	lsh      string
	progress string
	strict   bool
	quiet    bool
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
	all := func(provenance.Relation) bool { return true }
	fs.Var(relations{&o.relation, "all", all}, "relation", "which relations to report: all, or a list of "+wanted(relationNames()))
	fs.Var(share{value: &o.minScore, whatItSays: "score"}, "min-score", "report only findings of at least this score")
	fs.Var(relations{&o.failOn, "any", provenance.Relation.Reuse}, "fail-on", "exit with 1 when one of these relations is found; any is all reuse")
	fs.BoolVar(&o.strict, "strict", false, "exit with 2 when any record was skipped")

	fs.Var(window{&o.judge.Window}, "window", "compare articles at most this far apart: 30d, 48h; 0 is no limit")
	fs.BoolVar(&o.judge.SameOutlet, "same-outlet", false, "also compare articles of one outlet with each other")
	fs.Var(choice{&o.tier, []string{"all", "surface"}}, "tier", "surface looks for copies and excerpts only, not for rewrites")
	fs.Var(share{value: &o.judge.Similarity, openLow: true, whatItSays: "similarity"}, "similarity", "similarity of wording from which copies must be found")
	fs.Var(share{value: &o.judge.Recall, openLow: true, openHigh: true, whatItSays: "recall"}, "recall", "share of such copies that must be found")
	fs.Var(choice{&o.lsh, []string{"bands", "reference"}}, "lsh", "how copies are searched: our bands, or the published MinHash LSH")
	fs.BoolVar(&o.explain, "explain", false, "say how copies will be searched, and stop")

	fs.Var(fields{&o.fields}, "field", "read our field from another one, as in text=body; repeatable")
	fs.BoolVar(&o.features, "features", false, "print in JSON what the judge measured")
	fs.BoolVar(&o.texts, "texts", false, "print in JSON the articles with their texts, so that copytrail report can make HTML of it later")
	fs.Var(count{&o.judge.Jobs}, "jobs", "articles to work on at once; 0 is one a core; changes no result")
	bindProgress(fs, &o.progress)
	fs.BoolVarP(&o.quiet, "quiet", "q", false, "do not list skipped records on standard error")
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
	if err := wantArgs(c, args, 1, -1); err != nil {
		return 0, err
	}
	if err := o.settle(); err != nil {
		return 0, err
	}
	if err := o.out.check(); err != nil {
		return 0, err
	}

	progress := newBar(s.err, o.progress)
	o.judge.Progress = progress.update
	read := readOptions(o.fields)
	res, err := provenance.Scan(ctx, article.Scan(args, s.in, read), read, o.judge)
	progress.clear()
	if err != nil {
		return 0, fmt.Errorf("scanning: %w", err)
	}
	if !o.quiet {
		listSkipped(s, res.Skipped)
		if res.Summary.Kept > 1 && res.Summary.Candidates == 0 && !o.judge.SameOutlet {
			s.hint("no two articles were worth comparing; those of one outlet are compared only with --same-outlet")
		}
	}
	if err := o.out.write(s, res, report.Options{Run: o.describe(), Features: o.features, Texts: o.texts}); err != nil {
		return 0, err
	}
	return o.verdict(s, res), nil
}

// settle brings the flags about relations together.
func (o *scanOptions) settle() error {
	if o.relation == nil {
		o.relation = map[provenance.Relation]bool{provenance.Possible: true}
		for _, r := range provenance.Relations {
			if r.Reuse() || o.failOn[r] {
				o.relation[r] = true
			}
		}
	}
	for _, r := range provenance.Relations {
		if o.failOn[r] && !o.relation[r] {
			return &usageError{
				msg:  fmt.Sprintf("scan: --fail-on %s can never be met: --relation leaves it out", r),
				hint: fmt.Sprintf("add %s to --relation", r),
			}
		}
	}
	o.judge.Keep = func(f *provenance.Finding) bool {
		return o.relation[f.Relation] && f.Score >= o.minScore
	}
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

func listSkipped(s *streams, skipped []provenance.Skipped) {
	for _, x := range skipped[:min(len(skipped), maxSkipLines)] {
		s.warn("%s: %s", x.Input, x.Reason)
	}
	if n := len(skipped) - maxSkipLines; n > 0 {
		s.warn("%s more skipped", counted(n, "record"))
		s.hint("-o FILE.jsonl keeps a list of all")
	}
}

// verdict returns the exit code and says on standard error what it means when
// it is not 0. Trouble is stronger than the gate: a gate that did not see
// everything has not decided.
func (o *scanOptions) verdict(s *streams, res *provenance.Result) int {
	switch {
	case res.Summary.Kept == 0:
		s.warn("no article was read")
		return exitTrouble
	case res.Summary.Skips[article.ReasonUnreadable] > 0:
		s.warn("%s could not be read", counted(res.Summary.Skips[article.ReasonUnreadable], "input"))
		return exitTrouble
	case o.strict && len(res.Skipped) > 0:
		s.warn("%s skipped, and --strict allows none", counted(len(res.Skipped), "record"))
		return exitTrouble
	}
	at := map[provenance.Relation]int{}
	total := 0
	for i := range res.Findings {
		if r := res.Findings[i].Relation; o.failOn[r] {
			at[r]++
			total++
		}
	}
	if total == 0 {
		return exitOK
	}
	var parts []string
	for _, r := range slices.Backward(slices.Sorted(maps.Keys(at))) {
		parts = append(parts, fmt.Sprintf("%d %s", at[r], r))
	}
	s.warn("%s at the gate: %s", counted(total, "finding"), strings.Join(parts, ", "))
	return exitGate
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
