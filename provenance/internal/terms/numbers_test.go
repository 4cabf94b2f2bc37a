package terms

import (
	"slices"
	"testing"

	"copytrail/shingle"
)

func TestNumbersAreOneTermHoweverWritten(t *testing.T) {
	for _, c := range []struct{ lang, a, b string }{
		{"en", "1,200", "1200"}, {"en", "2.0", "2"}, {"en", "twelve", "12"}, {"en", "21st", "21"},
		{"de", "4.200", "4200"}, {"de", "1.200.000", "1200000"}, {"de", "4.200,5", "4200,5"},
		{"de", "vierunddreißig", "34"}, {"de", "Zwölf", "12"}, {"de", "einundzwanzig", "21"}, {"de", "hundert", "100"},
		{"es", "catorce", "14"}, {"es", "310.000", "310000"}, {"fr", "quinze", "15"}, {"it", "sette", "7"},
		{"nl", "twaalf", "12"}, {"pt", "três", "3"}, {"ru", "двенадцати", "12"},
		{"ar", "١٢٠٠", "1200"}, {"ar", "٣٫٥", "3.5"}, {"ar", "١٬٢٠٠", "1200"}, {"fa", "۱۲۰۰", "1200"}, {"hi", "१२००", "1200"},
		{"zh", "２６００", "2600"},
	} {
		x, y := numberInfo(t, c.lang, c.a), numberInfo(t, c.lang, c.b)
		if x != y {
			t.Errorf("%s: %q is %+v, %q is %+v, want one term", c.lang, c.a, x, c.b, y)
		}
		if !x.Number {
			t.Errorf("%s: %q is no number", c.lang, c.a)
		}
	}
	for _, c := range []struct{ lang, a, b string }{
		{"de", "2,8", "28"}, {"de", "4.200", "4.2"}, {"de", "1.5.2026", "152026"}, {"en", "4.200", "4200"}, {"ru", "4,3", "43"}, {"ar", "٣٫٥", "٣٥"},
	} {
		if x, y := numberInfo(t, c.lang, c.a), numberInfo(t, c.lang, c.b); x.Term == y.Term {
			t.Errorf("%s: %q and %q are one term, want two", c.lang, c.a, c.b)
		}
	}
}

// Spaces between groups of digits are part of the number where the language writes it so.
func TestSpacesGroupDigits(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []string // the numbers that the text has
	}{
		{"fr", "1 200 manifestants", []string{"1200"}},
		{"fr", "2\u202f500\u202f000,5 euros", []string{"2500000.5"}},
		{"fr", "2\u00a0500\u00a0000,5 euros", []string{"2500000.5"}},
		{"ru", "16 470 и 310 человек", []string{"16470", "310"}},
		{"pl", "tel. 22 300 100 200", []string{"22300100200"}},
		{"fr", "01 23 45 67", []string{"01", "23", "45", "67"}},
		{"fr", "en 2026 200 personnes", []string{"2026", "200"}},
		{"fr", "12  300", []string{"12", "300"}},
		{"en", "12 300", []string{"12", "300"}},
	} {
		words := shingle.AppendWords(nil, c.text)
		terms := NewStemmer(c.lang).AppendTerms(nil, c.text, words)
		if len(terms) != len(words) {
			t.Fatalf("%q: %d terms of %d words", c.text, len(terms), len(words))
		}
		var got, want []Term
		for _, x := range terms {
			if x.Number && !x.Stop {
				got = append(got, x.Term)
			}
		}
		for _, n := range c.want {
			want = append(want, hashTerm(n))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q has %d numbers, want %v", c.lang, c.text, len(got), c.want)
		}
	}
}

// numberInfo returns the term of a text that is one word.
func numberInfo(t *testing.T, lang, text string) Info {
	t.Helper()
	words := shingle.AppendWords(nil, text)
	if len(words) != 1 {
		t.Fatalf("%q is %d words, want one", text, len(words))
	}
	return NewStemmer(lang).Info(text, words[0])
}

// A number word that is also a function word would never be looked up.
func TestNumberWordsAreNoFunctionWords(t *testing.T) {
	for _, lang := range []string{"de", "es", "fr", "it", "nl", "pt", "ru"} {
		words, stops := numberWords(lang), stopWords(lang)
		if len(words) < 20 {
			t.Errorf("%s: %d number words, want more", lang, len(words))
		}
		for w, n := range words {
			if stops[w] {
				t.Errorf("%s: %q is a function word", lang, w)
			}
			if !allDigits(n) || n == "" {
				t.Errorf("%s: %q stands for %q", lang, w, n)
			}
		}
	}
}
