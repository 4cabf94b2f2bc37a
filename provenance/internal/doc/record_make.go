package doc

import (
	"slices"
	"strings"

	"copytrail/align"
	"copytrail/article"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// Maker makes the records of articles. Only one goroutine may use it at a time.
type Maker struct {
	*Preparer
	sketcher shingle.Sketcher
	record   Record
	langs    map[string]string // see internLang
	spare    []uint64          // memory for sorting hashes
	terms    []terms.Info      // of the last article
	seen     terms.DistinctTerms
}

// NewMaker returns a Maker that uses p.
func NewMaker(p *Preparer) *Maker {
	return &Maker{Preparer: p, langs: map[string]string{}}
}

// Make returns the record of a, without keys and gist, and without terms unless withTerms
// is set. The record is valid until the next call.
func (m *Maker) Make(a *article.Article, withTerms bool) *Record {
	r := &m.record
	words := m.Body(a)
	r.Article, r.Lang, r.Words = a, m.internLang(Language(a, words)), len(words)
	r.Signature, _ = m.sketcher.Sketch(r.Signature[:0], words)
	r.Fingerprints = m.sorted(shingle.AppendFingerprints(r.Fingerprints[:0], words))
	r.Terms = r.Terms[:0]
	if withTerms {
		m.terms = m.TermsOf(a.Text, r.Lang, words)
		r.Terms = m.appendTerms(r.Terms, a.Text, words, m.terms)
	}
	return r
}

// Distinct returns the distinct content terms of the article whose record was made last,
// which must have been made with terms. The result is valid until the next call.
func (m *Maker) Distinct() []terms.Term { return m.seen.Of(m.terms) }

// sorted returns hashes in ascending order. It uses the memory of hashes and of m.
func (m *Maker) sorted(hashes []uint64) []uint64 {
	m.spare = slices.Grow(m.spare[:0], len(hashes))[:len(hashes)]
	sorted, spare := align.SortHigh(hashes, m.spare)
	m.spare = spare
	if !slices.IsSorted(sorted) { // SortHigh compares the upper halves only
		slices.Sort(sorted)
	}
	return sorted
}

// internLang returns a copy of lang that all articles of that language share.
func (m *Maker) internLang(lang string) string {
	if s, ok := m.langs[lang]; ok {
		return s
	}
	s := strings.Clone(lang)
	m.langs[s] = s
	return s
}
