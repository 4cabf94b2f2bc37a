package article

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// letter is a newsletter as programs send it: two parts, one quoted-printable in
// windows-1252, the other base64.
const letter = "Return-Path: <bounce@mail.echo.example.com>\r\n" +
	"From: =?utf-8?q?Jane_D=C3=B6e?= <letters@news.northernecho.com>\r\n" +
	"Subject: =?windows-1252?q?Ferry_sinks_=96_all_saved?=\r\n" +
	"Date: Mon, 06 May 2024 10:20:30 +0200\r\n" +
	"Message-ID: <1@echo.example>\r\n" +
	"List-Id: The Harbour Letter <harbour.northernecho.com>\r\n" +
	"Archived-At: <https://letters.northernecho.com/p/1>\r\n" +
	"MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n" +
	"--b1\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
	"View in browser\r\nThe ferry =93Aurora=94 sank in the harbour =\r\non Monday.\r\n" +
	"--b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
	"%s\r\n--b1--\r\n"

// tablePage is the HTML part of letter: laid out in a table, as letters are.
const tablePage = "PHRhYmxlPjx0cj48dGQ+PGEgaHJlZj0ieCI+VmlldyBpbiBicm93c2VyPC9hPjwvdGQ+PC90cj48dHI+\r\n" +
	"PHRkPjxwPlRoZSBmZXJyeSDigJxBdXJvcmHigJ0gc2FuayBpbiB0aGUgaGFyYm91ciBvbiBNb25kYXku\r\n" +
	"PC9wPjxwPkFsbCBvbiBib2FyZCB3ZXJlIHNhdmVkLjwvcD48L3RkPjwvdHI+PC90YWJsZT4="

func TestMail(t *testing.T) {
	full := strings.Replace(letter, "%s", tablePage, 1)
	damaged := strings.Replace(letter, "%s", "***", 1)
	box := "From a@example.com Mon May  6 10:20:30 2024\n" + strings.ReplaceAll(full, "\r\n", "\n") + "\n" +
		"From b@example.com Mon May  6 10:20:31 2024\nFrom: Jo <jo@gmail.com>\nSubject: Two\nDate: Tue, 7 May 2024 10:00:00 GMT\n\nThe tug came at noon.\nFrom the quay we saw it.\n\n>From here on it was dark.\n\n" +
		"From c@example.com Mon May  6 10:20:31 2024\nSubject: None\nContent-Type: image/png\n\nxx\n"
	got := outcomes(t, map[string]string{"a.eml": full, "b": damaged, "c.mbox.gz": gz(box), "d.eml": "Subject: x\nno colon here\n\ntext"})
	want := []string{"a.eml 1@echo.example", "b 1@echo.example", "c.mbox.gz#1 1@echo.example", "c.mbox.gz#2 c.mbox.gz#2", "c.mbox.gz#3!no text", "d.eml!not valid"}
	if !slices.Equal(got, want) {
		t.Fatalf("got  %q\nwant %q", got, want)
	}
	opt := DefaultOptions()
	opt.Origins = true
	read := func(name string) (list []Article) {
		for a, err := range Read([]string{name}, nil, opt) {
			if err == nil {
				list = append(list, a)
			}
		}
		return list
	}
	a := read("a.eml")[0]
	if a.Title != "Ferry sinks – all saved" || a.Outlet != "The Harbour Letter" || a.Byline != "Jane Döe" ||
		a.URL != "https://letters.northernecho.com/p/1" || a.Published.String() != "2024-05-06T10:20:30+02:00" {
		t.Errorf("got %+v", a)
	}
	if body := strings.Join(strings.Fields(content(a)), " "); body != "The ferry “Aurora” sank in the harbour on Monday. All on board were saved." {
		t.Errorf("got the text %q", body)
	}
	if from := a.Origin("text"); from != "the HTML part of the message" {
		t.Errorf("the text is from %q", from)
	}
	if b := read("b")[0]; !strings.Contains(content(b), "The ferry “Aurora” sank in the harbour on Monday.") || len(b.Notes) == 0 {
		t.Errorf("damaged HTML part: got %q, notes %q", b.Text, b.Notes)
	}
	two := read("c.mbox.gz")[1]
	if two.Text != "The tug came at noon.\nFrom the quay we saw it.\n\nFrom here on it was dark.\n\n" || two.Outlet != "Jo" || two.Byline != "" {
		t.Errorf("got %+v", two)
	}
}

// TestLetterOfOneAuthor tells the letter from its author in the name of the sender.
func TestLetterOfOneAuthor(t *testing.T) {
	a := one(t, "a.eml", "From: Jane Doe from Harbour Notes <harbournotes@substack.com>\r\nSubject: Ferry\r\n\r\nJane Doe\r\n\r\n"+ferrySentence+"\r\n")
	if a.Outlet != "Harbour Notes" || a.Byline != "Jane Doe" || strings.Contains(content(a), "Jane Doe") {
		t.Errorf("got outlet %q, byline %q, text %q", a.Outlet, a.Byline, content(a))
	}
	if a := one(t, "b.eml", "From: Letters from Home <post@echo.example>\r\nSubject: Ferry\r\n\r\n"+ferrySentence+"\r\n"); a.Outlet != "echo.example" {
		t.Errorf("a name with \"from\" at a domain of its own: got outlet %q", a.Outlet)
	}
}

// FuzzMail reads messages and mailboxes: whatever the bytes, articles keep their
// promises and errors are SkipErrors.
func FuzzMail(f *testing.F) {
	for _, pattern := range []string{"*.eml", "*.mbox"} {
		names, err := filepath.Glob(filepath.Join("testdata", "inputs", pattern))
		if err != nil || len(names) == 0 {
			f.Fatal("no seeds", pattern, err)
		}
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(b)
		}
	}
	opt := DefaultOptions()
	opt.MaxRecord = 64 << 10
	opt.MaxRecords = 100
	f.Fuzz(func(t *testing.T, b []byte) {
		readAll(t, opt, bytes.NewReader(append([]byte("From x 10:20\nFrom: a@b.c\n"), b...)), "-")
		readAll(t, opt, bytes.NewReader(append([]byte("Return-Path: x\n"), b...)), "-")
	})
}
