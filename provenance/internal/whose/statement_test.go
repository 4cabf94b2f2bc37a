package whose

import (
	"slices"
	"strings"
	"testing"

	"copytrail/provenance/internal/finding"
)

// news is a paragraph of reporting.
const news = "The ferry company of Lorne has cancelled all crossings until Friday, after a crack was found in the ramp at Port Varden."

const later = "Fishermen take islanders across for the price of a herring, and the school at Port Varden will open again when its two teachers arrive."

func TestStatementsByWhatIntroducesThem(t *testing.T) {
	for _, c := range []struct {
		name, lang, text string
		want             []string
	}{
		{"a block in the first person, as far as it goes", "en",
			news + "\n\nThe board wrote:\n\nWe are sorry for the crossings that were lost.\n\nOur engineers will look at the ramp on Monday.\n\nThe harbour master said that the ramp was old.",
			[]string{"Our engineers will look at the ramp on Monday"}},
		{"a text announced without a colon", "en",
			news + "\n\nRead the full statement below.\n\nWe are sorry for the crossings that were lost.\n\nThe ramp is forty years old.\n\nOur engineers will look at it.",
			[]string{"We are sorry for the crossings that were lost.\n\nThe ramp is forty years old.\n\nOur engineers will look at it"}},
		{"an announcement before the article's own words", "en",
			news + "\n\nRead the full statement below.\n\nThe harbour master went home at nine in the evening.", nil},
		{"a colon in the line", "en",
			news + " In a statement, the company said: We are sorry for the crossings that were lost. Our engineers will look at the ramp. It was built in 1983.",
			[]string{"We are sorry for the crossings that were lost. Our engineers will look at the ramp"}},
		{"a colon in the line, in German", "de",
			"Die Fähre fährt nicht. In einer Mitteilung erklärte die Reederei: Wir bedauern die Ausfälle der letzten Tage sehr. Die Rampe ist alt.",
			[]string{"Wir bedauern die Ausfälle der letzten Tage sehr"}},
		{"French, with a space before the colon", "fr", "Le bac ne part pas. Dans un communiqué, la compagnie a écrit : Nous regrettons les départs qui n'ont pas eu lieu. La rampe est vieille.", []string{"Nous regrettons les départs qui n'ont pas eu lieu"}},
		{"Spanish", "es", "El barco no sale. La empresa escribió:\n\nNosotros lamentamos mucho los viajes perdidos.\n\nNuestros ingenieros verán la rampa.\n\nEl capitán dijo que la rampa es vieja.", []string{"Nuestros ingenieros verán la rampa"}},
		{"Polish", "pl", "Prom nie płynie. W oświadczeniu firma napisała: Nasz zarząd przeprasza wszystkich pasażerów. Rampa jest stara.", []string{"Nasz zarząd przeprasza wszystkich pasażerów"}},
		{"Russian", "ru", "Паром не ходит. В письме компания сообщила: Мы приносим извинения всем нашим пассажирам. Рампа старая.", []string{"Мы приносим извинения всем нашим пассажирам"}},
		{"what people said, each below a name", "en", news + "\n\nAda Quist:\n\nI am sad that the old ramp is gone.\n\nPer Aune:\n\nWe had our first kiss on it in the spring.\n\n" + news,
			[]string{"I am sad that the old ramp is gone", "We had our first kiss on it in the spring"}},
		{"a colon after a noun, before the article's own words", "en",
			news + " The company has sent a message: Nobody will cross the sound before Friday.", nil},
		{"a list after a colon", "en",
			news + " The company runs four lines: Varden, Ostwick, Skagness and Lorne.", nil},
		{"marks that were lost", "en",
			news + "\n\nWe heard the ramp before we saw it, Ada Quist said. I thought of the winter. The ramp is old.",
			[]string{"We heard the ramp before we saw it", "I thought of the winter"}},
		{"an essay", "en",
			"I was born on the ferry, and my mother never let me forget it.\n\nWe crossed the sound twice a day. I know the ramp better than my own stairs, she used to say.\n\nMy father painted it red.\n\nI still have the brush.", nil},
	} {
		if got := wordsOf(c.lang, c.text, finding.Statement); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFirstPerson(t *testing.T) {
	essay := "I was born on the ferry.\n\nWe crossed the sound twice a day, my mother and I.\n\nThe ramp was red.\n\nMy father had painted it.\n\nI still have the brush."
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"an essay", essay, true},
		{"news", strings.Repeat(news+"\n\n", 5), false},
		{"news with quotations", strings.Repeat(news+"\n\n“We are sorry, and I am too,” he said.\n\n", 5), false},
		{"news that prints a letter", strings.Repeat(news+"\n\n", 12) + "He wrote:\n\n" + essay, false},
	} {
		if got := new(Finder).Find(prepared("en", c.text)).FirstPerson; got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}
