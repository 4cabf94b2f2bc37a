package terms

import (
	"testing"

	"copytrail/shingle"
)

// The detector returns the language with the least distance; of two with the same
// distance, the one that a map yields first.
func TestDetectLanguageSaysTheSameEachTime(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"dividend loss company", ""}, // Spanish and Italian have the same distance
		{"Der Hafen bleibt bis Freitag geschlossen, sagte eine Sprecherin der Stadt.", "de"},
		{"Le port restera fermé jusqu'à vendredi, a déclaré une porte-parole de la ville.", "fr"},
		{"The port will stay closed until Friday, a spokeswoman for the city said.", "en"},
	} {
		for range 30 {
			if got := DetectLanguage(c.text, shingle.AppendWords(nil, c.text)); got != c.want {
				t.Fatalf("%q is in %q, want %q", c.text, got, c.want)
			}
		}
	}
}
