package provenance

import (
	"time"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/pile"
)

// Tier selects which candidate searches run.
type Tier uint8

// The tiers.
const (
	TierAll     Tier = iota // copies, near copies and excerpts, and rewrites
	TierSurface             // copies, near copies and excerpts only
)

// Options says how a pile is searched. Start from [DefaultOptions].
type Options struct {
	Tier       Tier
	Reference  bool                        // find surface candidates with the published MinHash LSH instead of ours
	Window     time.Duration               // compare articles at most this far apart; 0: no limit; unknown times always qualify
	SameOutlet bool                        // also compare articles of one outlet
	Similarity float64                     // the 3-shingle Jaccard from which a copy must be found, in (0, 1]
	Recall     float64                     // the share of such copies that must be found, in (0, 1)
	Keep       func(*finding.Finding) bool // which judged pairs become findings; nil: reuse and possible
	Outlets    *outlet.Table               // the outlets that are known; nil: [DefaultOutlets]
	Jobs       int                         // worker goroutines; 0: one a core. It never changes the result.

	// Ignore is texts whose words do not count: a release, a law, a company's note. What
	// articles have of them is neither compared nor in their coverage. A text of fewer than
	// eight words is found nowhere.
	Ignore []string

	// Licences say who may print whom, nil for nobody. Findings that they cover are marked
	// and counted apart.
	Licences *outlet.Licences

	// TempDir is where temporary files are made: what a large pile needs again later,
	// its texts above all, is kept on disk. "" is the system's place.
	TempDir string

	// Wanted, when not nil, tells of which relations Keep keeps any pair at all, so that
	// the articles of others need not be read again.
	Wanted func(finding.Relation) bool

	// Compared, when not nil, is called once for each article that is in a pair worth
	// judging, in order of time and id, from one goroutine. Neither the article nor its
	// text is held for long: who wants to know more of it than its findings tell takes
	// a copy of that, and knows it again by its id.
	Compared func(*article.Article)

	// Progress, when not nil, is called now and then from one goroutine with the
	// name of the stage, how much of it is done, and of how much (0: not known).
	Progress func(stage string, done, total int64)
}

// DefaultOptions is what a scan without flags uses. At a similarity of .35 copies with
// a third of their words edited are found; .5 would miss most of those, and finds no
// fewer other pairs to speak of.
var DefaultOptions = Options{Similarity: 0.35, Recall: 0.99}

// outlets returns the outlets that are known.
func (o *Options) outlets() *outlet.Table {
	if o.Outlets == nil {
		return outlet.Default()
	}
	return o.Outlets
}

// pile returns what a pile is read for.
func (o *Options) pile() pile.Options {
	return pile.Options{Rewrites: o.Tier == TierAll, Outlets: o.outlets(), TempDir: o.TempDir, Ignored: o.ignored()}
}

// ignored returns the texts whose words do not count, nil for none.
func (o *Options) ignored() *doc.Ignored {
	if len(o.Ignore) == 0 {
		return nil
	}
	return doc.NewIgnored(o.Ignore)
}

// search returns which pairs are candidates.
func (o *Options) search() pile.Search {
	return pile.Search{
		Reference: o.Reference, Window: o.Window, SameOutlet: o.SameOutlet,
		Similarity: o.Similarity, Recall: o.Recall,
	}
}

// showCompared shows the caller the articles of all candidates.
func (o *Options) showCompared(p *pile.Pile, candidates []pile.Candidate) {
	if o.Compared == nil {
		return
	}
	in := make([]bool, p.Len())
	for _, c := range candidates {
		in[c.A], in[c.B] = true, true
	}
	for n := range in {
		if in[n] {
			o.Compared(p.Whole(uint32(n)))
		}
	}
}
