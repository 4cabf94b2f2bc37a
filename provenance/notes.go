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
	for i := range s.pile {
		if !s.pile[i].noted {
			continue
		}
		s.result.Summary.Noted++
		a := s.article(&s.pile[i])
		for _, n := range a.Notes {
			s.result.Notes = append(s.result.Notes, Note{a.Place, n})
		}
	}
	slices.SortFunc(s.result.Notes, func(x, y Note) int {
		return cmp.Or(comparePlaces(x.Input, y.Input), cmp.Compare(x.Note, y.Note))
	})
}
