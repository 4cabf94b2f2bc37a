package provenance

import (
	"copytrail/lsh"
	"copytrail/provenance/internal/doc"
	"copytrail/shingle"
	"maps"
	"slices"
	"time"
)

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

// find fills s.pairs with the pairs worth judging.
func (s *scan) find() error {
	dates := make([]int32, len(s.pile))
	for i, e := range s.pile {
		dates[i] = e.published.day()
	}
	var all []candidate
	add := func(p lsh.Pair, by found) {
		a, b := &s.pile[p.A], &s.pile[p.B]
		if s.crowded(p) {
			return
		}
		if !s.opt.SameOutlet && a.outlet != "" && a.outlet == b.outlet || !a.published.within(b.published, s.opt.Window) {
			return
		}
		all = append(all, candidate{p, by})
	}
	if err := s.findCopies(add, dates); err != nil {
		return err
	}
	if s.opt.Tier == TierAll && len(s.pile) <= tinyPile {
		for i := range s.pile {
			for j := range i {
				add(lsh.Pair{A: uint32(j), B: uint32(i)}, byBands)
			}
		}
	} else if s.opt.Tier == TierAll {
		if err := s.findRewrites(add, dates); err != nil {
			return err
		}
	}
	slices.SortFunc(all, func(x, y candidate) int { return x.Compare(y.Pair) })
	s.pairs = all[:0]
	for _, c := range all {
		if n := len(s.pairs); n > 0 && s.pairs[n-1].Pair == c.Pair {
			s.pairs[n-1].found |= c.found
			continue
		}
		s.pairs = append(s.pairs, c)
	}
	s.result.Summary.Candidates = len(s.pairs)
	return s.trouble()
}

