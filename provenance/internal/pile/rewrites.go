package pile

import (
	"copytrail/lsh"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/parallel"
)

// gistBatch is the gists and keys of some consecutive articles.
type gistBatch struct {
	gists []byte // one after the other
	keys  []uint64
	ends  []int // where the keys of each article end
}

// findRewrites finds the article pairs that share several keys, which are pairs of rare
// terms. It also makes the gists by which candidates are screened.
func (s *search) findRewrites() error {
	few := make([]bool, s.Len()) // articles that have few keys
	index := lsh.NewKeys(lsh.KeyOptions{
		MinShared: 2, MaxFrequency: maxKeyArticles, MaxCandidates: maxCandidates,
		Enough: func(p lsh.Pair, n int32) bool { return n >= minKeys || few[p.A] || few[p.B] },
		Memory: keyMemory, TempDir: s.tempDir, Each: s.w.Spread,
	})
	defer index.Close()
	builders := make([]doc.GistBuilder, s.w.N())
	buffers := make([][]byte, s.w.N())
	many := newManyVersions(s.Pile)
	work := func(worker, i int, m *gistBatch) {
		e, b := &s.articles[i], &builders[worker]
		b.Use(e.lang, s.stats)
		list := s.terms(buffers[worker], e)
		if e.at >= spoolMemory {
			buffers[worker] = list // read from the file, so its memory may be used again
		}
		from := len(m.gists)
		m.gists, few[i] = b.Build(m.gists, list)
		few[i] = few[i] || s.Len() <= smallPile
		e.gist, e.gistLen = int64(from), uint32(len(m.gists)-from)
		if !s.noRewrites[i] {
			m.keys = append(m.keys, b.Keys()...)
		}
		m.ends = append(m.ends, len(m.keys))
	}
	err := parallel.Chunked(s.w, "finding rewrites", s.Len(), work, func(from int, m *gistBatch) {
		at, start := s.spool.write(m.gists), 0
		for i, end := range m.ends {
			s.articles[from+i].gist += at
			if start < end {
				index.Add(uint32(from+i), many.unheard(from+i, m.keys[start:end]))
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
		window = rewriteWindow
	}
	pairs, stats, err := index.Pairs(s.days, wholeDays(max(window, 0)))
	s.found.Cut += stats.Cut
	for _, p := range pairs {
		s.add(p.Pair, ByKeys)
	}
	return err
}
