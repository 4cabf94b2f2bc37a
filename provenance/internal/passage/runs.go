package passage

import (
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

const (
	// ExcerptWords is the least number of words in common stretches, quotations set aside,
	// that make an excerpt when the longest stretch has ExcerptRun words. The model of words
	// in common decides; these bounds only spare it pairs that share a set phrase.
	ExcerptWords = 30
	ExcerptRun   = 20
	// ExcerptFew is the least number of words that make an excerpt when they are
	// ExcerptShare of the shorter text.
	ExcerptFew   = 24
	ExcerptShare = 0.25
)

// RunText is the part of a text that RunComparer needs.
type RunText struct {
	Runs   []uint64        // hash of each run of shingle.RunWords words, at its first word
	Quotes []shingle.Range // quotations, in words
	Words  int             // number of words of the text
}

// RunComparer looks for common runs of two texts without measuring anything else. Only one
// goroutine may use it at a time. The zero value is ready.
type RunComparer struct {
	first, second runFilter
	both          terms.HashSet
	hits, hitsA   []int // where common runs begin in the second text, and in the first
	covered       []bool
	aside         []bool
}

// runFilter is a Bloom filter with one hash function: a hash without a bit is not in the
// set, one with a bit may be. It takes 8 kB and fits in the first-level cache.
type runFilter [1 << 10]uint64

func (m *runFilter) mark(x uint64)     { m[x>>6%uint64(len(m))] |= 1 << (x & 63) }
func (m *runFilter) has(x uint64) bool { return m[x>>6%uint64(len(m))]>>(x&63)&1 != 0 }

// mostOfText is the share of a text in common runs from which it may be a copy, whether
// the runs are quotations or not.
const mostOfText = 0.4

// WorthJudging reports whether a and b have enough words in common runs to be judged an
// excerpt or copies, or a long stretch of them, which may be a quotation. It may report
// pairs that the judge then rejects, because it does not recognise speech without quotation
// marks or lists of names.
func (s *RunComparer) WorthJudging(a, b *RunText) bool {
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
	return s.enough(a, s.hitsA) || s.enough(b, s.hits[:n]) || hasStretch(s.covered)
}

// enough reports whether the runs at hits have enough words of t for an excerpt, without
// the quotations that the other text has too. It counts as setQuotesAside in the room
// judge does, but with runs instead of 3-grams: it never sets aside more than that, and
// asks for only half of ExcerptShare to make up for the difference.
func (s *RunComparer) enough(t *RunText, hits []int) bool {
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

// commonWords returns how many words of the second text lie in runs that the first also
// has. Most runs are in one text only, and a filter shows that faster than a set.
func (s *RunComparer) commonWords(a, b []uint64) int {
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
