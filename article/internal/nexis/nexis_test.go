package nexis

import (
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
	"copytrail/article/internal/record"
)

const (
	first  = "The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke."
	second = "Divers will look at the hull on Thursday, the harbour board said."
)

// drafts decodes the documents in paragraphs.
func drafts(t *testing.T, paragraphs []string) *formattest.Result {
	t.Helper()
	hand := &format.Format{Read: func(in *format.Input, out format.Sink) bool { return Hand(in, paragraphs, out) }}
	return formattest.Read(t, hand, "a", "")
}

func TestUni(t *testing.T) {
	got := drafts(t, []string{
		"Date and Time: Friday, March 20, 2026 4:51:00 PM GMT", "Documents (2)", "1. Ferry sinks", "Search Terms: ferry", "2. Fähre gesunken",
		"Ferry sinks", "The Echo", "March 9, 2026 Monday 7:40 AM GMT", "\nCopyright 2026 The Echo All Rights Reserved", "\n", "Section:\u00a0NEWS; Pg. 3",
		"Length:\u00a0275 words", "Byline:\u00a0Jane Doe", "Highlight: It sank.", "Body", first, "Company: the word begins this sentence.", second,
		"Classification", "\nLanguage:\u00a0ENGLISH", "\nSubject: FERRIES (90%)", "\nLoad-Date: March 10, 2026", "\nEnd of Document",
		"Fähre gesunken", "Der Bote", "9. März 2026 Montag", "Bundesausgabe", "Copyright 2026 Der Bote Alle Rechte vorbehalten", "Rubrik: LOKALES", "Länge: 20 Wörter", "Body",
		first, "Load-Date: 10. März 2026", "Ende des Dokuments",
	})
	if len(got.Drafts) != 2 || len(got.Errs) != 0 {
		t.Fatalf("got %q", got.Outcomes)
	}
	a, b := got.Drafts[0], got.Drafts[1]
	if a.Title != "Ferry sinks" || a.Outlet != "The Echo" || a.Byline != "Jane Doe" || a.Lang != "en" || a.Published.String() != "2026-03-09T07:40:00Z" ||
		a.Text != first+"\n\nCompany: the word begins this sentence.\n\n"+second {
		t.Errorf("got %+v", a)
	}
	if b.Title != "Fähre gesunken" || b.Outlet != "Der Bote" || b.Published.String() != "2026-03-09" || b.Text != first {
		t.Errorf("got %+v", b)
	}
}

// TestUniAppended reads a document whose day is missing, and whose last paragraph has the
// end of the document in it.
func TestUniAppended(t *testing.T) {
	got := drafts(t, []string{"Ferry sinks - Correction Appended", "The Echo", " Correction Appended", "Copyright 2005 The Echo", "Length: 20 words", "Body", first, "Load-Date: May 18, 2005\n\nEnd of Document\n"})
	if len(got.Drafts) != 1 {
		t.Fatalf("got %q, %v", got.Outcomes, got.Errs)
	}
	if d := got.Drafts[0]; d.Title != "Ferry sinks" || d.Outlet != "The Echo" || d.Text != first || strings.Join(d.Notes, "; ") != noteNoDay+"; "+noteCorrection {
		t.Errorf("got %+v", d)
	}
}

func TestIs(t *testing.T) {
	for _, test := range []struct {
		paragraphs []string
		want       bool
	}{
		{[]string{"1 of 50 DOCUMENTS", "The Echo", "LENGTH: 20 words"}, true},
		{[]string{"Ferry", "Länge: 20 Wörter", "Body", first, "End of Document"}, true},
		{[]string{"Document 1 of 3", first}, false},
		{[]string{"Ferry", "Length: 20 words", first}, false},
		{[]string{first}, false},
		{nil, false},
	} {
		if got := Is(test.paragraphs); got != test.want {
			t.Errorf("%q: got %v", test.paragraphs, got)
		}
	}
}

