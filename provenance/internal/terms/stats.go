package terms

import "sync"

// Statistics holds the term statistics of a pile, language by language.
type Statistics struct {
	mu    sync.RWMutex // held to look into langs and to change it
	langs map[string]*Frequencies
}

// NewStatistics returns the statistics of an empty pile.
func NewStatistics() *Statistics { return &Statistics{langs: map[string]*Frequencies{}} }

// Of returns the statistics of a language. A language that the pile does not have
// gets its background alone.
func (s *Statistics) Of(lang string) *Frequencies {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if f := s.langs[lang]; f != nil {
		return f
	}
	return NewFrequencies(lang)
}

// Add counts one article by its distinct terms. Several goroutines
// may call it at once; sums do not depend on their order.
func (s *Statistics) Add(lang string, distinct []Term) {
	s.mu.RLock()
	f := s.langs[lang]
	s.mu.RUnlock()
	if f == nil {
		s.mu.Lock()
		if f = s.langs[lang]; f == nil {
			f = NewFrequencies(lang)
			s.langs[lang] = f
		}
		s.mu.Unlock()
	}
	f.AddArticle(distinct)
}

// Remove takes back an add: the article is one that is counted already. Nobody may
// be adding.
func (s *Statistics) Remove(lang string, distinct []Term) {
	if f := s.langs[lang]; f != nil {
		f.articles.Add(-1)
		f.df.dropEach(distinct)
	}
}
