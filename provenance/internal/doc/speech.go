package doc

import (
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// listShare is the share of capitalised words from which a run is a list of names.
const listShare = 0.7

// SpokenWords is the largest number of words per first-person word for a run of words to
// be speech.
const SpokenWords = 25

// FirstPersons returns the hashes of first-person words in English, German, French,
// Spanish and Russian. French "on" and Spanish verbs without a pronoun are not covered.
var FirstPersons = terms.HashesOf("i i'm i've i'll i'd me my mine myself we we're we've we'll we'd our ours ourselves " +
	"ich mich mir mein meine wir uns unser unsere je j'ai moi nous notre nos yo mí nosotros nuestro nuestra " +
	"я меня мне мы нас нам наш наша")

// IsNameList reports whether the run of n words at i is a list of names (states, closed
// embassies, signers). All reports print such a list in the order of the release.
func (d *Doc) IsNameList(i, n int) bool {
	upper := 0
	for _, w := range d.Words[i : i+n] {
		if w.Class&shingle.Upper != 0 {
			upper++
		}
	}
	return float64(upper) >= listShare*float64(n)
}

// QuotedWords returns of each word whether it is in a quotation.
func (d *Doc) QuotedWords() []bool {
	out := make([]bool, len(d.Words))
	for _, q := range d.Quotes {
		for i := q.Start; i < q.End; i++ {
			out[i] = true
		}
	}
	return out
}

// AfterColon reports whether a colon stands before word i, with only spaces and quotation
// marks between: a quotation without marks may follow.
func (d *Doc) AfterColon(i int) bool {
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
