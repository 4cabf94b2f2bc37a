package terms

import "sync"

// Statistics holds the term statistics of a pile, language by language.
type Statistics struct {
	mu    sync.RWMutex // guards langs
	langs map[string]*Frequencies
}

// NewStatistics returns the statistics of an empty pile.
func NewStatistics() *Statistics { return &Statistics{langs: map[string]*Frequencies{}} }

// Of returns the statistics of a language (ISO 639-1). For a language that is not in the
// pile they are those of the background alone. Several goroutines may call it at once.
func (s *Statistics) Of(lang string) *Frequencies {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if f := s.langs[lang]; f != nil {
		return f
	}
	return newFrequencies(lang)
}

// Add counts one article of a language, which has these distinct terms. It may reorder
// them. Several goroutines may call it at once; the sums do not depend on their order.
func (s *Statistics) Add(lang string, distinct []Term) {
	s.mu.RLock()
	f := s.langs[lang]
	s.mu.RUnlock()
	if f == nil {
		s.mu.Lock()
		if f = s.langs[lang]; f == nil {
			f = newFrequencies(lang)
			s.langs[lang] = f
		}
		s.mu.Unlock()
	}
	f.AddArticle(distinct)
}

// Remove undoes an Add with the same arguments, for an article that turns out to be
// counted twice. No other goroutine may be adding.
func (s *Statistics) Remove(lang string, distinct []Term) {
	if f := s.langs[lang]; f != nil {
		f.articles.Add(-1)
		f.df.removeEach(distinct)
	}
}
