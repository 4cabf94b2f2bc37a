package terms

import (
	"testing"

	"copytrail/shingle"
)

// Each language must have its table, in which an everyday word has a higher frequency
// than a rare one.
func TestTablesOfWords(t *testing.T) {
	words := map[string][2]string{
		"ar": {"الحكومة", "الشعير"}, "bg": {"правителство", "ечемик"}, "cs": {"vláda", "ječmen"}, "da": {"regering", "havre"},
		"de": {"regierung", "gerste"}, "el": {"κυβέρνηση", "κριθάρι"}, "es": {"gobierno", "cebada"}, "fa": {"دولت", "جو"},
		"fi": {"hallitus", "ohra"}, "fr": {"gouvernement", "orge"}, "he": {"ממשלה", "שעורה"}, "hi": {"सरकार", "जौ"},
		"hu": {"kormány", "árpa"}, "id": {"pemerintah", "jelai"}, "it": {"governo", "orzo"}, "nl": {"regering", "gerst"},
		"no": {"regjeringen", "havre"}, "pl": {"rząd", "jęczmień"}, "pt": {"governo", "cevada"}, "ro": {"guvernul", "orz"},
		"ru": {"правительство", "ячмень"}, "sv": {"regeringen", "korn"}, "tr": {"hükümet", "arpa"}, "uk": {"уряд", "ячмінь"},
	}
	for _, lang := range WordLanguages() {
		b := backgroundOf(lang)
		if b == nil {
			t.Errorf("%s: no table", lang)
			continue
		}
		n := 0
		for x := range b.levels.all {
			n++
			if df := b.df(Info{Term: x}); df <= 0 || df > b.articles {
				t.Fatalf("%s: a term is in %.2f of %.0f articles", lang, df, b.articles)
			}
		}
		want := 10_000
		if lang == "vi" {
			want = 6_000 // its syllables without their tones
		}
		if n < want {
			t.Errorf("%s: %d terms, want %d", lang, n, want)
		}
		pair, ok := words[lang]
		if !ok {
			continue
		}
		df := func(word string) float64 {
			return b.df(NewStemmer(lang).Info(word, shingle.AppendWords(nil, word)[0]))
		}
		if common, rare := df(pair[0]), df(pair[1]); common < 2*rare || common == 0 {
			t.Errorf("%s: %q is in %.2f of %.0f articles, %q in %.2f", lang, pair[0], common, b.articles, pair[1], rare)
		}
	}
}

// Numbers have the same share of articles in every language.
func TestNumbersHaveTheirFrequencyInAllTables(t *testing.T) {
	few, many := newFrequencies("de"), newFrequencies("en")
	for _, n := range []string{"10", "2019", "4711"} {
		x := Info{Term: hashTerm(n), Number: true}
		de, en := few.background.df(x)/few.background.articles, many.background.df(x)/many.background.articles
		if de != en {
			t.Errorf("%s: in %.5f of German articles and %.5f of English ones", n, de, en)
		}
	}
}

// German capitalises all nouns, so common words are not names there.
func TestGermanNounsAreNoNames(t *testing.T) {
	text := "Gestern hat die Regierung mit Kattwinkel über die Feuerwehr verhandelt"
	words := shingle.AppendWords(nil, text)
	names := map[string]bool{}
	for i, x := range NewStemmer("de").AppendTerms(nil, text, words) {
		if KindOf(&x, words[i], i > 0) == Name {
			names[text[words[i].Start:words[i].End]] = true
		}
	}
	if len(names) != 1 || !names["Kattwinkel"] {
		t.Errorf("names: %v, want Kattwinkel alone", names)
	}
}
