package provenance

// Statistics holds the term statistics of a pile, language by language.
type Statistics struct{ langs map[string]*Frequencies }

// newStatistics returns the statistics of an empty pile.
func newStatistics() *Statistics { return &Statistics{langs: map[string]*Frequencies{}} }

// of returns the statistics of a language. A language that the pile does not have
// gets its background alone.
func (s *Statistics) of(lang string) *Frequencies {
	if f := s.langs[lang]; f != nil {
		return f
	}
	return NewFrequencies(lang)
}

// add counts one article.
func (s *Statistics) add(lang string, distinct []term) {
	f := s.langs[lang]
	if f == nil {
		f = NewFrequencies(lang)
		s.langs[lang] = f
	}
	f.addArticle(distinct)
}

// merge adds the counts of other. Sums do not depend on the order of merging.
func (s *Statistics) merge(other *Statistics) {
	for lang, f := range other.langs {
		if mine := s.langs[lang]; mine != nil {
			mine.Add(f)
		} else {
			s.langs[lang] = f
		}
	}
}
