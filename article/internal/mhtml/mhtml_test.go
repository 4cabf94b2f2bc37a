package mhtml

import (
	"encoding/base64"
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
	"copytrail/article/internal/record"
)

const ferryPage = `<!DOCTYPE html><html lang="en"><head><title>Ferry sinks in harbour</title><meta property="article:published_time" content="2024-05-06T10:20:30+02:00"></head><body>
<article><h1>Ferry sinks in harbour</h1>
<p>The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke from the quay.</p>
<p>The owner, a company from the other side of the bay, said on Tuesday that the cause was not known and that divers would look at the hull.</p>
</article></body></html>`

// consentPage is a frame that is longer than the page.
var consentPage = `<html><body>` + strings.Repeat("<p>Partner 1 of our panel stores and reads information on your device to learn what you look at.</p>\n", 12) + `</body></html>`

// pagePart spells one part of a file.
func pagePart(header, body string) string {
	return "--xx\r\n" + header + "\r\n" + body + "\r\n"
}

const (
	chrome = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.echo.example/ferry\r\nSubject: Ferry\r\nDate: Tue, 7 May 2024 09:10:11 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"xx\"\r\n\r\n\r\n"
	ie     = "From: \"Saved by Internet Explorer 11\"\r\nSubject: Ferry\r\nDate: Tue, 7 May 2024 09:10:11 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"xx\"\r\nX-MimeOLE: Produced By Microsoft MimeOLE\r\n\r\nThis is a multi-part message in MIME format.\r\n\r\n"
	word   = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"xx\"\r\n\r\nThis document is a Single File Web Page.\r\n\r\n"
	frame  = "Content-Type: text/html\r\nContent-Location: https://consent.example/frame\r\n"
	end    = "--xx--\r\n"
)

func at(location string) string {
	return "Content-Type: text/html; charset=\"utf-8\"\r\nContent-Location: " + location + "\r\n"
}

// lined returns s in lines that a message may have.
func lined(s string) string {
	b := base64.StdEncoding.EncodeToString([]byte(s))
	var out []string
	for c := range slices.Chunk([]byte(b), 76) {
		out = append(out, string(c))
	}
	return strings.Join(out, "\r\n")
}

func TestPages(t *testing.T) {
	echo := at("https://www.echo.example/ferry")
	for _, test := range []struct{ name, file, url, fetched string }{
		{"Chrome", chrome + pagePart(echo, ferryPage) + pagePart(frame, consentPage) + end, "https://www.echo.example/ferry", "2024-05-07T09:10:11Z"},
		{"the frame comes first", chrome + pagePart(frame, consentPage) + pagePart(echo, ferryPage) + end, "https://www.echo.example/ferry", "2024-05-07T09:10:11Z"},
		{"named as the start", strings.Replace(ie, "type=", "start=\"<m@x>\"; type=", 1) + pagePart(frame, consentPage) + pagePart(echo+"Content-ID: <m@x>\r\n", ferryPage) + end, "https://www.echo.example/ferry", "2024-05-07T09:10:11+02:00"},
		{"Internet Explorer, base64", ie + pagePart(echo+"Content-Transfer-Encoding: base64\r\n", lined(ferryPage)) + pagePart(frame, consentPage) + end, "https://www.echo.example/ferry", "2024-05-07T09:10:11+02:00"},
		{"parts within parts", ie + pagePart("Content-Type: multipart/alternative; boundary=\"yy\"\r\n", "--yy\r\n"+echo+"\r\n"+ferryPage+"\r\n--yy--\r\n") + end, "https://www.echo.example/ferry", "2024-05-07T09:10:11+02:00"},
		{"Word", word + pagePart(at("file:///C:/2B1C/ferry.htm"), ferryPage) + end, "", ""},
		{"cut short", chrome + pagePart(echo, ferryPage), "https://www.echo.example/ferry", "2024-05-07T09:10:11Z"},
		{"a frameset", chrome + pagePart(echo, "<html><frameset><frame src=a></frameset></html>") + pagePart(at("https://www.echo.example/a"), ferryPage) + end, "https://www.echo.example/a", "2024-05-07T09:10:11Z"},
		{"of an archive", strings.Replace(chrome, "https://", "https://web.archive.org/web/20240506235959/https://", 1) + pagePart(echo, ferryPage) + end, "https://www.echo.example/ferry", "2024-05-07T09:10:11Z"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := formattest.Sniff(&Page, "a.mht", test.file); got != format.Sure {
				t.Errorf("got likeness %d", got)
			}
			r := formattest.Read(t, &Page, "a.mht", test.file)
			if len(r.Drafts) != 1 {
				t.Fatalf("got %q", r.Outcomes)
			}
			d := r.Drafts[0]
			outlet := "echo.example"
			if test.url == "" {
				outlet = ""
			}
			if d.URL != test.url || d.Outlet != outlet || d.Fetched.String() != test.fetched || d.Published.String() != "2024-05-06T10:20:30+02:00" {
				t.Errorf("got url %q, outlet %q, fetched %s, published %s", d.URL, d.Outlet, d.Fetched, d.Published)
			}
			if !strings.Contains(d.Text, "The ferry Aurora") || strings.Contains(d.Text, "Partner 1") {
				t.Errorf("got %q", d.Text)
			}
		})
	}
}

