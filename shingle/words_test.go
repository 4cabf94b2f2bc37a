package shingle

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/zeebo/xxh3"
)

func TestWords(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"The U.S. rose 1,400.5 points (3.5%).", "The/U U.S/UA rose 1,400.5/D points 3.5/D"},
		{"Don’t, don't: O‘Neill's Russian-Israeli", "Don’t/U don't O‘Neill's/U Russian/U Israeli/U"},
		{"COVID19 NATO A iPhone snake_case __ _x", "COVID19/UAD NATO/UA A/U iPhone snake_case _x"},
		{"Élan ÜBER naïve Ελλάς МОСКВА", "Élan/U ÜBER/UA naïve Ελλάς/U МОСКВА/UA"},
		{"东京2024 カナ서울 กา๑๒", "东/I 京/I 2024/D カ/I ナ/I 서울 กา?"},
		{"supercalifragilisticexpialidocious", "supercalifragilisticexpialidocious"},
		{"½ ² № ™ 😀 ... --", "½ ²"},
		{"", ""},
		{"ʼtis the boysʼ", "tis the boys"},
	} {
		if strings.HasSuffix(test.want, "?") { // Thai: letters one by one, the number whole
			test.want = strings.TrimSuffix(test.want, "กา?") + "ก/I า/I ๑๒/D"
		}
		var got []string
		for _, w := range AppendWords(nil, test.text) {
			s := test.text[w.Start:w.End]
			class := ""
			for i, letter := range []string{"U", "A", "D", "I"} {
				if w.Class&(1<<i) != 0 {
					class += letter
				}
			}
			if class != "" {
				s += "/" + class
			}
			got = append(got, s)
		}
		if g := strings.Join(got, " "); g != test.want {
			t.Errorf("%q: got %q, want %q", test.text, g, test.want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, equal := range [][]string{
		{"don't", "don’t", "DON‘T", "donʼt"},
		{"café", "cafe\u0301", "CAFÉ", "cafe"},
		{"abc", "ＡＢＣ", "a\u00adbc", "a\u200dbc", "a\u200bb\u2060c", "a\ufe0fbc", "a\u034fb\u3164c", "a\u0332b\u0332c\u0332", "ạb\u0323c", "ᴀʙᴄ", "ɑbc"},
		{"ещё", "еще"}, {"за\u0301мок", "замок"}, {"știință", "ştiinţă", "stiinta"},
		{"straße", "strasse"}, {"Łódź", "lodz"}, {"cœur", "coeur"}, {"người", "nguoi"}, {"ısı", "isi"}, {"ΑΘΉΝΑ", "αθηνα"},
		{"كِتَابٌ", "كتاب", "كتـاب"}, {"שָׁלוֹם", "שלום"},
		{"office", "oﬃce"},
		{"σας", "ΣΑΣ"},
	} {
		want := string(Fold(nil, equal[0]))
		for _, word := range equal[1:] {
			if got := string(Fold(nil, word)); got != want {
				t.Errorf("%q: got %q, want %q as %q", word, got, want, equal[0])
			}
		}
	}
	for _, unequal := range [][2]string{{"и", "й"}, {"がん", "かん"}, {"ค่า", "คา"}, {"कि", "क"}, {"ا", "ب"}} {
		if a, b := Fold(nil, unequal[0]), Fold(nil, unequal[1]); string(a) == string(b) {
			t.Errorf("%s and %s fold to the same", unequal[0], unequal[1])
		}
	}
}

func TestHashShortIsXXH3(t *testing.T) {
	b := []byte("The quick brown ")
	for n := 1; n <= 16; n++ {
		var lo, hi uint64
		for i := range min(n, 8) {
			lo |= uint64(b[i]) << (8 * i)
		}
		for i := 8; i < n; i++ {
			hi |= uint64(b[i]) << (8 * (i - 8))
		}
		if got, want := hashShort(lo, hi, n), xxh3.Hash(b[:n]); got != want {
			t.Errorf("%d bytes: got %x, want %x", n, got, want)
		}
	}
}

// wordsEqual holds the fast path to the plain one on text.
func wordsEqual(t *testing.T, text string) {
	t.Helper()
	got, want := AppendWords(nil, text), appendWordsPlain(nil, text)
	if slices.Equal(got, want) {
		return
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("%q: word %d: got %s, want %s", text, i, describe(got, i, text), describe(want, i, text))
		}
	}
}

func describe(words []Word, i int, text string) string {
	if i >= len(words) {
		return "none"
	}
	w := words[i]
	return fmt.Sprintf("%q %v", text[w.Start:w.End], w)
}

// TestFastPathKnowsEveryRune puts every rune of the table, and a neighbourhood of
// those the fast path knows beyond it, into the places where its kind matters.
func TestFastPathKnowsEveryRune(t *testing.T) {
	for r := rune(0); r < 0x10000; r++ {
		if r >= narrowRunes && wideKind(r) == kindOther && wideKind(r-1) == kindOther && wideKind(r+1) == kindOther {
			continue
		}
		for _, form := range []string{"%c", "a%ca", "1%c1", "a%c1", "a.%c", "1,%c", "%ca", "%c1 ", "中%c中", "カ%cカ", "é%cé", "_%c_", "A%[1]cA%[1]cA", "ʼ%cʼ", "서%c서", "’%c’", "%c’s"} {
			wordsEqual(t, fmt.Sprintf(form, r))
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{
		"The U.S. rose 1,400.5 points (3.5%). Don’t _go_ there: it's A1B2C3D4E5F6G7H8 and a:b;c 1:2;3,4",
		"e\u0301\u0301 a\u00adb \u200d’s ’\u0301s a’\u0301s 1’1 a’1",
		"中文カタカナ_ｱｲﾞ กำลัง ʼabcʼ 한국어 हिन्दी में 3月 שלום\"ש",
		"\xff\xfea\xe2\x80 b\xe2",
		"İSTANBUL ΑΣ ſ ﬁ Ⅷ ½ 🇷🇺🇺🇸 👩‍👩‍👧 _ _a a_ 1_1",
		strings.Repeat("abcdefgh", 9),
		"ABCDEFGHIJ ABCDEFGH1 1234567890AB 12345678A AbCDEFGHIJ",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		wordsEqual(t, text)
		end := uint32(0)
		for _, w := range AppendWords(nil, text) {
			if w.Start < end || w.End <= w.Start || int(w.End) > len(text) {
				t.Fatalf("%q: word %v after %d", text, w, end)
			}
			folded, marks := appendBare(nil, w.AppendSpelling(nil, text))
			if w.Class&(Disguised|SerbianCyrillic) == 0 {
				folded = Fold(nil, text[w.Start:w.End])
			}
			if want := xxh3.Hash(folded); w.Hash != want || w.Marks != marks {
				t.Fatalf("%q: hash %x, want %x", text[w.Start:w.End], w.Hash, want)
			}
			end = w.End
		}
	})
}