// findCopies finds the pairs of similar signatures, and those with a verbatim run
// in common.
func (s *scan) findCopies(add func(lsh.Pair, found), dates []int32) error {
	s.progress("finding copies", 0, 0)
	sigs := newSignatures(s)
	var copies []lsh.Pair
	params := lsh.Fit(s.opt.Similarity, s.opt.Recall, shingle.Bins)
	if s.opt.Reference {
		pairs, err := lsh.ReferencePairs(sigs.all(), params)
		if err != nil {
			return err
		}
		pairs = slices.DeleteFunc(pairs, func(p lsh.Pair) bool {
			return sigs.similarity(p) < s.opt.Similarity/2
		})
		copies = pairs
	} else {
		pairs, stats := lsh.BandPairs(sigs, params, lsh.BandOptions{MinSimilarity: s.opt.Similarity / 2, Each: s.each})
		s.result.Summary.Cut += stats.Cut
		copies = pairs
	}
	s.findPrintings(sigs, copies)
	for _, p := range copies {
		add(p, byBands)
	}
	s.addPrintings(add)
	if err := s.rows.trouble(); err != nil {
		return err
	}
	s.rows.close() // nobody asks again
	prints := lsh.NewKeys(lsh.KeyOptions{
		MinShared: 1, MaxFrequency: maxPrintArticles, MaxCandidates: maxCandidates,
		Memory: keyMemory, TempDir: s.opt.TempDir, Each: s.each,
	})
	defer prints.Close()
	type shared struct {
		prints []uint64
		ends   []int // where those of each article end
	}
	if err := overPile(s, "finding copies", func(_, i int, r *shared) {
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
	s.printCounts = nil
	pairs, stats, err := prints.Pairs(dates, days(max(s.opt.Window, 0)))
	s.result.Summary.Cut += stats.Cut
	for _, p := range pairs {
		add(p.Pair, byPrints)
	}
	return err
}

const (
	// printingSimilarity is the similarity from which two texts are printings of one.
	printingSimilarity = 0.7
	// manyPrintings is how many printings make a text widely printed: with more, its
	// keys come near the bound of what is rare.
	manyPrintings = maxKeyArticles / 2
	// keptPrintings is how many of them are searched for rewrites.
	keptPrintings = 4
	// crowdPrintings is how many printings make a crowd: each of them is compared with
	// the first firstPrintings and no other. A hundred papers with one wire story are
	// 4,950 pairs that all say the same; pairs of a crowd grow with it, not with its
	// square.
	crowdPrintings = 32
	firstPrintings = 8
)

// findPrintings marks the printings of widely printed texts beyond the first few of
// each. A wire story that fifty papers print would make its own rare pairs common, and
// its rewrites could not be found; so they are looked for beside a few printings only.
func (s *scan) findPrintings(sigs *signatures, copies []lsh.Pair) {
	first := make([]uint32, len(s.pile)) // the first printing, for each article
	for i := range first {
		first[i] = uint32(i)
	}
	root := func(i uint32) uint32 {
		for first[i] != i {
			first[i] = first[first[i]]
			i = first[i]
		}
		return i
	}
	for _, p := range copies {
		if sigs.similarity(p) >= printingSimilarity {
			a, b := root(p.A), root(p.B)
			first[max(a, b)] = min(a, b)
		}
	}
	size := map[uint32]int{}
	for i := range first {
		if r := root(uint32(i)); r != uint32(i) {
			size[r]++ // without the first
		}
	}
	s.printings = make([]bool, len(s.pile))
	s.crowds = map[uint32]printing{}
	s.firsts = map[uint32][]uint32{}
	kept := map[uint32]int{}
	for i := range first {
		r := root(uint32(i))
		if size[r]+1 <= manyPrintings {
			continue
		}
		kept[r]++
		s.printings[i] = kept[r] > keptPrintings
		if size[r]+1 <= crowdPrintings || s.opt.Window > 0 {
			continue // within a window the first ones may be too long ago
		}
		s.result.Summary.Crowded += max(0, kept[r]-firstPrintings-1)
		s.crowds[uint32(i)] = printing{r, kept[r] <= firstPrintings}
		if kept[r] <= firstPrintings {
			s.firsts[r] = append(s.firsts[r], uint32(i))
		}
	}
}

// printing is an article of a crowd, which is named by its first one.
type printing struct {
	crowd uint32
	first bool // one of the first few
}

// crowded reports whether a pair is of two later printings of one crowd.
func (s *scan) crowded(p lsh.Pair) bool {
	a, ok := s.crowds[p.A]
	if !ok || a.first {
		return false
	}
	b, ok := s.crowds[p.B]
	return ok && a.crowd == b.crowd && !b.first
}

// addPrintings adds the pairs of each printing of a crowd with the first ones.
func (s *scan) addPrintings(add func(lsh.Pair, found)) {
	for _, i := range slices.Sorted(maps.Keys(s.crowds)) {
		for _, f := range s.firsts[s.crowds[i].crowd] {
			if f < i {
				add(lsh.Pair{A: f, B: i}, byBands)
			}
		}
	}
}

// gisted is what comes of some articles in findRewrites.
type gisted struct {
	gists []byte // one after the other
	keys  []uint64
	ends  []int // where the keys of each article end
}

// findRewrites finds the pairs that share several pairs of rare terms, and makes the
// gists by which they are looked at first.
func (s *scan) findRewrites(add func(lsh.Pair, found), dates []int32) error {
	few := make([]bool, len(s.pile)) // they have few keys
	index := lsh.NewKeys(lsh.KeyOptions{
		MinShared: 2, MaxFrequency: maxKeyArticles, MaxCandidates: maxCandidates,
		Enough: func(p lsh.Pair, n int32) bool { return n >= minKeys || few[p.A] || few[p.B] },
		Memory: keyMemory, TempDir: s.opt.TempDir, Each: s.each,
	})
	defer index.Close()
	builders := make([]doc.GistBuilder, s.jobs)
	digests := make([][]byte, s.jobs)
	work := func(worker, i int, m *gisted) {
		e, b := &s.pile[i], &builders[worker]
		b.Use(e.lang, s.stats)
		digest := s.digest(digests[worker], e)
		if e.at >= spoolMemory {
			digests[worker] = digest // its memory is ours
		}
		from := len(m.gists)
		m.gists, few[i] = b.Build(m.gists, digest)
		few[i] = few[i] || len(s.pile) <= smallPile
		e.gist, e.gistLen = int64(from), uint32(len(m.gists)-from)
		if !s.printings[i] {
			m.keys = append(m.keys, b.Wanted()...)
		}
		m.ends = append(m.ends, len(m.keys))
	}
	err := overPile(s, "finding rewrites", work, func(from int, m *gisted) {
		at, start := s.spool.write(m.gists), 0
		for i, end := range m.ends {
			s.pile[from+i].gist += at
			if start < end {
				index.Add(uint32(from+i), m.keys[start:end])
			}
			start = end
		}
		m.gists, m.keys, m.ends = m.gists[:0], m.keys[:0], m.ends[:0]
	})
	if err != nil {
		return err
	}
	s.spool.flush()
	window := s.opt.Window
	if window == 0 {
		window = RewriteWindow
	}
	window = max(window, 0)
	pairs, stats, err := index.Pairs(dates, days(window))
	s.result.Summary.Cut += stats.Cut
	for _, p := range pairs {
		add(p.Pair, byKeys)
	}
	return err
}

// each spreads the parts of a search over the workers.
func (s *scan) each(n int, do func(i int)) {
	forEach(s.ctx, s.jobs, n, func(_, i int) { do(i) })
}
