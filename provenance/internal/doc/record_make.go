package doc

import (
	"slices"
	"strings"

	"copytrail/align"
	"copytrail/article"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// Maker makes the records of articles. One goroutine uses it at a time.
type Maker struct {
	*Preparer
	sketcher shingle.Sketcher
	record   Record
	langs    map[string]string // see intern
	spare    []uint64          // memory to sort hashes with
	terms    []terms.Info      // of the last article
	seen     terms.DistinctTerms
}

// NewMaker returns a maker that prepares articles with p.
func NewMaker(p *Preparer) *Maker {
	return &Maker{Preparer: p, langs: map[string]string{}}
}

// Make returns the record of a, without keys and gist; without terms too unless
// withTerms says so. The record is good until the next call.
func (m *Maker) Make(a *article.Article, withTerms bool) *Record {
	r := &m.record
	words := m.Body(a)
	r.Article, r.Lang, r.Words = a, m.intern(Language(a, words)), len(words)
	r.Signature, _ = m.sketcher.Sketch(r.Signature[:0], words)
	r.Fingerprints = m.sorted(shingle.AppendFingerprints(r.Fingerprints[:0], words))
	r.Terms = r.Terms[:0]
	if withTerms {
		m.terms = m.TermsOf(a.Text, r.Lang, words)
		r.Terms = m.appendDigest(r.Terms, a.Text, words, m.terms)
	}
	return r
}

// Distinct returns the different content terms of the article whose record was made
// last, with terms. The result is good until the next call.
func (m *Maker) Distinct() []terms.Term { return m.seen.Of(m.terms) }

// sorted returns hashes in rising order, in memory of m.
func (m *Maker) sorted(hashes []uint64) []uint64 {
	m.spare = slices.Grow(m.spare[:0], len(hashes))[:len(hashes)]
	sorted, spare := align.SortHigh(hashes, m.spare)
	m.spare = spare
	if !slices.IsSorted(sorted) { // two upper halves are equal
		slices.Sort(sorted)
	}
	return sorted
}

// intern returns lang as a string that all articles of that language have in common.
func (m *Maker) intern(lang string) string {
	if s, ok := m.langs[lang]; ok {
		return s
	}
	s := strings.Clone(lang)
	m.langs[s] = s
	return s
}
