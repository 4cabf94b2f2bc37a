package terms

import (
	"strings"
	"testing"

	"copytrail/shingle"
)

const (
	inFrench  = "Le maire a déclaré que la forêt brûlée près de Évreux sera replantée en février, après l'enquête menée par les ingénieurs. Les dégâts sont évalués à trois millions d'euros et l'été prochain les élèves du collège y planteront des chênes, a précisé la préfète, Hélène Müller-Façade."
	inPolish  = "Burmistrz powiedział, że spalony las koło Łodzi zostanie posadzony w lutym, gdy śledczy zakończą pracę. Straty wyceniono na trzy miliony złotych, a wiosną dęby posadzą uczniowie gimnazjum, dodała wicewojewoda Świętosława Żółć, która była na miejscu w środę."
	inSwedish = "Borgmästaren säger att den brända skogen nära Åmål planteras i februari, sedan ingenjörerna har gjort färdigt sin undersökning. Skadorna för bönderna är värda tre miljoner kronor, och nästa sommar får eleverna sätta ekar där, lovar länsrådet Märta Sjöö."
)

// bareOf returns text without accents.
func bareOf(text string) string {
	var b strings.Builder
	for word := range strings.SplitAfterSeq(text, " ") {
		b.Write(shingle.Fold(nil, word))
	}
	return b.String()
}

// TestBareTexts checks that a text without its accents has the terms of the text with
// them, stems that depend on an accent apart, and the same function words.
func TestBareTexts(t *testing.T) {
	for lang, text := range map[string]string{"fr": inFrench, "pl": inPolish, "sv": inSwedish} {
		s := NewStemmer(lang)
		text += " " + text // a short text is not taken for one without accents
		spelled := s.AppendTerms(nil, text, shingle.AppendWords(nil, text))
		other := bareOf(text)
		bare := s.AppendTerms(nil, other, shingle.AppendWords(nil, other))
		if len(spelled) != len(bare) {
			t.Fatalf("%s: %d words, %d without accents", lang, len(spelled), len(bare))
		}
		differ, stops := 0, 0
		for i := range spelled {
			if spelled[i].Stop != bare[i].Stop {
				stops++
			}
			if !spelled[i].Stop && spelled[i].Term != bare[i].Term {
				differ++
				w := shingle.AppendWords(nil, text)[i]
				t.Logf("%s: %q has another term", lang, text[w.Start:w.End])
			}
		}
		// French “a” is none, “à” is one.
		if stops > 4 || differ > len(spelled)/9 {
			t.Errorf("%s: of %d words %d have another term without accents, %d are function words on one side", lang, len(spelled), differ, stops)
		}
	}
}

// TestAccentsTellFunctionWords checks that a word which only its accent tells from a
// function word is one of content in a text that has accents.
func TestAccentsTellFunctionWords(t *testing.T) {
	s := NewStemmer("sv")
	text := inSwedish + " Han for hem."
	words := shingle.AppendWords(nil, text)
	for i, x := range s.AppendTerms(nil, text, words) {
		switch text[words[i].Start:words[i].End] {
		case "för", "är":
			if !x.Stop {
				t.Errorf("%s is no function word", text[words[i].Start:words[i].End])
			}
		case "for":
			if x.Stop {
				t.Error("for, a verb, is a function word")
			}
		}
	}
}

// TestSisters checks that the two alphabets of Serbian are one language with the same terms.
func TestSisters(t *testing.T) {
	cyrillic := "Општина је затворила стари мост, пошто су рониоци нашли пукотине. Љубица Ђурђевић каже да ће деца ићи дужом стазом до школе."
	latin := "Opština je zatvorila stari most, pošto su ronioci našli pukotine. Ljubica Đurđević kaže da će deca ići dužom stazom do škole."
	a, b := shingle.AppendWords(nil, cyrillic), shingle.AppendWords(nil, latin)
	if x, y := DetectLanguage(cyrillic, a), DetectLanguage(latin, b); x != "sr" || y != "sr" || Sisters("hr") != "sr" || Sisters("ru") != "ru" {
		t.Errorf("languages %q and %q, want sr", x, y)
	}
	s := NewStemmer("sr")
	x := append([]Info{}, s.AppendTerms(nil, cyrillic, a)...)
	y := s.AppendTerms(nil, latin, b)
	for i := range x {
		if x[i].Term != y[i].Term || x[i].Stop != y[i].Stop {
			t.Errorf("word %d: %+v and %+v", i, x[i], y[i])
		}
	}
}

func TestBareCost(t *testing.T) {
	marked, merged := BareCost("sv", map[string]float64{"bår": .1, "bar": .3, "mår": .2, "hus": .4})
	if marked < .29 || marked > .31 || merged < .09 || merged > .11 {
		t.Errorf("got %.2f marked and %.2f merged, want .30 and .10", marked, merged)
	}
}
