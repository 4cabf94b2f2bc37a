package shingle

import (
	"slices"
	"strings"
	"testing"
)

// hashesOf returns the hashes of the words of text.
func hashesOf(text string) (out []uint64) {
	for _, w := range AppendWords(nil, text) {
		out = append(out, w.Hash)
	}
	return out
}

const harbour = "The Oxmoor harbour board met on Tuesday, and a pair of cranes was ordered from a yard at Delmere. Ace Coop paid for the score."

// disguised replaces the letters of text by those that look alike.
func disguised(text, pairs string) string {
	p := strings.Split(pairs, "")
	return strings.NewReplacer(p...).Replace(text)
}

func TestDisguisedWords(t *testing.T) {
	serbian := "Градско веће Великог Јарека одлучило је да затвори пешачки мост, јер су рониоци нашли пукотине. Џемал Љубић, ђак."
	for _, test := range []struct{ name, text, other string }{
		{"Cyrillic letters", harbour, disguised(harbour, "aаeеoоcсpрxхyуTТAАCС")},
		{"Greek letters", harbour, disguised(harbour, "oοaαvν")},
		{"letters of many scripts", harbour, disguised(harbour, "TᎢhһaаoօuսnոsѕ")},
		{"small capitals", harbour, disguised(harbour, "aᴀbʙdᴅeᴇrʀtᴛ")},
		{"zero-width spaces", harbour, strings.Join(strings.Split(harbour, ""), "\u200b")},
		{"Hangul fillers", harbour, strings.ReplaceAll(harbour, "r", "r\u3164")},
		{"Hangul fillers for spaces", harbour, strings.ReplaceAll(harbour, " ", "\u3164")},
		{"Hangul fillers everywhere", harbour, strings.NewReplacer("e", "e\u3164", "a", "a\u3164", "o", "o\u3164", "r", "r\u3164", "t", "t\u3164", "n", "n\u3164").Replace(harbour)},
		{"letters in circles", harbour, disguised(harbour, "aⓐeⓔoⓞrⓡtⓣTⓉ")},
		{"underlined", harbour, strings.NewReplacer("a", "a\u0332", "r", "r\u0332", "s", "s\u0323").Replace(harbour)},
		{"Latin letters in Russian", "Сосна росла у моря, и старуха собирала хворост около сарая. Осы роем.", disguised("Сосна росла у моря, и старуха собирала хворост около сарая. Осы роем.", "аaоoсcрpуyхxеe")},
		{"Serbian", serbian, "Gradsko veće Velikog Jareka odlučilo je da zatvori pešački most, jer su ronioci našli pukotine. Džemal Ljubić, đak."},
	} {
		got, want := hashesOf(test.other), hashesOf(test.text)
		if !slices.Equal(got, want) {
			t.Errorf("%s: the words of %q are not those of %q", test.name, test.other, test.text)
		}
		wordsEqual(t, test.other)
	}
}

// TestTwoScripts shows texts of which the words are read as they stand.
func TestTwoScripts(t *testing.T) {
	for _, text := range []string{
		"Смартфон iPhone 15 и сеть TikTok: IT-компания Google купила SMSку.",
		"Буква «а» и слово «сор» написаны по-русски, а letter “a” is Latin, word “cop” too.",
		"The Russian word сор is not cop, and о is not o; μm and TNFβ are no words of two scripts.",
		"Τα νέα της Google και του YouTube.",
	} {
		for _, w := range AppendWords(nil, text) {
			if w.Class&(Disguised|SerbianCyrillic) != 0 {
				t.Errorf("%q: %q is read as %v", text, text[w.Start:w.End], w.Class.script())
			}
		}
	}
}
