package pile

import (
	"slices"
	"time"

	"copytrail/lsh"
	"copytrail/provenance/internal/parallel"
	"copytrail/shingle"
)

// Search says which pairs are worth comparing.
type Search struct {
	Reference  bool          // find copies with the published MinHash LSH instead of ours
	Window     time.Duration // articles at most this far apart, as far as times are known; 0: no limit for copies, RewriteWindow for rewrites
	SameOutlet bool          // also articles of one outlet
	Similarity float64       // the 3-shingle Jaccard from which a copy must be found, in (0, 1]
	Recall     float64       // the share of such copies that must be found, in (0, 1)
}

// Candidate is a pair worth comparing, and how it was found.
type Candidate struct {
	lsh.Pair
	Found
}

// Found says by which searches a pair was found: what it may be.
type Found uint8

// The searches.
const (
	ByBands  Found = 1 << iota // its wording is alike: it may be a copy
	ByPrints                   // it has a run of words in common: it may have an excerpt
	ByKeys                     // it has pairs of rare terms in common: it may be a rewrite
)

// Candidates is what a search found.
type Candidates struct {
	Pairs   []Candidate // in order of their articles
	Cut     int         // pairs left out because a bucket or key was too common
	Crowded int         // pairs left out because both are later printings of one crowd
}

const (
	// maxKeyArticles is the number of articles within the window beyond which a
	// rare pair is not rare.
	maxKeyArticles = 20
	// minKeys is m: how many rare pairs a candidate must share. In a small pile,
	// or for an article that has few, two suffice.
	minKeys = 3
	// smallPile is how many articles make a pile small: two keys in common give
	// three times the candidates that three do, and 1 % more of the rewrites.
	smallPile = 20_000
	// tinyPile is the number of articles up to which every pair is judged: it takes
	// less than a second, and nothing can be missed.
	tinyPile = 128
	// maxPrintArticles bounds a fingerprint: a run of words in more articles is
	// boilerplate, or a wire story that the bands find anyway.
	maxPrintArticles = 12
	// keyMemory is how many bytes of keys are held before they go to a temporary file.
	keyMemory = 64 << 20
	// maxCandidates bounds the candidates of one article.
	maxCandidates = 64
	// RewriteWindow is how far apart a rewrite and its source may be when no
	// window is asked for: news is rewritten in days. Copies have no such bound.
	RewriteWindow = 30 * 24 * time.Hour
)

// search is the work of one search.
type search struct {
	*Pile
	*crowds
	w     *parallel.Workers
	opt   Search
	days  []int32 // of publication
	all   []Candidate
	found Candidates
}

// Candidates finds the pairs worth comparing. It is called once: what the search needs
// and later stages do not is given up afterwards.
func (p *Pile) Candidates(w *parallel.Workers, opt Search) (*Candidates, error) {
	s := &search{Pile: p, w: w, opt: opt, days: make([]int32, p.Len())}
	for i, e := range p.articles {
		s.days[i] = e.published.day()
	}
	if err := s.findCopies(); err != nil {
		return nil, err
	}
	if p.rewrites && p.Len() <= tinyPile {
		for i := range p.articles {
			for j := range i {
				s.add(lsh.Pair{A: uint32(j), B: uint32(i)}, ByBands)
			}
		}
	} else if p.rewrites {
		if err := s.findRewrites(); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(s.all, func(x, y Candidate) int { return x.Compare(y.Pair) })
	pairs := s.all[:0]
	for _, c := range s.all {
		if n := len(pairs); n > 0 && pairs[n-1].Pair == c.Pair {
			pairs[n-1].Found |= c.Found
			continue
		}
		pairs = append(pairs, c)
	}
	s.found.Pairs = pairs
	return &s.found, p.trouble(w)
}

// add adds a pair unless it is not to be compared.
func (s *search) add(p lsh.Pair, by Found) {
	a, b := &s.articles[p.A], &s.articles[p.B]
	if s.crowded(p) {
		return
	}
	if !s.opt.SameOutlet && a.outlet != "" && a.outlet == b.outlet || !a.published.within(b.published, s.opt.Window) {
		return
	}
	s.all = append(s.all, Candidate{p, by})
}

// findCopies finds the pairs of similar signatures, and those with a verbatim run
// in common.
func (s *search) findCopies() error {
	const stage = "finding copies"
	s.w.Progress(stage, 0, 0)
	sigs := newSignatures(s.Pile)
	copies, err := s.similar(sigs)
	if err != nil {
		return err
	}
	s.crowds = findCrowds(s.Len(), sigs, copies, s.opt.Window > 0)
	s.found.Crowded = s.crowds.left
	for _, p := range copies {
		s.add(p, ByBands)
	}
	for _, p := range s.crowds.pairs() {
		s.add(p, ByBands)
	}
	if err := s.signatures.trouble(); err != nil {
		return err
	}
	s.signatures.close() // nobody asks again
	prints := lsh.NewKeys(lsh.KeyOptions{
		MinShared: 1, MaxFrequency: maxPrintArticles, MaxCandidates: maxCandidates,
		Memory: keyMemory, TempDir: s.tempDir, Each: s.w.Spread,
	})
	defer prints.Close()
	type shared struct {
		prints []uint64
		ends   []int // where those of each article end
	}
	if err := parallel.Chunked(s.w, stage, s.Len(), func(_, i int, r *shared) {
		r.prints = s.sharedPrints(r.prints, i)
		r.ends = append(r.ends, len(r.prints))
	}, func(from int, r *shared) {
		start := 0
		for i, end := range r.ends {
			prints.Add(uint32(from+i), r.prints[start:end])
			start = end
		}
		r.prints, r.ends = r.prints[:0], r.ends[:0]
	}); err != nil {
		return err
	}
	s.common.counts = nil
	pairs, stats, err := prints.Pairs(s.days, wholeDays(max(s.opt.Window, 0)))
	s.found.Cut += stats.Cut
	for _, p := range pairs {
		s.add(p.Pair, ByPrints)
	}
	return err
}

// similar returns the pairs of similar signatures.
func (s *search) similar(sigs *signatures) ([]lsh.Pair, error) {
	params := lsh.Fit(s.opt.Similarity, s.opt.Recall, shingle.Bins)
	if !s.opt.Reference {
		pairs, stats := lsh.BandPairs(sigs, params, lsh.BandOptions{MinSimilarity: s.opt.Similarity / 2, Each: s.w.Spread})
		s.found.Cut += stats.Cut
		return pairs, nil
	}
	pairs, err := lsh.ReferencePairs(sigs.all(), params)
	return slices.DeleteFunc(pairs, func(p lsh.Pair) bool { return sigs.similarity(p) < s.opt.Similarity/2 }), err
}

// wholeDays returns a window in whole days, rounded up; 0 for none.
func wholeDays(window time.Duration) int {
	const aDay = 24 * time.Hour
	return int((window + aDay - 1) / aDay)
}