func TestDate(t *testing.T) {
	for line, want := range map[string]string{
		"March 9, 2026 Monday":                      "2026-03-09",
		"March 9, 2026 Monday Late Edition - Final": "2026-03-09",
		"March 9, 2026 Monday 4:05 PM GMT":          "2026-03-09T16:05:00Z",
		"March 9, 2026 Monday 12:00 AM GMT":         "2026-03-09",
		"9. März 2026 Montag":                       "2026-03-09",
		"Montag 9. März 2026":                       "2026-03-09",
		"lundi 9 mars 2026":                         "2026-03-09",
		"9 mars 2026 lundi 7:40 AM GMT":             "2026-03-09T07:40:00Z",
		"maandag 9 maart 2026":                      "2026-03-09",
		"9 maart 2026 maandag":                      "2026-03-09",
		"lunes 9 de marzo de 2026":                  "2026-03-09",
		"9 de marzo de 2026 lunes":                  "2026-03-09",
		"lunedì 9 marzo 2026":                       "2026-03-09",
		"9 March 2026":                              "2026-03-09",
		"March 2026":                                "",
		"Spring 2026":                               "",
		"The Echo":                                  "",
		"Ferry sank on March 9, 2026":               "",
		"2026":                                      "",
	} {
		got, _ := dateOf(line)
		if got.String() != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}

// older returns the paragraphs of a document of the older services.
func older(lines ...string) []string { return append([]string{"1 of 1 DOCUMENTS"}, lines...) }

func TestOlder(t *testing.T) {
	for _, test := range []struct {
		name       string
		paragraphs []string
		want       record.Draft
		published  string
		note       string
	}{
		{"usual", older("The Echo", "March 9, 2026 Monday", "Ferry sinks", "BYLINE: Jane Doe", "SECTION: NEWS; Pg. 3", "LENGTH: 20 words", first, second,
			"LOAD-DATE: March 10, 2026", "LANGUAGE: ENGLISH", "FERRY-NAME: Aurora", "Copyright 2026 The Echo\nAll Rights Reserved"),
			record.Draft{Outlet: "The Echo", Title: "Ferry sinks", Byline: "Jane Doe", Lang: "en", Text: first + "\n\n" + second}, "2026-03-09", ""},
		{"a correction", older("The Echo", "March 9, 2026 Monday\nCorrection Appended\nLate Edition - Final", "Ferry sinks", "LENGTH: 20 words", "DATELINE: MERROW", first,
			"CORRECTION: The ferry had 32 passengers.", "LOAD-DATE: March 10, 2026"),
			record.Draft{Outlet: "The Echo", Title: "Ferry sinks", Text: first}, "2026-03-09", noteCorrection},
		{"rights above", older("Copyright 2003 The Echo Company\nThe Echo", "March 9, 2003 Sunday", "Final Edition", "Ferry sinks", "LENGTH: 20 words", first),
			record.Draft{Outlet: "The Echo", Title: "Ferry sinks", Text: first}, "2003-03-09", ""},
		{"no day", older("The Echo", "Ferry sinks", "LENGTH: 20 words", first, "LOAD-DATE: March 10, 2026"),
			record.Draft{Outlet: "The Echo", Title: "Ferry sinks", Text: first}, "", noteNoDay},
		{"no fields", older("The Echo", "March 9, 2026 Monday", "Ferry sinks", first, second, "Copyright 2026 The Echo"),
			record.Draft{Outlet: "The Echo", Title: "Ferry sinks", Text: first + "\n\n" + second}, "2026-03-09", ""},
		{"labels", older("The Echo", "March 9, 2026", "HEADLINE: Ferry sinks", "BODY: "+first, second, "URL: https://echo.example/1"),
			record.Draft{Outlet: "The Echo", Title: "Ferry sinks", URL: "https://echo.example/1", Text: "" + first + "\n\n" + second}, "2026-03-09", ""},
		{"Spanish", older("El Eco", "lunes 9 de marzo de 2026", "El transbordador", "AUTOR: Ana Gil", "SECCIÓN: LOCAL", "LONGITUD: 20 palabras", first, "FECHA-DE-CARGA: 10 de marzo de 2026", "TIPO-DE-PUBLICACIÓN: Periódico"),
			record.Draft{Outlet: "El Eco", Title: "El transbordador", Byline: "Ana Gil", Text: first}, "2026-03-09", ""},
		{"Italian", older("L'Eco", "lunedì 9 marzo 2026", "Il traghetto", "AUTORE: Ada Neri", "SEZIONE: CRONACA", "LUNGHEZZA: 20 parole", first, "DATA-CARICAMENTO: 10 marzo 2026", "LINGUA: ITALIAN; ITALIANO"),
			record.Draft{Outlet: "L'Eco", Title: "Il traghetto", Byline: "Ada Neri", Lang: "it", Text: first}, "2026-03-09", ""},
		{"Dutch", older("De Echo", "maandag 9 maart 2026", "Veerboot zinkt", "AUTEUR: Jan Smit", "SECTIE: NIEUWS", "LENGTE: 20 woorden", first, "LAAD-DATUM: 10 maart 2026", "TAAL: DUTCH; NEDERLANDS", "PUBLICATIETYPE: Krant"),
			record.Draft{Outlet: "De Echo", Title: "Veerboot zinkt", Byline: "Jan Smit", Lang: "nl", Text: first}, "2026-03-09", ""},
	} {
		got := drafts(t, test.paragraphs)
		if len(got.Drafts) != 1 {
			t.Errorf("%s: got %q, %v", test.name, got.Outcomes, got.Errs)
			continue
		}
		d := got.Drafts[0]
		if d.Outlet != test.want.Outlet || d.Title != test.want.Title || d.Byline != test.want.Byline || d.Lang != test.want.Lang || d.URL != test.want.URL || d.Text != test.want.Text || d.Published.String() != test.published {
			t.Errorf("%s: got %+v", test.name, d)
		}
		if strings.Join(d.Notes, "; ") != test.note {
			t.Errorf("%s: got notes %q", test.name, d.Notes)
		}
	}
}

func TestNoDocument(t *testing.T) {
	got := drafts(t, []string{"1 of 2 DOCUMENTS", "The document cannot be displayed.", "2 of 2 DOCUMENTS", "The Echo", "March 9, 2026", "Ferry", "LENGTH: 2 words"})
	if want := "a#1!not an article a#2!no text"; strings.Join(got.Outcomes, " ") != want {
		t.Errorf("got %q, %v", got.Outcomes, got.Errs)
	}
}

func FuzzDocuments(f *testing.F) {
	f.Add("1 of 1 DOCUMENTS\n\nThe Echo\n\nMarch 9, 2026\n\nFerry\n\nLENGTH: 2 words\n\n" + first)
	f.Add("Ferry\n\nThe Echo\n\nMarch 9, 2026\n\nBody\n\n" + first + "\n\nEnd of Document")
	f.Fuzz(func(t *testing.T, s string) {
		paragraphs := strings.Split(s, "\n\n")
		Is(paragraphs)
		for _, d := range Documents(paragraphs) {
			d.Decode("a", formattest.Options, func(record.Draft, error) {})
		}
		for _, format := range []*format.Format{&Text, &Page} {
			formattest.Sniff(format, "a", s)
			formattest.Read(t, format, "a", s)
		}
	})
}
