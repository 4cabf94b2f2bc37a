package pile

import (
	"slices"
	"time"

	"copytrail/lsh"
	"copytrail/provenance/internal/parallel"
	"copytrail/shingle"
)

// Search are the options of [Pile.Candidates].
type Search struct {
	Reference  bool          // find copies with the published MinHash LSH instead of ours
	Window     time.Duration // the largest distance in time, where times are known; 0: no limit for copies, 30 days for rewrites
	SameOutlet bool          // also articles of one outlet
	Similarity float64       // the 3-shingle Jaccard from which a copy must be found, in (0, 1]
	Recall     float64       // the share of such copies that must be found, in (0, 1)
}

// Candidate is a pair of articles worth comparing, and the searches that found it.
type Candidate struct {
	lsh.Pair
	FoundBy
}

// FoundBy is a set of searches, as bits.
type FoundBy uint8

// The searches.
const (
	ByBands  FoundBy = 1 << iota // similar signatures: the pair may be a copy. Also every pair of a tiny pile
	ByPrints                     // a run of words in common: there may be an excerpt
	ByKeys                       // pairs of rare terms in common: it may be a rewrite
)

// Candidates is the result of a search.
type Candidates struct {
	Pairs   []Candidate // sorted by their articles
	Own     [][2]uint32 // pairs of one outlet of which one may have most of the other, sorted; also those in Pairs
	Cut     int         // pairs left out because a bucket or key was too common
	Crowded int         // pairs left out because both articles are later printings of one crowd
	Same    SameOutlet  // pairs left out because both articles are of one outlet
}

const (
	// maxKeyArticles is the largest number of articles within the window that may have a
	// key. A key in more articles is ignored: its terms are not rare.
	maxKeyArticles = 20
	// minKeys is how many keys a candidate must have in common. In a small pile, or for
	// an article with few keys, two suffice.
	minKeys = 3
	// smallPile is the largest number of articles of a small pile. To require two keys
	// instead of three gives three times the candidates and 1 % more of the rewrites.
	smallPile = 20_000
	// tinyPile is the largest number of articles of which every pair is judged. That
	// takes less than a second and misses nothing.
	tinyPile = 128
	// maxPrintArticles is the largest number of articles that may have a fingerprint. A
	// run of words in more articles is boilerplate, or a wire story that the bands find.
	maxPrintArticles = 12
	// keyMemory is how many bytes of keys are held before they go to a temporary file.
	keyMemory = 64 << 20
	// maxCandidates bounds the candidates of one article.
	maxCandidates = 64
	// rewriteWindow is the largest distance in time between a rewrite and its source
	// when the search has no window: news is rewritten within days. Copies have no limit.
	rewriteWindow = 30 * 24 * time.Hour
)

// search is the state of one call of Candidates.
type search struct {
	*Pile
	*crowds
	w     *parallel.Workers
	opt   Search
	days  []int32 // of publication, by article
	all   []Candidate
	same  []lsh.Pair // pairs of one outlet, some more than once
	found Candidates
}

// Candidates finds the pairs worth comparing. It can be called only once, because it
// releases the data that only the search needs. The error is that of the workers' context
// or of the temporary files.
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
			pairs[n-1].FoundBy |= c.FoundBy
			continue
		}
		pairs = append(pairs, c)
	}
	s.found.Pairs = pairs
	s.found.Same = s.leftOut(s.same)
	slices.SortFunc(s.found.Own, func(x, y [2]uint32) int { return slices.Compare(x[:], y[:]) })
	s.found.Own = slices.Compact(s.found.Own)
	if err := s.keepContained(); err != nil {
		return nil, err
	}
	s.addVersions()
	return &s.found, p.stageErr(w)
}

// add adds a pair, unless it is crowded, of one outlet or outside the window.
func (s *search) add(p lsh.Pair, by FoundBy) {
	a, b := &s.articles[p.A], &s.articles[p.B]
	if s.crowded(p) {
		return
	}
	inWindow := a.published.within(b.published, s.opt.Window)
	if a.outlet != "" && a.outlet == b.outlet {
		if by&(ByBands|ByPrints) != 0 {
			s.found.Own = append(s.found.Own, [2]uint32{min(p.A, p.B), max(p.A, p.B)})
		}
		if !s.opt.SameOutlet {
			if inWindow {
				s.same = append(s.same, p)
			}
			return
		}
	}
	if !inWindow {
		return
	}
	s.all = append(s.all, Candidate{p, by})
}

