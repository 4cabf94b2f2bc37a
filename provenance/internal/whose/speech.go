package whose

import (
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// listShare is the share of capitalised words from which a run is a list of names.
const listShare = 0.7

// FirstPersons returns the hashes of first-person words in English, German, French,
// Spanish and Russian. French "on" and Spanish verbs without a pronoun are not covered.
var FirstPersons = terms.HashesOf("i i'm i've i'll i'd me my mine myself we we're we've we'll we'd our ours ourselves " +
	"ich mich mir mein meine wir uns unser unsere je j'ai moi nous notre nos yo mí nosotros nuestro nuestra " +
	"я меня мне мы нас нам наш наша")

// IsNameList reports whether a run of words is a list of names (states, closed embassies,
// signers). All reports print such a list in the order of the release.
func IsNameList(words []shingle.Word) bool {
	upper := 0
	for _, w := range words {
		if w.Class&shingle.Upper != 0 {
			upper++
		}
	}
	return float64(upper) >= listShare*float64(len(words))
}

// AfterColon reports whether a colon stands right before byte at of text, or within 8 bytes
// with only spaces and quotation marks between: a quotation without marks may follow.
func AfterColon(text string, at int) bool {
	for k := at - 1; k >= max(0, at-8); k-- {
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
