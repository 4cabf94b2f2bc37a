package article

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
)

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