// Within reports whether a and b were published within a window of each other, as far as
// their times are known; with 0 they always are.
func (p *Pile) Within(a, b uint32, window time.Duration) bool {
	return p.articles[a].published.within(p.articles[b].published, window)
}

// addVersions adds to the pairs of one outlet those of texts of one address that are versions
// of one article: each with the first and with the one before.
func (s *search) addVersions() {
	first, before := map[uint32]uint32{}, map[uint32]uint32{}
	for i := range s.articles {
		n, group := uint32(i), s.articles[i].versions
		if group == 0 {
			continue
		}
		if f, ok := first[group]; ok {
			s.found.Own = append(s.found.Own, [2]uint32{f, n}, [2]uint32{before[group], n})
		} else {
			first[group] = n
		}
		before[group] = n
	}
	if len(first) > 0 {
		slices.SortFunc(s.found.Own, func(x, y [2]uint32) int { return slices.Compare(x[:], y[:]) })
		s.found.Own = slices.Compact(s.found.Own)
	}
}

// Versions reports whether a and b are texts of one address that have wording in common.
func (p *Pile) Versions(a, b uint32) bool {
	x := p.articles[a].versions
	return x != 0 && x == p.articles[b].versions
}

// Later reports whether the address of article n is known to have had another version of the
// article before this one, whatever their times say.
func (p *Pile) Later(n uint32) bool { return p.articles[n].later }

// findCopies finds the pairs with similar signatures and those with a fingerprint in
// common.
func (s *search) findCopies() error {
	const stage = "finding copies"
	s.w.Progress(stage, 0, 0)
	sigs := newSignatures(s.Pile)
	copies, err := s.similar(sigs)
	if err != nil {
		return err
	}
	s.crowds = findCrowds(s.Len(), sigs, copies, s.opt.Window > 0)
	s.found.Crowded = s.crowds.skipped
	for _, p := range copies {
		s.add(p, ByBands)
	}
	for _, p := range s.crowds.pairs() {
		s.add(p, ByBands)
	}
	if err := s.signatures.Err(); err != nil {
		return err
	}
	s.signatures.close() // no later stage reads them
	prints := lsh.NewKeys(lsh.KeyOptions{
		MinShared: 1, MaxFrequency: maxPrintArticles, MaxCandidates: maxCandidates,
		Memory: keyMemory, TempDir: s.tempDir, Each: s.w.Spread,
	})
	defer prints.Close()
	many := newManyVersions(s.Pile)
	type shared struct {
		prints []uint64
		ends   []int // where the prints of each article end
	}
	if err := parallel.Chunked(s.w, stage, s.Len(), func(_, i int, r *shared) {
		r.prints = s.sharedPrints(r.prints, i)
		r.ends = append(r.ends, len(r.prints))
	}, func(from int, r *shared) {
		start := 0
		for i, end := range r.ends {
			prints.Add(uint32(from+i), many.unheard(from+i, r.prints[start:end]))
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

// similar returns the pairs with similar signatures.
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

// wholeDays returns a window in days, rounded up.
func wholeDays(window time.Duration) int {
	const aDay = 24 * time.Hour
	return int((window + aDay - 1) / aDay)
}

// ownContained is the least share of the fingerprints of one text that the other has for a
// pair of one outlet to be measured. It is well below the share of its 3-grams by which a
// text is a printing: changes of single words cost eight words of a fingerprint each.
const ownContained = 0.25

// keepContained keeps the pairs of one outlet of which one text may have most of the other.
// Most have a paragraph in common, which tells the background of a running story.
func (s *search) keepContained() error {
	keep := make([]bool, len(s.found.Own))
	err := s.w.Each(len(keep), func(_, i int) {
		a := s.prints(nil, &s.articles[s.found.Own[i][0]])
		b := s.prints(nil, &s.articles[s.found.Own[i][1]])
		if len(a) > len(b) {
			a, b = b, a
		}
		slices.Sort(b)
		n := 0
		for _, x := range a {
			if _, ok := slices.BinarySearch(b, x); ok {
				n++
			}
		}
		keep[i] = float64(n) >= ownContained*float64(len(a))
	})
	kept := s.found.Own[:0]
	for i, pair := range s.found.Own {
		if keep[i] {
			kept = append(kept, pair)
		}
	}
	s.found.Own = kept
	return err
}
