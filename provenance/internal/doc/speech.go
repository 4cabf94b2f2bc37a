package doc

import (
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// listShare is the share of capitalised words from which a run is a list of names.
const listShare = 0.7

// SpokenWords is how many words of a run there may be for each first person in it
// for the run to be somebody's speech.
const SpokenWords = 25

// Spoken reports whether what is not quoted of the run of n words at i is a statement
// or a transcript that has lost its quotation marks: reporters do not say "I" or
// "our", those they quote do.
func (d *Doc) Spoken(i, n int, quoted []bool) bool {
	persons := FirstPersons()
	said, words := 0, 0
	for k := i; k < i+n; k++ {
		if quoted[k] {
			continue
		}
		words++
		if persons[d.Hashes[k]] {
			said++
		}
	}
	return said > 0 && said*SpokenWords >= words
}

// FirstPersons are the hashes of the words by which speakers name themselves, in the
// languages that news here is most read in. French "on" and Spanish verbs without a
// pronoun are not caught.
var FirstPersons = terms.HashesOf("i i'm i've i'll i'd me my mine myself we we're we've we'll we'd our ours ourselves " +
	"ich mich mir mein meine wir uns unser unsere je j'ai moi nous notre nos yo mí nosotros nuestro nuestra " +
	"я меня мне мы нас нам наш наша")

// Listed reports whether the run of n words at i is a list of names (states, closed
// embassies, signers): everybody prints it in the order in which it was given out.
func (d *Doc) Listed(i, n int) bool {
	upper := 0
	for _, w := range d.Words[i : i+n] {
		if w.Class&shingle.Upper != 0 {
			upper++
		}
	}
	return float64(upper) >= listShare*float64(n)
}

// QuotedWords says of each word whether it stands in a quotation.
func (d *Doc) QuotedWords() []bool {
	out := make([]bool, len(d.Words))
	for _, q := range d.Quotes {
		for i := q.Start; i < q.End; i++ {
			out[i] = true
		}
	}
	return out
}

// Led reports whether a colon stands before the word at i, with nothing but spaces
// and marks between: what follows is somebody's words.
func (d *Doc) Led(i int) bool {
	text := d.Article.Text[:d.Words[i].Start]
	for k := len(text) - 1; k >= max(0, len(text)-8); k-- {
		switch c := text[k]; {
		case c == ':':
			return true
		case c == ' ' || c == '\n' || c == '"' || c == '\'' || c >= 0x80:
		default:
			return false
		}
	}
	return false
}
