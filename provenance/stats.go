package provenance

import "sync"

// Statistics holds the term statistics of a pile, language by language.
type Statistics struct {
	mu    sync.RWMutex // held to look into langs and to change it
	langs map[string]*Frequencies
}

// newStatistics returns the statistics of an empty pile.
func newStatistics() *Statistics { return &Statistics{langs: map[string]*Frequencies{}} }

// of returns the statistics of a language. A language that the pile does not have
// gets its background alone.
func (s *Statistics) of(lang string) *Frequencies {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if f := s.langs[lang]; f != nil {
		return f
	}
	return NewFrequencies(lang)
}

// add counts one article by its distinct terms. Several goroutines
// may call it at once; sums do not depend on their order.
func (s *Statistics) add(lang string, distinct []term) {
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
	f.addArticle(distinct)
}

// remove takes back an add: the article is one that is counted already. Nobody may
// be adding.
func (s *Statistics) remove(lang string, distinct []term) {
	if f := s.langs[lang]; f != nil {
		f.articles.Add(-1)
		f.df.dropEach(distinct)
	}
}
