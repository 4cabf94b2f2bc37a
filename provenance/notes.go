package provenance

import (
	"cmp"
	"slices"
)

// Note is what a reader should know of how an article of the pile was read:
// damaged characters replaced, markup taken out. It was compared all the same.
type Note struct {
	Input string // the place of its record
	Note  string
}

// takeNotes lists the notes of all articles of the pile and counts the articles
// that have any.
func (s *scan) takeNotes() {
	for _, e := range s.pile {
		if len(e.article.Notes) > 0 {
			s.result.Summary.Noted++
		}
		for _, n := range e.article.Notes {
			s.result.Notes = append(s.result.Notes, Note{e.article.Place, n})
		}
	}
	slices.SortFunc(s.result.Notes, func(x, y Note) int {
		return cmp.Or(comparePlaces(x.Input, y.Input), cmp.Compare(x.Note, y.Note))
	})
}
