package proquest

import (
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

const (
	rule  = "____________________________________________________________\n\n"
	first = "The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen."
	next  = "Note: the word begins this paragraph."
)

const english = rule + "Report Information from ProQuest\n\n20 March 2026 16:51\n\n" + rule + "Table of contents\n\n1. Ferry sinks\n2. Harbour closed\n\n" + rule +
	"Document 1 of 2\n\nFerry sinks\n\nAuthor: Jane Doe\n\nPublication info: The Echo ; Merrow [Merrow]. 09 Mar 2026: 3.\n\nProQuest document link\n\nAbstract: Of a ferry.\n\nFull text: " +
	first + "\n\n" + next + "\n\nSubject: Ferries\n\nTitle: Ferry sinks\n\nPublication title: The Echo\n\nPublication date: Mar 9, 2026\n\nLanguage of publication: English\n\n" +
	"ProQuest document ID: 300000001\n\nLast updated: 2026-03-20\n\n" + rule +
	"Document 2 of 2\n\nHarbour closed\n\nPublication info: The Post ; Merrow [Merrow]. 10 Mar 2026.\n\nAbstract: The harbour is closed until Thursday.\n\nFull text: Not available.\n\nLast updated: 2026-03-20\n\n" + rule

const french = rule + "Document 1 de 1\n\nLe bac a coulé\n\nAuteur : Anne Roy\n\nTexte intégral : " + first + "\n\nSujet : Bacs\n\nTitre : Le bac a coulé\n\nTitre de publication : L'Écho\n\n" +
	"Date de publication : 9 mars 2026\n\nLangue de publication : Français\n\nDernière mise à jour : 2026-03-20\n\nBase de données : ProQuest Newsstream\n\n" + rule

func TestRead(t *testing.T) {
	if got := formattest.Sniff(&Text, "a.txt", english); got != format.Sure {
		t.Errorf("got likeness %d", got)
	}
	got := formattest.Read(t, &Text, "a.txt", english)
	if len(got.Drafts) != 2 || len(got.Errs) != 0 {
		t.Fatalf("got %q, %v", got.Outcomes, got.Errs)
	}
	a, b := got.Drafts[0], got.Drafts[1]
	if a.ID != "proquest-300000001" || a.Outlet != "The Echo" || a.Title != "Ferry sinks" || a.Byline != "Jane Doe" || a.Lang != "en" || a.Published.String() != "2026-03-09" || a.Text != first+"\n\n"+next {
		t.Errorf("got %+v", a)
	}
	if b.Outlet != "The Post" || b.Title != "Harbour closed" || b.Published.String() != "2026-03-10" || b.Text != "The harbour is closed until Thursday." || len(b.Notes) != 1 || b.Notes[0] != NoteAbstract {
		t.Errorf("got %+v", b)
	}
	formattest.Stops(t, &Text, "a", english)
}

// TestRules reads an export that does not count its documents.
func TestRules(t *testing.T) {
	got := formattest.Read(t, &Text, "a.txt", strings.NewReplacer("Document 1 of 2\n", "", "Document 2 of 2\n", "").Replace(english))
	if len(got.Drafts) != 2 || len(got.Errs) != 0 || got.Drafts[0].Title != "Ferry sinks" || got.Drafts[1].Title != "Harbour closed" {
		t.Errorf("got %q, %v", got.Outcomes, got.Errs)
	}
}

func TestFrench(t *testing.T) {
	if got := formattest.Sniff(&Text, "a.txt", french); got != format.Sure {
		t.Errorf("got likeness %d", got)
	}
	got := formattest.Read(t, &Text, "a.txt", french)
	if len(got.Drafts) != 1 {
		t.Fatalf("got %q, %v", got.Outcomes, got.Errs)
	}
	if a := got.Drafts[0]; a.Outlet != "L'Écho" || a.Title != "Le bac a coulé" || a.Byline != "Anne Roy" || a.Lang != "fr" || a.Published.String() != "2026-03-09" || a.Text != first {
		t.Errorf("got %+v", a)
	}
}

func TestSniff(t *testing.T) {
	for name, text := range map[string]string{"a.txt": first + "\n" + rule + "Title: ProQuest\n", "b.csv": english, "c.txt": first} {
		if got := formattest.Sniff(&Text, name, text); got != format.No {
			t.Errorf("%s: got %d", name, got)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add(english)
	f.Add(french)
	f.Fuzz(func(t *testing.T, s string) {
		formattest.Sniff(&Text, "a", s)
		formattest.Read(t, &Text, "a", s)
	})
}