func TestCharset(t *testing.T) {
	latin := strings.Replace(ferryPage, "Aurora", "Aur\xf6ra", 1)
	r := formattest.Read(t, &Page, "a.mht", ie+pagePart("Content-Type: text/html; charset=\"windows-1252\"\r\nContent-Location: https://www.echo.example/ferry\r\n", latin)+end)
	if len(r.Drafts) != 1 || !strings.Contains(r.Drafts[0].Text, "Auröra") {
		t.Errorf("got %+v", r.Drafts)
	}
}

// TestLetters leaves letters to the format of letters.
func TestLetters(t *testing.T) {
	for _, file := range []string{
		"From: Jane <jane@echo.example>\r\nTo: x@y.example\r\nSubject: News\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=xx\r\n\r\n--xx\r\nContent-Location: x\r\n",
		"MIME-Version: 1.0\r\nFrom: jane@echo.example\r\nContent-Type: text/html\r\n\r\n<p>",
		"Dear reader\n\nContent-Type: multipart/related\n", "<html>", "",
	} {
		if got := formattest.Sniff(&Page, "a.eml", file); got != format.No {
			t.Errorf("%.30q: got likeness %d", file, got)
		}
	}
}

func TestNoPage(t *testing.T) {
	for file, want := range map[string]string{
		chrome + pagePart("Content-Type: image/png\r\n", "x") + end:              record.ReasonNoText,
		strings.Replace(chrome, "boundary=\"xx\"", "x=y", 1):                     record.ReasonNoText,
		chrome + pagePart(at("https://www.echo.example/ferry"), "<p></p>") + end: record.ReasonNoText,
	} {
		r := formattest.Read(t, &Page, "a.mht", file)
		if len(r.Errs) != 1 || r.Errs[0].Reason != want {
			t.Errorf("%.60q: got %q", file, r.Outcomes)
		}
	}
}

func FuzzPage(f *testing.F) {
	echo := at("https://www.echo.example/ferry")
	f.Add(chrome + pagePart(frame, consentPage) + pagePart(echo, ferryPage) + end)
	f.Add(ie + pagePart("Content-Type: multipart/alternative; boundary=\"yy\"\r\n", "--yy\r\n"+echo+"\r\n"+ferryPage+"\r\n--yy--\r\n") + end)
	f.Fuzz(func(t *testing.T, file string) {
		formattest.Sniff(&Page, "a.mht", file)
		formattest.Read(t, &Page, "a.mht", file)
	})
}
