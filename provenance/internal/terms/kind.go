package terms

import "copytrail/shingle"

// Kind is the kind of a content word.
type Kind uint8

// The kinds. They are stored in records, so their values stay.
const (
	Plain  Kind = iota
	Name        // begins with a capital where a common word would not
	Number      // digits, or a number word
)

// KindOf returns the kind of the word w, whose term is t. capital says whether a capital
// letter marks a name here: it does not at the beginning of a sentence.
func KindOf(t *Info, w shingle.Word, capital bool) Kind {
	switch {
	case t.Number:
		return Number
	case capital && w.Class&shingle.Upper != 0 && !t.commonNoun:
		return Name
	}
	return Plain
}
