package article

import (
	"errors"
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
		text, err := os.ReadFile("../testdata/stories/" + file)
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

func TestDamagedUTF8KeepsItsLetters(t *testing.T) {
	n := 0
	for a, err := range Read([]string{"../testdata/bad/invalid-utf8.txt"}, nil, DefaultOptions()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		for _, want := range []string{"café", "Renée", "naïve", "“and tea, for the vicar”"} {
			if !strings.Contains(a.Text, want) {
				t.Errorf("no %q in %q", want, a.Text)
			}
		}
		if a.Title != "Café opens in old chapel" {
			t.Errorf("title %q", a.Title)
		}
	}
	if n != 1 {
		t.Errorf("read %d articles, want 1", n)
	}
	page := "<html><head><title>Caf\u00e9</title></head><body><p>" + strings.Repeat("Ren\u00e9e sells na\u00efve paintings in the caf\u00e9. ", 20) + "\xff</p></body></html>"
	a, err := readHTML([]byte(page), "", "", DefaultOptions())
	if err != nil || !strings.Contains(a.Text, "Ren\u00e9e sells na\u00efve") {
		t.Errorf("a page with one broken byte: %q, %v", a.Text, err)
	}
}

const russian = "Мэр города открыл мост через реку после ремонта, который длился почти три года, сообщили в администрации. " +
	"На церемонию пришли около двухсот жителей, многие с детьми. По словам главы района, стоимость работ выросла из-за паводка " +
	"весной прошлого года, когда вода подмыла одну из опор. Движение автобусов начнется в понедельник."

// A page or a text file is read in the charset that it seems to be in; where nothing
// tells, and in records, which are UTF-8, it is a skip and not an article of which
// every word is lost.
func TestUnknownCharset(t *testing.T) {
	encoded := func(name, text string) string {
		enc, _ := charset.Lookup(name)
		b, err := enc.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, c := range []struct{ name, input, want string }{
		{"a.txt", encoded("koi8-r", russian), "read as koi8-r"},
		{"a.txt", encoded("windows-1251", russian), "read as windows-1251"},
		{"a.txt", encoded("ibm866", russian), ReasonNoText},
		{"a.jsonl", `{"text":"` + encoded("windows-1251", russian) + `"}` + "\n", ReasonNoText},
		{"a.csv", "id,text\n1,\"" + encoded("koi8-r", russian) + "\"\n", ReasonNoText},
		{"a.jsonl", `{"text":"` + russian[:100] + "\xff" + russian[100:] + `"}` + "\n", NoteInvalidUTF8},
		{"a.jsonl", `{"text":"` + strings.Repeat("😀🎉👍🏽 – ", 100) + `"}` + "\n", ReasonNoText},
		{"a.jsonl", `{"text":"7 – 0"}` + "\n", ""},
	} {
		in(t, map[string]string{c.name: c.input})
		got, records := "", 0
		for a, err := range Read([]string{c.name}, nil, DefaultOptions()) {
			records++
			got = strings.Join(a.Notes, "; ")
			if se := (*SkipError)(nil); errors.As(err, &se) {
				got = se.Reason
			}
		}
		if records != 1 {
			t.Errorf("%s, want %s: %d records", c.name, c.want, records)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
