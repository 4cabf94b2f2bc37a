// Package search has the flags that say which pairs of articles are compared: how far
// apart, of which outlets, and how copies and rewrites are searched. It also explains
// what they lead to.
package search

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/flagvalue"
	"copytrail/lsh"
	"copytrail/provenance"
	"copytrail/shingle"
)

// Search is --window, --same-outlet, --tier, --similarity, --recall, --lsh and
// --explain, and with BindJobs --jobs. The zero value is to be bound.
type Search struct {
	Explain bool // only say how copies will be searched

	judge provenance.Options
	tier  string
	lsh   string
}

// Bind adds the flags to fs.
func (s *Search) Bind(fs *pflag.FlagSet) {
	s.judge, s.tier, s.lsh = provenance.DefaultOptions, "all", "bands"
	fs.Var(flagvalue.Span{Value: &s.judge.Window}, "window", "compare articles at most this far apart: 30d, 48h; 0 is no limit")
	fs.BoolVar(&s.judge.SameOutlet, "same-outlet", false, "also compare articles of one outlet with each other")
	fs.Var(flagvalue.Choice{Value: &s.tier, Words: []string{"all", "surface"}}, "tier", "surface looks for copies and excerpts only, not for rewrites")
	fs.Var(flagvalue.Share{Value: &s.judge.Similarity, What: "similarity", Above0: true}, "similarity", "similarity of wording from which copies must be found")
	fs.Var(flagvalue.Share{Value: &s.judge.Recall, What: "recall", Above0: true, Below1: true}, "recall", "share of such copies that must be found")
	fs.Var(flagvalue.Choice{Value: &s.lsh, Words: []string{"bands", "reference"}}, "lsh", "how copies are searched: our bands, or the published MinHash LSH")
	fs.BoolVar(&s.Explain, "explain", false, "say how copies will be searched, and stop")
}

// BindJobs adds --jobs to fs. Bind must have been called.
func (s *Search) BindJobs(fs *pflag.FlagSet) {
	fs.Var(flagvalue.Count{Value: &s.judge.Jobs}, "jobs", "articles to work on at once; 0 is one a core; changes no result")
}

// Options returns what the flags say, and the defaults for all else.
func (s *Search) Options() provenance.Options {
	opt := s.judge
	opt.Reference = s.lsh == "reference"
	if s.tier == "surface" {
		opt.Tier = provenance.TierSurface
	}
	return opt
}

// Describe puts into opt what a result depends on, for report.Run.
func (s *Search) Describe(opt map[string]any) {
	opt["tier"] = s.tier
	opt["lsh"] = s.lsh
	opt["window"] = flagvalue.Span{Value: &s.judge.Window}.String()
	opt["same_outlet"] = s.judge.SameOutlet
	opt["similarity"] = s.judge.Similarity
	opt["recall"] = s.judge.Recall
}

// PrintExplanation prints the bands and rows that opt leads to, and how likely a pair
// of articles is to be compared at each similarity.
func PrintExplanation(w io.Writer, opt provenance.Options) {
	p := lsh.Fit(opt.Similarity, opt.Recall, shingle.Bins)
	fmt.Fprintf(w, `Copies are searched with signatures of %d rows in %d bands of %d.
Two articles are compared when they agree on all rows of at least one band.
At similarity %.2f that happens with probability %.4f (asked for: %g).

  similarity   compared with probability
`, shingle.Bins, p.Bands, p.Rows, opt.Similarity, p.Probability(opt.Similarity), opt.Recall)
	const steps, columns = 20, 40
	for i := range steps + 1 {
		j := float64(i) / steps
		prob := p.Probability(j)
		curve := strings.Repeat("#", int(prob*columns+0.5))
		fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("        %.2f   %.4f  %s", j, prob, curve), " "))
	}
	fmt.Fprint(w, `
Similarity is the Jaccard similarity of the runs of three words of two articles.
`)
	if opt.Tier == provenance.TierSurface {
		fmt.Fprintln(w, "Rewrites are not searched (--tier surface).")
		return
	}
	fmt.Fprintln(w, "Rewrites share too little wording for this; they are searched by the pairs of\nrare terms that stand in one sentence.")
}
