package office

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/format/formattest"
	"copytrail/article/internal/record"
)

type draft = record.Draft

// download is one file with many articles: a cover, one without a body, one whose text has
// words that are labels elsewhere.
const download = `
Date and Time: Friday, March 20, 2026 4:51:00 PM GMT
Job Number: 00000001
Documents (3)
1. Ferry sinks off Port Wessel
Client/Matter: -None-
Search Terms: ferry
Narrowed by:
# Ferry sinks off Port Wessel
The Echo
March 9, 2026 Monday 7:40 AM GMT
|Copyright 2026 The Echo All Rights Reserved
Section:` + "\u00a0" + `NEWS; Pg. 3
Length:` + "\u00a0" + `275 words
Byline:` + "\u00a0" + `By Marta Okonjo
Body
PORT WESSEL - It sank.
Page 2 of 9
Classification
was the word of the day: no label within a text.
Graphic
A ferry.
Classification
|Language:` + "\u00a0" + `ENGLISH
|Load-Date:` + "\u00a0" + `March 12, 2026
|End of Document
# Bridge closed
The Post
March 10, 2026 Tuesday
Late Edition - Final
Copyright 2026 The Post
Length: 3 words
End of Document
Copyright: a title|in two lines
Osterholm Herald
Spring 2026
Copyright 2026 Osterholm Herald
Body
It opened.
Load-Date: March 20, 2026
End of Document
`

func TestNexis(t *testing.T) {
	got := formattest.Read(t, &Zip, "a.docx", word(t, download))
	if want := []string{"a.docx#1 Ferry sinks off Port Wessel", "a.docx#2!no text", "a.docx#3 Copyright: a title in two lines"}; !slices.Equal(got.Outcomes, want) {
		t.Fatalf("got %q, want %q", got.Outcomes, want)
	}
	d := got.Drafts[0]
	if d.Outlet != "The Echo" || d.Published.String() != "2026-03-09T07:40:00Z" || d.Byline != "Marta Okonjo" || d.Lang != "en" ||
		d.Text != "PORT WESSEL - It sank.\n\nClassification\n\nwas the word of the day: no label within a text." {
		t.Errorf("got %+v", d)
	}
	if d := got.Drafts[1]; d.Outlet != "Osterholm Herald" || d.Published.String() != "" || d.Text != "It opened." || len(d.Notes) != 1 {
		t.Errorf("got %+v", d)
	}
}

func TestNexisLanguages(t *testing.T) {
	for _, test := range []struct{ day, copyright, byline, body, text, class, load, end, want string }{
		{"9. März 2026 Montag 7:40 AM GMT", "Copyright 2026", "Autor", "Textkörper", "Die Fähre sank.", "Klassifizierung", "Ladedatum: 12. März 2026", "Ende des Dokuments", "2026-03-09T07:40:00Z"},
		{"Montag 9. März 2026", "Alle Rechte Vorbehalten", "Byline", "Body", "Die Fähre sank.", "Classification", "Load-Date: March 12, 2026", "End of Document", "2026-03-09"},
		{"lundi 9 mars 2026", "Tous droits réservés", "Auteur", "Corps", "Le bac a coulé.", "Classification", "Date de chargement: 12 mars 2026", "Fin du document", "2026-03-09"},
		{"9 maart 2026 maandag 07:40 AM GMT", "Copyright 2026", "Auteur", "Tekst", "De veerboot zonk.", "Classificatie", "Laaddatum: 12 maart 2026", "Einde van document", "2026-03-09T07:40:00Z"},
		{"9 de marzo de 2026 lunes", "Copyright 2026", "Autor", "Cuerpo", "El barco se hundió.", "Clasificación", "Fecha de carga: 12 de marzo de 2026", "Fin del documento", "2026-03-09"},
		{"lunedì 9 marzo 2026", "Copyright 2026", "Autore", "Corpo", "Il traghetto è affondato.", "Classificazione", "Data di caricamento: 12 marzo 2026", "Fine del documento", "2026-03-09"},
		{"9 marzo 2026 lunedì", "Copyright 2026", "Autore", "Corpo", "Il traghetto è affondato.", "", "Data di caricamento: 12 marzo 2026", "Fine del documento", "2026-03-09"},
		{"March 9, 2026 Monday  Correction Appended", "Copyright 2026", "Byline", "Body", "It sank.", "", "Load-Date: March 12, 2026", "", "2026-03-09"},
	} {
		lines := []string{"Ferry", "The Echo", test.day, test.copyright, test.byline + ":\u00a0Marta Okonjo", test.body, test.text, test.class, test.load, test.end}
		got := formattest.Read(t, &Zip, "a.docx", word(t, strings.Join(lines, "\n")))
		if len(got.Drafts) != 1 {
			t.Errorf("%s: got %q", test.day, got.Outcomes)
			continue
		}
		if d := got.Drafts[0]; d.Title != "Ferry" || d.Outlet != "The Echo" || d.Byline != "Marta Okonjo" || d.Published.String() != test.want || d.Text != test.text {
			t.Errorf("%s: got %+v", test.day, d)
		}
	}
}

// TestHead reads heads in which something is missing or looks like something else.
func TestHead(t *testing.T) {
	for _, test := range []struct{ head, want string }{
		{"Industry: steelworks close\nThe Echo\nMay 6, 2024 Monday\nLength: 3 words", "Industry: steelworks close|The Echo|2024-05-06"},
		{"Ferry\nThe Echo\nCopyright 2024 The Echo", "Ferry|The Echo|"},
		{"The Echo\nMay 6, 2024\nCopyright 2024 The Echo", "|The Echo|2024-05-06"},
		{"Documents (2)\nThe Echo\nMay 6, 2024\nCopyright 2024 The Echo", "|The Echo|2024-05-06"},
		{"Ferry\nSinks\nThe Echo\nMay 6, 2024\nLate Edition - Final\nSection: A", "Ferry Sinks|The Echo|2024-05-06"},
		{"Ferry\nThe Echo\nMay 2024\nCopyright 2024 The Echo", "Ferry|The Echo|"},
		{"What we know on May 5, 2024\nThe Echo\n2024-05-06\nCopyright 2024", "What we know on May 5, 2024|The Echo|2024-05-06"},
		{"", "||"},
	} {
		got := formattest.Read(t, &Zip, "a", word(t, test.head+"\nBody\nIt sank.\nLoad-Date: May 9, 2024\nEnd of Document"))
		if len(got.Drafts) != 1 {
			t.Errorf("%q: got %q", test.head, got.Outcomes)
			continue
		}
		d := got.Drafts[0]
		if got := d.Title + "|" + d.Outlet + "|" + d.Published.String(); got != test.want {
			t.Errorf("%q: got %q, want %q", test.head, got, test.want)
		}
	}
}

func TestCover(t *testing.T) {
	for _, test := range []struct{ lines, want string }{
		{"Job Number: 1\nDocuments (2)\n1. Ferry\nClient/Matter: -None-\n2. Bridge\nClient/Matter: -None-", "a!not an article"},
		{"The ferry sank.\nNobody saw it.\nEnd of Document", "a The ferry"},
	} {
		if got := formattest.Read(t, &Zip, "a", word(t, test.lines)).Outcomes; !slices.Equal(got, []string{test.want}) {
			t.Errorf("%q: got %q, want %q", test.lines, got, test.want)
		}
	}
}
