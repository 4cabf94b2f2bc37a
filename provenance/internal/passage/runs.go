package passage

import (
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

const (
	// ExcerptWords is how many words in common runs, quotations set aside, make an
	// excerpt, when the longest run has excerptRun words.
	ExcerptWords = 50
	ExcerptRun   = 25
	// ExcerptFew is how many make one where they are excerptShare of the shorter text.
	ExcerptFew   = 24
	ExcerptShare = 0.25
)

// RunText is what of a text tells whether it has an excerpt in common with another.
type RunText struct {
	Runs   []uint64        // hash of each run of shingle.RunWords words, at its first word
	Quotes []shingle.Range // quoted words
	Words  int
}

// RunSeeker looks for common runs of two texts. One goroutine uses it at a time.
type RunSeeker struct {
	first, second runMarks
	both          terms.HashSet
	hits, hitsA   []int // where common runs begin, in the second text and the first
	covered       []bool
	aside         []bool
}

// runMarks has a bit for each of many hashes: what has none is not there, what has one
// may be. It fits in the nearest memory.
type runMarks [1 << 10]uint64

func (m *runMarks) mark(x uint64)     { m[x>>6%uint64(len(m))] |= 1 << (x & 63) }
func (m *runMarks) has(x uint64) bool { return m[x>>6%uint64(len(m))]>>(x&63)&1 != 0 }

// mostOfText is the share of a text in common runs from which it may be a copy, be it
// quoted or not.
const mostOfText = 0.4

// MayBeExcerpt reports whether a and b have enough words in common runs for judge to
// call them an excerpt or copies. It may say so of a pair that judge does not, for it
// knows neither speech without marks nor lists of names.
func (s *RunSeeker) MayBeExcerpt(a, b *RunText) bool {
	all := s.commonWords(a.Runs, b.Runs)
	if all < ExcerptFew {
		return false
	}
	if float64(all) >= mostOfText*float64(min(a.Words, b.Words)) {
		return true
	}
	n := 0
	for _, i := range s.hits {
		if s.both.Has(b.Runs[i]) {
			s.hits[n] = i
			n++
		}
	}
	s.both.Reset()
	for _, i := range s.hits[:n] {
		s.both.Add(b.Runs[i])
	}
	s.hitsA = s.hitsA[:0]
	for i, x := range a.Runs {
		if s.second.has(x) && s.both.Has(x) {
			s.hitsA = append(s.hitsA, i)
		}
	}
	return s.enough(a, s.hitsA) || s.enough(b, s.hits[:n])
}

// enough reports whether t has enough words for an excerpt in the runs at hits, without
// the quotations that the other text has too. It counts as pairing.setQuotesAside does,
// but with runs where that has 3-grams: no more is set aside here than there, and half
// the share is enough to make up for it.
func (s *RunSeeker) enough(t *RunText, hits []int) bool {
	s.covered, s.aside = doc.Cleared(s.covered, t.Words), doc.Cleared(s.aside, t.Words)
	for _, i := range hits {
		for k := i; k < i+shingle.RunWords; k++ {
			s.covered[k] = true
		}
	}
	for _, q := range t.Quotes {
		in, all := 0, q.End-q.Start-2
		for i := q.Start; i < q.End-2; i++ {
			if s.covered[i] && s.covered[i+1] && s.covered[i+2] {
				in++
			}
		}
		if all > 0 && float64(in) >= QuoteShare*float64(all) {
			for i := q.Start; i < q.End; i++ {
				s.aside[i] = true
			}
		}
	}
	words, free := 0, 0
	for i := 0; i < t.Words; {
		if !s.covered[i] {
			i++
			continue
		}
		own, from := 0, i
		for ; i < t.Words && s.covered[i]; i++ {
			if !s.aside[i] {
				own++
			}
		}
		free += own
		if own >= ExcerptRun {
			own = i - from
		}
		words += own
	}
	return words >= ExcerptWords ||
		words >= ExcerptFew && float64(free) >= ExcerptShare/2*float64(t.Words-doc.Count(s.aside))
}

// commonWords returns how many words of the second text lie in runs that the first
// has too. Most runs are in one text only, which marks tell faster than a set.
func (s *RunSeeker) commonWords(a, b []uint64) int {
	clear(s.first[:])
	for _, x := range a {
		s.first.mark(x)
	}
	s.hits = s.hits[:0]
	for i, x := range b {
		if s.first.has(x) {
			s.hits = append(s.hits, i)
		}
	}
	if len(s.hits) == 0 {
		return 0
	}
	clear(s.second[:])
	for _, i := range s.hits {
		s.second.mark(b[i])
	}
	s.both.Reset()
	for _, x := range a {
		if s.second.has(x) {
			s.both.Add(x)
		}
	}
	n, end := 0, 0
	for _, i := range s.hits {
		if s.both.Has(b[i]) {
			n += i + shingle.RunWords - max(i, end)
			end = i + shingle.RunWords
		}
	}
	return n
}
