package terms

import (
	"slices"
	"strconv"
	"testing"

	"copytrail/shingle"
)

// A number in several words is the term of its digits.
func TestNumbersWrittenOut(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []int
	}{
		{"en", "Fifty-two holidaymakers and 52 tourists", []int{52, 52}},
		{"en", "thirty four were cold, twenty-one were not", []int{34, 21}},
		{"en", "on his eighth day, the twenty-second", []int{8, 22}},
		{"en", "two hundred and thirty-four letters", []int{234}},
		{"en", "twelve thousand three hundred bees", []int{12300}},
		{"en", "a thousand and two nights, a hundred nights", []int{1002, 100}},
		{"en", "three hundred thousand dollars", []int{300000}},
		{"en", "two, three or four of them", []int{2, 3, 4}},
		{"en", "seven to five, and ten and twelve", []int{7, 5, 10, 12}},
		{"en", "twenty second-hand cars and a second thought", []int{20}},
		{"en", "fifty and two", []int{50, 2}},
		{"en", "nineteen twenty", []int{19, 20}},
		{"en", "two hundred", []int{200}},
		{"en", "a 74km detour at 5pm for £3.9m, 44km/h", []int{74, 5, 44}},
		{"es", "treinta y cuatro personas y dos perros", []int{34, 0}},
		{"fr", "vingt-deux blessés, vingt et un morts, deux cents maisons", []int{22, 21, 200}},
		{"pt", "trinta e quatro casas", []int{34}},
		{"ru", "тридцать четыре дома", []int{34}},
	} {
		words := shingle.AppendWords(nil, c.text)
		terms := NewStemmer(c.lang).AppendTerms(nil, c.text, words)
		if len(terms) != len(words) {
			t.Fatalf("%q: %d terms of %d words", c.text, len(terms), len(words))
		}
		var got, want []Term
		for _, x := range terms {
			if x.Number && !x.Stop && x.Term != hashTerm("3.9") {
				got = append(got, x.Term)
			}
		}
		for _, n := range c.want {
			if n > 0 {
				want = append(want, hashTerm(strconv.Itoa(n)))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q has %d numbers, want %v", c.lang, c.text, len(got), c.want)
		}
	}
}
