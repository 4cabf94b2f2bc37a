package charset

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
)

// The stories of testdata are in many scripts; written in the old encodings of
// these, none is taken for damaged UTF-8, and each is once some bytes of its UTF-8
// form are broken.
func TestIsDamagedUTF8(t *testing.T) {
	for file, encodings := range map[string][]string{
		"suizokukan-asagiri.txt": {"shift_jis", "euc-jp"},
		"suizokukan-minato.txt":  {"shift_jis", "euc-jp"},
		"parom-golosreki.txt":    {"windows-1251", "koi8-r", "iso-8859-5"},
		"safina-minbar.txt":      {"windows-1256", "iso-8859-6"},
		"wasser-tagblatt.txt":    {"windows-1252"},
		"teleferico-eltajo.txt":  {"windows-1252"},
	} {
		text, err := os.ReadFile("../../../testdata/stories/" + file)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range encodings {
			enc, _ := charset.Lookup(name)
			var b []byte
			for _, r := range string(text) { // what the encoding does not have is left out
				if one, err := enc.NewEncoder().Bytes([]byte(string(r))); err == nil {
					b = append(b, one...)
				}
			}
			if good, bad := multibyte(b); 2*good > bad {
				t.Errorf("%s in %s has %d bytes of UTF-8 and %d of none, too near to damaged UTF-8", file, name, good, bad)
			}
		}
		broken := []byte(strings.ReplaceAll(string(text), ".", "\xff"))
		if file == "wasser-tagblatt.txt" || file == "teleferico-eltajo.txt" {
			broken = append([]byte(text), 0xe2, 0x82)
		}
		if !isDamagedUTF8(broken) {
			good, bad := multibyte(broken)
			t.Errorf("%s with damage, %d good and %d bad, is not taken for UTF-8", file, good, bad)
		}
	}
	chinese := "市议会周一以九票对四票决定买下旧制革厂，并把它改建成图书馆，结束了一场持续多年的争论。市长说，大门将在三年内打开。"
	for _, name := range []string{"gb18030", "big5"} {
		enc, _ := charset.Lookup(name)
		b, err := enc.NewEncoder().Bytes([]byte(chinese))
		if name == "gb18030" && err != nil {
			t.Fatal(err)
		}
		if good, bad := multibyte(b); 2*good > bad {
			t.Errorf("Chinese in %s has %d bytes of UTF-8 and %d of none, too near to damaged UTF-8", name, good, bad)
		}
	}
}
