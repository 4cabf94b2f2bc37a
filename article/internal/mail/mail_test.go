package mail

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

// letter has two parts: a plain one in windows-1252, quoted-printable, and one in HTML.
const letter = "From: =?utf-8?q?Jane_D=C3=B6e?= <letters@news.northernecho.com>\r\n" +
	"Subject: =?windows-1252?q?Ferry_sinks_=96_all_saved?=\r\n" +
	"Date: Mon, 06 May 2024 10:20:30 +0200\r\nMessage-ID: <1@echo.example>\r\nList-Id: The Harbour Letter <harbour.northernecho.com>\r\n" +
	"MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n" +
	"--b1\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
	"The ferry =93Aurora=94 sank.\r\n" +
	"--b1\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<table><tr><td><p>The ferry Aurora sank in the harbour on Monday.</p></td></tr></table>\r\n--b1--\r\n"

func TestMessage(t *testing.T) {
	got := formattest.Read(t, &Message, "a.eml", letter)
	if len(got.Drafts) != 1 {
		t.Fatalf("got %q", got.Outcomes)
	}
	d := got.Drafts[0]
	if d.Place != "a.eml" || d.ID != "1@echo.example" || d.Title != "Ferry sinks – all saved" || d.Outlet != "The Harbour Letter" || d.Byline != "Jane Döe" || d.Published.String() != "2024-05-06T10:20:30+02:00" {
		t.Errorf("got %+v", d)
	}
	if d.Text != "The ferry Aurora sank in the harbour on Monday." {
		t.Errorf("got the text %q", d.Text)
	}
	broken := strings.Replace(letter, "<table>", "<!--", 1)
	if got := formattest.Read(t, &Message, "a.eml", broken); len(got.Drafts) != 1 || !strings.Contains(got.Drafts[0].Text, "“Aurora”") {
		t.Errorf("without a text in the HTML part: got %q, %+v", got.Outcomes, got.Drafts)
	}
	for _, test := range []struct{ name, content, want string }{
		{"no header", "Subject: x\nno colon here\n\ntext", "a!not valid"},
		{"encrypted", "From: a@b.example\nContent-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/octet-stream\n\nx\n--b--\n", "a!no text"},
		{"blank", " \n", "a!empty file"},
		{"too deep", strings.Repeat("Content-Type: message/rfc822\n\n", maxDepth+3) + "x", "a!nested too deeply"},
	} {
		if got := formattest.Read(t, &Message, "a", test.content).Outcomes; !slices.Equal(got, []string{test.want}) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
	formattest.Stops(t, &Message, "a", letter)
}

const box = "From a@example.com Mon May  6 10:20:30 2024\nFrom: Jo <jo@echo.example>\nSubject: One\n\nThe tug came at noon.\nFrom the quay we saw it.\n\n>From here on it was dark.\n\n" +
	"From b@example.com Mon May  6 10:20:31 2024\nSubject: Two\n\nIt sank.\n"

func TestMailbox(t *testing.T) {
	got := formattest.Read(t, &Mailbox, "a.mbox", box)
	if want := []string{"a.mbox#1 One", "a.mbox#2 Two"}; !slices.Equal(got.Outcomes, want) {
		t.Fatalf("got %q, want %q", got.Outcomes, want)
	}
	if text := got.Drafts[0].Text; text != "The tug came at noon.\nFrom the quay we saw it.\n\nFrom here on it was dark.\n\n" {
		t.Errorf("got the text %q", text)
	}
	in := formattest.Input("a", strings.NewReader(strings.Replace(box, "The tug", strings.Repeat("long ", 100), 1)))
	in.Options.MaxRecord = 300
	if got := formattest.ReadInput(t, &Mailbox, in).Outcomes; !slices.Equal(got, []string{"a#1!record too long", "a#2 Two"}) {
		t.Errorf("a message over the limit: got %q", got)
	}
	in = formattest.Input("a", strings.NewReader(box))
	in.Options.MaxRecords = 1
	if got := formattest.ReadInput(t, &Mailbox, in).Outcomes; !slices.Equal(got, []string{"a#1 One", "a#2!too many records"}) {
		t.Errorf("more messages than the limit: got %q", got)
	}
	formattest.Stops(t, &Mailbox, "a", box)
}

func TestSniff(t *testing.T) {
	for _, test := range []struct {
		name, content    string
		message, mailbox format.Likeness
	}{
		{"a", letter, format.Maybe, format.No},
		{"a", "Return-Path: <x>\n", format.Maybe, format.No},
		{"a", box, format.No, format.Maybe},
		{"a.eml", "Subject: x", format.Maybe, format.No},
		{"a.eml", "It sank.", format.No, format.No},
		{"a", "From Osterholm the ferry takes an hour.\nSubject: the harbour.\n", format.No, format.No},
		{"a", "From: The Harbour\nBy Jane Doe\n\nThe ferry sank.", format.No, format.No},
		{"a", "", format.No, format.No},
	} {
		if got := formattest.Sniff(&Message, test.name, test.content); got != test.message {
			t.Errorf("%s %.40q as a message: got %d, want %d", test.name, test.content, got, test.message)
		}
		if got := formattest.Sniff(&Mailbox, test.name, test.content); got != test.mailbox {
			t.Errorf("%s %.40q as a mailbox: got %d, want %d", test.name, test.content, got, test.mailbox)
		}
	}
}

func TestSender(t *testing.T) {
	for _, test := range []struct{ from, name, domain string }{
		{"Jane Doe <jane@news.echo.co.uk>", "Jane Doe", "echo.co.uk"},
		{"Harbour Notes <notes@substack.com>", "Harbour Notes", ""},
		{"jane@echo.example", "", "echo.example"},
		{"\"Doe, Jane\" <broken", "Doe, Jane", ""},
		{"", "", ""},
	} {
		if name, domain := sender(test.from); name != test.name || domain != test.domain {
			t.Errorf("%q: got %q at %q, want %q at %q", test.from, name, domain, test.name, test.domain)
		}
	}
}
