package terms

import "copytrail/shingle"

// Kind is what sort of thing stands at a content position.
type Kind uint8

const (
	Plain  Kind = iota
	Name        // begins with a capital where a common word would not
	Number      // digits, or a word for a number
)

// KindOf tells the sort of a word. capital says whether a capital letter here means
// a name.
func KindOf(t *Info, w shingle.Word, capital bool) Kind {
	switch {
	case t.Number:
		return Number
	case capital && w.Class&shingle.Upper != 0 && !t.common:
		return Name
	}
	return Plain
}
