package letters

import (
	"slices"
	"strings"
	"testing"
)

func TestBare(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"éàçñöüşğıčłđøåþž", "eacnousgicldoaþz"}, {"ßæœ", "ssaeoe"}, {"ựậẵ", "uaa"}, {"άϊώ", "αιω"}, {"ёйїґ", "ёйїґ"},
		{"أإآىکی", "ااايكي"}, {"ᴀʙꜱɑɡ", "absag"}, {"中が한ก", "中が한ก"},
	} {
		var got strings.Builder
		for _, r := range test.in {
			a, b := Bare(r)
			got.WriteRune(a)
			if b != 0 {
				got.WriteRune(b)
			}
		}
		if got.String() != test.want {
			t.Errorf("%s: got %s, want %s", test.in, got.String(), test.want)
		}
	}
}

func TestPlain(t *testing.T) {
	for word, want := range map[string]string{
		"Crаne": "Crane", "cr\u2060ane": "crane", "c\u0332r\u0332": "cr", "Cafe\u0301": "Café", "Café": "Café", "𝐜𝐫𝐚𝐧𝐞": "crane", "ᴄʀᴀɴᴇ": "crane", "мост": "мост", "": "",
	} {
		if got := Plain(word); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}

func TestTarget(t *testing.T) {
	for _, test := range []struct {
		word string
		main Script
		want Script
	}{
		{"сrаne", Latin, Latin},    // Cyrillic с, а
		{"сrаne", Cyrillic, Latin}, // r and n look like no Cyrillic letter
		{"cоcoa", Latin, Latin},    // all of it may be either: the text decides
		{"cоcoa", Cyrillic, Cyrillic},
		{"пapк", Latin, Cyrillic}, // Latin a, p
		{"lοοk", Latin, Latin},    // Greek ο
		{"SMSка", Cyrillic, 0},    // a Russian ending
		{"μm", Latin, 0},
		{"Ꭲhe", Latin, Latin}, // Cherokee
		{"カード", Latin, 0},
	} {
		if got := Target(test.word, test.main); got != test.want {
			t.Errorf("%q in %v text: got %v, want %v", test.word, test.main, got, test.want)
		}
	}
}

// TestLookalikes holds the tables to what they promise: a letter becomes one of the
// alphabet, of its own case.
func TestLookalikes(t *testing.T) {
	for to, table := range lookalikes {
		if len(table) < 100 {
			t.Errorf("%v: %d letters", to, len(table))
		}
		for from, x := range table {
			if ScriptOf(x) != to {
				t.Errorf("%c becomes %c, which is not %v", from, x, to)
			}
			if ScriptOf(from) == 0 {
				t.Errorf("%c has no script", from)
			}
		}
	}
	for _, r := range "асеорхуАВЕКМНОРСТХ" {
		if x := As(Latin, r); x == r {
			t.Errorf("%c looks like no Latin letter", r)
		} else if As(Cyrillic, x) != r {
			t.Errorf("%c becomes %c and then %c", r, x, As(Cyrillic, x))
		}
	}
}

func TestSerbian(t *testing.T) {
	for _, test := range []struct {
		text            string
		cyrillic, latin bool
	}{
		{"Већници су у четвртак одлучили да се мост затвори; ђаци иду на другу обалу, јер је најближа стаза дуга.", true, false},
		{"Većnici su u četvrtak odlučili da se most zatvori; đaci idu na drugu obalu, jer je najbliža staza duga.", false, true},
		{"Мост закрыли в четверг вечером, рассказал Љубиша Ђурђевић, который ведёт школу на другом берегу реки и сам живёт там уже двадцать лет, с тех пор как приехал из столицы вместе с женой и двумя детьми.", false, false},
		{"Cầu được đóng vào tối thứ năm, ông Đặng nói.", false, false},
		{"Most uzavřeli ve čtvrtek večer, řekla ředitelka.", false, false},
		{"", false, false},
	} {
		if c, l := Serbian(test.text), SerbianLatin(test.text); c != test.cyrillic || l != test.latin {
			t.Errorf("%q: got %v, %v, want %v, %v", test.text, c, l, test.cyrillic, test.latin)
		}
	}
}

func TestInspect(t *testing.T) {
	const harbour = "The harbour board met on Tuesday and bought a pair of cranes from the yard at Delmere, because the old ones had worn out their brakes."
	replaced := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(harbour) }
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"plain", harbour, nil},
		{"Cyrillic letters", replaced("a", "а", "o", "о"), []string{"mixed scripts: 21 Cyrillic letters within Latin words"}},
		{"Greek letters", replaced("o", "ο"), []string{"mixed scripts: 10 Greek letters within Latin words"}},
		{"Latin letters in Russian", strings.ReplaceAll("Портовый совет собрался во вторник и купил кран на заводе города Делмер, потому что тормоза совсем стёрлись.", "о", "o"),
			[]string{"mixed scripts: 15 Latin letters within Cyrillic words"}},
		{"zero-width spaces", replaced("r", "r\u200b", "a", "a\u200b"), []string{"invisible characters within words: 19"}},
		{"underlined", replaced("r", "r\u0332"), []string{"marks on letters that no spelling has: 11"}},
		{"small capitals", replaced("a", "ᴀ", "e", "ᴇ"), []string{"letters in another style (bold, full-width, small capitals): 25"}},
		{"circles", replaced("a", "ⓐ", "e", "ⓔ"), []string{"letters in another style (bold, full-width, small capitals): 25"}},
		{"letters of two scripts", replaced("a", "а", "o", "ο"), []string{"mixed scripts: 21 letters of other scripts within Latin words"}},
		{"Arabic with zero-width spaces", strings.ReplaceAll("أغلق المجلس الجسر القديم مساء الخميس بعد فحص الأعمدة", "ل", "ل\u200b"), []string{"invisible characters within words: 7"}},
		// What must not be said.
		{"brands in Russian", "Смартфон iPhone 15, сеть TikTok и браузер Google Chrome: IT-компания Apple купила SMS-сервис WhatsApp для сотрудников офиса.", nil},
		{"letters discussed", harbour + " In the address the Cyrillic “а” stands for “a”, as in аpple and pаypal, and the “о” of gооgle is one too.", nil},
		{"Greek in physics", "The ΔT of the μ-metal and the μm scale of TNFα, IFNγ and TGFβ were measured at 5 kΩ; the values of TNFα and TNFα in mice are α.", nil},
		{"Greek in medicine", "TNFα, IFNγ, PPARγ, ERα, CREBα, MAPKα and JNKγ rose.", nil},
		{"mathematics", "Let 𝑥 and 𝑦 be real, 𝒜 a set, and 𝑓 a map from 𝑥 to 𝑧.", nil},
		{"soft hyphens", replaced("r", "r\u00ad"), nil},
		{"Persian joiners", "می\u200cخواهم می\u200cروم نمی\u200cدانم خانه\u200cها کتاب\u200cها می\u200cگویند می\u200cآیند", nil},
		{"stress", "Портовы\u0301й сове\u0301т собра\u0301лся во вто\u0301рник и купи\u0301л кра\u0301ны", nil},
		{"Thai", strings.ReplaceAll("สะพาน ปิด ใน เย็น วัน พฤหัสบดี เพราะ นัก ดำน้ำ พบ รอย ร้าว", " ", "\u200b"), nil},
		{"emoji", "A ferry ❤️ and 👩‍👩‍👧 more ✌️ of ☀️ them", nil},
		{"full-width in Japanese", "市長はＡＢＣ放送とＮＨＫ、ＴＢＳ、ＣＮＮ、ＢＢＣの記者に橋の閉鎖を発表した。", nil},
	} {
		h := Inspect(test.text)
		if got := h.Notes(); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestMayHide holds the quick look to the whole one.
func TestMayHide(t *testing.T) {
	for _, text := range []string{"a\u200bb", "crаne", "a\u0332", "ᴀ", "ａ", "𝐚", "12345678 crаne", "x\u3164y", "a\ufe0f"} {
		if !MayHide(text) {
			t.Errorf("%q: nothing to hide", text)
		}
	}
	for _, text := range []string{"", "A plain text – with “marks” and café.", "Мост закрыли: Google и Apple.", "市長は橋を閉鎖した。", "Cầu được đóng", "обʼєднання 5G-мережа"} {
		if MayHide(text) {
			t.Errorf("%q: may hide something", text)
		}
	}
}

func BenchmarkInspect(b *testing.B) {
	for name, sentence := range map[string]string{
		"English":    "The harbour board’s cranes were “worn out”, said Ada Lund – and nobody at Delmere had asked why the brakes failed in May. ",
		"Russian":    "Портовый совет собрался во вторник и купил кран на заводе города Делмер, потому что тормоза совсем стёрлись. ",
		"Vietnamese": "Tối thứ năm, thị trấn Đồng Lãnh đóng cửa cây cầu gỗ bắc qua sông Vàm Lách sau khi thợ lặn tìm thấy vết nứt. ",
		"disguised":  "Thе hаrbоur bоаrd’s сrаnеs wеrе wоrn оut, sаid Аdа Lund аnd nоbоdу аt Dеlmеrе hаd аskеd whу thе brаkеs fаilеd. ",
	} {
		text := strings.Repeat(sentence, 5000/len(sentence))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Inspect(text)
			}
		})
	}
}
